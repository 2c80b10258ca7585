"""A preview as text: what this version says differently, and what the gold says of that."""

from collections.abc import Iterator, Sequence

from pressefakten.diff.preview import Preview
from pressefakten.evaluate.counts import Finding
from pressefakten.report.difference import text
from pressefakten.report.difference.words import sentence
from pressefakten.telling import Language

_SHOWN = 20


def lines(found: Preview, language: Language = "de") -> Iterator[str]:
    """The difference, then gains and losses against the gold."""
    yield from text.lines(found.difference)
    for name in found.failed:
        yield sentence("failed", language, {"release": name})
    if found.judged is None:
        return
    yield ""
    counts = {"texts": found.judged.texts, "gains": len(found.judged.gains), "losses": len(found.judged.losses)}
    yield sentence("judged", language, counts)
    yield from _faults("+", found.judged.gains)
    yield from _faults("-", found.judged.losses)


def _faults(sign: str, findings: Sequence[Finding]) -> Iterator[str]:
    for one in findings[:_SHOWN]:
        yield f"  {sign} {one.document}: {one.kind} {one.what} „{' '.join(one.text.split())}“"
    if len(findings) > _SHOWN:
        yield f"  {sign} … {len(findings) - _SHOWN}"
