"""Numbers that contradict each other: changes, shares, sums, figures and words."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from pressefakten.check.case import Case, Found, Said
from pressefakten.check.rules import rule
from pressefakten.lexicon import load
from pressefakten.telling.facts import value_text
from pressefakten.telling.numbers import decimal_of, number

_BEFORE = 30
"""Characters in front of a percentage in which a word may say what it is of."""
_ROUNDING = Decimal("0.51")
"""Of the last digit that is written."""
_ROUGH = Decimal("0.1")
"""Part of a rough figure by which it may be off."""
_ADVERB = "(?:(?:" + "|".join(load("check")["words"]["adverb"]) + r")\s+)?"
_FROM = re.compile(rf"\bvon\s+{_ADVERB}$")
_TO = re.compile(rf"\s*(?:%|€|\w+(?:\.?\s\w+)?)?\s*(?:\([^)]{{0,30}}\)\s*)?auf\s+{_ADVERB}")
_COUNTS = ("quantity", "money")


@cache
def _pattern(name: str, tail: str = "") -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("check")["words"][name])
    return re.compile(rf"(?i)\b(?:{words})\b{tail}")


def _number(one: Said) -> Decimal | None:
    return decimal_of(one.fact["value"])


def _digits(one: Said) -> int:
    """Decimals of a percentage as written."""
    match = re.search(r",(\d+)", one.text)
    return len(match[1]) if match else 0


def _agrees(right: Decimal, told: Said) -> bool:
    """Whether a percentage is the right one, rounded as it is written."""
    value = _number(told)
    if value is None:
        return True
    slack = _ROUNDING.scaleb(-_digits(told))
    if told.mention.get("qualifier"):
        slack = max(slack, abs(right) * _ROUGH)
    return abs(abs(right) - abs(value)) <= slack


def _percent_text(value: Decimal) -> str:
    return number(round(abs(value), 1))


def _steps(case: Case, kinds: Sequence[str]) -> Iterator[tuple[Said, Said, list[Said]]]:
    """ "von X auf Y" with the percentages of the sentence."""
    for group in case.together("percent", *kinds):
        percents = [one for one in group if one.fact["kind"] == "percent"]
        for one, other in pairwise(group):
            same = one.fact["kind"] == other.fact["kind"]
            begins = _FROM.search(case.text[max(0, one.start - 25) : one.start])
            if same and one.fact["kind"] in kinds and begins and _TO.fullmatch(case.text[one.end : other.start]):
                yield one, other, [percent for percent in percents if percent not in (one, other)]


def _is_change(case: Case, percent: Said) -> bool:
    """Whether a word in front says that the percentage is a change ("um 5 Prozent")."""
    before = case.text[max(0, percent.start - _BEFORE) : percent.start]
    return _pattern("change", rf"\s+{_ADVERB}$").search(before) is not None


@rule("points")
def percent_for_points(case: Case) -> Iterator[Found]:
    """ "von 15 auf 17 Prozent, ein Plus von 2 Prozent"."""
    for one, other, percents in _steps(case, ("percent",)):
        before, after = _number(one), _number(other)
        for told in percents:
            value = _number(told)
            if None in (before, after, value) or told.fact.get("unit") or not _is_change(case, told):
                continue
            assert before is not None and after is not None and value is not None
            step = abs(after - before)
            if before and step == abs(value) and not _agrees(step / before * 100, told):
                values = {"old": number(before), "new": number(after), "step": number(step)}
                yield Found(told.start, told.end, 0.85, values)


@rule("step")
def wrong_change(case: Case) -> Iterator[Found]:
    """ "von 200 auf 240 Besucher, ein Plus von 30 Prozent"."""
    for one, other, percents in _steps(case, ("percent", *_COUNTS)):
        before, after = _number(one), _number(other)
        changes = [told for told in percents if _is_change(case, told) and not told.fact.get("unit")]
        if len(changes) != 1 or not before or after is None:
            continue
        step, right, told = abs(after - before), (after - before) / before * 100, changes[0]
        is_points = one.fact["kind"] == "percent" and step == _number(told)
        rough = any(side.mention.get("qualifier") for side in (one, other))
        if not is_points and not rough and not _agrees(right, told):
            values = {
                "old": value_text(one.fact),
                "new": value_text(other.fact),
                "right": _percent_text(right),
                "wrong": number(str(told.fact["value"])),
            }
            yield Found(told.start, told.end, 0.8, values)


@rule("share")
def wrong_share(case: Case) -> Iterator[Found]:
    """ "Von 200 Befragten stimmten 90 zu, das sind 60 Prozent"; "90 von 200 Stimmen (60 Prozent)"."""
    for group in case.together("percent", *_COUNTS):
        for place in range(2, len(group)):
            one, other, told = group[place - 2 : place + 1]
            if told.fact["kind"] != "percent" or told.fact.get("unit") or not _is_share(case, one, other, told):
                continue
            part, whole = sorted(value for value in (_number(one), _number(other)) if value is not None) or (None, None)
            if part is None or not whole or part == whole or _agrees(part / whole * 100, told):
                continue
            if any(side.mention.get("qualifier") for side in (one, other)):
                continue
            values = {
                "part": number(part),
                "whole": number(whole),
                "right": _percent_text(part / whole * 100),
                "wrong": number(str(told.fact["value"])),
            }
            yield Found(told.start, told.end, 0.75, values)


_SHARE = re.compile(
    r"\b[Vv]on (?:insgesamt |den |allen )?(?P<whole>\d[\d.]{0,10})(?P<noun> [^\d.;:,()%]{0,50}?) "
    r"(?P<part>\d[\d.]{0,10})(?P<rest>[^\d.;:()%]{0,40}?)[,(–-]\s*$"
)


@rule("share_of")
def wrong_share_in_digits(case: Case) -> Iterator[Found]:
    """ "Von 200 Befragten stimmten 90 zu, das sind 60 Prozent": a part that counts nothing by itself."""
    for told in case.of("percent"):
        begin, _ = case.sentence(told.start, told.end)
        before = case.text[begin : told.start]
        cue = _pattern("share", r"\s+(?:\w+\s+)?$").search(before)
        match = _SHARE.search(before[: cue.start()] if cue else before) if cue or before.endswith("(") else None
        if not match or told.fact.get("unit"):
            continue
        whole, part = (decimal_of(match[name].strip(".").replace(".", "")) for name in ("whole", "part"))
        if whole and part is not None and part < whole and not _agrees(part / whole * 100, told):
            values = {
                "part": number(part),
                "whole": number(whole),
                "right": _percent_text(part / whole * 100),
                "wrong": number(str(told.fact["value"])),
            }
            yield Found(told.start, told.end, 0.75, values)


def _is_share(case: Case, one: Said, other: Said, told: Said) -> bool:
    """Whether two counts of one kind stand as part and whole, with the percentage as their share right behind."""
    if one.fact["kind"] != other.fact["kind"] or one.fact["kind"] not in _COUNTS or one.fact["value"] is None:
        return False
    if other.fact["value"] is None or one.fact.get("currency") != other.fact.get("currency"):
        return False
    before = case.text[max(0, one.start - 6) : one.start].lower()
    between, behind = case.text[one.end : other.start].lower(), case.text[other.end : told.start].lower()
    of = (
        before.endswith("von ")
        and len(between) < 60
        or re.search(r"(?:^|\s)von\s+(?:(?:insgesamt|den|allen)\s+)?$", between)
    )
    is_told = re.fullmatch(r"\s*\(\s*", behind) or (
        len(behind) < 60 and _pattern("share", r"\s+(?:\w+\s+)?$").search(behind)
    )
    return bool(of and is_told)


@rule("parts")
def wrong_sum(case: Case) -> Iterator[Found]:
    """ "120 Kinder und 150 Erwachsene, insgesamt 300": the last or first figure is the sum of the others."""
    for group in case.together(*_COUNTS):
        for kind in _COUNTS:
            counts = [one for one in group if one.fact["kind"] == kind and _number(one) is not None]
            if len(counts) >= 3 and not any(one.mention.get("qualifier") for one in counts):
                yield from _sums(case, counts)


def _sums(case: Case, counts: Sequence[Said]) -> Iterator[Found]:
    whole = [one for one in (counts[0], counts[-1]) if _is_whole(case, one)]
    if len(whole) != 1:
        return
    parts = [one for one in counts if one is not whole[0]]
    if not _is_list(case, parts) or not _joins(case, whole[0], parts):
        return
    total, told = sum(filter(None, map(_number, parts)), Decimal(0)), _number(whole[0])
    if told is not None and total != told and len({one.fact.get("currency") for one in counts}) == 1:
        values = {
            "parts": " + ".join(number(str(one.fact["value"])) for one in parts),
            "sum": number(total),
            "whole": number(told),
        }
        yield Found(whole[0].start, whole[0].end, 0.7, values)


def _is_whole(case: Case, one: Said) -> bool:
    before = case.text[max(0, one.start - 25) : one.start]
    return _pattern("whole", r"\W+(?:\w+\W+){0,1}$").search(before) is not None


def _is_list(case: Case, parts: Sequence[Said]) -> bool:
    """Whether only commas and "und" stand between the parts."""
    gaps = [case.text[one.end : other.start] for one, other in pairwise(parts)]
    return all(len(gap) < 45 and re.search(r"^[^.;:]*(?:,|\bund\b|\bsowie\b)[^.;:]*$", gap) for gap in gaps)


def _joins(case: Case, whole: Said, parts: Sequence[Said]) -> bool:
    """Whether the whole and its parts stand side by side, and nothing says that the parts are only some of it."""
    first, last = (whole, parts[0]) if whole.start < parts[0].start else (parts[-1], whole)
    gap = case.text[first.end : last.start]
    return len(gap) < 45 and not _pattern("some").search(gap) and "." not in gap


@rule("shares")
def more_than_everything(case: Case) -> Iterator[Found]:
    """ "60 Prozent trägt der Bund, 30 Prozent das Land und 20 Prozent die Stadt"."""
    for group in case.together("percent"):
        if len(group) < 3 or not _is_list(case, group) or any(one.fact.get("unit") for one in group):
            continue
        values = [_number(one) for one in group]
        if any(value is None or value <= 0 for value in values) or any(_is_change(case, one) for one in group):
            continue
        total = sum(filter(None, values), Decimal(0))
        verbs = _pattern("bear").search(case.sentence(group[0].start, group[0].end)[1])
        if verbs and total > 101:
            told = " + ".join(number(value) for value in values if value is not None)
            yield Found(group[0].start, group[-1].end, 0.75, {"parts": told, "sum": number(total)})


@rule("words_and_figures")
def words_against_figures(case: Case) -> Iterator[Found]:
    """ "1.500 Euro (in Worten: eintausendsechshundert Euro)"."""
    for kinds in (("money",), ("quantity",)):
        said = case.of(*kinds)
        for one, other in pairwise(said):
            between = case.text[one.end : other.start]
            if not re.fullmatch(r"\s*[(–-]\s*(?:in Worten:?\s*)?", between):
                continue
            is_spelled = not re.search(r"\d", other.text) and re.search(r"\d", one.text)
            if is_spelled and None not in (_number(one), _number(other)) and _number(one) != _number(other):
                values = {"figures": value_text(one.fact), "words": value_text(other.fact)}
                yield Found(one.start, other.end, 0.95, values)
