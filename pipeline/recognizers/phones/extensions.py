"""Numbers that lean on another: extensions tacked on or alone, a second ending, local numbers at a known exchange."""

import re
from bisect import bisect
from collections.abc import Iterator

from pipeline.lexicon import load
from pipeline.mentions import Mention
from pipeline.recognizers.phones import labels
from pipeline.recognizers.phones.candidate import Found
from pipeline.recognizers.phones.layouts import DASH
from pipeline.recognizers.phones.numbers import area_code, ask
from pipeline.recognizers.taken import Taken

_LEXICON = load("phones")
_LINKS = "|".join(_LEXICON["extension"]["links"])
_UNITS = "|".join(_LEXICON["context"]["units"])
_NOT_UNIT = rf"(?![\d_])(?![.,:]\d)(?!\s?(?:{_UNITS})(?!\w))"
_MORE = re.compile(
    rf"""\s{{0,2}}(?:(?P<link>{_LINKS})\s{{0,2}})?\(?\s?
    (?:(?P<label>tele?fax|fax|tel|telefon|mobil|durchwahl|dw|fon)[.:]{{0,2}}\s{{0,2}})?
    (?P<dash>[{DASH}]\s?)(?P<digits>\d{{1,5}}(?:\ \d{{2,3}}){{0,2}}){_NOT_UNIT}""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_END = re.compile(
    rf"\s{{0,2}}(?P<link>oder|od\.?|und|u\.|bzw\.?|/)\s{{0,2}}(?P<digits>\d{{2,8}}(?:\ \d\d){{0,3}}){_NOT_UNIT}",
    re.IGNORECASE,
)
_WORDS, _SHORT_WORDS = ("|".join(_LEXICON["extension"][name]) for name in ("words", "short_words"))
_ALONE = re.compile(
    rf"""(?:(?<!\w)(?:(?:(?:{_WORDS})|(?P<short>{_SHORT_WORDS}))[.:]{{0,2}}(?:-?nr\.?|\s?nummer)?
      |(?P<label>(?:tele)?fax|tel(?:efon)?)[.:]{{0,2}})
    |(?<=[a-zäöüß])\ ?(?P<after_name>/)(?=\ ?[{DASH}]\ ?\d{{3,5}}\)))
    \s{{0,3}}(?P<dash>[{DASH}]\s?)?(?P<digits>\d{{1,5}}){_NOT_UNIT}""",
    re.IGNORECASE | re.VERBOSE,
)
_BESIDE = 24
"""How far after its number, in code points, an ambiguous short word ("App.", "Kl.") counts."""
_BEFORE = 600
"""How far before an extension, in code points, its exchange may have been named; half of that after it."""


def _made(
    text: str,
    one: Found,
    start: int,
    end: int,
    national: str,
    extension: str | None,
    label: str | None,
    step: str,
    rule: str,
) -> Found | None:
    number = ask(f"+{one.number.country}{national}", "DE")
    if number is None:
        return None
    kind = {"both": "phone", "other": "phone", None: "phone"}.get(label, label)
    attributes = {"type": kind or "phone"}
    if extension is not None:
        attributes["extension"] = extension
    if "area" in one.mention.attributes:
        attributes["area"] = one.mention.attributes["area"]
    attributes["validity"] = "valid" if number.valid else "possible"
    mention = Mention("phone", start, end, number.e164, rule, attributes, (step,))
    return Found(mention, number, one.base, extension)


def _base(one: Found, digits: str) -> str:
    """What stands before an extension: the part before the hyphen; else what a final 0 or the last digits leave."""
    if one.extension is not None:
        return one.base
    national = one.number.national
    if national.endswith("0"):
        return national[:-1]
    return national[: -len(digits)]


def further(text: str, one: Found) -> Iterator[Found]:
    """What is tacked on to a number: "(-1012/ -1013)", "oder -1026", "oder 391025", "/1026", "/25"."""
    end = one.mention.end
    label = one.mention.attributes["type"] if one.mention.attributes["type"] == "fax" else None
    for _ in range(12):
        if end < len(text) and text[end] == ")" and "(" not in text[one.mention.start : end]:
            more = _MORE.match(text, end + 1)
        else:
            more = _MORE.match(text, end)
        if more and (more["link"] or more["label"] or "(" in more[0] or "\n" in more[0]):
            digits = more["digits"].replace(" ", "")
            begin = more.start("dash")
            if more["label"]:
                label = "fax" if "fax" in more["label"].lower() else None
            label = labels.after(text, more.end()) or label
            national = _base(one, digits) + digits
            made = _made(
                text,
                one,
                begin,
                more.end(),
                national,
                digits,
                label,
                f"{text[begin : more.end()]!r} in place of the extension of {one.mention.value}",
                "phone.extension",
            )
        elif other := _OTHER_END.match(text, end):
            digits = other["digits"].replace(" ", "")
            more = other
            begin = other.start("digits")
            made = None
            subscriber = _subscriber(one)
            if one.extension is not None and len(digits) == len(one.extension) and len(digits) >= 2:
                made = _made(
                    text,
                    one,
                    begin,
                    other.end(),
                    one.base + digits,
                    digits,
                    label,
                    f"{digits!r} in place of the extension of {one.mention.value}",
                    "phone.extension",
                )
            elif subscriber and len(digits) == len(subscriber) and len(digits) >= 5:
                national = one.number.national[: -len(subscriber)] + digits
                made = _made(
                    text,
                    one,
                    begin,
                    other.end(),
                    national,
                    None,
                    label,
                    f"{digits!r} with the area code of {one.mention.value}",
                    "phone.same_area",
                )
            elif other["link"] == "/" and len(digits) <= 3 and digits != one.number.national[-len(digits) :]:
                tail = one.number.national[-len(digits) :]
                if 0 < int(digits) - int(tail) <= 9:
                    national = one.number.national[: -len(digits)] + digits
                    made = _made(
                        text,
                        one,
                        begin,
                        other.end(),
                        national,
                        None,
                        label,
                        f"{digits!r} in place of the last digits of {one.mention.value}",
                        "phone.last_digits",
                    )
        else:
            return
        if made is None:
            return
        yield made
        end = more.end()


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
    rf"(?<![{DASH}\d.,:])(?P<base>\d{{3,8}})\ ?[{DASH}]\ ?(?P<extension>\d{{2,6}}){_NOT_UNIT}(?![{DASH}]\d)"
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
        exchange = exchanges.get(local["base"])
        if exchange is None or taken.overlaps(*local.span()):
            continue
        label, _ = labels.before(text, local.start())
        joined = (taken.gap_before(local.start()) or _BEFORE) <= 8
        if label == "other" or label is None and not joined and not labels.in_context(text, local.start()):
            continue
        step = f"{local[0]!r} at the exchange of {exchange.mention.value}"
        extension = local["extension"]
        national = exchange.base + extension
        made = _made(text, exchange, local.start(), local.end(), national, extension, label, step, "phone.local")
        if made is not None:
            yield made.mention


_SAME_AREA = re.compile(
    rf"(?<!\w)(?P<label>(?:tele)?fax|tel(?:efon)?|fon)[.:]{{0,2}}\s{{0,3}}"
    rf"(?P<digits>[1-9]\d{{0,3}}(?:\ \d{{2,3}}){{1,3}}|[1-9]\d{{4,7}})"
    rf"{_NOT_UNIT}(?!\ ?[{DASH}/]\ ?\d)",
    re.IGNORECASE,
)


def same_area(text: str, found: list[Found], taken: Taken) -> Iterator[Mention]:
    """Numbers without area code under a label right behind one that has it: "Tel. (0 61 51) 12 34 56, Fax 12 34 57"."""
    starts = [one.mention.start for one in found]
    for local in _SAME_AREA.finditer(text):
        place = bisect(starts, local.start())
        one = found[place - 1] if place else None
        digits = local["digits"].replace(" ", "")
        if one is None or taken.overlaps(*local.span("digits")) or not 5 <= len(digits) <= 8:
            continue
        area = area_code(one.number)
        if area is None or local.start() - one.mention.end > _BESIDE:
            continue
        label = "fax" if "fax" in local["label"].lower() else None
        step = f"{local['digits']!r} with the area code of {one.mention.value}"
        begin, end = local.span("digits")
        made = _made(text, one, begin, end, area + digits, None, label, step, "phone.same_area")
        if made is not None:
            yield made.mention


def extensions_alone(text: str, found: list[Found], taken: Taken) -> Iterator[Mention]:
    """Extensions that stand apart from their number: "Durchwahl -211", "Fax: -1026", "DW 12"."""
    starts = [one.mention.start for one in found]
    for alone in _ALONE.finditer(text):
        if alone["label"] and not alone["dash"]:
            continue
        begin = alone.start("dash") if alone["dash"] else alone.start("digits")
        if taken.overlaps(begin, alone.end()):
            continue
        one = _exchange(found, starts, begin)
        if one is None or one.number.mobile:
            continue
        if one.extension is None and not one.number.national.endswith("0"):
            continue
        if alone["after_name"] and len(alone["digits"]) != len(one.extension or ""):
            continue
        if alone["short"] and not 0 <= begin - one.mention.end <= _BESIDE:
            continue
        digits = alone["digits"]
        label = "fax" if "fax" in (alone["label"] or "").lower() else None
        made = _made(
            text,
            one,
            begin,
            alone.end(),
            _base(one, digits) + digits,
            digits,
            label,
            f"{text[begin : alone.end()]!r} in place of the extension of {one.mention.value}",
            "phone.extension",
        )
        if made is not None:
            yield made.mention
