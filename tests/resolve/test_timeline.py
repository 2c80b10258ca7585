"""Dates against the release: tense, what was spoken of, the day in force, and the steps that tell it."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

import pressefakten.recognizers.dates
import pressefakten.resolve.published
import pressefakten.resolve.timeline  # noqa: F401  registers the factory
from pressefakten.german.tense import tense_at
from pressefakten.mentions import Mention, Stated, Zone


@pytest.fixture(scope="module")
def resolve() -> Callable[..., list[Mention]]:
    nlp = spacy.blank("de")
    for name in ("press_dates", "press_durations", "press_published", "press_timeline"):
        nlp.add_pipe(name)

    def run(text: str, published: str | None = "2017-08-09", zones: list[Zone] | None = None) -> list[Mention]:
        doc = nlp.make_doc(text)
        doc._.stated = Stated(published=published)
        doc._.zones = zones or []
        resolved: Doc = nlp(doc)
        return list(resolved._.mentions)

    return run


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("Sie tauschten sich am | aus.", "past"),
        ("Dabei besuchte sie am | das Haus.", "past"),
        ("Er hatte ihn im | kontrolliert.", "past"),
        ("Am | hat die Polizei ihn festgenommen.", "past"),
        ("Am | ist er nach Kiel gefahren.", "past"),
        ("Am | kam er an.", "past"),
        ("Am | wurde gewählt.", "past"),
        ("Das Fest findet am | statt.", "present"),
        ("Das Fest beginnt am |.", "present"),
        ("Am | ist das Amt geschlossen.", "present"),
        ("Die Schau beginnt am | und kostet nichts.", "present"),
        ("Am | wird gewählt.", "future"),
        ("Die Arbeiten werden im | beginnen.", "future"),
        ("Großes Sommerfest am |", None),
        ("Er sagte, das Fest beginne am |, wie die Stadt mitteilte.", "past"),
        ("Die geplante Messe im |", None),
        ("Das steht in einem Heft, das am | im Verlag „Nord“ erschienen ist.", "past"),
        ("Gefeiert wird die Elf, die am | das Turnier gewonnen hat.", "past"),
        ("Die Halle, die am | geöffnet hat, ist groß.", "present"),
    ],
)
def test_tense_of_the_nearest_verb(sentence: str, tense: str | None) -> None:
    assert tense_at(sentence.replace("|", "Montag"), sentence.index("|")) == tense


def test_bare_time_has_the_day_of_its_sentence_before_others(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Am 3. Mai 2016 war Ruhe. Um 18 Uhr kam am 5. Mai 2016 der Regen.")
    assert [mention.value for mention in found] == ["2016-05-03", "2016-05-05T18:00", "2016-05-05"]


def test_bare_time_has_the_last_day_spoken_of(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Am 3. Mai 2016 brannte es. Die Wehr rückte aus. Gegen 5 Uhr war das Feuer aus.")
    assert found[-1].value == "2016-05-03T05:00"


def test_bare_time_without_a_day_has_that_of_publication(resolve: Callable[..., list[Mention]]) -> None:
    (mention,) = resolve("Gegen 5 Uhr war das Feuer aus.")
    assert mention.value == "2017-08-09T05:00"
    assert mention.attributes["resolution"] == "inferred"


def test_bare_time_has_a_day_of_unknown_year(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Freitag, 3. Mai, 13 Uhr: Empfang, danach (14.15 Uhr) Fotos.", published=None)
    assert [mention.value for mention in found] == ["XXXX-05-03T13:00", "XXXX-05-03T14:15"]


def test_day_without_year_is_the_one_told_in_full_elsewhere(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Brand in der Nacht zum 3. Mai\n\nAm 3. Mai 2023 brannte es.", published=None)
    assert {mention.value for mention in found} == {"2023-05-03"}


def test_day_without_year_is_the_one_of_two_days_told_in_full_elsewhere(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Tagung am 3. und 4. Mai 2023 in Aue.\n\nAbendfest am 3. Mai.", published=None)
    assert found[-1].value == "2023-05-03"


def test_year_before_is_not_counted_from_a_figure_in_brackets(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve(
        "Bis September 2023 waren es 40 (2022: 30), die Marge 5 Prozent (Vorjahr 4).", published="2023-11-07"
    )
    assert found[-1].value == "2022"


def test_weekday_does_not_begin_what_ends_in_another_year(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Der Vertrag wurde am Montag bis zum 31. Dezember 2028 verlängert.", published="2023-11-07")
    assert [mention.value for mention in found] == ["2023-11-06", "../2028-12-31"]


def test_days_of_a_series_have_the_year_of_the_one_before(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve(
        "Am 28.12.2021 in Aue, am 30.12. in Moorbek. Am 04.01. in Kiel. Am 3. Mai ist frei.", published=None
    )
    assert [mention.value for mention in found] == ["2021-12-28", "2021-12-30", "2022-01-04", "XXXX-05-03"]


def test_day_without_year_stays_open_between_two_years(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Fest am 3. Mai\n\nWie am 3. Mai 2022 und am 3. Mai 2023.", published=None)
    assert found[0].value == "XXXX-05-03"


def test_interval_past_midnight_ends_on_the_next_day_of_an_unknown_year(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Am 11. Mai von 22 bis 3 Uhr, am 31. Dezember von 20 bis 2 Uhr.", published=None)
    assert [mention.value for mention in found] == [
        "XXXX-05-11T22:00/XXXX-05-12T03:00",
        "XXXX-12-31T20:00/XXXX-01-01T02:00",
    ]
    assert not any("warnings" in mention.attributes for mention in found)


def test_interval_of_an_unknown_year_stays_where_the_next_day_hangs_on_it(
    resolve: Callable[..., list[Mention]],
) -> None:
    (found,) = resolve("Am 28. Februar von 22 bis 3 Uhr gesperrt.", published=None)
    assert found.value is None
    assert found.attributes["warnings"]


def test_bare_time_after_another_has_the_same_day(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Am 3. Mai 2016 wird gefeiert. Ab 14.30 Uhr gibt es Kaffee. Um 15 Uhr beginnt das Spiel.")
    assert [mention.value for mention in found] == ["2016-05-03", "2016-05-03T14:30/..", "2016-05-03T15:00"]


def test_bare_time_does_not_take_the_day_of_the_next_entry(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Ab 9 Uhr Empfang,\nSamstag, 12. August: Fest")
    assert [mention.value for mention in found] == ["2017-08-09T09:00/..", "2017-08-12"]


def test_opening_hours_in_the_contact_block_have_no_day(resolve: Callable[..., list[Mention]]) -> None:
    text = "Am 3. Mai 2016 brannte es.\n\nErreichbar von 8 bis 12 Uhr"
    zones = [Zone("body", 0, 26), Zone("contact", 28, len(text))]
    assert resolve(text, zones=zones)[-1].value == "T08:00/T12:00"


def test_year_named_in_the_sentence_holds_for_the_months_in_it(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Im Jahr 2014 begann im Mai der Bau.")
    assert [mention.value for mention in found] == ["2014", "2014-05"]


def test_same_year_is_that_of_the_nearest_date_before(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve(
        "Seit 2015 helfen sie. Der Rat beschloss bereits 2014 den Bau, was im gleichen Jahr umgesetzt wurde."
    )
    assert found[-1].value == "2014"


@pytest.mark.parametrize(
    ("text", "resolution"),
    [
        ("am 3. Mai 2016", "absolute"),
        ("am 3. Mai", "inferred"),
        ("im Mai", "inferred"),
        ("gestern", "relative"),
        ("am Mittwoch", "relative"),
        ("am Mittwoch, 3. Mai 2017", "absolute"),
        ("in diesem Jahr", "relative"),
        ("seit 2015", "absolute"),
        ("um 18 Uhr", "inferred"),
    ],
)
def test_resolution_says_how_the_value_is_known(
    resolve: Callable[..., list[Mention]], text: str, resolution: str
) -> None:
    (mention,) = resolve(text)
    assert mention.attributes["resolution"] == resolution


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ende März 2019", "end"),
        ("Anfang 2018", "begin"),
        ("Mitte Juli", "middle"),
        ("bis Ende 2026", "end"),
        ("2018", None),
    ],
)
def test_part_of_a_period(resolve: Callable[..., list[Mention]], text: str, part: str | None) -> None:
    (mention,) = resolve(text)
    assert mention.attributes.get("part") == part


def test_steps_lead_from_words_to_value(resolve: Callable[..., list[Mention]]) -> None:
    (mention,) = resolve("Dabei besuchte sie am Mittwoch das Haus.")
    assert mention.steps == ("'Mittwoch': Wednesday on or before publication (2017-08-09), past tense → 2017-08-09",)


def test_every_value_has_steps(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve(
        "Am 3. Mai, gestern und am Mittwoch, im Mai 2018, vor zwei Wochen, 2015 bis 2018, jeden Montag um 8 Uhr, "
        "bis 2030, im Sommer, am Pfingstmontag, Ende 2016, in den 90er Jahren, im Vorjahr, am Wochenende und "
        "in zwei Jahren"
    )
    assert len(found) == 15
    assert all(mention.steps and mention.steps[0].startswith("'") for mention in found)


def test_nothing_depends_on_today(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Heute und am Mittwoch, im vergangenen Jahr und vor drei Tagen", published=None)
    assert [mention.value for mention in found] == [None, None, None, None]


def test_programme_of_lines_runs_forward(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Termine\n5. März: Lesung\n9. Juni: Film\n16. September: Ball", published="2024-01-15")
    assert [mention.value for mention in found] == ["2024-03-05", "2024-06-09", "2024-09-16"]


def test_weekday_tells_the_year_of_a_day_near_one_in_full(resolve):
    text = (
        "Die Schau läuft vom 14. März bis 31. August 2025. Zur Feier am Donnerstag, 13. März, ist an diesem Abend frei."
    )
    assert [one.value for one in resolve(text, published=None)][1:] == ["2025-03-13", "2025-03-13"]


def test_this_day_is_not_the_one_before_a_day_whose_year_nobody_knows(resolve):
    text = "Die Schau läuft vom 14. März bis 31. August 2025. Zur Feier am Freitag, 13. März, ist an diesem Tag frei."
    assert [one.value for one in resolve(text, published=None)][1:] == ["XXXX-03-13", None]


def test_time_beside_opening_hours_is_of_any_day(resolve):
    found = resolve("Am Dienstag war Fest. Das Haus ist täglich von 9 bis 18.30 Uhr offen (Einlass bis 17.30 Uhr).")
    assert found[-1].value.endswith("T17:30") and "2017" not in found[-1].value


@pytest.mark.parametrize(
    ("day", "value"),
    [("am Freitag, 6. Juni", "2025-06-06"), ("am 12. Januar", "2025-01-12"), ("am Montag, 6. Juni", "XXXX-06-06")],
)
def test_month_of_issue_tells_the_year_of_its_days(resolve, day, value):
    text = f"Förderverein Adel, Mai 2025\n\nDie Reihe beginnt {day}."
    zones = [Zone("dateline", 0, 27), Zone("body", 29, len(text))]
    assert resolve(text, published=None, zones=zones)[-1].value == value


def test_embargo_is_the_day_of_a_release_that_states_no_other(resolve: Callable[..., list[Mention]]) -> None:
    text = "Sperrfrist: 2. Mai 2024, 11 Uhr\n\nGestern wurde der Bau fertig. Bis zum 30. Juni ist er zu sehen."
    zones = [Zone("dateline", 0, 31), Zone("body", 33, len(text))]
    found = resolve(text, published=None, zones=zones)
    assert [mention.value for mention in found] == ["2024-05-02T11:00", "2024-05-01", "../2024-06-30"]


def test_days_of_a_month_of_issue_have_its_year(resolve: Callable[..., list[Mention]]) -> None:
    text = "Kiel, im Juni 2019\n\nDie Schau ist vom 28. Juni bis zum 6. Oktober zu sehen."
    zones = [Zone("dateline", 0, 18), Zone("body", 20, len(text))]
    assert resolve(text, published=None, zones=zones)[-1].value == "2019-06-28/2019-10-06"


def test_deadline_lies_ahead_of_publication(resolve: Callable[..., list[Mention]]) -> None:
    found = resolve("Anmeldeschluss für alle Kurse ist der 31. Dezember.", published="2017-03-20")
    assert [mention.value for mention in found] == ["2017-12-31"]


def test_months_have_the_year_of_the_month_of_issue(resolve: Callable[..., list[Mention]]) -> None:
    text = "Kiel, im September 2021\n\nDie Lese läuft bis Mitte Oktober."
    zones = [Zone("dateline", 0, 23), Zone("body", 25, len(text))]
    assert resolve(text, published=None, zones=zones)[-1].value == "../2021-10"
