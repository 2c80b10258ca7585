"""Recurrences, durations and days in words, written from values and read back; what leaves is what the grammars accept.

``dateutil`` tells which days a rule names, ``num2words`` writes the numbers (its Swiss spelling is ours), ``edtf`` parses
every value but those of the four extensions. A missed case is a gap, another value a wrong fact.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import pytest
import spacy
from dateutil.rrule import rrulestr
from spacy.tokens import Doc

import pressefakten.recognizers.dates
import pressefakten.resolve.published
import pressefakten.resolve.timeline  # noqa: F401  registers the factory
from pressefakten.mentions import Stated
from pressefakten_schemas.edtf import is_edtf

num2words = pytest.importorskip("num2words").num2words
parse_edtf = pytest.importorskip("edtf").parse_edtf

_SEED = 20240417
_PUBLISHED = date(2024, 4, 17)
_FRAMES = (
    "Der Kurs {} ist offen für alle.",
    "{}",
    "- Turnen: {}\n- Eintritt frei",
    "Treffpunkt Bürgerhaus ({})",
    "| Chor | {} |",
    "Die Gruppe trifft sich im alten Rathaus am Markt in der Regel\n{} und freut sich auf alle.",
)
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH = {1: "ersten", 2: "zweiten", 3: "dritten", 4: "vierten", -1: "letzten"}


@pytest.fixture(scope="module")
def resolve() -> Callable[[str], Doc]:
    nlp = spacy.blank("de")
    for name in ("press_dates", "press_durations", "press_published", "press_timeline"):
        nlp.add_pipe(name)

    def run(text: str) -> Doc:
        doc = nlp.make_doc(text)
        doc._.stated = Stated(published=_PUBLISHED.isoformat())
        return nlp(doc)

    return run


def recurrences() -> Iterator[tuple[str, str]]:
    """(words, rule): weekly, every other week, monthly, by the day of the month, of the working days, yearly."""
    for number, name in enumerate(_WEEKDAYS):
        yield f"jeden {name}", f"FREQ=WEEKLY;BYDAY={_BYDAY[number]}"
        yield f"{name.lower()}s", f"FREQ=WEEKLY;BYDAY={_BYDAY[number]}"
        yield f"an jedem {name}", f"FREQ=WEEKLY;BYDAY={_BYDAY[number]}"
        yield f"jeden {name} um 19 Uhr", f"FREQ=WEEKLY;BYDAY={_BYDAY[number]}"
        yield f"{name.lower()}s von 9 bis 12 Uhr", f"FREQ=WEEKLY;BYDAY={_BYDAY[number]}"
        yield (
            f"täglich außer {name.lower()}s",
            f"FREQ=WEEKLY;BYDAY={','.join(day for day in _BYDAY if day != _BYDAY[number])}",
        )
        yield f"alle drei Wochen {name.lower()}s", f"FREQ=WEEKLY;INTERVAL=3;BYDAY={_BYDAY[number]}"
        yield f"jeden zweiten {name}", f"FREQ=WEEKLY;INTERVAL=2;BYDAY={_BYDAY[number]}"
        for nth, word in _NTH.items():
            yield f"jeden {word} {name} im Monat", f"FREQ=MONTHLY;BYDAY={nth}{_BYDAY[number]}"
            yield f"am {word} {name} des Monats", f"FREQ=MONTHLY;BYDAY={nth}{_BYDAY[number]}"
        other = (number + 2) % 7
        both = ",".join(_BYDAY[day] for day in sorted((number, other)))
        yield f"{name.lower()}s und {_WEEKDAYS[other].lower()}s", f"FREQ=WEEKLY;BYDAY={both}"
        yield f"jeden {name} und {_WEEKDAYS[other]}", f"FREQ=WEEKLY;BYDAY={both}"
    for first in range(5):
        days = ",".join(_BYDAY[first : first + 3])
        yield f"{_WEEKDAYS[first].lower()}s bis {_WEEKDAYS[first + 2].lower()}s", f"FREQ=WEEKLY;BYDAY={days}"
    for every in range(2, 13):
        yield f"alle {num2words(every, lang='de')} Wochen", f"FREQ=WEEKLY;INTERVAL={every}"
        yield f"alle {every} Jahre", f"FREQ=YEARLY;INTERVAL={every}"
    for day in (1, 2, 15, 28):
        yield f"am {day}. jeden Monats", f"FREQ=MONTHLY;BYMONTHDAY={day}"
    yield "jeden Tag", "FREQ=DAILY"


def days_of(rule: str) -> list[date]:
    """The days of a rule in the two years after publication."""
    start = date(2024, 1, 1)
    found = rrulestr(rule, dtstart=_midnight(start)).between(_midnight(start), _midnight(start + timedelta(days=730)))
    return [one.date() for one in found]


def _midnight(day: date) -> object:
    from datetime import datetime

    return datetime(day.year, day.month, day.day)


def wrong(
    resolve: Callable[[str], Doc], cases: Iterable[tuple[str, str]], told: Callable[[Doc], list[str]]
) -> list[str]:
    """The cases (words, value) of which something else is told."""
    frames = random.Random(_SEED)
    failed = []
    for words, value in cases:
        text = frames.choice(_FRAMES).format(words)
        found = told(resolve(text))
        if found != [value]:
            failed.append(f"{text!r}: {found} instead of {value}")
    return failed


def test_dates_recurrences_name_the_days_of_their_rule(resolve: Callable[[str], Doc]) -> None:
    def told(doc: Doc) -> list[str]:
        rules = [mention.attributes.get("rrule", "-") for mention in doc._.mentions]
        return [
            str(days_of(rule)) if rule != "-" else str(mention.value)
            for rule, mention in zip(rules, doc._.mentions, strict=True)
        ]

    cases = ((words, str(days_of(rule))) for words, rule in recurrences())
    assert not wrong(resolve, cases, told)


def durations() -> Iterator[tuple[str, str]]:
    drawn = random.Random(_SEED)
    units = (("Sekunden", "T{}S"), ("Minuten", "T{}M"), ("Stunden", "T{}H"), ("Tage", "{}D"), ("Wochen", "{}W"),
             ("Monate", "{}M"), ("Jahre", "{}Y"))  # fmt: skip
    for unit, iso in units:
        for number in [*range(2, 13), *(drawn.randint(13, 999) for _ in range(12))]:
            words = num2words(number, lang="de")
            for spelled in {words, words.replace("ß", "ss"), str(number)}:
                yield f"{spelled} {unit}", "P" + iso.format(number)
    for number in range(2, 60, 7):
        yield f"{num2words(number, lang='de')}minütig", f"PT{number}M"
        yield f"{number}-tägig", f"P{number}D"
        yield f"2 Std. {number} Min.", f"PT2H{number}M"
        yield f"zwei Stunden und {num2words(number, lang='de')} Minuten", f"PT2H{number}M"


def test_durations_in_words_and_digits(resolve: Callable[[str], Doc]) -> None:
    def told(doc: Doc) -> list[str]:
        return [str(mention.value) for mention in doc._.mentions if mention.kind == "duration"]

    assert not wrong(resolve, durations(), told)


def written() -> Iterator[str]:
    """Days, months, years, quarters, intervals, times, as German writes them, valid or not."""
    drawn = random.Random(_SEED)
    for _ in range(40):
        day, month, year = drawn.randint(1, 31), drawn.randint(1, 12), drawn.randint(1890, 2090)
        hour, minute = drawn.randint(0, 24), drawn.choice((0, 15, 30, 59))
        yield f"am {day}.{month}.{year}"
        yield f"vom {day}.{month}. bis {day}.{drawn.randint(1, 12)}.{year}"
        yield f"am {day}. {month}. um {hour}:{minute:02d} Uhr"
        yield f"von {year} bis {drawn.randint(1890, 2090)}"
        yield f"im {drawn.randint(1, 4)}. Quartal {year}"
        yield f"seit dem {day}.{month:02d}.{year}"
        yield f"bis Ende {year}, in KW {drawn.randint(1, 53)}/{year}"
        yield f"von {hour} bis {drawn.randint(0, 24)} Uhr"


_OURS = ("T", "W")
"""In a value, what ``edtf`` does not know: times without seconds or days, weeks; and unknown years in intervals."""


def test_dates_leave_only_with_values_that_edtf_parses(resolve: Callable[[str], Doc]) -> None:
    refused = []
    for words in written():
        for mention in resolve(f"Das Amt ist {words} zu.")._.mentions:
            value = mention.value
            if mention.kind != "date" or value is None:
                continue
            assert is_edtf(value), (words, value)
            extension = any(sign in value for sign in _OURS) or ("/" in value and "X" in value)
            if not extension and not _parses(value):
                refused.append((words, value))
    assert not refused


def _parses(value: str) -> bool:
    try:
        parse_edtf(value)
    except Exception:  # edtf raises what pyparsing raises
        return False
    return True
