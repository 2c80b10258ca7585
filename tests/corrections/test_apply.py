"""Corrections applied to facts: what changes, what follows, what is told instead."""

import pytest

from pressefakten.corrections import apply
from pressefakten_schemas.corrections import Correction

TEXT = (
    "Kita öffnet\n\n„Es wird gut“, sagt Ada Lem, Leiterin. Bo Ek gab 500 Euro. Ada Lem dankt.\nTelefon 0221 12345-0\n"
)
RELEASE = {"release": "kita", "text": TEXT, "zones": [{"zone": "title", "start": 0, "end": 11}, {"zone": "body", "start": 13, "end": len(TEXT)}]}  # fmt: skip


def fact(number: int, kind: str, value, words: str, times: int = 1, **more) -> dict:
    mentions, at = [], -1
    for _ in range(times):
        at = TEXT.index(words, at + 1)
        mentions.append({"start": at, "end": at + len(words), "text": words, "zone": "body", "rule": "test"})
    return {"release": "kita", "id": f"{number:012x}", "kind": kind, "value": value, **more, "mentions": mentions}


ADA = fact(1, "person", "Ada Lem", "Ada Lem", 2, roles=["Leiterin"])
QUOTE = fact(2, "quote", "Es wird gut", "Es wird gut", speaker="Ada Lem", speaker_id=f"{1:012x}")
MONEY = fact(3, "money", "500", "500 Euro", currency="EUR")
PHONE = fact(4, "phone", "+49221123450", "0221 12345-0", type="phone", owner="Ada Lem", owner_id=f"{1:012x}")
FACTS = [QUOTE, ADA, MONEY, PHONE]


def place(words: str, number: int = 0) -> dict:
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    end = start + len(words)
    return {
        "start": start,
        "end": end,
        "exact": words,
        "prefix": TEXT[max(0, start - 32) : start],
        "suffix": TEXT[end : end + 32],
    }


def said(of: dict, **other) -> dict:
    attributes = {
        name: given
        for name, given in of.items()
        if name not in ("release", "id", "kind", "value", "mentions") and not name.endswith("_id")
    }
    places = [place(one["text"], number) for number, one in enumerate(of["mentions"])]
    return {"kind": of["kind"], "value": of["value"], "attributes": attributes, "places": places, **other}


def correction(action: str, of: dict | None = None, now: dict | None = None) -> Correction:
    line = {"release": "kita", "action": action, "fact": of and of["id"], "was": of and said(of), "now": now}
    return Correction.model_validate({name: given for name, given in line.items() if given is not None})


def one(facts: list[dict], kind: str) -> dict:
    (found,) = [fact for fact in facts if fact["kind"] == kind]
    return found


def test_apply_without_corrections_changes_nothing():
    assert apply(RELEASE, FACTS, []).facts == FACTS


def test_apply_reject_takes_the_fact_and_links_to_it():
    done = apply(RELEASE, FACTS, [correction("reject", ADA)])
    assert [fact["kind"] for fact in done.facts] == ["quote", "money", "phone"]
    assert "speaker" not in one(done.facts, "quote")
    assert "owner" not in one(done.facts, "phone")
    assert done.unused == []


def test_apply_change_of_a_name_is_followed_by_links():
    done = apply(RELEASE, FACTS, [correction("change", ADA, said(ADA, value="Ada Maria Lem"))])
    person = one(done.facts, "person")
    assert person["value"] == "Ada Maria Lem"
    assert person["id"] != ADA["id"]
    assert {mention["corrected"] for mention in person["mentions"]} == {"changed"}
    assert [
        (one(done.facts, kind)[name], one(done.facts, kind)[f"{name}_id"])
        for kind, name in (("quote", "speaker"), ("phone", "owner"))
    ] == [("Ada Maria Lem", person["id"])] * 2


def test_apply_change_of_a_link():
    done = apply(
        RELEASE, FACTS, [correction("change", PHONE, said(PHONE, attributes={"type": "phone", "owner": "Bo Ek"}))]
    )
    phone = one(done.facts, "phone")
    assert (phone["owner"], "owner_id" in phone, phone["id"]) == ("Bo Ek", False, phone["id"])
    assert one(done.facts, "person") == ADA


def test_apply_change_of_functions_goes_before_those_of_a_mention_as_written():
    first, last = ADA["mentions"]
    declined = {**ADA, "mentions": [{**first, "roles": ["Leiterinnen"], "affiliation": "Amt"}, last]}
    change = correction("change", declined, said(declined, attributes={"roles": ["Chefin"]}))
    person = one(apply(RELEASE, [QUOTE, declined, MONEY, PHONE], [change]).facts, "person")
    assert person["roles"] == ["Chefin"]
    assert "roles" not in person["mentions"][0]
    assert person["mentions"][0]["affiliation"] == "Amt"


def test_apply_change_of_span_and_kind():
    done = apply(
        RELEASE,
        FACTS,
        [
            correction(
                "change",
                MONEY,
                {"kind": "quantity", "value": "500", "attributes": {"unit": "Euro"}, "places": [place("500")]},
            )
        ],
    )
    quantity = one(done.facts, "quantity")
    assert quantity["mentions"][0]["text"] == "500"
    assert not [fact for fact in done.facts if fact["kind"] == "money"]


def test_apply_add_is_in_text_order_and_marked():
    done = apply(
        RELEASE,
        FACTS,
        [correction("add", now={"kind": "person", "value": "Bo Ek", "attributes": {}, "places": [place("Bo Ek")]})],
    )
    assert [fact["value"] for fact in done.facts] == ["Es wird gut", "Ada Lem", "Bo Ek", "500", "+49221123450"]
    assert done.facts[2]["mentions"][0] == {
        "start": TEXT.index("Bo Ek"),
        "end": TEXT.index("Bo Ek") + 5,
        "text": "Bo Ek",
        "zone": "body",
        "rule": "by hand",
        "corrected": "added",
    }


def test_apply_accept_brings_back_what_is_not_found_any_more():
    done = apply(RELEASE, [QUOTE, ADA], [correction("accept", MONEY)])
    money = one(done.facts, "money")
    assert (money["value"], money["currency"], money["mentions"][0]["corrected"]) == ("500", "EUR", "accepted")


def test_apply_accept_keeps_id_and_attributes():
    done = apply(RELEASE, FACTS, [correction("accept", ADA)])
    person = one(done.facts, "person")
    assert {
        **person,
        "mentions": [
            {name: given for name, given in mention.items() if name != "corrected"} for mention in person["mentions"]
        ],
    } == ADA


def test_apply_finds_the_place_again_when_the_text_moves():
    moved = {**RELEASE, "text": "Vorab. " + TEXT, "zones": []}
    done = apply(moved, [], [correction("accept", MONEY)])
    assert done.facts[0]["mentions"][0]["start"] == MONEY["mentions"][0]["start"] + 7


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_apply_tells_what_is_gone_and_changes_nothing(action):
    gone = {**RELEASE, "text": "Ganz anderer Text.", "zones": []}
    done = apply(gone, [], [correction(action, MONEY)])
    assert done.facts == []
    assert "500 Euro" in done.unused[0].reason


def test_apply_uses_the_places_that_are_left():
    text = TEXT.replace("Ada Lem dankt", "Sie dankt")
    done = apply({**RELEASE, "text": text}, [], [correction("accept", ADA)])
    assert len(one(done.facts, "person")["mentions"]) == 1
    assert len(done.unused) == 1


def test_apply_later_ones_win():
    back = correction("add", now=said(MONEY))
    done = apply(RELEASE, FACTS, [correction("reject", MONEY), back])
    assert one(done.facts, "money")["value"] == "500"


def test_apply_twice_is_as_once():
    corrections = [correction("reject", MONEY), correction("change", ADA, said(ADA, value="Ada M. Lem"))]
    once = apply(RELEASE, FACTS, corrections).facts
    assert apply(RELEASE, once, corrections).facts == once
