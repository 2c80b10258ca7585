"""Numbers that could be a time or something else: what stands around them decides."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from pressefakten import lexicon
from pressefakten.german.tense import tense_at
from pressefakten.rules import fill
from pressefakten.temporal.calendar import month_days

from .words import atoms, lookup

_LEAD = 40
_NEAR = 28  # characters of the last words in front, the longest with some to spare
_COMMON_YEAR = 2001


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:

    return {name: re.compile(fill(pattern, atoms())) for name, pattern in lexicon.load("dates")["context"].items()}


def context_pattern(name: str) -> re.Pattern[str]:
    """One of the ``[context]`` patterns of the lexicon."""
    return _patterns()[name]


_OPENED = re.compile(r"(?:\A|[.!?]\s{1,3}|\n)\Z")
_BULLET = re.compile(r"(?:\A|\n)[ \t]{0,8}[-–—*•·][ \t]{1,4}\Z")


def _lead(text: str, start: int) -> str:
    """The words before ``start``, without the mark of a list."""
    lead = text[max(0, start - _LEAD) : start]
    return _BULLET.sub("\n", lead)


def year(text: str, match: re.Match[str]) -> bool:
    """A bare number of four digits is a year where a preposition says so, or where nothing says otherwise."""
    number = int(match["year"])
    context = _patterns()
    lead, tail = _lead(text, match.start()), text[match.end() : match.end() + _LEAD]
    if not 1000 <= number <= 2100 or context["not_year_after"].match(tail):
        return False
    compared = "als" in lead.lower() and context["compared_before"].search(lead) is not None
    if compared and context["compared_after"].match(tail):
        return _is_of_our_time(number)
    if context["not_year_before"].search(lead, max(0, len(lead) - _NEAR)):
        return False
    return (context["begun"].match(tail) is not None and number % 100 != 0) or _is_said(number, lead, tail)


def _is_of_our_time(number: int) -> bool:
    return 1700 <= number <= 2060


def _is_said(number: int, lead: str, tail: str) -> bool:
    """Whether a number is said as a year: behind a preposition, or because it counts nothing."""
    context = _patterns()
    if number % 100 and _opens_story(lead, tail):
        return True
    cue = context["year_before"].search(lead, max(0, len(lead) - _NEAR)) is not None or _is_of_old(lead, tail)
    if not _is_of_our_time(number):
        return cue and _is_strong(lead, tail) and context["counted"].match(tail) is None
    return _is_one_of_our_time(number, lead, tail, cue=cue)


def _is_one_of_our_time(number: int, lead: str, tail: str, *, cue: bool) -> bool:
    """Whether a number that may be a year of our time is one, also where no preposition says so (``cue``)."""
    context = _patterns()
    if number % 100 == 0 and context["counting_before"].search(lead):
        return _is_of_old(lead, tail)
    if context["since_before"].search(lead) and context["since_after"].match(tail):
        return True
    if context["counted"].match(tail):
        return False
    return cue or number % 100 != 0 or context["noun"].match(tail) is None


def _opens_story(lead: str, tail: str) -> bool:
    """Whether a number opens a sentence in front of a verb that tells what was ("1356 erhielt der Ort Marktrecht")."""
    return _OPENED.search(lead) is not None and _patterns()["told_after"].match(tail) is not None


def _is_strong(lead: str, tail: str) -> bool:
    """Whether the words in front say a year of any time: "im", but not "noch" or "für"."""
    return _patterns()["no_year_of_old"].search(lead) is None or _is_of_old(lead, tail)


def _is_of_old(lead: str, tail: str) -> bool:
    """Whether a verb tells that a town or house was named, founded or built then ("wurde 1236 erstmals erwähnt")."""
    return bool(_patterns()["mentioned_before"].search(lead) and _patterns()["mentioned_after"].match(tail))


def years(text: str, match: re.Match[str]) -> bool:
    """A pair of years: the second is later, and no file number or phone stands in front."""
    first, second = int(match["year"]), match["year2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if len(second) == 2 and last < first:
        last += 100
    lead, tail = _lead(text, match.start()), text[match.end() : match.end() + _LEAD]
    context = _patterns()
    slash = text[match.end("year")] == "/"
    if slash and last != first + 1:
        return False
    lived = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    if not ((800 if lived else 1500) <= first < last <= 2100) or (len(second) == 2 and last > first + 60):
        return False
    if context["counted"].match(tail):
        return False
    return context["not_year_before"].search(lead) is None


def years_in_a_row(text: str, match: re.Match[str]) -> bool:
    """Two years by their last figures, the second the one after the first ("24/25", "99/00")."""
    return int(match["year2"]) == (int(match["year"]) + 1) % 100


def name_of_month(text: str, match: re.Match[str]) -> bool:
    """ "Jan" without its full stop in front of a capital word is a first name ("7. Jan Lüders")."""
    if match["month"] != "Jan" or match["year"]:
        return True
    return re.match(r"\s[A-ZÄÖÜ][a-zäöü]", text[match.end() : match.end() + 3]) is None


def weekdays_in_a_row(text: str, match: re.Match[str]) -> bool:
    """Two weekdays, the second the day after the first, outside of opening hours."""
    first, second = (int(lookup("weekdays", match[name])) for name in ("weekday", "weekday2"))
    lead = text[max(0, match.start() - _LEAD) : match.start()]
    return (second - first) % 7 == 1 and _patterns()["hours_before"].search(lead) is None


def not_one_week(text: str, match: re.Match[str]) -> bool:
    """Weekdays with hours recur, unless "am" says that two days in a row are those of one week."""
    if re.search(r"(?i)\bam\s$", text[max(0, match.start() - 6) : match.start()]) is None:
        return True
    words = re.findall(r"[A-ZÄÖÜ][a-zäöü]+", match[0])
    lead = text[max(0, match.start() - _LEAD) : match.start()]
    return (
        len(words) != 2
        or not match[0].strip().startswith(words[0])
        or _patterns()["hours_before"].search(lead) is not None
    )


def behind_weekday(text: str, match: re.Match[str]) -> bool:
    """A day alone stands behind its weekday: "Dienstag, der 25."."""
    lead = text[max(0, match.start() - _LEAD) : match.start()]
    return _patterns()["weekday_before"].search(lead) is not None


def decade(text: str, match: re.Match[str]) -> bool:
    """The short form ("den 90ern") needs its article; with "Jahre" it stands by itself."""
    if match[0][-1] != "n" or "ahre" in match[0].lower():
        return True
    return re.search(r"(?i:den|der|die|frühen|späten)\s$", text[max(0, match.start() - 10) : match.start()]) is not None


def clock_range(text: str, match: re.Match[str]) -> bool:
    """Two times with "und" ("20 und 22 Uhr") are a range after "zwischen" only."""
    if not re.search(r"(?i)\sund\s", match[0]):
        return True
    return (
        re.search(r"(?i)zwischen\s(?:etwa |ca\. |circa )?$", text[max(0, match.start() - 20) : match.start()])
        is not None
    )


def day_range(text: str, match: re.Match[str]) -> bool:
    """Figures such as "1.3 - 2.7" could be marks: a year, a last full stop or a padded month makes them days. With a
    slash they are one interval only where the second follows the first ("3.5./10.5." are two days)."""
    if "/" in match[0] and not _is_next_day(*(int(match[name]) for name in ("day", "month", "day2", "month2"))):
        return False
    return bool(match["year2"] or match["year2_short"] or match[0].endswith(".") or match["month2"].startswith("0"))


def _is_next_day(day: int, month: int, day2: int, month2: int) -> bool:
    if month == month2:
        return day2 == day + 1
    return day2 == 1 and month2 == month % 12 + 1 and month <= 12 and day == month_days(_COMMON_YEAR, month)


def consecutive(text: str, match: re.Match[str]) -> bool:
    """Two days with "und" are one interval only where the second follows the first; the number of a release is no day
    ("Nr. 31 – 05.10.2026")."""
    ordinal = text[match.end("day") : match.end("day") + 1] == "."
    if not ordinal and _patterns()["numbered_before"].search(_lead(text, match.start())):
        return False
    if re.search(r"(?i)\s(?:und|u\.|&|\+)\s", match[0]) is None:
        return True
    return int(match["day2"]) == int(match["day"]) + 1


def opening_clock(text: str, match: re.Match[str]) -> bool:
    """Hours without "Uhr" stand behind weekdays: "Mo, Mi und Fr von 9 bis 12, 14 bis 18"."""
    return _patterns()["after_weekdays"].search(text, max(0, match.start() - 60), match.start()) is not None


def today(text: str, match: re.Match[str]) -> bool:
    """The adjective "heutig" names the day only of what takes place on a day."""
    if (
        match["weekday"]
        or match["daypart"]
        or not match[0].lower().startswith("heutig")
        or match[0].rstrip("es")[-3:] == "Tag"
    ):
        return True
    return _patterns()["held_on_a_day"].match(text, match.end()) is not None


_LINE_LEAD = re.compile(r"(?:\A|\n)[-–*•·#|>+ \t]{0,6}\Z")
_DAY_AHEAD = re.compile(
    r"[^\n]{0,200}(?:\n[^\n\d]{0,200}){0,2}\n[-–*•·#|>+ \t]{0,6}(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?!\d)"
)
_DAY_BEFORE = re.compile(
    r"(?:\A|\n)[-–*•·#|>+ \t]{0,6}(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?![\d\n])[^\n]{0,200}\n[^\n]{0,8}\Z"
)
_FAR_BACK = 220


def one_of_lines(text: str, match: re.Match[str]) -> bool:
    """Figures at the head of a line are a day where a line near it begins with another day, a later one in a list that
    runs forward; of headings that are numbered ("2.1.", "2.2.") the first figure stays."""
    if _LINE_LEAD.search(text, max(0, match.start() - 8), match.start()) is None:
        return False
    here = int(match["month"]), int(match["day"])
    ahead = _DAY_AHEAD.match(text, match.end())
    behind = _DAY_BEFORE.search(text, max(0, match.start() - _FAR_BACK), match.start())
    for other, sign in ((ahead, 1), (behind, -1)):
        if other is not None and 1 <= int(other["month"]) <= 12 and int(other["day"]) != here[1]:
            months = (int(other["month"]) - here[0]) * sign % 12
            if months == 1 or (months == 0 and (int(other["day"]) - here[1]) * sign > 0):
                return True
    return False


_CLOCK_LEAD = re.compile(r"(?:\A|\n)[-–*•·|>+ \t]{0,6}(?:(?:ab|um|ca\.)[ ]|Ab[ ]|Um[ ])?\Z")
_CLOCK_LINE = (
    r"[-–*•·|>+ \t]{{0,6}}(?:(?:ab|um|ca\.)[ ]|Ab[ ]|Um[ ])?(?P<hour>\d{{1,2}}){dot}(?P<minute>[0-5][05])(?!\d)"
)
_CLOCK_AHEAD = {
    dot: re.compile(rf"[^\n]{{0,200}}(?:\n[^\n\d]{{0,200}}){{0,2}}\n{_CLOCK_LINE.format(dot=re.escape(dot))}")
    for dot in ".:"
}
_CLOCK_BEFORE = {
    dot: re.compile(
        rf"(?:\A|\n|\n[^\n]{{0,40}}[ ]){_CLOCK_LINE.format(dot=re.escape(dot))}[^\n]{{0,200}}"
        r"(?:\n[^\n\d]{0,200}){0,2}\n[^\n]{0,12}\Z"
    )
    for dot in ".:"
}
_DAWN = 6  # a smaller hour before a full stop is a number of a heading


def clock_of_lines(text: str, match: re.Match[str]) -> bool:
    """Figures at the head of a line are a time where the line before or behind it begins with one, too, and the times
    run forward. With a full stop they begin in the morning: smaller figures number headings ("2.10", "2.15")."""
    start, dot = match.start(), match["_dot"]
    if _CLOCK_LEAD.search(text, max(0, start - 12), start) is None:
        return False
    here = int(match["hour"]), int(match["minute"])
    if dot == "." and here[0] < _DAWN:
        return False
    ahead = _CLOCK_AHEAD[dot].match(text, match.end())
    behind = _CLOCK_BEFORE[dot].search(text, max(0, start - _FAR_BACK), start)
    others = [(int(other["hour"]), int(other["minute"])) for other in (ahead, behind) if other is not None]
    runs = [one > here for one in others[: ahead is not None]] + [one < here for one in others[ahead is not None :]]
    return bool(runs) and all(runs)


_SENTENCE = re.compile(r"[^.!?\n]{0,160}\Z")
_REST = re.compile(r"[^.!?\n]{0,160}")


def of_every_weekend(text: str, match: re.Match[str]) -> bool:
    """A weekend is every one where workdays, feasts or another price stand beside it, and no verb looks back."""
    start, end, context = match.start(), match.end(), _patterns()
    opened = _SENTENCE.search(text, max(0, start - 160), start)
    lead = opened[0] if opened else ""
    priced = context["weekends_price_before"].search(lead) and context["weekends_price_after"].match(text, end)
    held = any(context[name].search(lead) for name in ("weekends_before", "weekends_noun_before"))
    if not (priced or held or context["weekends_after"].match(text, end)):
        return False
    rest = _REST.match(text, end)
    return tense_at(lead + " " * (end - start) + (rest[0] if rest else ""), len(lead)) != "past"


CHECKS: Mapping[str, Callable[[str, re.Match[str]], bool]] = {
    "year": year,
    "years": years,
    "opening_clock": opening_clock,
    "decade": decade,
    "clock_range": clock_range,
    "day_range": day_range,
    "today": today,
    "not_one_week": not_one_week,
    "name_of_month": name_of_month,
    "weekdays_in_a_row": weekdays_in_a_row,
    "consecutive": consecutive,
    "behind_weekday": behind_weekday,
    "one_of_lines": one_of_lines,
    "clock_of_lines": clock_of_lines,
    "years_in_a_row": years_in_a_row,
    "of_every_weekend": of_every_weekend,
}
