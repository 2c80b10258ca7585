"""What pages are made of: names of files, pieces of text, groups, words in two languages, charts."""

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressefakten.html import charts
from pressefakten.html.catalogue import LANGUAGES, entries
from pressefakten.html.chosen import chosen
from pressefakten.html.filenames import file_name
from pressefakten.html.groups import GROUPS, groups, value_text
from pressefakten.html.marks import blocks, marks_of
from pressefakten.html.site import LABELS
from pressefakten_schemas.kinds import KINDS, RECORDS

HTML = files("pressefakten.html")


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "Ä", "con", "index", "", ".hidden", "a" * 200, "x.html?y", "A", "a b", "-x"]
)
def test_pages_file_name_is_plain(name):
    assert re.fullmatch(r"[a-z0-9_][a-z0-9_.-]{0,79}", file_name(name))
    assert file_name(name) not in (name, "index", "con")


def test_pages_file_name_keeps_what_is_plain():
    assert file_name("000_30ce0d2af3291935") == "000_30ce0d2af3291935"
    assert file_name("Ä") != file_name("Ö")
    assert file_name("PM-1") != file_name("pm-1")


@given(st.text(max_size=120))
def test_pages_file_name_leads_nowhere_else(name):
    assert "/" not in file_name(name)
    assert not file_name(name).startswith(".")


def mentioned(number: int, kind: str, *spans: tuple[int, int]) -> dict:
    mentions = [{"start": start, "end": end, "text": "x" * (end - start)} for start, end in spans]
    return {"release": "r", "id": f"{number:012x}", "kind": kind, "value": "v", "mentions": mentions}


SPANS = st.lists(st.tuples(st.integers(0, 29), st.integers(1, 12)), max_size=6)


@given(st.text(alphabet="ab \n", min_size=42, max_size=42), SPANS)
def test_pages_segments_are_the_text_in_order(text, spans):
    facts = [mentioned(at, "person", (start, start + length)) for at, (start, length) in enumerate(spans)]
    zones = [{"zone": "title", "start": 0, "end": 10}, {"zone": "body", "start": 10, "end": 42}]
    shown = blocks(text, zones, marks_of(facts))
    segments = [segment for block in shown for segment in block.segments]
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in segments)
    assert [one.start for one in segments] == sorted(one.start for one in segments)
    left_out = len(text) - sum(len(one.text) for one in segments)
    assert "".join(one.text for one in segments).split() == text.split() or left_out == text.count(" ") + text.count(
        "\n"
    ) - sum(one.text.count(" ") + one.text.count("\n") for one in segments)
    for one in segments:
        for mark in one.marks:
            assert mark.start <= one.start
            assert one.start + len(one.text) <= mark.end


def test_pages_segments_of_nested_and_overlapping_marks():
    facts = [mentioned(1, "quote", (0, 8)), mentioned(2, "person", (2, 4)), mentioned(3, "place", (3, 6))]
    (block,) = blocks("abcdefghij", [], marks_of(facts))
    kinds = [(segment.text, [mark.kind for mark in segment.marks]) for segment in block.segments]
    assert kinds == [
        ("ab", ["quote"]),
        ("c", ["quote", "person"]),
        ("d", ["quote", "place", "person"]),
        ("ef", ["quote", "place"]),
        ("gh", ["quote"]),
        ("ij", []),
    ]


def test_pages_every_kind_has_a_group_a_sign_and_words():
    assert sorted(kind for kinds in GROUPS.values() for kind in kinds) == sorted(KINDS)
    assert set(LABELS) == set(KINDS)
    assert len(set(LABELS.values())) == len(KINDS)
    attributes = {name for record in RECORDS.values() for name in record.attributes if not name.endswith("_id")}
    wanted = (
        {f"kinds.{kind}" for kind in KINDS}
        | {f"groups.{name}" for name in GROUPS}
        | {f"attributes.{name}" for name in attributes}
    )
    assert wanted <= set(entries())


def test_pages_every_text_stands_in_both_languages():
    tables = tomllib.loads((HTML / "catalogue.toml").read_text(encoding="utf-8"))
    for table in tables.values():
        for key, texts in table.items():
            assert set(texts) == set(LANGUAGES), key
            placeholders = [set(re.findall(r"\{(\w+)\}", said)) for said in texts.values()]
            assert placeholders[0] == placeholders[1], key


def test_pages_every_key_of_scripts_and_templates_is_in_the_catalogue():
    asked = set()
    for folder, pattern in (
        ("templates", r'words\.(?:text|plain)\("([\w.]+)"\)'),
        ("templates", r'words\.attribute\("[\w-]+", "([\w.]+)"\)'),
        ("static", r'\btext\("([\w.]+)"'),
        ("static", r'\bt: "([\w.]+)"'),
    ):
        for file in (HTML / folder).iterdir():
            asked |= set(re.findall(pattern, file.read_text(encoding="utf-8")))
    assert len(asked) > 60
    assert {key for key in asked if not key.endswith(".")} <= set(entries())


VALUES = [
    ({"kind": "money", "value": "1500000", "currency": "EUR"}, "about", "≈ 1\u202f500\u202f000 EUR"),
    ({"kind": "money", "value": None, "min": "10", "max": "20000", "currency": "EUR"}, None, "10–20\u202f000 EUR"),
    ({"kind": "percent", "value": "-12.5"}, None, "-12.5 %"),
    ({"kind": "quantity", "value": "9", "unit": "Stellen"}, "at_least", "≥ 9 Stellen"),
    ({"kind": "date", "value": None}, None, ""),
    ({"kind": "duration", "value": None, "min": "P1Y", "max": "P2Y"}, None, "P1Y–P2Y"),
    ({"kind": "phone", "value": "+49221123450"}, None, "+49221123450"),
]


@pytest.mark.parametrize("fact, qualifier, shown", VALUES)
def test_pages_value_text(fact, qualifier, shown):
    assert value_text({**fact, "mentions": [{"qualifier": qualifier} if qualifier else {}]}) == shown


def test_pages_groups_bring_contacts_to_their_owners_and_dates_in_order():
    facts = [
        {**mentioned(1, "phone", (0, 2)), "type": "phone", "value": "+491", "owner": "Ada"},
        {**mentioned(2, "date", (3, 5)), "value": "2024-05-03"},
        {**mentioned(3, "date", (6, 8)), "value": "2023"},
        {**mentioned(4, "email", (9, 12)), "value": "a@b.de"},
    ]
    shown = {
        group.name: [(owner, [card.fact["value"] for card in cards]) for owner, cards in group.parts]
        for group in groups(facts)
    }
    assert shown == {"contacts": [("Ada", ["+491"]), ("", ["a@b.de"])], "dates": [(None, ["2023", "2024-05-03"])]}


def test_pages_charts_by_month_and_by_year():
    by_month = charts.by_time("a", "b", {"2024-01": 2, "2024-03": 1, "": 9})
    assert by_month.rows == (("2024-01", 2), ("2024-02", 0), ("2024-03", 1))
    by_year = charts.by_time("a", "b", {"2010-01": 1, "2024-03": 1})
    assert by_year.rows[0] == ("2010", 1)
    assert len(by_year.rows) == 15
    assert charts.by_time("a", "b", {"": 3}) is None


def test_pages_charts_are_still_pictures(tmp_path):
    charts.draw(charts.by_time("a", "b", {"2024-01": 2, "2024-03": 1}), tmp_path)
    for path in tmp_path.iterdir():
        text = path.read_text(encoding="utf-8")
        assert text.startswith("<svg")
        assert not re.search(r"<script|<!--|onload|href=.http", text)


def test_pages_chosen():
    assert chosen(["abc", "abd", "b"], ["abc", "b"]) == ["abc", "b"]
    for asked in ("ab", "x"):
        with pytest.raises(Exception, match=r"C00[45]"):
            chosen(["abc", "abd", "b"], [asked])
