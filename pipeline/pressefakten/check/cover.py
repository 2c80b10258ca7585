"""Words that look like dates, sums and numbers, and that no fact covers."""

import re
from collections.abc import Iterator

from pressefakten.check.case import Case, Found
from pressefakten.check.rules import rule

_DATE = re.compile(
    r"(?<![\w.,/-])(?:0?[1-9]|[12]\d|3[01])\.[ \u00a0]?(?:(?:0?[1-9]|1[0-2])\.(?:[ \u00a0]?(?:19|20)\d\d)?(?![\d.])"
    r"|(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]{0,8}\b)"
)
_NUMBER = re.compile(r"(?<![\w.,/-])\d[\d.,]{0,14}[ \u00a0]?(?:€|Euro\b|EUR\b|%|Prozent\b)")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+49|0)[1-9]\d{1,4}[ )]?[/ –-]{1,3}(?!20\d\d\b)\d{3}[\d –-]{1,9}(?![\d/]|[.,]\d)")


def _uncovered(case: Case, pattern: re.Pattern[str], sure: float) -> Iterator[Found]:
    for match in case.search(pattern):
        if not case.is_covered(*match.span()):
            yield Found(match.start(), match.end(), sure, {"words": " ".join(match[0].split())})


@rule("unread_date")
def unread_dates(case: Case) -> Iterator[Found]:
    yield from _uncovered(case, _DATE, 0.5)


@rule("unread_number")
def unread_numbers(case: Case) -> Iterator[Found]:
    yield from _uncovered(case, _NUMBER, 0.5)


@rule("unread_phone")
def unread_phones(case: Case) -> Iterator[Found]:
    yield from _uncovered(case, _PHONE, 0.5)
