"""The form of a gold file."""

import json

import pytest

from pressefakten.errors import UsageError
from pressefakten.evaluate import load_gold
from pressefakten.evaluate.gold import ANNOTATED
from pressefakten_schemas.kinds import KINDS


@pytest.fixture
def load(tmp_path):
    def one(**data):
        (tmp_path / "a.txt").write_text("Text")
        (tmp_path / "a.json").write_text(json.dumps({"facts": [], **data}))
        (gold,) = load_gold(tmp_path)
        return gold

    return one


def test_load_gold_mention(load):
    data = {"kind": "money", "text": "5 Euro", "start": 0, "end": 6, "value": "5"}
    more = {
        "optional": True,
        "alt_kinds": ["quantity"],
        "alt_values": ["5.00"],
        "currency": "EUR",
        "per": None,
        "min": "",
    }
    (mention,) = load(facts=[data | more]).mentions
    assert (mention.kind, mention.start, mention.end, mention.text, mention.value) == ("money", 0, 6, "5 Euro", "5")
    assert (mention.optional, mention.kinds, mention.alt_values) == (True, ("money", "quantity"), ("5.00",))
    assert mention.attributes == {"currency": "EUR"}


def test_load_gold_mention_may_lack_a_value(load):
    assert load(facts=[{"kind": "quote", "text": "Ja", "start": 0, "end": 2}]).mentions[0].value is None


@pytest.mark.parametrize(
    ("given", "spans"),
    [
        ({}, None),
        ({"boilerplate": []}, ()),
        ({"boilerplate": [[0, 4], [9, 12]]}, ((0, 4), (9, 12))),
        ({"boilerplate": [["boilerplate", 0, 4]]}, ((0, 4),)),
    ],
)
def test_load_gold_boilerplate(load, given, spans):
    assert load(**given).boilerplate == spans


def test_load_gold_kinds_judged(load):
    assert load().annotated == ANNOTATED == set(KINDS) - {"identifier"}
    assert load(annotated=["person", "date"]).annotated == {"person", "date"}


@pytest.mark.parametrize(
    ("given", "name", "answers", "printed"),
    [
        ({"title": "A"}, "title", ("A",), True),
        ({"title": "A", "alt_titles": ["B"]}, "title", ("A", "B"), True),
        ({"title": None, "alt_titles": ["B"]}, "title", (), True),
        ({"title": "A", "published": "2024-05-03"}, "published", ("2024-05-03",), True),
        ({"title": "A", "published": "2024-05-03", "published_printed": False}, "published", ("2024-05-03",), False),
        ({"title": "A"}, "published", (), True),
        ({"title": "A", "publisher": "B / C"}, "publisher", ("B / C", "B", "C"), True),
        ({"title": "A", "publisher": "B/C"}, "publisher", ("B/C",), True),
        ({"title": "A", "publisher": "B", "alt_publishers": ["C / D"]}, "publisher", ("B", "C / D", "C", "D"), True),
        ({"title": "A", "publisher": "B", "publisher_printed": False}, "publisher", ("B",), False),
    ],
)
def test_load_gold_head(load, given, name, answers, printed):
    asked = load(**given).head[name]
    assert (asked.answers, asked.printed) == (answers, printed)


def test_load_gold_without_title_says_nothing_of_the_head(load):
    assert load(published="2024-05-03").head == {}


def test_load_gold_says_what_is_wrong(tmp_path):
    with pytest.raises(UsageError, match="No gold files"):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"facts": []}')
    with pytest.raises(UsageError, match=r"a\.txt is missing"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"facts": [{"kind": "person"}]}',
        '{"facts": [{"kind": "song", "text": "T", "start": 0, "end": 1}]}',
        '{"facts": [], "boilerplate": [[1]]}',
        '{"facts": [], "annotated": ["song"]}',
    ],
)
def test_load_gold_refuses_another_form(tmp_path, text):
    (tmp_path / "a.txt").write_text("Text")
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(UsageError, match=r"a\.json is no gold file"):
        load_gold(tmp_path)


def test_load_gold_texts_elsewhere(tmp_path):
    gold, texts = tmp_path / "gold", tmp_path / "texts"
    gold.mkdir()
    texts.mkdir()
    (gold / "a.json").write_text('{"facts": []}')
    (texts / "a.txt").write_text("Text")
    assert [one.path for one in load_gold(gold, texts)] == [texts / "a.txt"]
