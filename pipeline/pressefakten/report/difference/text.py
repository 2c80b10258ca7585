"""A difference as text for a terminal."""

from collections.abc import Iterator

from pressefakten.report.difference.words import heading, marked, parted, sentence, summary
from pressefakten.telling import Language
from pressefakten.telling.facts import value_text
from pressefakten_schemas.diff import Diff, Entry, FactState, ReleaseDiff

_SHOWN_FACTS = 12
_SHOWN_UNCERTAIN = 8


def lines(diff: Diff) -> Iterator[str]:
    """Release by release: one line a change, the old and the new sentence beneath it with the changed words in
    brackets; what is uncertain last."""
    for one in diff.releases:
        yield from _release(one, diff.language)
        yield ""
    yield from summary(diff)


def _release(one: ReleaseDiff, language: Language) -> Iterator[str]:
    yield f"== {heading(one, language)}"
    yield from _facts(one, language) if one.change != "changed" else release_lines(one, language)


def release_lines(one: ReleaseDiff, language: Language) -> Iterator[str]:
    """The entries of one release that changed."""
    sure, uncertain = parted(one)
    shown: set[tuple[str, str]] = set()
    for entry in sure:
        yield entry.says
        yield from _places(entry, shown)
    if uncertain:
        yield sentence("uncertain", language)
        for entry in uncertain[:_SHOWN_UNCERTAIN]:
            yield f"  ? {entry.says}"
        if len(uncertain) > _SHOWN_UNCERTAIN:
            yield f"  ? … +{len(uncertain) - _SHOWN_UNCERTAIN}"


def _facts(one: ReleaseDiff, language: Language) -> Iterator[str]:
    for fact in one.facts[:_SHOWN_FACTS]:
        yield f"  {told(fact, language)}"
    if len(one.facts) > _SHOWN_FACTS:
        yield f"  … +{len(one.facts) - _SHOWN_FACTS}"


def told(fact: FactState, language: Language) -> str:
    """A fact of a release that came or went: kind and value."""
    line = {"kind": fact.kind, "value": fact.value, **fact.attributes, "mentions": [{"text": fact.text}]}
    from pressefakten.telling.facts import label_name, label_text

    return f"{label_text(line, label_name(line), language)}: {value_text(line, language)}"


def _places(entry: Entry, shown: set[tuple[str, str]]) -> Iterator[str]:
    """The sentences; those that stand above already are not repeated."""
    for place in entry.places:
        old = marked(place.old, "[", "]") if place.old else ""
        new = marked(place.new, "[", "]") if place.new else ""
        if (old, new) in shown:
            continue
        shown.add((old, new))
        if old == new:
            yield f"    = {new}"
            continue
        if old:
            yield f"    - {old}"
        if new:
            yield f"    + {new}"
