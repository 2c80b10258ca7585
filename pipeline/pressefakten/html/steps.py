"""How the mentions of a release came about: the steps from words to value, and what lost on the same words."""

from collections.abc import Mapping
from typing import Any

from pressefakten.extractor import Extractor
from pressefakten.reading import reading_of, text_of
from pressefakten.report.explain import source_of

Steps = Mapping[tuple[str, int, int], tuple[tuple[str, ...], tuple[str, ...]]]
"""(kind, start, end) of a mention → its steps, and what lost."""


def steps_of(release: Mapping[str, Any], extractor: Extractor) -> Steps:
    """Extract the release again and return the steps of each mention. Raises PressefaktenError."""
    doc = extractor.analyse(source_of(dict(release), extractor))
    reading, text = reading_of(doc), text_of(doc)
    found = {}
    for mention in doc._.mentions:
        start, end = reading.span(mention.start, mention.end)
        lost = tuple(
            f"{one.mention.kind} „{' '.join(text[one.mention.start : one.mention.end].split())}“: {one.reason}"
            for one in doc._.lost
            if one.mention.start < mention.end and mention.start < one.mention.end
        )
        found[mention.kind, start, end] = (tuple(mention.steps), lost)
    return found
