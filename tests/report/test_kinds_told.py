"""Whatever its kind, a fact can be shown, explained and compared: all that pages need stands in its record."""

import pytest

from pressefakten.diff.releases import Version, came_or_went, compare_versions
from pressefakten.report.difference.text import lines
from pressefakten.report.show import fact_attributes_text, release_page, value_text
from pressefakten_schemas.diff import Diff, DiffCounts, Why
from pressefakten_schemas.kinds import KINDS, RECORDS

RELEASE = {"release": "r", "source": "r.txt"}
MENTION = {"start": 0, "end": 4, "text": "Wort", "zone": "body", "rule": "test"}


def fact(kind, value="W", **attributes):
    return {"release": "r", "id": "0123456789ab", "kind": kind, "value": value, **attributes, "mentions": [MENTION]}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ["W", None])
def test_kinds_page_has_the_heading_and_the_value(kind, value):
    page = list(release_page(RELEASE, [fact(kind, value)]))
    assert RECORDS[kind].heading in page
    assert page[-1].startswith(f"  0123456789ab  {value or '?'}")


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_difference_tells_the_fact(kind):
    given = fact(kind, "5", **({"currency": "EUR"} if kind == "money" else {}))
    came = came_or_went(Version({"release": "r", "text": "Wort"}, [given]), came=True)
    told = list(lines(Diff(old="a", new="b", same=False, why=Why(), counts=DiffCounts(), releases=(came,))))
    assert told[0] == "== r – neue Meldung"
    assert told[1].split(": ")[1].strip("„“").startswith("5")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "quote"])  # a quote of other words is another one
def test_kinds_change_of_the_fact_is_told(kind):
    more = {"currency": "EUR"} if kind == "money" else {}
    old, new = (
        Version(
            {"release": "r", "text": text}, [{**fact(kind, value, **more), "mentions": [{**MENTION, "text": text}]}]
        )
        for text, value in (("eins", "5"), ("zwei", "6"))
    )
    (entry,) = compare_versions(old, new).entries
    assert (entry.about, entry.change, "5" in entry.says, "6" in entry.says) == (kind, "changed", True, True)


def test_kinds_page_follows_the_order_of_kinds():
    page = list(release_page(RELEASE, [fact(kind) for kind in reversed(KINDS)]))
    headings = [line for line in page if line in {record.heading for record in RECORDS.values()}]
    assert headings == [RECORDS[kind].heading for kind in KINDS]


@pytest.mark.parametrize(
    ("kind", "attributes", "value", "told"),
    [
        ("money", {"currency": "EUR", "per": "monatlich"}, "5 EUR", "per monatlich"),
        ("percent", {}, "5 %", ""),
        ("percent", {"unit": "Prozentpunkte"}, "5 Prozentpunkte", ""),
        ("quantity", {"unit": "km", "ucum": "km"}, "5 km", ""),
        ("phone", {"type": "phone", "validity": "valid", "owner_id": "0123456789ab"}, "5", ""),
        ("phone", {"type": "fax", "owner": "Ada Lem"}, "5", "type fax, owner Ada Lem"),
        ("person", {"roles": ["Landrat", "Jurist"], "party": "CDU"}, "5", "roles Landrat; Jurist, party CDU"),
    ],
)
def test_kinds_value_and_attributes_as_told(kind, attributes, value, told):
    one = fact(kind, "5", **attributes)
    assert (value_text(one), fact_attributes_text(one)) == (value, told)
