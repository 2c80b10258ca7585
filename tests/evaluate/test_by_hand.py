"""Corrections as gold: over gold that is there, and where there is none."""

from pathlib import Path

from pressefakten.evaluate.by_hand import corrected
from pressefakten.evaluate.gold import Annotation, Gold
from pressefakten_schemas.corrections import Correction

TEXT = "Ada Lem zahlt 500 Euro an Bo Ek. Das sind 4 Euro mehr."
RELEASE = {"release": "r", "text": TEXT, "zones": []}


def place(words: str) -> dict:
    start = TEXT.index(words)
    end = start + len(words)
    return {
        "start": start,
        "end": end,
        "exact": words,
        "prefix": TEXT[max(0, start - 32) : start],
        "suffix": TEXT[end : end + 32],
    }


def said(kind: str, value: str, words: str, **attributes) -> dict:
    return {"kind": kind, "value": value, "attributes": attributes, "places": [place(words)]}


def correction(action: str, **more) -> Correction:
    return Correction.model_validate({"release": "r", "action": action, **more})


def annotation(kind: str, value: str, words: str) -> Annotation:
    start = TEXT.index(words)
    return Annotation(kind, start, start + len(words), words, value)


def fact(kind: str, value: str, words: str) -> dict:
    start = TEXT.index(words)
    return {"kind": kind, "value": value, "mentions": [{"start": start, "end": start + len(words), "text": words}]}


FACTS = [fact("money", "500", "500 Euro"), fact("money", "4", "4 Euro"), fact("person", "Ada Lem", "Ada Lem")]
REJECT = correction("reject", was=said("money", "4", "4 Euro", currency="EUR"))
CHANGE = correction(
    "change", was=said("person", "Ada Lem", "Ada Lem"), now=said("person", "Ada M. Lem", "Ada Lem", roles=["Rednerin"])
)
ADD = correction("add", now=said("person", "Bo Ek", "Bo Ek"))


def told(gold: Gold) -> list[tuple[str, str | None]]:
    return [(one.kind, one.value) for one in gold.mentions]


def test_by_hand_corrects_gold_that_is_there():
    known = (
        annotation("person", "Ada Lem", "Ada Lem"),
        annotation("money", "4", "4 Euro"),
        annotation("money", "500", "500 Euro"),
    )
    gold, facts = corrected(Gold("r", Path("r.txt"), known), RELEASE, FACTS, [REJECT, CHANGE, ADD])
    assert told(gold) == [("person", "Ada M. Lem"), ("money", "500"), ("person", "Bo Ek")]
    assert gold.mentions[0].attributes == {"roles": ["Rednerin"]}
    assert facts == FACTS


def test_by_hand_judges_only_what_was_spoken_of_where_there_is_no_gold():
    none = Gold("r", Path("r.txt"), mentions=(), annotated=frozenset())
    gold, facts = corrected(none, RELEASE, FACTS, [REJECT, ADD])
    assert told(gold) == [("person", "Bo Ek")]
    assert gold.annotated == {"money", "person"}
    assert [one["value"] for one in facts] == ["4"]


def test_by_hand_leaves_out_what_is_gone():
    gone = {**RELEASE, "text": "Ganz anders."}
    gold, facts = corrected(Gold("r", Path("r.txt"), (), annotated=frozenset()), gone, [], [ADD])
    assert (told(gold), facts) == ([], [])
