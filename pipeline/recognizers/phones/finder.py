"""From a text to its phone mentions: candidates, what the labels and the numbering plans say of them, extensions, short codes."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.lexicon import load
from pipeline.mentions import Mention
from pipeline.reading import Reading
from pipeline.recognizers.phones import labels
from pipeline.recognizers.phones.layouts import DASH, RUN, Group, cut, groups, shorter
from pipeline.recognizers.phones.numbers import Number, area_code, area_codes, ask
from pipeline.recognizers.phones.shorts import find_shorts
from pipeline.recognizers.taken import Taken

_LEXICON = load("phones")
_MARKS = re.compile("|".join(f"(?P<{region}>{'|'.join(marks)})" for region, marks in _LEXICON["regions"].items()))
_NEAR = 200
"""How far around a number, in code points, a mark of its country counts."""

_LINKS = "|".join(_LEXICON["extension"]["links"])
_UNITS = "|".join(_LEXICON["context"]["units"])
_NOT_UNIT = rf"(?![\d_])(?![.,:]\d)(?!\s?(?:{_UNITS})(?!\w))"
_MORE = re.compile(
    rf"""\s{{0,2}}(?:(?P<link>{_LINKS})\s{{0,2}})?\(?\s?
    (?:(?P<label>tele?fax|fax|tel|telefon|mobil|durchwahl|dw|fon)[.:]{{0,2}}\s{{0,2}})?
    (?P<dash>[{DASH}]\s?)(?P<digits>\d{{1,5}}(?:\ \d\d){{0,2}}){_NOT_UNIT}""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_END = re.compile(
    rf"\s{{0,2}}(?P<link>oder|od\.?|und|u\.|bzw\.?|/)\s{{0,2}}(?P<digits>\d{{2,8}}(?:\ \d\d){{0,3}}){_NOT_UNIT}",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"""(?<!\w)(?:(?P<word>{"|".join(_LEXICON["extension"]["words"])})[.:]{{0,2}}(?:-?nr\.?|\s?nummer)?
      |(?P<label>(?:tele)?fax|tel(?:efon)?)[.:]{{0,2}})\s{{0,3}}(?P<dash>[{DASH}]\s?)?(?P<digits>\d{{1,5}}){_NOT_UNIT}""",
    re.IGNORECASE | re.VERBOSE,
)
_ALONE_HINT = re.compile(
    r"(?:wahl|\bdw|stelle|appar|\bapp|\bkl|\bext|\bnst|fax|\btel|fon)[^\d\n]{0,12}\d", re.IGNORECASE
)
_LABELLED_HINT = re.compile(r"(?:tel|fon|fax|ruf|mobil|handy|hotline|line|☎|📞)\W{0,6}\Z", re.IGNORECASE)
_URL_TOKEN = re.compile(r"\S{1,200}\Z")


_WITH_EXTENSIONS = frozenset({49, 43})
"""Countries whose numbering plans let an exchange number be followed by an extension (Durchwahl)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with what extensions after it need: the digits before the extension, all in national form."""

    mention: Mention
    number: Number
    base: str
    extension: str | None


def find_phones(read: Reading, region: str = "DE") -> Iterator[Mention]:
    """The phone mentions of a text, in no particular order; offsets are those of the source text."""
    text = read.text
    found = list(_numbers(text, region))
    mentions = [one.mention for one in found]
    if found:
        mentions += _local(text, found)
        mentions += _extensions_alone(text, found, Taken((one.start, one.end) for one in mentions))
    mentions += find_shorts(text, [(mention.start, mention.end) for mention in mentions])
    for mention in mentions:
        start, end = read.span(mention.start, mention.end)
        yield replace(mention, start=start, end=end)


_AGAIN = re.compile(r"(?<![\d_])(?:[(\[] ?)?(?:\+|0\d)")
"""Where in a refused run another number may begin."""


def _numbers(text: str, region: str) -> Iterator[Found]:
    position, last_end, last_label = 0, -1, None
    regions: Regions | None = None
    while run := RUN.search(text, position):
        regions = regions or Regions(text, region)
        one = _candidate(text, run, regions, last_end, last_label)
        if one is None:
            again = _AGAIN.search(text, run.start() + 2, run.end())
            position = again.start() if again else run.end()
            continue
        yield one
        position = last_end = one.mention.end
        last_label = one.mention.attributes["type"]
        for more in _further(text, one):
            yield more
            position = last_end = more.mention.end


class Regions:
    """The country from which a number without country code is dialled: that of the nearest mark around it, else
    the only country that the text has marks of, else ``home``."""

    def __init__(self, text: str, home: str) -> None:
        self._home = home
        marks = [(mark.start(), mark.lastgroup or home) for mark in _MARKS.finditer(text)]
        self._marks = marks if any(region != home for _, region in marks) else []
        self._starts = [start for start, _ in self._marks]
        named = {region for _, region in marks}
        self._alone = named.pop() if len(named) == 1 else home

    def at(self, offset: int) -> str:
        place = bisect(self._starts, offset)
        around = [mark for mark in self._marks[max(0, place - 1) : place + 1] if abs(mark[0] - offset) <= _NEAR]
        return min(around, key=lambda mark: abs(mark[0] - offset), default=(0, self._alone))[1]


def _guarded(text: str, start: int, last_end: int) -> bool:
    """Whether the characters before ``start`` rule a number out: it is the tail of another, or inside an address of the net."""
    if start == 0:
        return False
    if (
        re.search(r"\d\s?[.,:/=\-–]?\s?\Z", text[max(0, start - 4) : start])
        and start - last_end > 4
        and "\n" not in text[max(0, start - 2) : start]
    ):
        return True
    token = _URL_TOKEN.search(text[max(0, start - 200) : start])
    if token and not token[0].rpartition("(")[2].lower().startswith(("tel:", "callto:")):
        head = token[0].lower()
        if "://" in head or "www." in head or "@" in head or head.endswith(("=", "_", "\\")):
            return True
    return False


def _digits(parts: list[Group], sign: bool) -> str:
    """The digits to dial: "(0)" after a country code is left out, "+" or "00" leads an international number."""
    pieces = [part.digits for part in parts]
    for index in range(1, len(pieces)):
        if pieces[index] == "0" and "(" in parts[index].gap and index <= 2:
            pieces[index] = ""
    joined = "".join(pieces)
    return f"+{joined}" if sign else joined


_SERVICE = re.compile(r"0(?:1[5-7]\d|180|137|190|70\d|80\d|90\d|32|31|1888|199)")


def _starts_like_german(parts: list[Group]) -> bool:
    """Whether the digits begin with a German area, network or service code."""
    digits = "".join(part.digits for part in parts)[:6]
    codes = area_codes()
    return bool(_SERVICE.match(digits)) or any(digits[1:stop] in codes for stop in (3, 4, 5, 6))


def _boundary(parts: list[Group], number: Number, digits: str) -> bool:
    """Whether a gap stands where the numbering plan divides the number (area or network code | subscriber)."""
    if digits.startswith(("+", "00")):
        return len(parts) >= 2
    area = area_code(number)
    lengths = {len(area) + 1} if area else {4, 5} if number.country == 49 else {2, 3, 4, 5}
    have = 0
    for part in parts[:-1]:
        have += len(part.digits)
        if have in lengths:
            return True
    return False


def _extension(parts: list[Group], number: Number) -> tuple[str, str | None]:
    """The national number before the extension, and the extension: what follows the last hyphen beyond the area code (DIN 5008)."""
    national = number.national
    if number.country not in _WITH_EXTENSIONS or number.mobile:
        return national, None
    area = area_code(number)
    shortest = len(area) if area else 3
    for index in range(len(parts) - 1, 0, -1):
        if any(mark in parts[index].gap for mark in DASH):
            tail = "".join(part.digits for part in parts[index:])
            head = national[: -len(tail)] if national.endswith(tail) else ""
            if len(head) > shortest + (0 if area else 2) and len(tail) <= 6:
                return head, tail
            break
    return national, None


_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[./-] ?(?:0?[1-9]|1[0-2])[./-] ?(?:\d{2}|(?:19|20)\d{2})\Z|(?:19|20)\d\d-[01]\d-[0-3]\d\Z"
)


def _candidate(
    text: str, run: "re.Match[str]", regions: Regions, last_end: int, last_label: str | None
) -> Found | None:
    start = run.start()
    opener = text[start] in "(["
    if _guarded(text, start, last_end):
        return None
    head = run[0].lstrip("([")
    unsigned = head.startswith("49")
    sign = unsigned or head.startswith("+")
    parts = groups(text, start, run.end())
    trunk = not sign and not head.startswith("00")
    parts = cut(text, parts, trunk)
    if sum(len(part.digits) for part in parts) < 6 or _DATE.match(text[parts[0].start : parts[-1].end]):
        return None
    label, _ = labels.before(text, start)
    if (
        label is None
        and last_end >= 0
        and start - last_end <= 8
        and re.fullmatch(rf" {{0,2}}(?:{_LINKS})?\s?", text[last_end:start], re.I)
    ):
        label = "fax" if last_label == "fax" else None
    if label == "other" or unsigned and label is None:
        return None
    behind = labels.after(text, parts[-1].end)
    home = regions.at(start) if trunk else "DE"
    if label is None and behind is None and trunk and regions.at(start) == "DE" and not _starts_like_german(parts):
        return None
    chosen: tuple[list[Group], Number, str] | None = None
    for less in shorter(parts):
        digits = _digits(less, sign)
        number = ask(digits, home)
        if number is None:
            continue
        if number.valid:
            chosen = less, number, digits
            break
        if chosen is None:
            chosen = less, number, digits
    if chosen is None:
        return None
    less, number, digits = chosen
    if not _acceptable(text, less, number, digits, label or behind, home):
        return None
    end = less[-1].end
    if opener and text[start] in "([" and ")" not in text[start:end] and "]" not in text[start:end]:
        start += 1
    base, extension = _extension(less, number)
    kind = label if label in ("fax", "mobile") and behind in (None, label) else behind or label or "phone"
    kind = "phone" if kind in ("both", "other") else kind
    if kind == "phone" and number.mobile:
        kind = "mobile"
    attributes: dict[str, str] = {"type": kind}
    if extension is not None:
        attributes["extension"] = extension
    area = area_code(number)
    if area is not None:
        attributes["area"] = area_codes()[area]
    attributes["validity"] = "valid" if number.valid else "possible"
    steps = [f"{text[start:end]!r} → {number.e164}" + ("" if not trunk else f" (dialled from {home})")]
    if label or behind:
        steps.append(f"named {kind} beside the number")
    rule = "phone.international" if not trunk else f"phone.{_layout(less)}"
    mention = Mention("phone", start, end, number.e164, rule, attributes, tuple(steps))
    return Found(mention, number, base, extension)


def _layout(parts: list[Group]) -> str:
    gaps = "".join(part.gap for part in parts[1:])
    if "/" in gaps:
        return "slash"
    if ")" in gaps:
        return "brackets"
    if any(mark in gaps for mark in DASH):
        return "dash"
    if "." in gaps:
        return "dot"
    return "blank" if gaps else "plain"


def _acceptable(text: str, parts: list[Group], number: Number, digits: str, label: str | None, region: str) -> bool:
    start, end = parts[0].start, parts[-1].end
    following = text[end : end + 1]
    if following == "@":
        return False
    if label is None and (following.isalpha() or following in ("_", "%", "€", "°")):
        return False
    if following.isalpha() and following.islower():
        return False
    if re.match(rf"\s?(?:{_UNITS})(?!\w)|[:,]\d|/\d{{4}}", text[end : end + 14], re.IGNORECASE) and label is None:
        return False
    if label is not None:
        return len(digits.lstrip("+0")) >= 5
    if not number.valid:
        return False
    bounded = _boundary(parts, number, digits)
    if digits.startswith("+"):
        return True
    if digits.startswith("00"):
        return bounded or labels.in_context(text, start)
    if not bounded:
        return labels.in_context(text, start) and len(parts) == 1
    if len(parts[0].digits) <= 2 and any("." in part.gap or ":" in part.gap for part in parts[1:]):
        return False
    if region != "DE" or len(number.national) < 7:
        return labels.in_context(text, start)
    if len(parts[0].digits) < 3 and len(parts) > 2:
        return labels.in_context(text, start)
    return True


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
    """What stands before an extension: the part before the hyphen; a final 0 (the exchange) gives way; else the last digits do."""
    if one.extension is not None:
        return one.base
    national = one.number.national
    if national.endswith("0"):
        return national[:-1]
    return national[: -len(digits)]


def _further(text: str, one: Found) -> Iterator[Found]:
    """What is tacked on to a number: "-0 (-1012/ -1013)", "-1024 oder -1026", "391024 oder 391025", "-1024/1026", "391024/25"."""
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
    if place and begin - found[place - 1].mention.end < 600:
        return found[place - 1]
    return found[place] if place < len(found) and starts[place] - begin < 300 else None


_LOCAL = re.compile(
    rf"(?<![{DASH}\d.,:])(?P<base>\d{{2,8}})\ ?[{DASH}]\ ?(?P<extension>\d{{2,6}}){_NOT_UNIT}(?![{DASH}]\d)"
)


def _local(text: str, found: list[Found]) -> Iterator[Mention]:
    """Numbers without area code at an exchange that the release names in full: "104-1501" beside "02306 104-0"."""
    exchanges: dict[str, Found] = {}
    for one in found:
        if one.extension is not None and (area := area_code(one.number)):
            exchanges.setdefault(one.base[len(area) :], one)
    if not exchanges:
        return
    taken = Taken((one.mention.start, one.mention.end) for one in found)
    for local in _LOCAL.finditer(text):
        one = exchanges.get(local["base"])
        if one is None or taken.overlaps(*local.span()):
            continue
        label, _ = labels.before(text, local.start())
        joined = (taken.gap_before(local.start()) or _NEAR) <= 8
        if label == "other" or label is None and not joined and not labels.in_context(text, local.start()):
            continue
        step = f"{local[0]!r} at the exchange of {one.mention.value}"
        extension = local["extension"]
        made = _made(text, one, local.start(), local.end(), one.base + extension, extension, label, step, "phone.local")
        if made is not None:
            yield made.mention


def _extensions_alone(text: str, found: list[Found], taken: Taken) -> Iterator[Mention]:
    """Extensions that stand apart from their number: "Durchwahl -211", "Fax: -1026", "DW 12"."""
    if not _ALONE_HINT.search(text):
        return
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
