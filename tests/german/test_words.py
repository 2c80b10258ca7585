"""The German room: nominative, role nouns, tense and abbreviations, each by a table."""

import pytest

from pressefakten.german.abbreviations import looks_like_one, stands_for
from pressefakten.german.nominative import nominative, place_without_genitive, plain_case, without_genitive
from pressefakten.german.role_declension import RoleForm
from pressefakten.german.role_nouns import role_form
from pressefakten.german.tense import finished_at, looks_back, tense_at
from pressefakten.german.verb_tense import Tense

NOMINATIVES = [
    ("Kommunalen Integrationszentrums", "des", "Kommunales Integrationszentrum"),
    ("Neuen Auenzeitung", "der", "Neue Auenzeitung"),
    ("Märkischen Rundschau", "der", "Märkische Rundschau"),
    ("Lübecker Nachrichten", "den", "Lübecker Nachrichten"),
    ("Kommunale Integrationszentrum", "das", "Kommunales Integrationszentrum"),
    ("Städtischen Werke", "der", "Städtische Werke"),
    ("Bundesministerium für Bildung und Forschung", "das", "Bundesministerium für Bildung und Forschung"),
    ("Instituts für Weltwirtschaft", "des", "Institut für Weltwirtschaft"),
    ("Frankfurter Verkehrsverbundes", "des", "Frankfurter Verkehrsverbund"),
    ("Evangelischen Kirche", "der", "Evangelische Kirche"),
    ("Deutschen Roten Kreuzes", "des", "Deutsches Rotes Kreuz"),
    ("Technischen Hilfswerk", "beim", "Technisches Hilfswerk"),
    ("Campus", "des", "Campus"),
    ("Offene Daten Netzwerk", "", "Offene Daten Netzwerk"),
    ("Ada Lem", "von", "Ada Lem"),
    ("Nordböe Windpark GmbH & Co. KG", "der", "Nordböe Windpark GmbH & Co. KG"),
    ("Städtischen Theater GmbH", "der", "Städtische Theater GmbH"),
    ("Landschaftlichen Vereins Auen e. V.", "des", "Landschaftlicher Verein Auen e. V."),
]


@pytest.mark.parametrize(("name", "before", "expected"), NOMINATIVES)
def test_a_name_is_put_in_the_nominative(name: str, before: str, expected: str) -> None:
    assert nominative(name, before) == expected
    assert nominative(expected) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Verbandes", "Verband"),
        ("Instituts", "Institut"),
        ("Kongress", "Kongress"),
        ("Campus", "Campus"),
        ("Amt", "Amt"),
    ],
)
def test_a_noun_loses_its_genitive(word: str, expected: str) -> None:
    assert without_genitive(word) == expected


PLACES = [
    ("Viersens", "", "Landrat", "Viersen"),
    ("Moers", "in", "wohnt", "Moers"),
    ("Saarlouis", "", "Bürgermeister", "Saarlouis"),
    ("Rheins", "des", "", "Rhein"),
    ("Bergischen Land", "im", "wird", "Bergisches Land"),
    ("Frankfurter Landes", "des", "", "Frankfurter Land"),
]


@pytest.mark.parametrize(("name", "before", "after", "expected"), PLACES)
def test_a_place_loses_its_genitive_where_its_neighbours_say_so(
    name: str, before: str, after: str, expected: str
) -> None:
    assert place_without_genitive(name, frozenset(), before, after) == expected


def test_a_place_without_s_elsewhere_in_the_release_decides() -> None:
    assert place_without_genitive("Soests", frozenset({"Soest"}), "", "ist") == "Soest"
    assert place_without_genitive("Soests", frozenset(), "", "ist") == "Soests"


def test_capitals_are_set_as_usual() -> None:
    assert plain_case("PFAFFENHOFEN AN DER ILM") == "Pfaffenhofen an der Ilm"
    assert plain_case("AUESTAHL WERKE GMBH & CO. KG") == "Auestahl Werke GmbH & Co. KG"
    assert plain_case("TURNVEREIN LINDACH E.V.") == "Turnverein Lindach e.V."
    assert plain_case("DLRG") == "DLRG"


ONE, MAN, WOMAN = RoleForm(False, False, False), RoleForm(False, False, True), RoleForm(False, True, False)
EITHER = RoleForm(True, False, False)
ROLES = [
    ("Kreissozialdezernentin", WOMAN),
    ("Kauffrau", WOMAN),
    ("Kämmerin", WOMAN),
    ("KHK'in", WOMAN),
    ("Landrätin-Stv.", WOMAN),
    ("Bgm.in", WOMAN),
    ("Stadtrat", MAN),
    ("Direktors", MAN),
    ("MdB", ONE),
    ("Beauftragte:r", EITHER),
    ("Sprecher/-in", EITHER),
    ("LeiterIn", EITHER),
    ("Leiter*innen", RoleForm(True, False, False, True)),
    ("Kaufleute", RoleForm(True, False, False, True)),
    ("Ausschussmitglieder", RoleForm(True, False, False, True)),
    ("Stadträtinnen", RoleForm(True, True, False, True)),
    ("Lehrer", RoleForm(True, False, True)),
    ("Lehrern", RoleForm(True, False, True, True)),
    *((word, None) for word in ("Zeitung", "leiter", "Rat", "Theater", "Monitor", "Mitarbeiterstab", "")),
]


@pytest.mark.parametrize(("word", "form"), ROLES)
def test_a_role_noun_tells_whom_it_names(word: str, form: RoleForm | None) -> None:
    assert role_form(word) == form


TENSES: list[tuple[str, Tense | None]] = [
    ("Die Halle wurde am [Montag] eröffnet.", "past"),
    ("Die Halle wird am [Montag] eröffnet.", "future"),
    ("Wie der Verein mitteilte, beginnt am [Montag] der Umbau.", "present"),
    ("Die Bahn nimmt im [Mai] den Betrieb auf.", "present"),
    ("Am [Montag] hat der Rat getagt, der Bau beginnt im Mai.", "past"),
    ("Am Montag hat der Rat getagt, der Bau beginnt im [Mai].", "present"),
    ("Konzert am [Montag]", None),
    ("„Wir freuen uns auf [Montag]“, sagt Ada Lem.", "present"),
]


def marked(sentence: str) -> tuple[str, int]:
    """The sentence without its brackets, and where they stood."""
    return sentence.replace("[", "").replace("]", ""), sentence.index("[")


@pytest.mark.parametrize(("sentence", "tense"), TENSES)
def test_the_tense_is_that_of_the_clause(sentence: str, tense: Tense | None) -> None:
    assert tense_at(*marked(sentence)) == tense


def test_what_was_finished_is_told_in_the_past() -> None:
    assert finished_at(*marked("Die Halle wurde am [Montag] eröffnet."))
    assert not finished_at(*marked("Die Halle wird am [Montag] eröffnet."))


def test_what_a_date_is_compared_with_looks_back() -> None:
    assert looks_back("Es kamen mehr Gäste als im ", False, None)
    assert looks_back("nach dem Brand am ", True, "future")
    assert not looks_back("Das Fest beginnt am ", True, "present")


LONG_FORMS = [
    ("KI", "Kommunales Integrationszentrum", True),
    ("BMBF", "Bundesministerium für Bildung und Forschung", True),
    ("ADFC", "Allgemeiner Deutscher Fahrrad-Club", True),
    ("VHS", "Volkshochschule", True),
    ("LfU", "Landesamt für Umwelt", True),
    ("KI", "Kreis Viersen", False),
    ("SPD", "Stadt Dresden", False),
]


@pytest.mark.parametrize(("short", "long", "expected"), LONG_FORMS)
def test_an_abbreviation_takes_its_letters_from_its_long_form(short: str, long: str, expected: bool) -> None:
    assert stands_for(short, long) is expected


@pytest.mark.parametrize(
    ("word", "expected"), [("KI", True), ("LfU", True), ("Ki", False), ("A", False), ("PDF", False), ("A" * 12, False)]
)
def test_an_abbreviation_has_its_shape(word: str, expected: bool) -> None:
    assert looks_like_one(word) is expected
