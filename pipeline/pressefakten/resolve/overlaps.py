"""Which candidate gets the words when several claim them: one place, one stated order.

The candidate whose kind has the lower ``rank`` wins; of the same rank the longer one, then the earlier. Six
exceptions, each because a reader would read it so:

- Speech holds facts: quotes compete with nothing but quotes.
- Names compete among themselves by length, whatever their kind.
- A name keeps the amount or the one-word date inside it ("Agenda 2030", "Government 2.0 Netzwerk", "August Müller"),
  a title in quotation marks any date ("die Ausstellung „200 Jahre Amt Aue“").
- A season that is a surname ("Alwin Winter im Jahr 1951") is the person's.
- A bare year inside of an amount is a figure: "zwischen 1000 und 1200 Euro", "1300 bis 1500 Pendler".
- A counted noun may itself be a name: in "30 Migrantenorganisationen" number and name both stand.
- What a kind's record says to stand inside another stands there: a DOI and the link that holds it.
"""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.shapes import is_noun_surname
from pressefakten.mentions import Lost, Mention, zone_at
from pressefakten.reading import text_of
from pressefakten_schemas.kinds import RECORDS

NAMES = frozenset(kind for kind, record in RECORDS.items() if record.stage == "press_names")
AMOUNTS = frozenset({"money", "percent", "quantity"})
_BARE_YEAR = re.compile(r"(?:\w+\s)?(?P<year>\d{4})")
TITLES = frozenset({"misc.described"})
_RANK = {kind: record.rank for kind, record in RECORDS.items()}
_LAST = max(_RANK.values()) + 1


def settle(candidates: Iterable[Mention], text: str) -> tuple[list[Mention], list[Lost]]:
    """The winners in text order, and the losers with the reason. ``text`` is the reading."""
    quotes: list[Mention] = []
    others: list[Mention] = []
    for mention in candidates:
        (quotes if mention.kind == "quote" else others).append(mention)
    winners: list[Mention] = []
    lost: list[Lost] = []
    for cluster in (*_clusters(quotes), *_clusters(others)):
        kept: list[Mention] = []
        for mention in (
            sorted(cluster, key=lambda one: _precedence(one, cluster, text)) if len(cluster) > 1 else cluster
        ):
            rival = next((other for other in kept if _compete(other, mention)), None)
            if rival is None:
                kept.append(mention)
            else:
                words = text[rival.start : rival.end]
                lost.append(Lost(mention, f"gave way to the {rival.kind} {words!r} found by {rival.rule}"))
        winners += kept
    winners.sort(key=attrgetter("start", "end"))
    return winners, lost


def _clusters(mentions: list[Mention]) -> Iterator[list[Mention]]:
    """Groups of mentions that hang together by overlapping."""
    cluster: list[Mention] = []
    edge = -1
    for mention in sorted(mentions, key=attrgetter("start", "end")):
        if mention.start >= edge:
            if cluster:
                yield cluster
            cluster = []
        cluster.append(mention)
        edge = max(edge, mention.end)
    if cluster:
        yield cluster


def _precedence(mention: Mention, cluster: list[Mention], text: str) -> tuple[int, int, int]:
    rank = _RANK[mention.kind]
    if mention.kind == "date" and _is_figure(mention, cluster, text):
        rank = _LAST
    elif RECORDS[mention.kind].inside_names and _belongs_to_a_name(mention, cluster, text):
        rank = _LAST
    return rank, mention.start - mention.end, mention.start


def _is_figure(date: Mention, cluster: list[Mention], text: str) -> bool:
    """Whether a bare year is a figure of an amount, whose unit stands behind it or behind the next one."""
    digits = _BARE_YEAR.fullmatch(text, date.start, date.end)
    return digits is not None and any(
        amount.kind in AMOUNTS and amount.start <= digits.start("year") and date.end < amount.end for amount in cluster
    )


def _belongs_to_a_name(mention: Mention, cluster: list[Mention], text: str) -> bool:
    if mention.kind == "date" and _opens_with_surname(mention, cluster, text):
        return True
    titles_only = mention.kind in ("date", "duration") and len(text[mention.start : mention.end].split()) > 1
    length = mention.end - mention.start
    return any(
        (name.rule in TITLES if titles_only else name.kind in NAMES)
        and name.start <= mention.start
        and mention.end <= name.end
        and name.end - name.start > length
        for name in cluster
    )


def _opens_with_surname(date: Mention, cluster: list[Mention], text: str) -> bool:
    """Whether a date's first word is the surname of a full name ("Alwin Winter im Jahr 1951")."""
    return any(
        name.kind == "person"
        and name.start < date.start < name.end < date.end
        and is_noun_surname(text[date.start : name.end])
        for name in cluster
    )


def _compete(first: Mention, second: Mention) -> bool:
    if first.end <= second.start or second.end <= first.start:
        return False
    if _stands_inside(first, second) or _stands_inside(second, first):
        return False
    amount, name = (first, second) if first.kind == "quantity" else (second, first)
    counts_the_name = amount.kind == "quantity" and name.kind in NAMES and amount.start < name.start
    return not (counts_the_name and name.end <= amount.end)


def _stands_inside(part: Mention, whole: Mention) -> bool:
    return whole.kind in RECORDS[part.kind].inside and whole.start <= part.start and part.end <= whole.end


@Language.factory(
    "press_overlaps",
    requires=["doc._.candidates"],
    assigns=["doc._.mentions", "doc._.lost"],
)
def make_overlaps(nlp: Language, name: str) -> "Overlaps":
    return Overlaps()


class Overlaps:
    """spaCy component: ``doc._.candidates`` → ``doc._.mentions`` (winners) and ``doc._.lost``."""

    def __call__(self, doc: Doc) -> Doc:
        of_release, lost = [], []
        for mentions in doc._.candidates.values():
            for mention in mentions:
                if zone_at(doc, mention.start) == "boilerplate":
                    lost.append(Lost(mention, "lies in boilerplate, which is not of this release"))
                else:
                    of_release.append(mention)
        doc._.mentions, gave_way = settle(of_release, text_of(doc))
        doc._.lost = lost + gave_way
        return doc
