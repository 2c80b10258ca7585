"""German time expressions: what is found, what value it has, and what is none."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import holidays
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from tests.support import assert_linear, in_source

import pressefakten.recognizers.dates
import pressefakten.resolve.published
import pressefakten.resolve.timeline  # noqa: F401  registers the factory
from pressefakten import lexicon
from pressefakten.mentions import Mention, Stated
from pressefakten.reading import reading_of
from pressefakten.recognizers.dates import find_dates, grammar
from pressefakten.recognizers.dates.durations import find_durations
from pressefakten.recognizers.dates.grammar import rules
from pressefakten.recognizers.dates.words import tables
from pressefakten.temporal.calendar import feast
from pressefakten.tokenizer import make_german
from pressefakten_schemas.edtf import is_duration, is_edtf, is_rrule

TABLES = Path(__file__).parent / "dates"
REFERENCE = lexicon.load("dates_rules")["reference"]


@pytest.fixture(scope="module")
def read() -> Callable[..., Doc]:
    """A text with the publication date of its release, read by the stages that know time."""
    nlp = make_german()
    for name in ("press_dates", "press_durations", "press_published", "press_timeline"):
        nlp.add_pipe(name)

    def read_text(text: str, published: str | None = None) -> Doc:
        doc = nlp.make_doc(text)
        doc._.stated = Stated(published=published)
        return nlp(doc)

    return read_text


def bracketed(marked: str) -> tuple[str, int, int]:
    """The text without its brackets, and the span that stood in them."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "", 1).replace("]", "", 1), start, end


def shown(mention: Mention) -> str:
    """How the tables write a value: with its rrule, range or qualifier behind it."""
    attributes = mention.attributes
    if "min" in attributes:
        return f"{attributes['min']}..{attributes['max']}"
    value = mention.value or "-"
    if "rrule" in attributes:
        return f"{value} {attributes['rrule']}"
    return f"{value} {attributes['qualifier']}" if "qualifier" in attributes else value


def date_cases() -> Iterator[tuple[str | None, str, str]]:
    published: str | None = None
    pending = ""
    for line in (TABLES / "dates.tsv").read_text(encoding="utf-8").splitlines(keepends=True):
        if not pending and (line.startswith("#") or not line.strip()):
            continue
        if not pending and line.startswith("@"):
            published = line[1:].strip() if "none" not in line else None
            continue
        pending += line
        if "\t" in line:
            text, value = pending.rstrip("\n").split("\t")
            pending = ""
            yield published, text, value


def lines(name: str) -> list[str]:
    table = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in table if line and not line.startswith("#")]


@pytest.mark.parametrize(("published", "marked", "value"), list(date_cases()))
def test_date_has_value(read: Callable[..., Doc], published: str | None, marked: str, value: str) -> None:
    text, start, end = bracketed(marked)
    doc = read(text, published)
    found = [
        mention for mention in doc._.mentions if mention.kind == "date" and mention.start < end and start < mention.end
    ]
    assert [shown(mention) for mention in found] == [value]
    for mention in doc._.mentions:
        if mention.kind == "date":
            assert mention.value is None or is_edtf(mention.value)
            assert "rrule" not in mention.attributes or is_rrule(mention.attributes["rrule"])


def texts() -> Iterator[tuple[str | None, str, list[str]]]:
    """The texts of ``texts.tsv`` with their publication date and the values of all their dates."""
    published: str | None = None
    for line in lines("texts.tsv"):
        if line.startswith("@"):
            published = line[1:].strip() if "none" not in line else None
            continue
        text, values = line.split("\t")
        yield published, text.replace("⏎", "\n"), [value.strip() for value in values.split("|") if value.strip()]


@pytest.mark.parametrize(("published", "text", "values"), list(texts()))
def test_text_has_these_dates(read: Callable[..., Doc], published: str | None, text: str, values: list[str]) -> None:
    found = [shown(mention) for mention in read(text, published)._.mentions if mention.kind == "date"]
    assert [value.removeprefix("- ") for value in found] == values


@pytest.mark.parametrize("row", lines("durations.tsv"))
def test_duration_has_value(read: Callable[..., Doc], row: str) -> None:
    marked, value = row.split("\t")
    text, start, end = bracketed(marked)
    found = [mention for mention in read(text)._.mentions if mention.kind == "duration"]
    assert [(shown(mention), mention.start, mention.end) for mention in found] == [(value, start, end)]
    assert all(is_duration(mention.value) for mention in found if mention.value)


@pytest.mark.parametrize("text", lines("not_dates.txt"))
def test_is_no_time(read: Callable[..., Doc], text: str) -> None:
    assert [(text[mention.start : mention.end], mention.rule) for mention in read(text, REFERENCE)._.mentions] == []


def test_what_stands_behind_a_number_keeps_out_no_rule_that_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    texts_of_all = [text for _, text, _ in texts()] + [bracketed(text)[0] for _, text, _ in date_cases()]
    gated = [[(found.start, found.end, found.rule) for found in grammar.scan(text)] for text in texts_of_all]
    by_first = grammar._by_first_word()
    of_numbers = {rule.id for key, held in by_first.items() if key[0] == "#" and len(key) <= 2 for rule in held}
    every = tuple(rule for rule in rules() if rule.id in of_numbers)
    monkeypatch.setattr(grammar, "_beginning_with_short", lambda text, end: every)
    assert gated == [[(found.start, found.end, found.rule) for found in grammar.scan(text)] for text in texts_of_all]


def test_tables_are_as_large_as_promised() -> None:
    assert len(list(date_cases())) >= 400
    assert len(lines("not_dates.txt")) >= 150


RULES = [*lexicon.load("dates_rules")["rule"], *lexicon.load("durations")["rule"]]
EXAMPLES = [(rule["id"], text, value) for rule in RULES for text, value in rule.get("examples", {}).items()]
COUNTEREXAMPLES = [(rule["id"], text) for rule in RULES for text in rule.get("counterexamples", [])]


@pytest.mark.parametrize(("rule", "marked", "value"), EXAMPLES)
def test_rule_example(read: Callable[..., Doc], rule: str, marked: str, value: str) -> None:
    text, start, end = bracketed(marked)
    kind = rule.split(".")[0]
    found = [m for m in read(text, REFERENCE)._.mentions if m.kind == kind and m.start < end and start < m.end]
    assert [shown(mention).removeprefix("- ").replace("..P", " P") for mention in found] == [value]


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES)
def test_rule_counterexample(read: Callable[..., Doc], rule: str, text: str) -> None:
    kinds = {"date", "duration"} if rule.startswith("none") else {rule.split(".")[0]}
    assert [text[m.start : m.end] for m in read(text, REFERENCE)._.mentions if m.kind in kinds] == []


def test_every_rule_has_an_example_or_counterexample() -> None:
    assert [rule["id"] for rule in RULES if not rule.get("examples") and not rule.get("counterexamples")] == []


def test_rule_ids_are_unique() -> None:
    ids = [rule["id"] for rule in RULES]
    assert len(set(ids)) == len(ids)


# ---- alone, in a blank pipeline


def alone(*names: str) -> Language:
    nlp = spacy.blank("de")
    for name in names:
        nlp.add_pipe(name)
    return nlp


def test_dates_alone_give_what_needs_no_release() -> None:
    doc = alone("press_dates")("Am 3. Mai 2017 um 18 Uhr, seit 2015, gestern und am 23. September")
    assert [(span.text, span.kb_id_, span.label_) for span in doc.spans["press_dates"]] == [
        ("3. Mai 2017 um 18 Uhr", "2017-05-03T18:00", "date"),
        ("seit 2015", "2015/..", "date"),
        ("gestern", "", "date"),
        ("23. September", "XXXX-09-23", "date"),
    ]


def test_durations_alone() -> None:
    doc = alone("press_durations")("Der Kurs dauert drei Monate.")
    assert [(span.text, span.kb_id_) for span in doc.spans["press_durations"]] == [("drei Monate", "P3M")]


def test_pipeline_declares_what_it_needs() -> None:
    problems = alone("press_dates", "press_durations", "press_published", "press_timeline").analyze_pipes()["problems"]
    assert not any(problems.values())


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("am 28.\xa0März\xa02017 hier", "28.\xa0März\xa02017"),
        ("am 28. Ma\u0308rz 2017 hier", "28. Ma\u0308rz 2017"),
        ("am 28. Mä\xadrz 2017 hier", "28. Mä\xadrz 2017"),
        ("am 28. März\r\n2017 hier", "28. März\r\n2017"),
        ("\u2003\u200bam 28. März 2017 hier", "28. März 2017"),
    ],
)
def test_offsets_lead_back_to_the_source(read: Callable[..., Doc], source: str, words: str) -> None:
    doc = read(source)
    (mention,) = in_source(doc._.mentions, reading_of(doc))
    assert source[mention.start : mention.end] == words
    assert mention.value == "2017-03-28"


# ---- contradictions


@pytest.mark.parametrize(
    ("text", "value", "warning"),
    [
        ("am Montag, 9. August 2017", "2017-08-09", "weekday does not fit: 2017-08-09 is a Wednesday, not a Monday"),
        ("am 30. Februar 2017", None, "no such day: 2017-02-30"),
        ("am 31.04.2017", None, "no such day: 2017-04-31"),
        ("vom 7. Mai 2018 bis 3. Mai 2018", None, "interval runs backwards: 2018-05-07/2018-05-03"),
        ("am 2024-06-31", None, "no such day: 2024-06-31"),
        ("KW 53/2018", None, "no such week: 2018-W53"),
    ],
)
def test_contradiction_is_warned_of(read: Callable[..., Doc], text: str, value: str | None, warning: str) -> None:
    mention = read(text)._.mentions[0]
    assert mention.value == value
    assert mention.attributes["warnings"] == [warning]


def test_fitting_weekday_is_not_warned_of(read: Callable[..., Doc]) -> None:
    (mention,) = read("am Mittwoch, 9. August 2017")._.mentions
    assert "warnings" not in mention.attributes


# ---- linear in the worst case

LONGEST_RULE = 1_000  # characters that no attempt of a rule looks beyond

HOSTILE = {
    "digits": "1234567890",
    "one digit": "1",
    "spaced digits": "1 ",
    "dots": ".",
    "dotted digits": "1.",
    "two digits and dots": "12.12.",
    "colons": "12:12:",
    "slashes": "2017/18/",
    "dashes": "2017-03-",
    "dashed days": "1.-",
    "spaces": " ",
    "lines": "\n",
    "months": "Mai ",
    "months glued": "Mai",
    "days and months": "1. Mai ",
    "days and": "1. und ",
    "years": "2017 ",
    "years to": "2017 bis ",
    "hours": "18 Uhr ",
    "hours to": "18 bis ",
    "weekdays": "Montag ",
    "weekdays, short": "Mo. - ",
    "weekday, ": "Montag, ",
    "adverbs": "montags und ",
    "today": "heute ",
    "last": "vergangenen ",
    "until": "bis ",
    "since": "seit ",
    "end of": "Ende ",
    "ago": "vor drei ",
    "years long": "drei Jahre ",
    "ein": "ein ",
    "brackets": "(1.1.2017",
    "next day": "am nächsten Tag ",
    "ordinals": "ersten ",
    "apostrophes": "'18 ",
    "mixed": "Am Montag, den 3. Mai um 18 Uhr bis ",
}


@pytest.mark.parametrize("find", [find_dates, find_durations])
@pytest.mark.parametrize("pattern", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_text_takes_linear_time(pattern: str, find: Callable[[str], list[Mention]]) -> None:
    assert_linear(lambda size: pattern * (size // len(pattern)), find)


@pytest.mark.parametrize("pattern", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_text_never_stops_one_rule(pattern: str) -> None:
    """One attempt of a rule reads a bounded stretch, however long the text is: cut short, it gives the same."""
    text = pattern * (20_000 // len(pattern))
    for rule in rules():
        for start in (0, 1, 2, len(pattern), len(text) // 2):
            whole, cut = rule.pattern.match(text, start), rule.pattern.match(text, start, start + LONGEST_RULE)
            assert (whole and whole.regs) == (cut and cut.regs)


# ---- the manual, and the calendar of others


def test_manual_shows_what_comes_out(capsys: pytest.CaptureFixture[str]) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
    code, output = re.findall(r"```(?:python)?\n(.*?)```", manual, re.DOTALL)[:2]
    exec(compile(code, "docs/dates.md", "exec"), {})
    assert capsys.readouterr().out == output


GERMAN_HOLIDAYS = {
    "Neujahr": "Neujahr",
    "Karfreitag": "Karfreitag",
    "Ostersonntag": "Ostersonntag",
    "Ostermontag": "Ostermontag",
    "Tag der Arbeit": "Erster Mai",
    "Christi Himmelfahrt": "Christi Himmelfahrt",
    "Pfingstsonntag": "Pfingstsonntag",
    "Pfingstmontag": "Pfingstmontag",
    "Fronleichnam": "Fronleichnam",
    "Mariä Himmelfahrt": "Mariä Himmelfahrt",
    "Tag der Deutschen Einheit": "Tag der Deutschen Einheit",
    "Reformationstag": "Reformationstag",
    "Allerheiligen": "Allerheiligen",
    "Buß- und Bettag": "Buß- und Bettag",
}


@pytest.mark.parametrize("year", [1995, 2008, 2016, 2017, 2024, 2027])
def test_holidays_agree_with_the_holidays_package(year: int) -> None:
    german: dict[str, set[str]] = {}
    for region in ("BB", "BY", "SN", "NW", "HH"):
        for day, names in holidays.country_holidays("DE", subdiv=region, years=year, language="de").items():
            for name in names.split("; "):
                german.setdefault(name, set()).add(day.isoformat())
    table = lexicon.load("dates")["holidays"]
    agreed = [name for name in GERMAN_HOLIDAYS if GERMAN_HOLIDAYS[name] in german]
    assert len(agreed) >= 11
    assert {name: feast(table[name], year).isoformat() for name in agreed} == {
        name: next(iter(german[GERMAN_HOLIDAYS[name]])) for name in agreed
    }


# ---- whatever the words are, values hold their grammars

SMALL_WORDS = (
    "am im vom bis zum seit ab und um gegen von zwischen vor in später Uhr . , ( ) - – / : des alle KW Ende \n"
)
WORDS = sorted({word for table in tables().values() for word in table}) + SMALL_WORDS.split(" ")


@given(
    words=st.lists(
        st.one_of(
            st.sampled_from(WORDS),
            st.integers(0, 2200).map(str),
            st.dates(date(1000, 1, 1)).map(lambda day: f"{day.day}.{day.month}.{day.year}"),
            st.tuples(st.integers(0, 30), st.integers(0, 70)).map(lambda clock: f"{clock[0]:02d}:{clock[1]:02d}"),
            st.integers(0, 40).map("{}.".format),
        ),
        max_size=20,
    ),
    published=st.sampled_from([None, "2017-08-09", "2024-02-29", "0001-01-01", "9999-12-31"]),
)
@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_words_give_valid_values(read: Callable[..., Doc], words: list[str], published: str | None) -> None:
    text = " ".join(words)
    for mention in read(text, published)._.mentions:
        valid = is_edtf if mention.kind == "date" else is_duration
        assert mention.value is None or valid(mention.value)
        assert "rrule" not in mention.attributes or is_rrule(mention.attributes["rrule"])
        assert 0 <= mention.start < mention.end <= len(text)
