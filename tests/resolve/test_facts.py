"""Mentions become facts: what is one fact, what its id hangs on, how facts refer to each other."""

from dataclasses import replace

from pressefakten.mentions import Mention
from pressefakten.reading import read
from pressefakten.resolve.facts import build_facts, fact_id

TEXT = "Esser sagte: Ja. Esser, Tel. 1234567, Fax 1234567, 5 Euro, 5 Dollar, etwa 5 Euro, heute, gestern."


def at(kind: str, words: str, value: str | None, nth: int = 0, **attributes) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Mention(kind, start, start + len(words), value, f"{kind}.test", attributes)


def facts_of(*mentions: Mention):
    facts, refused = build_facts("r", read(TEXT), mentions, lambda offset: "body")
    assert not refused
    return facts


def test_facts_the_same_value_twice_is_one_fact():
    (fact,) = facts_of(at("person", "Esser", "Katarina Esser"), at("person", "Esser", "Katarina Esser", 1))
    assert [(mention.start, mention.end) for mention in fact.mentions] == [(0, 5), (17, 22)]


def test_facts_currency_and_type_tell_apart():
    money = facts_of(
        at("money", "5 Euro", "5", currency="EUR"),
        at("money", "5 Dollar", "5", currency="USD"),
        at("money", "5 Euro", "5", 1, currency="EUR", qualifier="about"),
    )
    assert [(fact.currency, len(fact.mentions)) for fact in money] == [("EUR", 2), ("USD", 1)]
    assert [mention.qualifier for mention in money[0].mentions] == [None, "about"]
    phones = facts_of(
        at("phone", "1234567", "+492161234567", type="phone"), at("phone", "1234567", "+492161234567", 1, type="fax")
    )
    assert [fact.type for fact in phones] == ["phone", "fax"]


def test_facts_without_a_value_are_told_apart_by_their_words():
    dates = facts_of(
        at("date", "heute", None, resolution="relative"), at("date", "gestern", None, resolution="relative")
    )
    assert len({fact.id for fact in dates}) == 2


def test_facts_roles_are_gathered_in_order():
    (fact,) = facts_of(
        at("person", "Esser", "Esser", roles=["Dezernentin"]),
        at("person", "Esser", "Esser", 1, roles=["Leiterin", "Dezernentin"], party="CDU"),
    )
    assert fact.roles == ("Dezernentin", "Leiterin")
    assert fact.party == "CDU"


def test_facts_the_fullest_title_counts():
    (fact,) = facts_of(
        at("person", "Esser", "Esser", title="Professor", party="CDU"),
        at("person", "Esser", "Esser", 1, title="Professor Dr.", party="Christdemokraten"),
    )
    assert (fact.title, fact.party) == ("Professor Dr.", "CDU")


def test_facts_refer_to_each_other_by_id():
    person, quote = facts_of(at("person", "Esser", "Esser"), at("quote", "Ja.", "Ja.", speaker="Esser"))
    assert quote.speaker_id == person.id == fact_id("r", "person", "Esser")


def test_facts_id_hangs_on_release_kind_and_value_alone():
    here = facts_of(at("person", "Esser", "Esser"))[0]
    there = facts_of(at("person", "Esser", "Esser", 1, roles=["Leiterin"]))[0]
    assert here.id == there.id
    assert len({fact_id("r", "person", "Esser"), fact_id("s", "person", "Esser"), fact_id("r", "place", "Esser")}) == 3


def test_facts_the_schema_refuses_are_reported_and_the_rest_kept():
    facts, refused = build_facts(
        "r",
        read(TEXT),
        [at("money", "5 Euro", "5,00", currency="EUR"), at("person", "Esser", "Esser")],
        lambda offset: "body",
    )
    assert [fact.kind for fact in facts] == ["person"]
    assert refused[0].code == "F001" and "5 Euro" in refused[0].message


def test_facts_less_sure_than_asked_for_are_left_out_with_links_to_them():
    mentions = [
        at("person", "Esser", "Esser", confidence=0.4),
        at("person", "Esser", "Esser", 1, confidence=0.7),
        at("organization", "Ja", "Ja", confidence=0.5),
        at("phone", "1234567", "+492161234567", type="phone", owner="Ja"),
    ]
    facts, _ = build_facts("r", read(TEXT), mentions, lambda offset: "body", 0.6)
    assert [fact.kind for fact in facts] == ["person", "phone"]
    assert [mention.confidence for mention in facts[0].mentions] == [0.4, 0.7]
    assert facts[1].owner == "Ja" and facts[1].owner_id is None


def test_facts_what_a_mention_gives_otherwise_stands_in_the_mention():
    first = at("person", "Esser", "Esser", affiliation="Amt Au")
    second = replace(at("person", "Esser", "Esser", 1, affiliation="Amt Au"), own={"affiliation": "Verein Au"})
    (fact,) = facts_of(first, second)
    assert fact.affiliation == "Amt Au"
    assert [mention.affiliation for mention in fact.mentions] == [None, "Verein Au"]
