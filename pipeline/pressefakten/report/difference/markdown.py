"""A difference as Markdown."""

import re
from collections.abc import Iterator

from pressefakten.report.difference.text import told
from pressefakten.report.difference.words import heading, marked, parted, sentence, summary
from pressefakten_schemas.diff import Diff, Entry, Passage

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_OPEN, _CLOSE = "\ue000", "\ue001"


def lines(diff: Diff) -> Iterator[str]:
    """A heading a release, a list item a change, old words struck out, new ones bold."""
    yield f"# {sentence('title', diff.language)}"
    for one in diff.releases:
        yield ""
        yield f"## {_escaped(heading(one, diff.language))}"
        yield ""
        for fact in one.facts if one.change != "changed" else ():
            yield f"- {_escaped(told(fact, diff.language))}"
        sure, uncertain = parted(one)
        for entry in sure:
            yield f"- **{_escaped(entry.says)}**"
            yield from _places(entry)
        if uncertain:
            yield ""
            yield _escaped(sentence("uncertain", diff.language))
            yield ""
            for entry in uncertain:
                yield f"- {_escaped(entry.says)}"
    yield ""
    for line in summary(diff):
        yield _escaped(line)


def _places(entry: Entry) -> Iterator[str]:
    for place in entry.places:
        if place.old:
            yield f"  - {_marked(place.old, '~~')}"
        if place.new:
            yield f"  - {_marked(place.new, '**')}"


def _marked(passage: Passage, mark: str) -> str:
    return _escaped(marked(passage, _OPEN, _CLOSE)).replace(_OPEN, mark).replace(_CLOSE, mark)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
