"""Numbers that name a thing: every rule by its examples, check digits, what they keep others from, and who bears them."""

import pytest
import spacy
from tests.support import assert_linear, found_in

from pressefakten.language import build_language
from pressefakten.mentions import Mention
from pressefakten.reading import read
from pressefakten.recognizers.identifiers import _CHECKS, _RULES, find_identifiers
from pressefakten.resolve.overlaps import settle
from pressefakten.resolve.owners.bearers import with_bearers
from pressefakten_schemas.kinds import RECORDS

EXAMPLES = [(rule.id, example) for rule in _RULES for example in rule.examples]
COUNTEREXAMPLES = [(rule.id, text) for rule in _RULES for text in rule.counterexamples]


@pytest.fixture(scope="module")
def nlp():
    return build_language()


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule}: {one.text}" for rule, one in EXAMPLES])
def test_identifiers_example(rule, example):
    found = {(one.start, one.end): (one.value, one.rule) for one in find_identifiers(example.text)}
    assert found.get((example.start, example.end)) == (example.value, rule)


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=[f"{rule}: {text}" for rule, text in COUNTEREXAMPLES])
def test_identifiers_counterexample(rule, text):
    assert [one for one in find_identifiers(text) if one.rule == rule] == []


def test_identifiers_rules_name_standards_and_types_that_exist():
    types = RECORDS["identifier"].model.model_json_schema()["properties"]["type"]["enum"]
    assert {rule.sets["type"] for rule in _RULES} == set(types)
    assert {rule.extra["check"] for rule in _RULES if "check" in rule.extra} == set(_CHECKS)


@pytest.mark.parametrize(
    ("text", "validity"),
    [
        ("IBAN DE02 1203 0000 0000 2020 51", "valid"),
        ("IBAN DE02 1203 0000 0000 2020 15", "invalid"),
        ("IBAN DE02 1203 0000 0000 2020 5", "invalid"),
        ("USt-IdNr. DE136695976", "valid"),
        ("USt-IdNr. DE136695967", "invalid"),
        ("UID ATU12345675", "valid"),
        ("UID ATU12345678", "invalid"),
        ("Gläubiger-ID DE98ZZZ09999999999", "valid"),
        ("Gläubiger-ID DE89ZZZ09999999999", "invalid"),
        ("ISBN 978-3-16-148410-0", "valid"),
        ("ISBN 978-3-16-148410-1", "invalid"),
        ("BIC BYLADEM1001", None),
        ("HRB 12345", None),
    ],
)
def test_identifiers_labelled_number_is_one_whatever_its_check_digits_say(text, validity):
    (one,) = find_identifiers(text)
    assert one.attributes.get("validity") == validity
    assert ("warnings" in one.attributes) == (validity == "invalid")


@pytest.mark.parametrize(
    "text",
    ["DE02 1203 0000 0000 2020 15", "DE136695967", "ATU12345678", "DE89ZZZ09999999999", "978-3-16-148410-1", "20/1234"],
)
def test_identifiers_unlabelled_number_needs_check_digits_that_fit(text):
    assert find_identifiers(f"Es steht {text} darin.") == []


def test_identifiers_offsets_lead_to_the_untouched_text():
    source = "Spenden:\r\nIBAN:\u00a0DE02\u00a01203\u202f0000\u00a00000\u00a02020\u00a051"
    (one,) = found_in(find_identifiers, source)
    assert source[one.start : one.end] == "DE02\u00a01203\u202f0000\u00a00000\u00a02020\u00a051"
    assert one.value == "DE02120300000000202051"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("IBAN: DE02 1203 0000 0000 2020 51", ["identifier"]),
        ("Az. 12 K 345/23", ["identifier"]),
        ("HRB 12345 (Amtsgericht Köln)", ["identifier", "organization"]),
        ("Drucksache 20/1234 vom 3. Mai 2021", ["identifier", "date"]),
        ("ISBN 978-3-16-148410-0, 20 Euro", ["identifier", "money"]),
        ("USt-IdNr. DE136695976, Telefon 0221 4321300", ["identifier", "phone"]),
        ("https://doi.org/10.1000/xyz123", ["url", "identifier"]),
    ],
)
def test_identifiers_digits_are_nothing_else(nlp, text, kinds):
    doc = nlp(f"Kurz gemeldet\n\nEs gilt weiter: {text}\n")
    found = [one.kind for one in doc._.mentions if one.kind not in ("place", "misc")]
    assert [kind for kind in found if kind != "organization" or "organization" in kinds] == kinds


def test_identifiers_link_keeps_its_doi_and_no_other_kind():
    text = "https://doi.org/10.1000/2012-03"
    url = Mention("url", 0, len(text), text, "url.plain")
    doi = Mention("identifier", 16, len(text), text[16:], "identifier.doi", {"type": "doi"})
    won, lost = settle([url, doi, Mention("date", 24, len(text), "2012-03", "date.iso")], text)
    assert [one.kind for one in won] == ["url", "identifier"]
    assert [one.mention.kind for one in lost] == ["date"]


def bearers(text: str, *names: str) -> list[str | None]:
    """The owners of the identifiers of ``text``; a name with "!" is a person."""
    doc = spacy.blank("de")(text)
    named = [name.strip("!") for name in names]
    doc._.mentions = sorted(
        [
            *find_identifiers(read(text).text),
            *(
                Mention(
                    "person" if "!" in name else "organization",
                    text.index(words),
                    text.index(words) + len(words),
                    words,
                    "t",
                )
                for name, words in zip(names, named, strict=True)
            ),
        ],
        key=lambda one: one.start,
    )
    return [one.attributes.get("owner") for one in with_bearers(doc) if one.kind == "identifier"]


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("Tafel Neuwall e. V.\nSparkasse Neuwall\nIBAN DE02120300000000202051",
         ["Tafel Neuwall e. V.", "Sparkasse Neuwall"], ["Tafel Neuwall e. V."]),
        ("Stadtwerke Neuwall GmbH, HRB 12345, Amtsgericht Köln",
         ["Stadtwerke Neuwall GmbH", "Amtsgericht Köln"], ["Stadtwerke Neuwall GmbH"]),
        ("IBAN DE02120300000000202051, Tafel Neuwall", ["Tafel Neuwall"], ["Tafel Neuwall"]),
        ("Stadtwerke Neuwall GmbH\nGeschäftsführer: Max Muster\nUSt-IdNr. DE136695976",
         ["Stadtwerke Neuwall GmbH", "Max Muster!"], ["Stadtwerke Neuwall GmbH"]),
        ("Kontoinhaberin: Ada Lem\nIBAN DE02120300000000202051", ["Ada Lem!"], ["Ada Lem"]),
        ("Ansprechpartnerin: Ada Lem\nIBAN DE02120300000000202051", ["Ada Lem!"], [None]),
        ("Wer der Tafel Neuwall in diesem Winter mit einer Spende helfen möchte, überweist sie auf das Konto DE02120300000000202051.",
         ["Tafel Neuwall"], ["Tafel Neuwall"]),
        ("Die Stadt Neuwall und die Tafel Neuwall bitten gemeinsam um Spenden auf das Konto DE02120300000000202051 bis Mai.",
         ["Stadt Neuwall", "Tafel Neuwall"], [None]),
        ("Tafel Neuwall, ISBN 978-3-16-148410-0, BIC BYLADEM1001, Az. 12 K 345/23", ["Tafel Neuwall"], [None] * 3),
    ],
)  # fmt: skip
def test_identifiers_bearer(text, names, wanted):
    assert bearers(text, *names) == wanted


@pytest.mark.parametrize(
    "piece",
    [
        "IBAN ",
        "DE02 1203 ",
        "A1",
        "HRB 1",
        "Az. 1 K ",
        "1 K 1/2",
        "10.1000/",
        "978-3-",
        "Drs. 1/1, ",
        "USt-Id",
        "Register",
    ],
)
def test_identifiers_stand_hostile_input(piece):
    assert_linear(lambda size: piece * (size // len(piece)), find_identifiers)
