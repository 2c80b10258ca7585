"""Extracted facts against gold annotations: what is right, wrong and missing of facts, links, head and zones.

The rules are those of docs/evaluation.md.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pressefakten.errors import PressefaktenError
from pressefakten.evaluate.by_hand import corrected, corrections_in, gold_by_hand
from pressefakten.evaluate.compare import compare, miss
from pressefakten.evaluate.counts import Report
from pressefakten.evaluate.gold import Gold, load_gold

__all__ = ["Report", "all_gold", "compare", "corrections_in", "evaluate", "load_gold"]


def all_gold(folder: Path, texts: Path | None, corrections: Mapping[str, Any]) -> list[Gold]:
    """The gold of a folder, and gold without annotations for what else was corrected. Raises UsageError."""
    known = load_gold(folder, texts, may_be_none=bool(corrections))
    return [*known, *gold_by_hand((gold.name for gold in known), corrections, (folder, texts))]


def evaluate(folder: Path, extractor: Any, texts: Path | None = None) -> Report:
    """Extract every gold text of ``folder`` afresh and compare. ``extractor`` is a ``pressefakten.Extractor``.

    Corrections that stand beside gold or texts are gold too. A text that cannot be extracted is named in ``failed``,
    and all its annotations are missed.
    """
    from pressefakten.read import read_source

    report = Report()
    corrections = corrections_in((folder, texts))
    for gold in all_gold(folder, texts, corrections):
        try:
            extraction = extractor.extract(read_source(gold.path))
        except PressefaktenError as error:
            report.failed[gold.name] = str(error)
            miss(report, gold)
            continue
        release, facts = extraction.release.as_line(), [fact.as_line() for fact in extraction.facts]
        if gold.name in corrections:
            gold, facts = corrected(gold, release, facts, corrections[gold.name])
        compare(report, gold, release, facts)
    return report
