"""What is announced: days after publication with what happens, where, and until when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.rrule import rrulestr

from pressefakten.german.pages import TextPage
from pressefakten.json_records import JsonRecord
from pressefakten.telling import Language, label
from pressefakten.telling.facts import value_text
from pressefakten.telling.occasions import Occasion, occasion_of

_LONGEST = 220


@dataclass(frozen=True, slots=True)
class Event:
    """One announced date. ``begins`` and ``ends`` are days ("2024-05-03") or times ("2024-05-03T18:00"); of what recurs
    ``begins`` is its first day after publication."""

    begins: str
    ends: str | None
    rrule: str | None
    occasion: str
    when: str
    title: str
    place: str | None
    sentence: str
    release: str
    published: str | None
    source_url: str | None
    fact: str


def events(
    releases: Iterable[JsonRecord],
    facts: Iterable[JsonRecord],
    since: str | None = None,
    everything: bool = False,
    language: Language = "de",
) -> list[Event]:
    """The dates after the publication of their release (and not before the day ``since``), by date.

    Only those whose sentence says what happens, unless ``everything`` is asked for.
    """
    by_name = {release["release"]: release for release in releases}
    grouped: dict[str, list[JsonRecord]] = {}
    for fact in facts:
        grouped.setdefault(fact["release"], []).append(fact)
    found = [
        event
        for name, of_release in grouped.items()
        if name in by_name
        for event in _of_release(by_name[name], of_release, everything, language)
        if since is None or event.rrule or (event.ends or event.begins)[:10] >= since
    ]
    return sorted(found, key=lambda one: (one.begins, one.release, one.fact))


def _of_release(
    release: JsonRecord, facts: Sequence[JsonRecord], everything: bool, language: Language
) -> Iterator[Event]:
    page = TextPage(release["text"])
    places = [fact for fact in facts if fact["kind"] in ("address", "place")]
    for fact in facts:
        span = _span(fact, release.get("published")) if fact["kind"] == "date" else None
        told = _in_text(fact["mentions"])
        if span is None or not told:
            continue
        mention, occasion = _said(page, told, str(fact["value"] or ""))
        if occasion or everything:
            begin, stop = page.span_of_sentence(mention["start"], mention["end"])
            name = label(occasion.name if occasion else "date", language)
            place, sentence = _place(places, begin, stop), _short(page.text[begin:stop])
            yield _event(release, fact, span, (name, value_text(fact, language)), (place, sentence))


def _in_text(mentions: Sequence[JsonRecord]) -> list[JsonRecord]:
    return [one for one in mentions if one["zone"] not in ("boilerplate", "dateline")]


def _event(
    release: JsonRecord,
    fact: JsonRecord,
    span: tuple[str, str | None],
    told: tuple[str, str],
    around: tuple[str | None, str],
) -> Event:
    return Event(
        begins=span[0],
        ends=span[1],
        rrule=fact.get("rrule"),
        occasion=told[0],
        when=told[1],
        title=release.get("title") or release["release"],
        place=around[0],
        sentence=around[1],
        release=release["release"],
        published=release.get("published"),
        source_url=release.get("source_url"),
        fact=fact["id"],
    )


def _said(page: TextPage, mentions: Sequence[JsonRecord], value: str) -> tuple[JsonRecord, Occasion | None]:
    """The first mention whose sentence says what happens, else the first."""
    for mention in mentions:
        begin, stop = page.span_of_sentence(mention["start"], mention["end"])
        start, end = mention["start"] - begin, mention["end"] - begin
        occasion = occasion_of(page.text[begin:stop], start, end, last_day=value.startswith("../"))
        if occasion and occasion.agenda:
            return mention, occasion
    return mentions[0], None


def _span(fact: JsonRecord, published: str | None) -> tuple[str, str | None] | None:
    """Begin and end of a date that lies after publication; None for what does not, or is no day."""
    value = str(fact["value"] or "")
    if fact.get("rrule"):
        return _recurring(fact["rrule"], value, published)
    begin, _, end = value.removeprefix("../").removesuffix("/..").partition("/")
    if not _is_day(begin) or (end and not _is_day(end)):
        return None
    return (begin, end or None) if not published or (end or begin)[:10] > published else None


def _is_day(value: str) -> bool:
    return len(value) >= len("2024-05-03") and value[:4].isdigit()


def _recurring(rrule: str, value: str, published: str | None) -> tuple[str, str | None] | None:
    """The first time of what recurs, with its hours where they are known."""
    first = _first_day(rrule, published)
    if first is None:
        return None
    begins, _, ends = value.partition("/") if value.startswith("T") else ("", "", "")
    return first + begins, first + ends if ends else None


def _first_day(rrule: str, published: str | None) -> str | None:
    """The first day that the rule has from publication on."""
    if not published:
        return None
    try:
        day = rrulestr(rrule, dtstart=datetime.fromisoformat(published)).after(
            datetime.fromisoformat(published), inc=True
        )
    except (ValueError, TypeError):
        return None
    return day.date().isoformat() if day else None


def _place(places: Sequence[JsonRecord], begin: int, stop: int) -> str | None:
    """The address of the sentence, else its last place."""
    there = [
        (fact["kind"] != "address", -mention["start"], str(fact["value"]))
        for fact in places
        for mention in fact["mentions"]
        if begin <= mention["start"] < stop and fact["value"]
    ]
    return min(there)[2] if there else None


def _short(sentence: str) -> str:
    plain = " ".join(sentence.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"


def lines(found: Sequence[Event]) -> Iterator[str]:
    """Day by day: when, what, where, and the sentence that says so."""
    for event in found:
        place = f", {event.place}" if event.place else ""
        yield f"{event.begins[:10]}  {event.occasion}: {event.when}{place}"
        yield f"            {event.title} [{event.release}]"
        yield f"            {event.sentence}"
    if not found:
        yield "Nichts angekündigt."


def records(found: Iterable[Event]) -> list[dict[str, Any]]:
    """The events for JSON, what is absent left out."""
    return [{name: value for name, value in asdict(event).items() if value is not None} for event in found]


def calendar(found: Iterable[Event]) -> bytes:
    """An iCalendar file (RFC 5545). Its stamps are days of publication: the same corpus gives the same bytes."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", "-//pressefakten//agenda//DE")
    made.add("version", "2.0")
    for event in found:
        entry = icalendar.Event()
        entry.add("uid", f"{event.fact}@pressefakten")
        entry.add("dtstamp", _moment(event.published or event.begins[:10]))
        begins, ends = _when(event)
        entry.add("dtstart", begins)
        if ends is not None:
            entry.add("dtend", ends)
        if event.rrule:
            entry.add("rrule", icalendar.vRecur.from_ical(event.rrule))
        entry.add("summary", f"{event.occasion}: {event.title}")
        entry.add("description", event.sentence)
        if event.place:
            entry.add("location", event.place)
        if event.source_url:
            entry.add("url", event.source_url)
        made.add_component(entry)
    return bytes(made.to_ical())


def _when(event: Event) -> tuple[date | datetime, date | datetime | None]:
    """Begin and end as the calendar wants them: whole days end on the day after the last."""
    begins = _moment(event.begins) if "T" in event.begins else date.fromisoformat(event.begins[:10])
    if event.ends is None:
        return begins, None
    if "T" in event.begins and "T" in event.ends:
        return begins, _moment(event.ends)
    return date.fromisoformat(event.begins[:10]), date.fromisoformat(event.ends[:10]) + timedelta(days=1)


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written[:16])
