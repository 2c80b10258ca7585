"""Numbers that lean on another: extensions tacked on or alone, a second ending, local numbers at a known exchange."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.recognizers.phones import labels
from pressefakten.recognizers.phones.candidate import Found
from pressefakten.recognizers.phones.layouts import DASH
from pressefakten.recognizers.phones.numbers import Number, area_code, area_codes, ask
from pressefakten.spans import Taken

_LEXICON = load("phones")
_LINKS = "|".join(_LEXICON["extension"]["links"])
_UNITS = "|".join(_LEXICON["context"]["units"])
_AUSTRIA = 43
_MOST = 12
"""Extensions tacked on to one number at most."""
_FAX = ("telefax", "telfax", "fax", "f")
_SEPARATORS = ("|", "·", "•")
_NOT_UNIT = rf"(?![\d_])(?![.,:]\d)(?!\s?(?:{_UNITS})(?!\w))"
_MORE = re.compile(
    rf"""(?:[ ]\((?=[^\d\n()]{{2,30}}\),)[^()]{{2,30}}\))?\s{{0,2}}(?:(?P<link>{_LINKS})\s{{0,2}})?\(?\s?
    (?:(?P<label>tele?fax|fax|tel|telefon|mobil|durchwahl|dw|fon|f)[.:]{{0,2}}\s{{0,2}})?
    (?P<dash>[{DASH}]\s?)(?P<digits>\d{{1,5}}(?:\ \d{{2,3}}){{0,2}}){_NOT_UNIT}""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_END = re.compile(
    rf"\s{{0,2}}(?P<link>oder|od\.?|o\.|und|u\.|bzw\.?|/)\s{{0,2}}(?:(?P<base>\d{{2,8}})\ ?[{DASH}]\ ?)?"
    rf"(?!0\d{{1,5}}\ ?[/{DASH}(]?\ ?\d)(?P<digits>\d{{2,8}}(?:\ \d\d){{0,3}}){_NOT_UNIT}",
    re.IGNORECASE,
)
_WORDS, _SHORT_WORDS = ("|".join(_LEXICON["extension"][name]) for name in ("words", "short_words"))
_ALONE = re.compile(
    rf"""(?:(?<!\w)(?:(?:(?:{_WORDS})|(?P<short>{_SHORT_WORDS}))[.:]{{0,2}}(?:-?nr\.?|\s?nummer)?
      |(?P<label>(?:tele)?fax|tel(?:efon)?)[.:]{{0,2}})
    |(?<=[a-zäöüß])\ ?(?P<after_name>/|\()(?=\ ?[{DASH}]\ ?\d{{2,5}}(?:\)|[,;]\ (?!\d)))
    |(?<=[a-zäöüß])(?P<closes_line>,)(?=\ [{DASH}]\d{{2,5}}\ {{0,3}}(?:[,;]|\n|\Z)))
    \s{{0,3}}(?P<dash>[{DASH}]\s?)?(?P<digits>\d{{1,5}}){_NOT_UNIT}""",
    re.IGNORECASE | re.VERBOSE,
)
_BESIDE = 24
"""How far after its number, in code points, an ambiguous short word ("App.", "Kl.") counts."""
_BEFORE = 600
"""How far before an extension, in code points, its exchange may have been named; half of that after it."""


@dataclass(frozen=True, slots=True)
class _Full:
    """What shortened digits say in full: the ``national`` number, and how it follows from the number they lean on."""

    national: str
    how: str
    rule: str
    extension: str | None = None


_IN_PLACE = "in place of the extension of"
_AREA = "with the area code of"


def _made(text: str, one: Found, span: tuple[int, int], full: _Full | None, label: str | None) -> Found | None:
    """The number at ``text[slice(*span)]`` that leans on ``one``, or None where no plan can have it."""
    number = ask(f"+{one.number.country}{full.national}", "DE") if full else None
    if full is None or number is None:
        return None
    attributes = {"type": label if label in ("fax", "mobile") else "phone"}
    if full.extension is not None:
        attributes["extension"] = full.extension
    if "area" in one.mention.attributes:
        attributes["area"] = one.mention.attributes["area"]
    attributes["validity"] = "valid" if number.valid else "possible"
    step = f"{text[slice(*span)]!r} {full.how} {one.mention.value}"
    return Found(Mention("phone", *span, number.e164, full.rule, attributes, (step,)), number, one.base, full.extension)


def _base(one: Found, digits: str) -> str:
    """What stands before an extension: the part before the hyphen; else what a final 0 or the last digits leave.

    An Austrian number without hyphen is the whole of it (KEM-V: the extension is dialled behind the subscriber's)."""
    if one.extension is not None:
        return one.base
    national = one.number.national
    if one.number.country == _AUSTRIA:
        return national
    if national.endswith("0"):
        return national[:-1]
    return national[: -len(digits)]


def further(text: str, one: Found) -> Iterator[Found]:
    """What is tacked on to a number: "(-1012/ -1013)", "oder -1026", "oder 391025", "/1026", "/25"."""
    end = one.mention.end
    label = one.mention.attributes["type"] if one.mention.attributes["type"] == "fax" else None
    for _ in range(_MOST):
        leaning = _extension_behind(text, one, end, label) or _other_behind(text, one, end, label)
        if leaning is None:
            return
        made = _made(text, one, leaning.span, leaning.full, leaning.label)
        if made is None:
            return
        yield made
        end, label = leaning.span[1], leaning.label


@dataclass(frozen=True, slots=True)
class _Leaning:
    """Digits at ``span`` that lean on the number before them; ``full`` is None where nothing tells what they say."""

    span: tuple[int, int]
    full: _Full | None
    label: str | None


def _extension_behind(text: str, one: Found, end: int, label: str | None) -> _Leaning | None:
    """A further extension: "/ -1013", "(-1014)", "| -1015"."""
    closing = text[end : end + 1] == ")" and "(" not in text[one.mention.start : end]
    more = _MORE.match(text, end + 1 if closing else end)
    if more is None or not (more["link"] or more["label"] or "(" in more[0] or "\n" in more[0]):
        return None
    span = more.start("dash"), more.end()
    if more["link"] in _SEPARATORS and one.extension is None:
        return _Leaning(span, None, label)  # another number of its own: where its exchange ends is not known
    digits = more["digits"].replace(" ", "")
    if more["label"]:
        label = "fax" if more["label"].lower() in _FAX else None
    label = labels.after(text, more.end()) or label
    return _Leaning(span, _Full(_base(one, digits) + digits, _IN_PLACE, "phone.extension", digits), label)


def _other_behind(text: str, one: Found, end: int, label: str | None) -> _Leaning | None:
    more = _OTHER_END.match(text, end)
    if more is None:
        return None
    span = (more.start("base") if more["base"] else more.start("digits")), more.end()
    full = _other_end(one, more["digits"].replace(" ", ""), more["base"], slash=more["link"] == "/")
    return _Leaning(span, full, label)


def _other_end(one: Found, digits: str, base: str | None, *, slash: bool) -> _Full | None:
    """What digits behind "oder" or a slash stand for: another extension, another subscriber, other last digits."""
    if base is not None:  # "88-1122 oder 88-1123"
        same = one.extension is not None and one.base.endswith(base)
        return _Full(one.base + digits, _IN_PLACE, "phone.extension", digits) if same else None
    if one.extension is not None and len(digits) == len(one.extension) and len(digits) >= 2:
        return _Full(one.base + digits, _IN_PLACE, "phone.extension", digits)
    national = one.number.national
    subscriber = _subscriber(one)
    if subscriber and _is_like(digits, subscriber):
        return _Full(national[: -len(subscriber)] + digits, _AREA, "phone.same_area")
    tail = national[-len(digits) :]
    if slash and len(digits) <= 3 and 0 < int(digits) - int(tail) <= 9:
        return _Full(national[: -len(digits)] + digits, "in place of the last digits of", "phone.last_digits")
    return None


def _is_like(digits: str, subscriber: str) -> bool:
    """Whether digits may be another subscriber of the area: as long, and a short one begins alike."""
    long = len(digits) >= 5 or (len(digits) == 4 and digits[:2] == subscriber[:2])
    return long and len(digits) == len(subscriber)


def _subscriber(one: Found) -> str | None:
    area = area_code(one.number)
    return one.number.national[len(area) :] if area else None


def _exchange(found: list[Found], starts: list[int], begin: int) -> Found | None:
    """The number that an extension at ``begin`` belongs to: the last before it, else the first after it, if near."""
    place = bisect(starts, begin)
    if place and begin - found[place - 1].mention.end < _BEFORE:
        return found[place - 1]
    return found[place] if place < len(found) and starts[place] - begin < _BEFORE // 2 else None


_LOCAL = re.compile(
    rf"(?<![{DASH}\d.,:])(?P<base>\d{{2,8}}|\d{{1,3}}(?:\ \d\d){{1,3}})\ ?[{DASH}]\ ?"
    rf"(?P<extension>\d{{2,6}}){_NOT_UNIT}(?![{DASH}]\d)"
)


def local_numbers(text: str, found: list[Found]) -> Iterator[Mention]:
    """Numbers without area code at an exchange that the release names in full: "104-1501" beside "02306 104-0"."""
    exchanges: dict[str, Found] = {}
    for one in found:
        if one.extension is not None and (area := area_code(one.number)):
            exchanges.setdefault(one.base[len(area) :], one)
    if not exchanges:
        return
    taken = Taken((one.mention.start, one.mention.end) for one in found)
    for local in _LOCAL.finditer(text):
        exchange = exchanges.get(local["base"].replace(" ", ""))
        if exchange is None or taken.overlaps(*local.span()):
            continue
        label, _ = labels.before(text, local.start())
        joined = (taken.gap_before(local.start()) or _BEFORE) <= 8
        if len(local["base"]) < _SURE_BASE and label is None:
            continue
        if label == "other" or label is None and not joined and not labels.in_context(text, local.start()):
            continue
        extension = local["extension"]
        full = _Full(exchange.base + extension, "at the exchange of", "phone.local", extension)
        made = _made(text, exchange, local.span(), full, label)
        if made is not None:
            yield made.mention


_SAME_AREA = re.compile(
    rf"(?<!\w)(?P<label>(?:tele)?fax|tel(?:efon)?|fon)[.:]{{0,2}}\s{{0,3}}"
    rf"(?P<digits>[1-9]\d{{0,3}}(?:\ \d{{2,3}}){{1,3}}|[1-9]\d{{4,7}})"
    rf"{_NOT_UNIT}(?!\ ?[{DASH}/]\ ?\d)",
    re.IGNORECASE,
)


_STATED = re.compile(
    r"(?<!\w)(?:Orts)?[Vv]orwahl(?:nummer)?:?\s{0,2}\(?(?P<code>0(?:[ ]?\d){2,5})(?![\d/-]| ?[/-] ?\d| \d)"
)
_FULL_NAME = re.compile(r"[A-ZÄÖÜ][\w-]{1,30} [A-ZÄÖÜ][\w-]{1,30}\Z")
_SHORTEST_ALONE = 2
_SURE_BASE = 3
"""Digits of an exchange that need no label: "39-40" may be a range."""
_BLOCK = 300
"""How far before a number without area code, in code points, the one may stand that gives it."""
_ELSEWHERE = re.compile(r"\n\s*\n|[a-zäöüß]{3}[.!?]\s+[A-ZÄÖÜ]|[^\n]{110}|(?<!\d)\d{4,5}[ ][A-ZÄÖÜ]")
"""What ends a block of contact data: an empty line, a sentence, a line of running text, another town."""


def stated_areas(text: str) -> Iterator[Found]:
    """German area codes that stand by themselves: "Vorwahl 02162". They are what numbers lean on, and no mentions."""
    for stated in _STATED.finditer(text):
        area = stated["code"].replace(" ", "")[1:]
        if area in area_codes():
            mention = Mention("phone", *stated.span(), f"+49{area}", "phone.area", {"area": area_codes()[area]})
            yield Found(mention, Number(f"+49{area}", 49, area, False, False), area, None)


def same_area(text: str, found: list[Found], taken: Taken) -> Iterator[Mention]:
    """Numbers without area code under a label, in one block with a number that has it: "Tel. (0 61 51) 12 34 56, Fax
    12 34 57"."""
    leans = sorted((one for one in (*found, *stated_areas(text)) if area_code(one.number)), key=_start)
    starts = [_start(one) for one in leans]
    for local in _SAME_AREA.finditer(text):
        place = bisect(starts, local.start())
        one = leans[place - 1] if place else None
        digits = local["digits"].replace(" ", "")
        if one is None or taken.overlaps(*local.span("digits")) or not 5 <= len(digits) <= 8:
            continue
        gap = local.start() - one.mention.end
        if gap > _BLOCK or gap > _BESIDE and _ELSEWHERE.search(text, one.mention.end, local.start() + 1):
            continue
        label = "fax" if "fax" in local["label"].lower() else None
        full = _Full(f"{area_code(one.number)}{digits}", _AREA, "phone.same_area")
        made = _made(text, one, local.span("digits"), full, label)
        if made is not None:
            yield made.mention


def _start(one: Found) -> int:
    return one.mention.start


def extensions_alone(text: str, found: list[Found], taken: Taken) -> Iterator[Mention]:
    """Extensions that stand apart from their number: "Durchwahl -211", "Fax: -1026", "DW 12"."""
    starts = [one.mention.start for one in found]
    for alone in _ALONE.finditer(text):
        begin = alone.start("dash") if alone["dash"] else alone.start("digits")
        if (alone["label"] and not alone["dash"]) or taken.overlaps(begin, alone.end()):
            continue
        one = _exchange(found, starts, begin)
        if one is None or not _may_extend(text, one, alone, begin):
            continue
        digits = alone["digits"]
        label = "fax" if "fax" in (alone["label"] or "").lower() else None
        full = _Full(_base(one, digits) + digits, _IN_PLACE, "phone.extension", digits)
        made = _made(text, one, (begin, alone.end()), full, label)
        if made is not None:
            yield made.mention


def _may_extend(text: str, one: Found, alone: "re.Match[str]", begin: int) -> bool:
    """Whether an extension on its own may lean on the number: its exchange is known, and the words are near enough."""
    ended = one.extension is not None or one.number.national.endswith("0") or one.number.country == _AUSTRIA
    if one.number.mobile or not ended:
        return False
    if alone["closes_line"]:  # "Tim Sauer, -12" in the block of the number
        alike = one.extension == "0" or len(alone["digits"]) == len(one.extension or "")
        return alike and begin - one.mention.end > 0 and not _ELSEWHERE.search(text, one.mention.end, begin)
    if alone["after_name"]:
        return _is_beside(text, one, alone, begin)
    return not alone["short"] or 0 <= begin - one.mention.end <= _BESIDE


def _is_beside(text: str, one: Found, alone: "re.Match[str]", begin: int) -> bool:
    """Whether an extension in a bracket behind a name ("Tim Sauer (-31)") stands in the block of the number."""
    alike = len(alone["digits"]) == len(one.extension or "")
    if alone["after_name"] == "/":
        return alike
    low, high = sorted((one.mention.end, begin)) if begin > one.mention.end else (alone.end(), one.mention.start)
    named = _FULL_NAME.search(text, max(0, alone.start() - 40), alone.start())
    near = named is not None and high - low <= _BLOCK and _ELSEWHERE.search(text, low, high) is None
    return near and (alike or (one.extension == "0" and len(alone["digits"]) >= _SHORTEST_ALONE))
