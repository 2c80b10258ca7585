"""Releases and what was found in them, as lines."""

from collections.abc import Iterable, Iterator

from pressefakten.json_records import JsonObject
from pressefakten.report.show import fact_attributes_text, value_text
from pressefakten.store.search import Hit

_LONGEST = 300
"""Characters of a sentence that are shown."""


def lines(releases: Iterable[JsonObject]) -> Iterator[str]:
    """One line a release: day, name, facts, title, publisher."""
    for one in releases:
        told = f"{one['published'] or 'undated':<10}  {one['release']}  {one['facts']} facts"
        yield "  ".join([told, *(one[name] for name in ("title", "publisher") if one[name])])


def hit_lines(hit: Hit) -> Iterator[str]:
    """A release, and under it the sentences with their facts."""
    release = hit.release
    told = [release.get("published") or "undated", release["release"], release.get("title") or ""]
    yield "  ".join(filter(None, told))
    for place in hit.places:
        sentence = place.sentence
        yield f"    {sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST] + ' …'}"
        for fact in place.facts:
            attributes = fact_attributes_text(fact)
            value = " ".join(value_text(fact).split())
            yield f"      {fact['id']}  {fact['kind']} {value}" + (f"  ({attributes})" if attributes else "")


def hit_record(hit: Hit) -> JsonObject:
    """The same for programs."""
    names = ("release", "published", "title", "publisher", "source")
    return {
        **{name: hit.release.get(name) for name in names},
        "places": [{"sentence": place.sentence, "facts": place.facts} for place in hit.places],
    }
