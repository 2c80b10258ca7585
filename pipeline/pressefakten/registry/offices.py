"""Who holds an office that one person holds at a time, and whose terms cross."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pressefakten.lexicon import load
from pressefakten.settings import MAX_CONFLICT_NAMES, MAX_CONFLICT_RELEASES
from pressefakten_schemas.entities import Conflict, Entity


class Term(NamedTuple):
    """Somebody is called the holder of an office of a body, from the first to the last of these days. Sorts by office,
    body and time."""

    office: str
    body: str
    first: str
    last: str
    id: str
    name: str
    dates: tuple[str, ...]
    releases: tuple[str, ...]


def office_of(role: str) -> str | None:
    """The single-seat office a role means ("Landrätin" → "landrat"), or None for another or a past one."""
    data = load("offices")
    words = role.split()
    if not words or any(word.lower().startswith(tuple(data["not_in_office"])) for word in words):
        return None
    noun = words[0].lower().removesuffix("in")
    return noun.replace("landrät", "landrat") if noun in data["single"] else None


def terms_of(entity: Entity, publisher_of: Callable[[str], str | None]) -> Iterator[Term]:
    """The terms of a person. An office without a body is one of the publisher's."""
    if entity.kind != "person":
        return
    for role in entity.roles:
        office = office_of(role.value)
        if office is None or not role.dates:
            continue
        rest = " ".join(role.value.split()[1:])
        bodies = {publisher_of(name) for name in role.releases} if not rest else {rest}
        for body in sorted(one for one in bodies if one):
            yield Term(
                office, body, role.dates[0], role.dates[-1], entity.id, entity.value,
                role.dates[: MAX_CONFLICT_NAMES + 1], role.releases[:MAX_CONFLICT_RELEASES],
            )  # fmt: skip


def clashes(terms: Iterable[Term]) -> dict[str, list[Conflict]]:
    """Entity → one conflict for each office that others are said to hold at the same time. ``terms`` are sorted."""
    marks: dict[str, list[Conflict]] = defaultdict(list)
    for (office, body), group in groupby(terms, key=lambda term: term[:2]):
        for number, conflict in _clashes(office, body, _joined(group)):
            marks[number].append(conflict)
    return marks


def _joined(terms: Iterable[Term]) -> list[Term]:
    """One term a person: the same office under two spellings of the role is one."""
    joined: dict[str, Term] = {}
    for term in terms:
        known = joined.get(term.id)
        if known is None:
            joined[term.id] = term
        else:
            joined[term.id] = known._replace(
                last=max(known.last, term.last),
                dates=tuple(sorted({*known.dates, *term.dates})),
                releases=tuple(dict.fromkeys((*known.releases, *term.releases))),
            )
    return sorted(joined.values())


def _clashes(office: str, body: str, terms: Sequence[Term]) -> Iterator[tuple[str, Conflict]]:
    """One pass over the terms by their first day: those that have not ended cross the next one."""
    counts: dict[str, int] = defaultdict(int)
    named: dict[str, list[Term]] = defaultdict(list)
    active: list[tuple[Term, frozenset[str]]] = []
    for term in terms:
        words = frozenset(term.name.split())
        active = [one for one in active if one[0].last >= term.first]
        for other, others in active:
            if words <= others or others <= words:
                continue  # a surname alone is no second person
            for one, with_ in ((term, other), (other, term)):
                counts[one.id] += 1
                if counts[one.id] <= MAX_CONFLICT_NAMES:
                    named[one.id].append(with_)
        active.append((term, words))
    for term in terms:
        if counts[term.id]:
            yield term.id, _conflict(office, body, term, named[term.id], counts[term.id])


def _conflict(office: str, body: str, term: Term, others: Sequence[Term], count: int) -> Conflict:
    names = [f"{other.name} ({shown(other.dates)})" for other in others]
    if count > len(others):
        names.append(f"{count - len(others)} more")
    releases = sorted({release for one in (term, *others) for release in one.releases})
    return Conflict(
        about="office",
        says=f"{term.name} ({shown(term.dates)}) and {', '.join(names)} are called {office.capitalize()} of {body}",
        releases=tuple(releases[:MAX_CONFLICT_RELEASES]),
        others=count,
    )


def shown(dates: Sequence[str]) -> str:
    """Dates for reading, the first few of many."""
    if not dates:
        return "undated"
    return ", ".join(dates[:MAX_CONFLICT_NAMES]) + (" …" if len(dates) > MAX_CONFLICT_NAMES else "")
