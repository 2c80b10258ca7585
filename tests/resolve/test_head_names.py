"""Names of publishers: cut out of their lines, and compared with each other."""

import pytest

from pressefakten.mentions import Zone
from pressefakten.resolve.head.bodies import says_in_short
from pressefakten.resolve.head.full_names import in_full
from pressefakten.resolve.head.proposals import proposals
from pressefakten.resolve.head.shapes import behind_function, plain, shape_of, trimmed
from pressefakten.resolve.head.weighing import Placed
from pressefakten.tokenizer import make_german


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("Bistums Auenfeld mit.", "Bistums Auenfeld"),
        ("Samtgemeinde Lindach informiert", "Samtgemeinde Lindach"),
        ("Verein Leben mit Behinderung", "Verein Leben mit Behinderung"),
        ("Deutscher Bergbund, Sektion Auental", "Deutscher Bergbund, Sektion Auental"),
        ("Stadt Lindach, Presseamt", "Stadt Lindach"),
    ],
)
def test_head_names_keep_their_parts(part: str, name: str) -> None:
    assert trimmed(part) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ihr Team der Stadtbücherei Lindach", "Stadtbücherei Lindach"),
        ("Pressestelle des Landkreises Waldau", "Landkreis Waldau"),
        ("Pressestelle Kreis Nordhellen", "Kreis Nordhellen"),
        ("Newsletter der Handwerkskammer Seetal", "Handwerkskammer Seetal"),
        ("Mitgeteilt von der Caritas Oberau", "Caritas Oberau"),
        ("Vorsitzende des Fördervereins Bruckheim", "Förderverein Bruckheim"),
        ("Verein Figurentheatertage Rosental e. V.", "Figurentheatertage Rosental e. V."),
        ("Pressestelle: Stadt Lindach", "Stadt Lindach"),
        ("Verein für Heimatpflege", None),
        ("Stadt Lindach", None),
        ("Pressestelle", None),
    ],
)
def test_head_names_behind_a_function(line: str, name: str | None) -> None:
    behind = behind_function(line)
    assert (behind[0] if behind else None) == name


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("Aue AG   Datum", "Aue AG"),
        ("der Stadt Lindach, Markt 1", "Stadt Lindach"),
        ("Stadt Lindach | Presse", "Stadt Lindach"),
        ("Stadt Lindach vom 3. Mai 2023", "Stadt Lindach"),
        ("3. Mai 2023", ""),
        ("Ministerium für Bau, Wohnen und Verkehr", "Ministerium für Bau, Wohnen und Verkehr"),
    ],
)
def test_head_names_are_cut_out_of_their_line(part: str, name: str) -> None:
    assert trimmed(part) == name


@pytest.mark.parametrize(
    ("short", "full", "is_short"),
    [
        ("IHK Ostermark", "Industrie- und Handelskammer Ostermark", True),
        ("DRK Lindach", "Deutsches Rotes Kreuz Lindach", True),
        ("Fachschule Salern", "Fachschule für Landwirtschaft Salern", True),
        ("IHK Ostermark", "Institut für Hausbau Ostermark", False),
        ("Stadt Lindach", "Stadt und Kreis Lindach", False),
        ("IHK Ostermark", "Industrie- und Handelskammer Westmark", False),
        ("vhs Lindach", "Volkshochschule Lindach", True),
        ("Kath. Pfarramt Lindach", "Katholisches Pfarramt Lindach", True),
        ("Ev.-Ref. Kirche Lindach", "Evangelisch-Reformierte Kirche Lindach", True),
        ("Stadt Lindach", "Stadtwerke Lindach", False),
    ],
)
def test_head_names_in_short_and_in_full(short: str, full: str, is_short: bool) -> None:
    assert says_in_short(short, plain(short), plain(full)) is is_short


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("Förderverein Klinikum Ostheide spendet", "ends in small letters"),
        ("Oberlahr und die Verbandsgemeinde Sieghardt", "joins two names"),
        ("Der Kreis Wesel baut das Netz aus.", "verb in it"),
        ("Der Kreis Wesel hat gebaut.", "ends as a sentence"),
        ("Aue GmbH", "legal form"),
        ("Stadt Lindach", "begins as a body"),
        ("Erika Muster", "may be a person"),
        ("Pressereferat", "an office, no body"),
    ],
)
def test_head_names_have_a_shape(name: str, evidence: str) -> None:
    assert evidence in set(shape_of(name))


@pytest.mark.parametrize(
    ("letterhead", "name"),
    [
        (
            "Ministerium für Wege,\nBrücken, Furten und Wehre\ndes Landes Auenland\nPressestelle",
            "Ministerium für Wege, Brücken, Furten und Wehre des Landes Auenland",
        ),
        ("Verband der\nAuenfischer e. V.\nTel. 0123", "Verband der Auenfischer e. V."),
        ("Landkreis Auenland\nDer Landrat", None),
        ("Landkreis Auenland,\n3. Mai 2021", None),
    ],
)
def test_head_names_go_on_below_their_line(letterhead: str, name: str | None) -> None:
    doc = make_german()(letterhead)
    doc._.zones = [Zone("dateline", 0, len(letterhead))]
    joined = [one.value for one in proposals(doc, []) if "goes on below" in one.evidence]
    assert (joined[-1] if joined else None) == name


@pytest.mark.parametrize(
    ("name", "others", "full"),
    [
        ("Aue UG", ["Aue UG (haftungsbeschränkt)"], "Aue UG (haftungsbeschränkt)"),
        ("Aue & Söhne AG", ["Aue & Söhne Aktiengesellschaft"], "Aue & Söhne Aktiengesellschaft"),
        ("FC Germania Aue", ["FC Germania Aue 08 e. V."], "FC Germania Aue 08 e. V."),
        ("IHK Ostermark", ["Industrie- und Handelskammer Ostermark"], "Industrie- und Handelskammer Ostermark"),
        ("Stiftung Literaturhaus am", ["Stiftung Literaturhaus am Weiher"], "Stiftung Literaturhaus am Weiher"),
        (
            "Ministerium für Soziales",
            ["Ministerium für Soziales, Gesundheit und Integration"],
            "Ministerium für Soziales, Gesundheit und Integration",
        ),
        (
            "Freunde der Mühle e. V.",
            ["Freunde der Mühle – Verein zu Lindach e. V."],
            "Freunde der Mühle – Verein zu Lindach e. V.",
        ),
        ("Mühlenfreunde e. V.", ["Mühlenfreunde Jugend e. V."], "Mühlenfreunde e. V."),
        ("Bund der Müller (BdM)", ["Bund der Müller"], "Bund der Müller"),
        ("Stadt Guben (Neiße)", ["Stadt Guben"], "Stadt Guben (Neiße)"),
        ("AUEDRUCK", ["Auedruck GmbH & Co. KG"], "Auedruck GmbH & Co. KG"),
        ("Stadt Aue", ["Stadt Aue Bauhof", "Stadtwerke Aue GmbH", "Stadt Aue und Land"], "Stadt Aue"),
    ],
)
def test_head_names_the_fullest_form_wins(name: str, others: list[str], full: str) -> None:
    weighed = [Placed(value, 5.0 - place, (), 0, len(value)) for place, value in enumerate([name, *others])]
    assert in_full(weighed[0], weighed).value == full


def test_body_called_a_service_keeps_its_name() -> None:
    assert behind_function("Informationsdienst Forschung e. V.") is None
    assert behind_function("Presse-Information der Stadt Lindach") == ("Stadt Lindach", 23)
