"""Words that look like dates, sums and numbers, and that no fact covers."""

import re
from collections.abc import Iterator

from pressefakten.check.case import Case, Fault
from pressefakten.check.rules import rule
from pressefakten.rules import atoms_of

_DATE, _NUMBER, _PHONE = (re.compile(atoms_of("check")[name]) for name in ("DATE", "AMOUNT", "PHONE"))


def _uncovered(case: Case, pattern: re.Pattern[str], sure: float) -> Iterator[Fault]:
    for match in case.search(pattern):
        if not case.is_covered(*match.span()):
            yield Fault(match.start(), match.end(), sure, {"words": " ".join(match[0].split())})


@rule("unread_date")
def unread_dates(case: Case) -> Iterator[Fault]:
    yield from _uncovered(case, _DATE, 0.5)


@rule("unread_number")
def unread_numbers(case: Case) -> Iterator[Fault]:
    yield from _uncovered(case, _NUMBER, 0.5)


@rule("unread_phone")
def unread_phones(case: Case) -> Iterator[Fault]:
    yield from _uncovered(case, _PHONE, 0.5)
