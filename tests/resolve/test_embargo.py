"""Which date is the day before which a release may not be published: the examples of the rules, and whole releases."""

import pytest

from pressefakten.extractor import Extractor
from pressefakten.read import read_bytes
from pressefakten.resolve.head.embargo import embargo_at, embargo_rules
from pressefakten.rules import marked

RULES = embargo_rules()


@pytest.mark.parametrize(("rule", "example"), [(rule, one) for rule in RULES for one in rule.examples])
def test_embargo_examples(rule, example):
    assert embargo_at(example.text, example.start, example.end) == rule.id


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule.counterexamples])
def test_embargo_counterexamples(text):
    assert embargo_at(*marked(text)) is None


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


RELEASE = """Stadt Lindach, Pressestelle
{above}

Stadt Lindach bekommt Preis für Radwege

Lindach, 10. Mai 2023. Die Stadt Lindach bekommt am Freitag den Preis für ihre Radwege. Er ist mit 20.000 Euro dotiert.
{below}
"""


@pytest.mark.parametrize(
    ("above", "below", "until"),
    [
        ("Sperrfrist: 12. Mai 2023, 10 Uhr", "", "2023-05-12T10:00"),
        ("SPERRFRIST: Freitag, 12. Mai 2023, 18.00 Uhr", "", "2023-05-12T18:00"),
        ("Sperrfrist:\n12. Mai 2023", "", "2023-05-12"),
        ("Frei ab 12. Mai 2023", "", "2023-05-12"),
        ("", "Bitte nicht vor dem 12. Mai 2023 veröffentlichen.", "2023-05-12"),
        ("Sperrfrist: Redebeginn", "", None),
        ("", "Der Radweg bleibt gesperrt bis 12. Mai 2023.", None),
        ("", "Gebaut wird nicht vor dem 12. Mai 2023.", None),
    ],
)
def test_embargo_is_told_and_never_publishes(extractor, above, below, until):
    text = RELEASE.format(above=above, below=below)
    release = extractor.extract(read_bytes(text.encode(), "radwege.txt")).release
    assert release.embargoed_until == until
    assert release.published == "2023-05-10"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Sperrfrist: 2. Mai 2024, 12 Uhr\nLindach, 12. Mai 2024", "2024-05-12"),
        ("Sperrfrist: 2. Mai 2024 / Lindach, 12. Mai 2024", "2024-05-12"),
        ("Sperrfrist: Donnerstag, 2. Mai 2024, 12 Uhr / Lindach, 12. Mai", None),
        ("Sperrfrist: 2. Mai 2024, 12 Uhr\nLindach, 12. Mai", None),
        ("Sperrfrist: 2. Mai\nLindach, 12. Mai 2024", "2024-05-12"),
        ("Sperrfrist\nBeginn der Rede (2. Mai 2024)", None),
        ("SPERRFRIST BEACHTEN!\n2. Mai 2024, 10 Uhr", None),
        ("Sperrfrist bis 2. Mai, 0 Uhr\nLindach, 30. April 2024", "2024-04-30"),
        ("Sperrfrist: Donnerstag, 12 Uhr\nLindach, 30. April 2024", "2024-04-30"),
    ],
)
def test_embargo_beside_a_day_of_publication(extractor, head, published):
    text = f"{head}\n\nNeues Freibad öffnet\n\nDas Freibad öffnet am Samstag. Die Bürgermeisterin freut sich auf den Sommer.\n"
    release = extractor.extract(read_bytes(text.encode(), "freibad.txt")).release
    assert release.published == published
    assert (release.embargoed_until or "").startswith("2024-05-02")


def test_embargo_alone_is_no_day_of_publication(extractor):
    text = "Sperrfrist: 12. Mai 2023, 10 Uhr\n\nStadt Lindach bekommt Preis\n\nDie Stadt Lindach bekommt am Freitag einen Preis."
    release = extractor.extract(read_bytes(text.encode(), "preis.txt")).release
    assert (release.published, release.embargoed_until) == (None, "2023-05-12T10:00")
