"""The page of a release marks what is unsure."""

import pytest

from pressefakten.report.show import release_page
from pressefakten.settings import UNSURE

RELEASE = {"release": "r", "source": "r.txt"}
MENTION = {"start": 0, "end": 4, "text": "Wort", "zone": "body", "rule": "test"}


@pytest.mark.parametrize(
    ("confidences", "marked"),
    [([0.35], "[unsure, 0.35]"), ([0.35, 0.5], "[unsure, 0.50]"), ([0.35, 0.9], ""), ([UNSURE], ""), ([None], "")],
)
def test_show_marks_names_of_which_no_mention_is_sure(confidences, marked):
    mentions = [MENTION if one is None else {**MENTION, "confidence": one} for one in confidences]
    fact = {"release": "r", "id": "0123456789ab", "kind": "place", "value": "Wort", "mentions": mentions}
    *_, line = release_page(RELEASE, [fact])
    assert line.endswith(marked or "Wort" + (f" ×{len(mentions)}" if len(mentions) > 1 else ""))
