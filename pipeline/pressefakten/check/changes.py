"""Percentages that contradict the numbers beside them: changes and shares."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pressefakten.check.case import Case, FactMention, Fault
from pressefakten.check.figures import ADVERB, COUNTS, agrees, is_change, number_of, pattern, percent_text
from pressefakten.check.rules import rule
from pressefakten.rules import atoms_of
from pressefakten.telling.facts import value_text
from pressefakten.telling.numbers import decimal_of, number

_FROM, _TO = (re.compile(atoms_of("check")[name] + ADVERB + end) for name, end in (("FROM", "$"), ("TO", "")))
_PART_OF = re.compile(atoms_of("check")["PART_OF"])


def _steps(case: Case, kinds: Sequence[str]) -> Iterator[tuple[FactMention, FactMention, list[FactMention]]]:
    """ "von X auf Y" with the percentages of the sentence."""
    for group in case.together("percent", *kinds):
        percents = [one for one in group if one.fact["kind"] == "percent"]
        for one, other in pairwise(group):
            same = one.fact["kind"] == other.fact["kind"]
            begins = _FROM.search(case.text[max(0, one.start - 25) : one.start])
            if same and one.fact["kind"] in kinds and begins and _TO.fullmatch(case.text[one.end : other.start]):
                yield one, other, [percent for percent in percents if percent not in (one, other)]


@rule("points")
def percent_for_points(case: Case) -> Iterator[Fault]:
    """ "von 15 auf 17 Prozent, ein Plus von 2 Prozent"."""
    for one, other, percents in _steps(case, ("percent",)):
        before, after = number_of(one), number_of(other)
        for told in percents:
            value = number_of(told)
            if None in (before, after, value) or told.fact.get("unit") or not is_change(case, told):
                continue
            assert before is not None and after is not None and value is not None
            step = abs(after - before)
            if before and step == abs(value) and not agrees(step / before * 100, told):
                values = {"old": number(before), "new": number(after), "step": number(step)}
                yield Fault(told.start, told.end, 0.85, values)


@rule("step")
def wrong_change(case: Case) -> Iterator[Fault]:
    """ "von 200 auf 240 Besucher, ein Plus von 30 Prozent"."""
    for one, other, percents in _steps(case, ("percent", *COUNTS)):
        changes = [told for told in percents if is_change(case, told) and not told.fact.get("unit")]
        right = _change(one, other)
        if len(changes) != 1 or right is None:
            continue
        told = changes[0]
        if not _is_points(one, other, told) and not agrees(right, told):
            values = {
                "old": value_text(one.fact),
                "new": value_text(other.fact),
                "right": percent_text(right),
                "wrong": number(str(told.fact["value"])),
            }
            yield Fault(told.start, told.end, 0.8, values)


def _change(one: FactMention, other: FactMention) -> Decimal | None:
    """By how many percent the second number is more than the first; None where one is rough or unknown."""
    before, after = number_of(one), number_of(other)
    if not before or after is None or _is_rough(one, other):
        return None
    return (after - before) / before * 100


def _is_points(one: FactMention, other: FactMention, told: FactMention) -> bool:
    """Whether the percentage is the difference of two shares: that is another rule's fault."""
    before, after = number_of(one), number_of(other)
    if one.fact["kind"] != "percent" or before is None or after is None:
        return False
    return abs(after - before) == number_of(told)


def _is_rough(*said: FactMention) -> bool:
    return any(one.mention.get("qualifier") for one in said)


@rule("share")
def wrong_share(case: Case) -> Iterator[Fault]:
    """ "Von 200 Befragten stimmten 90 zu, das sind 60 Prozent"; "90 von 200 Stimmen (60 Prozent)"."""
    for group in case.together("percent", *COUNTS):
        for place in range(2, len(group)):
            one, other, told = group[place - 2 : place + 1]
            if told.fact["kind"] == "percent" and _is_share(case, one, other, told) and not _is_rough(one, other):
                part, whole = sorted((number_of(one) or Decimal(0), number_of(other) or Decimal(0)))
                yield from _share(part, whole, told)


def _share(part: Decimal, whole: Decimal, told: FactMention) -> Iterator[Fault]:
    """The fault, where the percentage is not the share of the part in the whole."""
    if not 0 < part < whole or told.fact.get("unit") or agrees(part / whole * 100, told):
        return
    values = {
        "part": number(part),
        "whole": number(whole),
        "right": percent_text(part / whole * 100),
        "wrong": number(str(told.fact["value"])),
    }
    yield Fault(told.start, told.end, 0.75, values)


_SHARE = re.compile(atoms_of("check")["SHARE_OF"])


@rule("share_of")
def wrong_share_in_digits(case: Case) -> Iterator[Fault]:
    """ "Von 200 Befragten stimmten 90 zu, das sind 60 Prozent": a part that counts nothing by itself."""
    for told in case.of("percent"):
        begin, _ = case.sentence(told.start, told.end)
        before = case.text[begin : told.start]
        cue = pattern("share", r"\s+(?:\w+\s+)?$").search(before)
        match = _SHARE.search(before[: cue.start()] if cue else before) if cue or before.endswith("(") else None
        if not match:
            continue
        whole, part = (decimal_of(match[name].strip(".").replace(".", "")) for name in ("whole", "part"))
        yield from _share(part or Decimal(0), whole or Decimal(0), told)


def _is_share(case: Case, one: FactMention, other: FactMention, told: FactMention) -> bool:
    """Whether two counts of one kind stand as part and whole, with the percentage as their share right behind."""
    if one.fact["kind"] != other.fact["kind"] or one.fact["kind"] not in COUNTS or one.fact["value"] is None:
        return False
    if other.fact["value"] is None or one.fact.get("currency") != other.fact.get("currency"):
        return False
    before = case.text[max(0, one.start - 6) : one.start].lower()
    between, behind = case.text[one.end : other.start].lower(), case.text[other.end : told.start].lower()
    of = _FROM.search(before) and len(between) < 60 or _PART_OF.search(between)
    is_told = re.fullmatch(r"\s*\(\s*", behind) or (
        len(behind) < 60 and pattern("share", r"\s+(?:\w+\s+)?$").search(behind)
    )
    return bool(of and is_told)
