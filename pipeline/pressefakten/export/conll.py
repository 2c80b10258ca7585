"""CoNLL: a token a line with its BIO tag, a blank line between sentences, ``-DOCSTART-`` before each release.

Tags do not nest: of mentions that share words the longest is kept. Quotes are left out unless they are asked for, since
they would hide the names in them. What stands in boilerplate is left out: nobody looked for facts there.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pressefakten.export.plain import visible
from pressefakten.export.records import ReleaseFacts
from pressefakten.export.request import ExportRequest
from pressefakten.json_records import JsonObject

_LEFT_OUT = frozenset({"quote"})


def write(path: Path, asked: ExportRequest, releases: Iterable[ReleaseFacts]) -> None:
    """Write the tokens of every release with the tags of the kinds asked for (all but quotes, where none is named)."""
    import pressefakten.sentences  # noqa: F401  registers the component
    from pressefakten.tokenizer import make_german

    nlp = make_german()
    nlp.add_pipe("press_sentences")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for told in releases:
            file.write("-DOCSTART- -X- O O\n\n")
            facts = [fact for fact in told.facts if asked.kinds or fact["kind"] not in _LEFT_OUT]
            for sentence in sentences(nlp(told.release["text"]), told.release, facts):
                file.writelines(f"{token} {tag}\n" for token, tag in sentence)
                file.write("\n")


def sentences(doc: Any, release: JsonObject, facts: Iterable[JsonObject]) -> Iterator[list[tuple[str, str]]]:
    """The sentences of a Doc outside boilerplate, each with its tokens and their tags."""
    tags = _tags(doc, _kept([(one["start"], one["end"], fact["kind"]) for fact in facts for one in fact["mentions"]]))
    outside = [(zone["start"], zone["end"]) for zone in release["zones"] if zone["zone"] == "boilerplate"]
    for sentence in doc.sents:
        if any(start <= sentence.start_char < end for start, end in outside):
            continue
        tokens = [(visible(token.text), tags.get(token.i, "O")) for token in sentence if not token.is_space]
        if tokens:
            yield tokens


Span = tuple[int, int, str]


def _kept(spans: Sequence[Span]) -> list[Span]:
    """Of spans that share words the longest, of equals the first; in text order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0] - one[1], one)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def _tags(doc: Any, spans: Iterable[Span]) -> dict[int, str]:
    """Index of a token → its tag; a token belongs to a span that it shares characters with."""
    tags: dict[int, str] = {}
    for start, end, kind in spans:
        covered = doc.char_span(start, end, alignment_mode="expand")
        words = [token.i for token in covered or () if not token.is_space and token.i not in tags]
        for number, token in enumerate(words):
            tags[token] = f"{'I' if number else 'B'}-{kind}"
    return tags
