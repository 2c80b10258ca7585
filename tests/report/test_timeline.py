"""How what is said of somebody or something develops."""

import sys
from pathlib import Path

import pytest

from pressefakten.errors import UsageError
from pressefakten.report.timeline import Corpus, developments, lines, of_kind

sys.path.insert(0, str(Path(__file__).parent))
from hand_made import fact, release

OLD = release(
    "a", "2023-03-01", "Leiterin Ada Lem führt das Bad Nord. Das Bad Nord kostet 4,2 Millionen Euro. Tel. 0241 1"
)
NEW = release(
    "b", "2024-03-01", "Leiter Jo Rau führt das Bad Nord. Das Bad Nord kostet 4,9 Millionen Euro. Tel. 0241 2"
)
LATE = release("c", "2024-09-01", "Leiterin Ada Lem führt das Bad Nord.")


def of(one, leader, words, cost, phone):
    bad = fact(one, "organization", "Bad Nord", "Bad Nord")
    facts = [bad, fact(one, "person", leader, leader, roles=[words], affiliation="Bad Nord")]
    if cost:
        facts.append(fact(one, "money", cost, f"{cost[0]},{cost[1]} Millionen Euro", currency="EUR", role="costs"))
        bad["mentions"].append(fact(one, "organization", "Bad Nord", "Bad Nord kostet")["mentions"][0])
        facts.append(fact(one, "phone", phone, phone[-6:], type="phone", owner="Bad Nord", zone="contact"))
    return facts


FACTS = [
    *of(OLD, "Ada Lem", "Leiterin", "4200000", "0241 1"),
    *of(NEW, "Jo Rau", "Leiter", "4900000", "0241 2"),
    *of(LATE, "Ada Lem", "Leiterin", None, None),
]


@pytest.fixture
def corpus():
    return Corpus([NEW, LATE, OLD], FACTS)


def told(found, about):
    (one,) = [one for one in found if one.about == about]
    return [(statement.published, statement.value) for statement in one.statements]


def test_timeline_costs_by_date(corpus):
    assert told(developments(corpus, ["Bad Nord"]), "Kosten") == [
        ("2023-03-01", "4,2 Millionen Euro"),
        ("2024-03-01", "4,9 Millionen Euro"),
    ]


def test_timeline_leaders_with_what_contradicts(corpus):
    found = developments(corpus, ["bad nord"])
    assert told(found, "Leitung") == [("2023-03-01", "Ada Lem"), ("2024-03-01", "Jo Rau"), ("2024-09-01", "Ada Lem")]
    (lead,) = [one for one in found if one.about == "Leitung"]
    ((first, second),) = lead.conflicts
    assert (first.sentence, second.sentence) == (
        "Leiterin Ada Lem führt das Bad Nord.",
        "Leiter Jo Rau führt das Bad Nord.",
    )


def test_timeline_contacts(corpus):
    assert [value for _, value in told(developments(corpus, ["Bad Nord"]), "Telefon")] == ["0241 1", "0241 2"]


def test_timeline_person_with_functions(corpus):
    assert told(developments(corpus, ["Jo Rau"]), "Funktion") == [("2024-03-01", "Leiter")]


def test_timeline_only_the_releases_that_mean_it(corpus):
    found = developments(corpus.only(frozenset({"a"})), ["Bad Nord"])
    assert told(found, "Leitung") == [("2023-03-01", "Ada Lem")]
    assert not any(one.conflicts for one in found)


def test_timeline_of_a_kind(corpus):
    assert [value for _, value in told(of_kind(corpus, "money"), "Kosten")] == [
        "4,2 Millionen Euro",
        "4,9 Millionen Euro",
    ]


def test_timeline_same_value_is_told_once_with_its_days():
    again = release("d", "2023-05-01", OLD["text"])
    corpus = Corpus([OLD, again], [*FACTS[:4], *of(again, "Ada Lem", "Leiterin", "4200000", "0241 1")])
    page = "\n".join(lines("Bad Nord", developments(corpus, ["Bad Nord"])))
    assert "  2023-03-01 – 2023-05-01  4,2 Millionen Euro  [a, d]" in page


def test_timeline_contradiction_stands_on_the_page(corpus):
    page = "\n".join(lines("Bad Nord", developments(corpus, ["Bad Nord"])))
    assert "  ! Widerspruch: Ada Lem / Jo Rau" in page


def test_timeline_of_nobody(corpus):
    with pytest.raises(UsageError, match="No release names 'Nord-Süd'"):
        developments(corpus, ["Nord-Süd"])


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ("Funktion", "Der Empfang beim stellvertretenden Landrat Jo Rau dauerte lange."),
        ("Einrichtung", "Jo Rau kam vom Kreis Nord."),
    ],
)
def test_timeline_shows_the_sentence_that_states_it(about, sentence):
    text = "Jo Rau lud ein. Jo Rau kam vom Kreis Nord. Der Empfang beim stellvertretenden Landrat Jo Rau dauerte lange."
    one = release("a", "2024-03-01", text)
    more = {"roles": ["stellvertretender Landrat"], "affiliation": "Kreis Nord"}
    person = fact(one, "person", "Jo Rau", "Jo Rau lud", **more)
    for words in ("Jo Rau kam", "Jo Rau dauerte"):
        person["mentions"] += fact(one, "person", "Jo Rau", words)["mentions"]
    found = {said.about: said.statements[0].sentence for said in developments(Corpus([one], [person]), ["Jo Rau"])}
    assert found[about] == sentence
