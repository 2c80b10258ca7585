"""Extracted facts against gold annotations: what is right, wrong and missing of facts, links, head and zones.

The rules are those of docs/evaluation.md.
"""

from pathlib import Path
from typing import Any

from pressefakten.errors import PressefaktenError
from pressefakten.evaluate.compare import compare, miss
from pressefakten.evaluate.counts import Report
from pressefakten.evaluate.gold import load_gold

__all__ = ["Report", "compare", "evaluate", "load_gold"]


def evaluate(folder: Path, extractor: Any, texts: Path | None = None) -> Report:
    """Extract every gold text of ``folder`` afresh and compare. ``extractor`` is a ``pressefakten.Extractor``.

    A text that cannot be extracted is named in ``failed``, and all its annotations are missed.
    """
    from pressefakten.read import read_source

    report = Report()
    for gold in load_gold(folder, texts):
        try:
            extraction = extractor.extract(read_source(gold.path))
        except PressefaktenError as error:
            report.failed[gold.name] = str(error)
            miss(report, gold)
            continue
        compare(report, gold, extraction.release.as_line(), [fact.as_line() for fact in extraction.facts])
    return report
