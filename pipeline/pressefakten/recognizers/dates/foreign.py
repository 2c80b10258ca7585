"""Days in layouts of other languages ("Oktober 9, 2024", "May 15, 2018"): the one thing dateparser is asked.

It gets an expression that is already found and complete, with languages and parts fixed, so that neither today's date
nor the locale can take part in its answer.
"""

from datetime import date, datetime
from functools import cache

_SETTINGS = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "TIMEZONE": "UTC",
    "DATE_ORDER": "MDY",
}


@cache
def parse_foreign(text: str) -> date | None:
    """The day that ``text`` names, None where it is none ("February 30, 2018")."""
    import dateparser  # half a second to import, and seldom needed

    found = dateparser.parse(" ".join(text.split()), languages=["de", "en"], settings=_SETTINGS)
    return found.date() if found else None
