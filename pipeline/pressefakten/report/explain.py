"""Where a fact comes from: its words, the rule, the steps to its value, and what lost on the same words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from pressefakten.corpus.one_file import sources_of
from pressefakten.errors import PressefaktenError, UsageError
from pressefakten.extractor import Extractor
from pressefakten.json_records import JsonObject
from pressefakten.mentions import Mention, zone_at
from pressefakten.read import Source
from pressefakten.read.source import Stated
from pressefakten.reading import reading_of, text_of
from pressefakten.report.head import head_explanation
from pressefakten.report.show import attributes_text, fact_attributes_text, value_text
from pressefakten.report.warnings import MARK
from pressefakten.resolve.facts import identity
from pressefakten.store.names import begins, find, is_exact
from pressefakten.store.reading import Index, open_index
from pressefakten.telling.sentences import sentence_at


def explanation(out: Path, name: str, model: str | None = None) -> Iterator[str]:
    """How a fact came about, or the head of a release. ``name`` is what ``show`` takes for a release, or the id of the
    fact, or the beginning of it. Raises UsageError."""
    with open_index(out) as index:
        fact_id, part = _asked(index, name)
        release, facts = index.record(part)
    extractor = Extractor(model)
    source = source_of(release, extractor)
    doc = extractor.analyse(source)
    if fact_id is None:
        return head_explanation(release["release"], doc)
    return _explain(next(fact for fact in facts if fact["id"] == fact_id), source, doc)


def _asked(index: Index, name: str) -> tuple[str | None, int]:
    """The fact that ``name`` means and its release, or None and the release."""
    if is_exact(index, name):
        return None, find(index, name)
    begun = index.facts(name)
    if len(begun) == 1:
        return begun[0]
    if begun:
        several = ", ".join(fact for fact, _ in begun[:5])
        raise UsageError("C006", f"{name!r} begins {len(begun)} ids: {several}", "Type more of the id.")
    if begins(index, name):
        return None, find(index, name)
    raise UsageError(
        "C007",
        f"There is no fact {name!r} in {index.folder}",
        "The ids stand in facts.jsonl and in: pressefakten show RELEASE. A release is named as in: pressefakten list",
    )


def source_of(release: Mapping[str, Any], extractor: Extractor) -> Source:
    """The release in its file, where that still is what was read; else what the release record keeps of it."""
    try:
        parts = sources_of(extractor, Path(release["source"]), release.get("part_of") or release["release"])
        said = (release["release"], release["sha256"], release["text"])
        found = next((part for part in parts.sources if (part.release, part.sha256, part.text) == said), None)
        if found is not None:
            return found
    except PressefaktenError:
        pass
    stated = Stated(published=release.get("published"), source=release.get("source_url"))
    return Source(release["release"], release["source"], release["sha256"], release["text"], "utf-8", stated)


def _explain(fact: JsonObject, source: Source, doc: Doc) -> Iterator[str]:
    told = fact_attributes_text(fact)
    yield f"{fact['kind']} {value_text(fact)}" + (f"  ({told})" if told else "")
    yield f"fact {fact['id']} of {source.path}"
    mentions = [mention for mention in doc._.mentions if identity(source.release, mention, text_of(doc)) == fact["id"]]
    if not mentions:
        yield ""
        yield "This version does not find it any more. Extract again: pressefakten extract"
    for mention in mentions:
        yield ""
        yield from _mention(mention, source, doc)


def _mention(mention: Mention, source: Source, doc: Doc) -> Iterator[str]:
    start, end = reading_of(doc).span(mention.start, mention.end)
    text = text_of(doc)
    words = source.text[start:end]
    yield f"„{' '.join(words.split())}“ at [{start}, {end}) in the zone {zone_at(doc, mention.start)}"
    yield f"  in: {sentence_at(source.text, start, end)}"
    yield f"  rule: {mention.rule}"
    for step in mention.steps:
        yield f"  - {step}"
    told = attributes_text(mention.kind, mention.attributes)
    if told:
        yield f"  with: {told}"
    for warning in mention.attributes.get("warnings", ()):
        yield f"  {MARK} {warning}"
    if "confidence" in mention.attributes:
        yield f"  confidence: {mention.attributes['confidence']:.2f}"
    for lost in doc._.lost:
        other = lost.mention
        if other.start < mention.end and mention.start < other.end:
            other_words = " ".join(text[other.start : other.end].split())
            value = "" if other.value is None else f" = {other.value}"
            yield f"  lost: {other.kind} „{other_words}“{value} (rule {other.rule}): {lost.reason}"
