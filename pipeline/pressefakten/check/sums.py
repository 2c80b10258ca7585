"""Numbers that do not add up, and figures that are not what the words beside them say."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pressefakten.check.case import Case, FactMention, Fault
from pressefakten.check.figures import COUNTS, is_change, number_of, pattern
from pressefakten.check.rules import rule
from pressefakten.rules import atoms_of
from pressefakten.telling.facts import value_text
from pressefakten.telling.numbers import number

_LISTED, _IN_WORDS = (re.compile(atoms_of("check")[name]) for name in ("LISTED", "IN_WORDS"))
_MOST, _FEWEST = 101, 3
"""Percent that shares of a whole add up to at most, with rounding; how many shares there must be."""


@rule("parts")
def wrong_sum(case: Case) -> Iterator[Fault]:
    """ "120 Kinder und 150 Erwachsene, insgesamt 300": the last or first figure is the sum of the others."""
    for group in case.together(*COUNTS):
        for kind in COUNTS:
            counts = [one for one in group if one.fact["kind"] == kind and number_of(one) is not None]
            if len(counts) >= 3 and not any(one.mention.get("qualifier") for one in counts):
                yield from _sums(case, counts)


def _sums(case: Case, counts: Sequence[FactMention]) -> Iterator[Fault]:
    wholes = [one for one in (counts[0], counts[-1]) if _is_whole(case, one)]
    one_currency = len({one.fact.get("currency") for one in counts}) == 1
    if len(wholes) != 1 or not one_currency:
        return
    (whole,) = wholes
    parts = [one for one in counts if one is not whole]
    total = sum(filter(None, map(number_of, parts)), Decimal(0))
    if total != number_of(whole) and _is_list(case, parts) and _joins(case, whole, parts):
        told = " + ".join(number(str(one.fact["value"])) for one in parts)
        values = {"parts": told, "sum": number(total), "whole": number(str(whole.fact["value"]))}
        yield Fault(whole.start, whole.end, 0.7, values)


def _is_whole(case: Case, one: FactMention) -> bool:
    before = case.text[max(0, one.start - 25) : one.start]
    return pattern("whole", r"\W+(?:\w+\W+){0,1}$").search(before) is not None


def _is_list(case: Case, parts: Sequence[FactMention]) -> bool:
    """Whether only commas and "und" stand between the parts."""
    gaps = [case.text[one.end : other.start] for one, other in pairwise(parts)]
    return all(len(gap) < 45 and _LISTED.search(gap) for gap in gaps)


def _joins(case: Case, whole: FactMention, parts: Sequence[FactMention]) -> bool:
    """Whether the whole and its parts stand side by side, and nothing says that the parts are only some of it."""
    first, last = (whole, parts[0]) if whole.start < parts[0].start else (parts[-1], whole)
    gap = case.text[first.end : last.start]
    return len(gap) < 45 and not pattern("some").search(gap) and "." not in gap


@rule("shares")
def more_than_everything(case: Case) -> Iterator[Fault]:
    """ "60 Prozent trägt der Bund, 30 Prozent das Land und 20 Prozent die Stadt"."""
    for group in case.together("percent"):
        values = [number_of(one) or Decimal(0) for one in group if not one.fact.get("unit")]
        total = sum(values, Decimal(0))
        if not total > _MOST or len(values) < max(len(group), _FEWEST) or not _is_list(case, group):
            continue
        verbs = pattern("bear").search(case.sentence(group[0].start, group[0].end)[1])
        if verbs and min(values) > 0 and not any(is_change(case, one) for one in group):
            told = " + ".join(map(number, values))
            yield Fault(group[0].start, group[-1].end, 0.75, {"parts": told, "sum": number(total)})


@rule("words_and_figures")
def words_against_figures(case: Case) -> Iterator[Fault]:
    """ "1.500 Euro (in Worten: eintausendsechshundert Euro)"."""
    for kinds in (("money",), ("quantity",)):
        said = case.of(*kinds)
        for one, other in pairwise(said):
            between = case.text[one.end : other.start]
            if not _IN_WORDS.fullmatch(between):
                continue
            is_spelled = not re.search(r"\d", other.text) and re.search(r"\d", one.text)
            if is_spelled and None not in (number_of(one), number_of(other)) and number_of(one) != number_of(other):
                values = {"figures": value_text(one.fact), "words": value_text(other.fact)}
                yield Fault(one.start, other.end, 0.95, values)
