"""Collections of releases: which texts are split, where, and what each release then says. The texts are those of
``split`` and ``whole``."""

from itertools import pairwise
from pathlib import Path

import pytest
from tests.support import steps_of

from pressefakten.corpus.one_file import extract_whole
from pressefakten.corpus.run import run
from pressefakten.diff.command import difference_of, wanted_of
from pressefakten.extractor import Extractor
from pressefakten.outputs import open_outputs
from pressefakten.parts import find_collection
from pressefakten.parts.openers import openers_in, rows_of
from pressefakten.read import read_bytes
from pressefakten.report.explain import explanation
from pressefakten.report.show import page
from pressefakten.rules import load_rules

_HERE = Path(__file__).parent
_RULES = load_rules("parts", table="opener", extra=("kind",))

SPLIT = {
    "archive_of_a_month": [
        "Stadt Ahrfelde öffnet neues Jugendzentrum",
        "Sperrung der Brückenstraße",
        "Bücherei sucht Vorleser",
    ],
    "coded_reports": ["POL-AUE: Kradfahrer schwer verletzt", "POL-AUE: Geldautomat gesprengt"],
    "feed_as_text": ["Universität Isarbrück gewinnt Preis für Lehre", "Neues Labor für Batterieforschung"],
    "mail_digest_of_numbers": ["Landkreis Waldau baut Radweg nach Ellerbach", "Kreismusikschule lädt zum Konzert"],
    "mail_digest_with_contents": [
        "Mehr Lehrverträge als im Vorjahr",
        "Meisterfeier in der Stadthalle",
        "Neue Beratung für Betriebe",
    ],
    "numbered_police_report": [
        "Wohnungseinbruch in der Südstadt",
        "Betrunkener Autofahrer gestoppt",
        "Hund verursacht Unfall",
    ],
    "police_numbers": [
        "Einbruch in Gartenhütte",
        "Radfahrer bei Unfall leicht verletzt",
        "Zeugen nach Fahrerflucht gesucht",
    ],
    "police_numbers_in_brackets": ["Fahrzeugbrand auf der Autobahn", "Streit endet mit Platzwunde"],
    "police_numbers_indented_crlf": [
        "Einbruch in Gartenhütte",
        "Radfahrer bei Unfall leicht verletzt",
        "Zeugen nach Fahrerflucht gesucht",
    ],
    "presse_service_numbers": ["Tierheim Holmbach sucht Paten", "Igel brauchen jetzt Hilfe"],
    "report_numbers_downwards": ["Kellerbrand in der Weststadt", "Seniorin um Ersparnisse gebracht"],
    "ticker_with_clock": [
        "Stromausfall im Norden behoben",
        "Hallenbad bleibt am Wochenende zu",
        "Neue Busse für die Linie 7",
    ],
}


def _text(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as opened:
        return opened.read()


def test_parts_every_text_is_a_case():
    assert {file.stem for file in (_HERE / "split").glob("*.txt")} == set(SPLIT)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("name", SPLIT)
def test_parts_collection_is_split(name, extractor):
    text = _text(_HERE / "split" / f"{name}.txt")
    source = read_bytes(text.encode(), f"{name}.txt")
    result = extract_whole(extractor, source)
    assert result.rejected == []
    releases = [part.release for part in result.parts]
    assert [release["title"] for release in releases] == SPLIT[name]
    names = [release["release"] for release in releases]
    assert names == [name, *(f"{name}#{number}" for number in range(2, len(names) + 1))]
    assert "".join(release["text"] for release in releases) == text
    for release in releases:
        assert release["part_of"] == name
        assert text[release["offset"] :].startswith(release["text"])
        assert release["sha256"] == source.sha256
    for part in result.parts:
        for fact in part.facts:
            assert fact["release"] == part.release["release"]
            assert all(part.release["text"][one["start"] : one["end"]] == one["text"] for one in fact["mentions"])


@pytest.mark.parametrize("file", sorted((_HERE / "whole").glob("*.txt")), ids=lambda file: file.stem)
def test_parts_release_stays_whole(file):
    assert find_collection(_text(file)) is None


def test_parts_have_what_the_collection_states_for_all(extractor):
    source = read_bytes((_HERE / "split" / "police_numbers.txt").read_bytes(), "police_numbers.txt")
    releases = [part.release for part in extract_whole(extractor, source).parts]
    assert {(one["published"], one["publisher"]) for one in releases} == {("2023-03-14", "Polizeipräsidium Birkental")}
    assert [one["number"] for one in releases] == ["0634", "0635", "0636"]
    assert releases[1]["head"]["published"] == {"how": "stated for all releases of the collection"}


def test_parts_relative_days_hang_on_the_day_of_the_collection(extractor):
    source = read_bytes((_HERE / "split" / "police_numbers.txt").read_bytes(), "police_numbers.txt")
    facts = [fact for part in extract_whole(extractor, source).parts for fact in part.facts]
    days = {fact["value"] for fact in facts if fact["kind"] == "date" and fact["release"] == "police_numbers#2"}
    assert days == {"2023-03-13T17:00"}


def test_parts_number_in_a_list_is_no_number_of_a_release(extractor):
    source = read_bytes((_HERE / "split" / "numbered_police_report.txt").read_bytes(), "report.txt")
    assert [part.release["number"] for part in extract_whole(extractor, source).parts] == [None, None, None]


def test_parts_sidecar_counts_for_all_but_its_title(extractor, tmp_path):
    (tmp_path / "polizei.txt").write_bytes((_HERE / "split" / "report_numbers_downwards.txt").read_bytes())
    (tmp_path / "polizei.toml").write_text('published = 2022-05-06\ntitle = "Pressebericht"\npublisher = "Polizei X"')
    run([str(tmp_path / "polizei.txt")], tmp_path / "out", extractor=extractor)
    releases = open_outputs(tmp_path / "out").releases
    assert [one["title"] for one in releases] == SPLIT["report_numbers_downwards"]
    assert {(one["published"], one["publisher"]) for one in releases} == {("2022-05-06", "Polizei X")}


def test_parts_extract_takes_any_text_for_one_release_and_extract_all_splits(small_extractor):
    text = _text(_HERE / "split" / "police_numbers.txt")
    assert small_extractor.extract(text).release.text == text
    assert [one.release.offset for one in small_extractor.extract_all(text)] == list(
        find_collection(text).starts  # type: ignore[union-attr]
    )
    assert [one.release.part_of for one in small_extractor.extract_all("Neue Kita\n\nSie ist fertig.")] == [None]


def test_parts_are_shown_explained_and_compared(small, small_extractor, tmp_path):
    text, out = tmp_path / "polizei.txt", tmp_path / "out"
    text.write_bytes((_HERE / "split" / "police_numbers.txt").read_bytes())
    for folder in (out, tmp_path / "again"):
        run([str(text)], folder, extractor=small_extractor)
    assert next(iter(page(out, "polizei#2"))) == "Radfahrer bei Unfall leicht verletzt"
    told = "\n".join(explanation(out, "polizei#3"))
    assert told.startswith("release polizei#3")
    assert "Zeugen nach Fahrerflucht gesucht" in told
    money = next(one for one in open_outputs(out).facts_of("polizei#2") if one["kind"] == "money")
    told = "\n".join(explanation(out, money["id"]))
    assert "150 Euro" in told
    assert "rule: money" in told
    assert difference_of(str(out), str(tmp_path / "again"), out, wanted_of((), (), (), 0.0), "en", None).same


@pytest.mark.parametrize(("rule", "text"), [(rule, one.text) for rule in _RULES for one in rule.examples])
def test_parts_opener_examples(rule, text):
    assert next(iter(openers_in([*rows_of(text), *rows_of("Eine Überschrift zur Probe")]))).rule == rule.id


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in _RULES for text in rule.counterexamples])
def test_parts_opener_counterexamples(rule, text):
    assert all(opener.rule != rule.id for opener in openers_in(rows_of(text)))


@pytest.mark.parametrize(
    "unit",
    [
        "0634 – Einbruch in Gartenhütte\n\nOrt. Etwas ist geschehen. Es war nicht viel.\n\n",
        "Pressemitteilung Nr. 1\nEine Überschrift\n",
        "1. Punkt eins der Liste\n",
        "-----\n",
        "12.08.2024 | Nr. ",
    ],
)
def test_parts_time_grows_with_the_text(unit):
    steps = [steps_of(lambda count=count: find_collection(unit * count)) for count in (100, 200, 400)]
    assert all(more < 2.3 * less for less, more in pairwise(steps))
