"""Where a fact comes from: its words, the rule, the steps to its value, and what lost on the same words."""

from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from pressefakten.errors import PressefaktenError, UsageError
from pressefakten.extractor import Extractor
from pressefakten.mentions import Mention, zone_at
from pressefakten.outputs import Line, Outputs, open_outputs
from pressefakten.read import Source, read_sources
from pressefakten.read.source import Stated
from pressefakten.reading import reading_of, text_of
from pressefakten.report.head import head_explanation
from pressefakten.report.sentences import sentence_at
from pressefakten.report.show import attributes_text, fact_attributes_text, find_release, value_text
from pressefakten.report.warnings import MARK
from pressefakten.resolve.facts import identity


def explanation(out: Path, name: str, model: str | None = None) -> Iterator[str]:
    """How a fact came about, or the head of a release. ``name`` is the release's name or the id of the fact, or the
    beginning of one of them. Raises UsageError."""
    outputs = open_outputs(out)
    if _names_release(name, outputs):
        named = find_release(outputs.releases, name, out)
        extractor = Extractor(model)
        return head_explanation(named["release"], extractor.analyse(_source(named, extractor)))
    fact = _find(outputs.facts, name, out)
    release = next(release for release in outputs.releases if release["release"] == fact["release"])
    extractor = Extractor(model)
    source = _source(release, extractor)
    doc = extractor.analyse(source)
    return _explain(fact, source, doc)


def _names_release(name: str, outputs: Outputs) -> bool:
    """Whether ``name`` is that of a release, or begins one and no fact's id."""
    names = [release["release"] for release in outputs.releases]
    if name in names:
        return True
    begins_id = any(fact["id"].startswith(name.lower()) for fact in outputs.facts)
    return not begins_id and any(one.startswith(name) for one in names)


def _find(facts: list[Line], fact_id: str, out: Path) -> Line:
    named = [fact for fact in facts if fact["id"].startswith(fact_id.lower())] if fact_id else []
    if len(named) == 1:
        return named[0]
    if named:
        several = ", ".join(fact["id"] for fact in named[:5])
        raise UsageError("C006", f"{fact_id!r} begins {len(named)} ids: {several}", "Type more of the id.")
    raise UsageError(
        "C007",
        f"There is no fact {fact_id!r} in {out}",
        "The ids stand in facts.jsonl and in: pressefakten show RELEASE. A release is named as in: pressefakten show",
    )


def _source(release: Line, extractor: Extractor) -> Source:
    """The release in its file, where that still is what was read; else what the release record keeps of it."""
    try:
        read = [one for one in read_sources(release["source"]) if one.sha256 == release["sha256"]]
        parts = (part for one in read for part in extractor.parts(one))
        found = next(
            (part for part in parts if (part.release, part.text) == (release["release"], release["text"])), None
        )
        if found is not None:
            return found
    except PressefaktenError:
        pass
    stated = Stated(published=release.get("published"), source=release.get("source_url"))
    return Source(release["release"], release["source"], release["sha256"], release["text"], "utf-8", stated)


def _explain(fact: Line, source: Source, doc: Doc) -> Iterator[str]:
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
