"""Who bears an identifier: the organization whose account, tax or register number it is.

Not who keeps it: the bank, the register's court. A person is it where the text says so ("Kontoinhaber: …"). In order:

1. line: the organization nearest before the number on its line, else the nearest behind it;
2. sentence: in running text the only organization of its sentence, since of two nobody knows whose it is;
3. block: the nearest in the lines above.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.owners.page import SHORT_LINE, Page
from pressefakten.resolve.owners.parties import Reachable
from pressefakten_schemas.entities import CONTACTS
from pressefakten_schemas.kinds import RECORDS

_LEXICON = load("owners")
_KEEPER = re.compile(rf"(?<![\w-])(?:{'|'.join(_LEXICON['keepers'])})(?![\w-])", re.IGNORECASE)
_HOLDER = re.compile(rf"(?<![\w-])(?:{'|'.join(_LEXICON['holders'])})[ ]?:?[ \n]{{1,2}}\Z", re.IGNORECASE)
_BEFORE = 30
"""How far before a person, in code points, the word stands that makes it the bearer."""


def with_bearers(doc: Doc) -> list[Mention]:
    """The mentions of a Doc, those that somebody bears with their ``owner``."""
    mentions: list[Mention] = doc._.mentions
    if not any(map(_is_borne, mentions)):
        return mentions
    page = Page(doc)
    names = _names(page)
    return [_borne(page, names, mention) if _is_borne(mention) else mention for mention in mentions]


def _is_borne(mention: Mention) -> bool:
    record = RECORDS[mention.kind]
    return (
        "owner" in record.links
        and mention.kind not in CONTACTS
        and mention.attributes.get("type") not in record.unowned
    )


def _names(page: Page) -> list[Reachable]:
    """Who may bear a number, in text order."""
    return [
        Reachable(one.start, one.end, one.value, one.kind == "person")
        for one in page.mentions
        if one.value
        and (
            (one.kind == "organization" and not _KEEPER.search(one.value))
            or (one.kind == "person" and _HOLDER.search(page.text, max(0, one.start - _BEFORE), one.start))
        )
    ]


def _borne(page: Page, names: Sequence[Reachable], mention: Mention) -> Mention:
    found = _bearer(page, names, mention)
    if found is None:
        return mention
    value, how = found
    return replace(
        mention, attributes={**mention.attributes, "owner": value}, steps=(*mention.steps, f"borne by {value!r}, {how}")
    )


def _bearer(page: Page, names: Sequence[Reachable], mention: Mention) -> tuple[str, str] | None:
    low, high = page.line(mention.start)
    if high - low > SHORT_LINE or page.is_sentence(low, high):
        said = {name.value for name in _between(names, *page.sentence(mention, low, high))}
        return (said.pop(), "the only one of its sentence") if len(said) == 1 else None
    before, behind = _between(names, low, mention.start), _between(names, mention.end, high)
    if before or behind:
        return (before[-1] if before else behind[0]).value, "on its line"
    for start, end in page.above(low):
        if end - start > SHORT_LINE or page.is_sentence(start, end):
            return None
        if there := _between(names, start, end):
            return there[-1].value, "above it in its block"
    return None


def _between(names: Sequence[Reachable], low: int, high: int) -> list[Reachable]:
    return [name for name in names if low <= name.start and name.end <= high]
