"""iCalendar: an event a date whose day is known, with the sentence that names it. By ``icalendar``, after RFC 5545.

The day of publication itself is no event. Times are those of the clock where the text speaks (floating, 3.3.5).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pressefakten.export.plain import one_line, visible
from pressefakten.export.records import ReleaseFacts
from pressefakten.export.request import ExportRequest
from pressefakten.export.webannotation import address_of
from pressefakten.json_records import JsonObject
from pressefakten.telling.sentences import sentence_at

_DAY = r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?"
_VALUE = re.compile(rf"{_DAY}(?:/(?:{_DAY}|\.\.))?")
_SUMMARY = 90
"""Characters of a sentence in the title of an event."""
_LONGEST = 400
"""An interval of more days is a stretch of time, not an event."""


def write(path: Path, _: ExportRequest, releases: Iterable[ReleaseFacts]) -> None:
    """Write one calendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//pressefakten//facts//DE")
    calendar.add("version", "2.0")
    for told in releases:
        for event in events(told):
            calendar.add_component(event)
    path.write_bytes(calendar.to_ical())


def events(told: ReleaseFacts) -> Iterator[Any]:
    """The events of one release."""
    release = told.release
    for fact in told.facts:
        when = _when(fact["value"]) if fact["kind"] == "date" else None
        if when is not None and not _is_publication(fact, release):
            yield _event(fact, release, *when)


def _is_publication(fact: JsonObject, release: JsonObject) -> bool:
    return bool(fact["value"] == release.get("published")) and "rrule" not in fact


Moment = date | datetime


def _when(value: str | None) -> tuple[Moment, Moment | None] | None:
    """Begin and end of an EDTF value that names days; None for others. The end of whole days is the day after."""
    match = _VALUE.fullmatch(value or "")
    if match is None:
        return None
    begin = _moment(match[1], match[2])
    end = _moment(match[3], match[4]) if match[3] else None
    if type(begin) is not type(end):
        end = None
    if end is not None and (end < begin or _days(begin, end) > _LONGEST):
        return None
    if end is None:
        return begin, None if isinstance(begin, datetime) else begin + timedelta(days=1)
    return begin, end if isinstance(end, datetime) else end + timedelta(days=1)


def _days(begin: Moment, end: Moment) -> int:
    return (date(end.year, end.month, end.day) - date(begin.year, begin.month, begin.day)).days


def _moment(day: str, clock: str | None) -> Moment:
    return datetime.fromisoformat(f"{day}T{clock}") if clock else date.fromisoformat(day)


def _event(fact: JsonObject, release: JsonObject, begin: Moment, end: Moment | None) -> Any:
    from icalendar import Event, vRecur

    mention = fact["mentions"][0]
    sentence = one_line(sentence_at(release["text"], mention["start"], mention["end"]))
    event = Event()
    event.add("uid", f"{fact['id']}@pressefakten")
    event.add("dtstamp", _stamp(release))
    event.add("dtstart", begin)
    if end is not None:
        event.add("dtend", end)
    if fact.get("rrule"):
        event["rrule"] = vRecur.from_ical(fact["rrule"].removeprefix("RRULE:"))
    event.add("summary", sentence if len(sentence) <= _SUMMARY else sentence[: _SUMMARY - 2].rstrip() + " …")
    parts = (sentence, release.get("title"), release.get("publisher"), release["release"])
    event.add("description", "\n".join(visible(part) for part in parts if part))
    address = address_of(release)
    if address.startswith(("http://", "https://")):
        event.add("url", one_line(address))
    return event


def _stamp(release: JsonObject) -> datetime:
    """RFC 5545 wants a time stamp: the day of publication, so that nothing reads the clock."""
    day = date.fromisoformat(release.get("published") or "1970-01-01")
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
