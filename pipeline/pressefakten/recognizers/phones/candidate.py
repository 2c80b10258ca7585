"""Whether a run of digit groups is a phone number, and what the words beside it and the numbering plan say of it."""

import re
from dataclasses import dataclass

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.recognizers.phones import labels
from pressefakten.recognizers.phones.layouts import DASH, Group, cut, groups, shorter
from pressefakten.recognizers.phones.numbers import Number, area_code, area_codes, ask
from pressefakten.recognizers.phones.regions import Regions

_LEXICON = load("phones")
_LINKS = "|".join(_LEXICON["extension"]["links"])
_UNITS = "|".join(_LEXICON["context"]["units"])
_UNIT_AFTER = re.compile(rf"\s?(?:{_UNITS})(?!\w)|[:,]\d|/\d{{4}}", re.IGNORECASE)
_NO_END = ("_", "%", "€", "°")
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


def _guarded(text: str, start: int, last_end: int) -> bool:
    """Whether the characters before ``start`` rule a number out: the tail of another, or inside a web address."""
    if start == 0:
        return False
    if (
        text[start] != "+"
        and re.search(r"\d\s?[.,:/=\-–]?\s?\Z", text[max(0, start - 4) : start])
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
    abroad = sign or pieces[0].startswith("00")
    for index in range(1, min(3, len(pieces)) if abroad else 0):
        if pieces[index] == "0" and "(" in parts[index].gap:
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
    """The national number before the extension, and the extension: what follows the last hyphen after the area code.

    Source: DIN 5008. The extension is None where no hyphen stands there, and for countries without extensions.
    """
    national = number.national
    if number.country not in _WITH_EXTENSIONS or number.mobile:
        return national, None
    area = area_code(number)
    vienna = number.country == 43 and national.startswith("1")
    shortest = len(area) if area else 1 if vienna else 3
    for index in range(len(parts) - 1, 0, -1):
        if any(mark in parts[index].gap for mark in DASH):
            tail = "".join(part.digits for part in parts[index:])
            head = national[: -len(tail)] if national.endswith(tail) else ""
            if len(head) > shortest + (0 if area else 2) and len(tail) <= 6:
                return head, tail
            break
    return national, None


_JOINED = re.compile(rf" {{0,2}}(?:{_LINKS})?\s?", re.IGNORECASE)
_SWISS = [3, 3, 2, 2]
"""Groups of digits as Switzerland writes them: 062 835 10 10."""
_NETWORK = 4
"""Digits of a network or service code with its 0, as it is mostly written: "01 60 / …"."""
_SIGNED = 2
"""Groups of digits from which on a plus sign is enough for a number that its plan does not hold valid."""
_SHORTEST = 6
"""Digits of a number with its area code at least."""
_SHORTEST_NAMED = 5
"""Digits of a number that a label names, at least, without its zeros; an area code alone is none."""
_AREA_LIKE = re.compile(r"0[2-9]\d{2,3}")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[./-] ?(?:0?[1-9]|1[0-2])[./-] ?(?:\d{2}|(?:19|20)\d{2})\Z|(?:19|20)\d\d-[01]\d-[0-3]\d\Z"
)


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands in the text: the groups of digits, whether a country code leads them, and what names them."""

    start: int
    parts: list[Group]
    international: bool  # by "+" or a bare 49; "00" stands among the digits
    label: labels.Label | None
    behind: labels.Label | None
    region: str

    @property
    def trunk(self) -> bool:
        """Whether it is dialled within its country."""
        return not self.international and not self.parts[0].digits.startswith("00")

    @property
    def named(self) -> labels.Label | None:
        return self.label or self.behind


def candidate(text: str, run: "re.Match[str]", regions: Regions, last_end: int, last_label: str | None) -> Found | None:
    """The number that the run of digits is or begins with, or None."""
    written = _written(text, run, regions, last_end, last_label)
    chosen = _chosen(written) if written else None
    if written is None or chosen is None:
        return None
    parts, number, digits = chosen
    if not _acceptable(text, parts, number, digits, written.named, written.region):
        return None
    start, end = _start(text, written.start, parts[-1].end), parts[-1].end
    base, extension = _extension(parts, number)
    attributes = _attributes(written, number, extension)
    dialled = f" (dialled from {written.region})" if written.trunk else ""
    steps = [f"{text[start:end]!r} → {number.e164}{dialled}"]
    if written.named:
        steps.append(f"named {attributes['type']} beside the number")
    rule = f"phone.{_layout(parts)}" if written.trunk else "phone.international"
    mention = Mention("phone", start, end, number.e164, rule, attributes, tuple(steps))
    return Found(mention, number, base, extension)


def _written(
    text: str, run: "re.Match[str]", regions: Regions, last_end: int, last_label: str | None
) -> _Written | None:
    """The run as a number may be written; None where its surroundings or its shape show something else."""
    start = run.start()
    if _guarded(text, start, last_end):
        return None
    head = run[0].lstrip("([")
    unsigned = head.startswith("49")
    international = unsigned or head.startswith("+")
    trunk = not international and not head.startswith("00")
    parts = cut(text, groups(text, start, run.end()), trunk)
    if _is_no_number(text, parts):
        return None
    label = _label(text, start, last_end, last_label)
    if label == "other" or (unsigned and label is None):
        return None
    behind = labels.after(text, parts[-1].end)
    region = _region(regions, start, parts) if trunk else "DE"
    unnamed = label is None and behind is None
    if trunk and region == "DE" and not regions.at_home and (not unnamed or labels.in_context(text, start)):
        region = _by_plan(parts)
    if unnamed and trunk and region == "DE" and not _starts_like_german(parts) and not _is_told(text, parts):
        return None
    return _Written(start, parts, international, label, behind, region)


def _is_told(text: str, parts: list[Group]) -> bool:
    """Whether a number of no area that we know is laid out like one where the words speak of reaching somebody."""
    if len(parts) < 2 or _AREA_LIKE.fullmatch(parts[0].digits) is None:
        return False
    start = parts[0].start
    return labels.in_context(text, start) or labels.behind_town(text, start)


def _is_no_number(text: str, parts: list[Group]) -> bool:
    short = sum(len(part.digits) for part in parts) < _SHORTEST
    return short or _DATE.match(text[parts[0].start : parts[-1].end]) is not None


def _label(text: str, start: int, last_end: int, last_label: str | None) -> labels.Label | None:
    """The label before the number, or that of the fax number it goes on from."""
    label, _ = labels.before(text, start)
    return "fax" if label is None and last_label == "fax" and _is_joined(text, last_end, start) else label


def _region(regions: Regions, start: int, parts: list[Group]) -> str:
    """The country the digits are dialled in; one that is but named where they are not laid out or begun like German."""
    region = regions.at(start)
    german = _starts_like_german(parts) and not (regions.named == "CH" and _is_swiss(parts))
    return regions.named if region == "DE" and not german else region


def _is_swiss(parts: list[Group]) -> bool:
    """Whether the groups are those in which Switzerland writes its numbers."""
    return [len(part.digits) for part in parts] == _SWISS


def _by_plan(parts: list[Group]) -> str:
    """The country whose plan alone has the number: no German area code ends where a slash, a bracket or the layout
    of Switzerland says that one ends ("01/711 00-0", "(0662) 80 42", "044 412 11 11")."""
    if not _is_foreign(parts):
        return "DE"
    digits = "".join(part.digits for part in parts)
    holding = [region for region in ("AT", "CH") if (number := ask(digits, region)) is not None and number.valid]
    if "CH" in holding and _is_swiss(parts):
        return "CH"
    if len(parts[0].digits) != _SWISS[0]:
        holding = [region for region in holding if region != "CH"]
    return holding[0] if len(holding) == 1 else "DE"


def _is_foreign(parts: list[Group]) -> bool:
    """Whether the first group is set apart as an area code, and is none of Germany."""
    if len(parts) < 2 or parts[0].digits[0] != "0":
        return False
    swiss = _is_swiss(parts)
    apart = "/" in parts[1].gap or ")" in parts[1].gap or len(parts[0].digits) >= 4 or not _starts_like_german(parts)
    digits = parts[0].digits
    codes = area_codes()
    german = digits[1:] in codes or digits[1:3] in codes or len(digits) == 1 or (digits[1] == "1" and len(digits) > 2)
    return (swiss or apart) and not german and (swiss or _SERVICE.match(digits) is None)


def _is_joined(text: str, last_end: int, start: int) -> bool:
    """Whether only a word such as "oder" parts the number from the one before it."""
    return last_end >= 0 and start - last_end <= 8 and _JOINED.fullmatch(text, last_end, start) is not None


def _chosen(written: _Written) -> tuple[list[Group], Number, str] | None:
    """The longest stretch of groups that a plan holds valid, else the longest that is possible; with its digits."""
    possible: tuple[list[Group], Number, str] | None = None
    for parts in shorter(written.parts):
        digits = _digits(parts, written.international)
        number = ask(digits, written.region)
        if number is not None and number.valid:
            return parts, number, digits
        if number is not None and possible is None:
            possible = parts, number, digits
    return possible


def _start(text: str, start: int, end: int) -> int:
    """Where the number begins: behind an opening bracket that closes outside of it."""
    unclosed = text[start] in "([" and ")" not in text[start:end] and "]" not in text[start:end]
    return start + 1 if unclosed else start


def _attributes(written: _Written, number: Number, extension: str | None) -> dict[str, str]:
    attributes = {"type": _type(written, number)}
    if extension is not None:
        attributes["extension"] = extension
    area = area_code(number)
    if area is not None:
        attributes["area"] = area_codes()[area]
    attributes["validity"] = "valid" if number.valid else "possible"
    return attributes


def _type(written: _Written, number: Number) -> str:
    label, behind = written.label, written.behind
    kind = label if label in ("fax", "mobile") and behind in (None, label) else behind or label or "phone"
    if kind in ("both", "other"):
        kind = "phone"
    return "mobile" if kind == "phone" and number.mobile else kind


def _layout(parts: list[Group]) -> str:
    gaps = "".join(part.gap for part in parts[1:])
    if "/" in gaps or "|" in gaps:
        return "slash"
    if ")" in gaps:
        return "brackets"
    if any(mark in gaps for mark in DASH):
        return "dash"
    if "." in gaps:
        return "dot"
    return "blank" if gaps else "plain"


def _acceptable(text: str, parts: list[Group], number: Number, digits: str, label: str | None, region: str) -> bool:
    """Whether the digits are a number here: by their label, else by their layout and the words around."""
    start, end = parts[0].start, parts[-1].end
    if _INCOMPLETE.match(text, end):
        return False
    if _counts(text, end, named=label is not None or _has_more(text, parts)):
        return False
    if label is not None:
        beyond = len(number.national) - len(area_code(number) or "")
        return len(digits.lstrip("+0")) >= _SHORTEST_NAMED and beyond > 1
    if digits.startswith("+"):
        return number.valid or len(parts) > _SIGNED
    if not number.valid:
        return False
    bounded = _boundary(parts, number, digits)
    if digits.startswith("00"):
        return bounded or labels.in_context(text, start)
    if not bounded:
        return labels.in_context(text, start) and len(parts) == 1
    return _is_laid_out(text, parts, number, region)


def _is_laid_out(text: str, parts: list[Group], number: Number, region: str) -> bool:
    """Whether a national number without label is laid out like one, or the words around speak of reaching somebody."""
    start, end = parts[0].start, parts[-1].end
    if len(parts[0].digits) <= 2 and any("." in part.gap or ":" in part.gap for part in parts[1:]):
        return False
    if region != "DE" or len(number.national) < 7:
        return (
            (region == "CH" and _is_swiss(parts))
            or _SERVICE.match("".join(part.digits for part in parts)) is not None
            or labels.in_context(text, start)
            or labels.beside_mail(text, start, end)
            or labels.behind_town(text, start)
        )
    return (
        len(parts[0].digits) >= 3 or len(parts) <= 2 or _has_slash(parts, number) or labels.in_context(text, start)
    )


def _has_slash(parts: list[Group], number: Number) -> bool:
    """Whether a slash ends the area or network code, however its digits are grouped: "02 03 / 57 06"."""
    have = 0
    code = len(area_code(number) or "") + 1 if area_code(number) else _NETWORK
    for part, following in zip(parts, parts[1:], strict=False):
        have += len(part.digits)
        if have == code:
            return "/" in following.gap
    return False


def _has_more(text: str, parts: list[Group]) -> bool:
    """Whether another extension stands behind a slash: "99529-3171/3172"."""
    extended = any(mark in parts[-1].gap for mark in DASH)
    more = _MORE_BEHIND.match(text, parts[-1].end)
    return extended and more is not None and len(more["digits"]) == len(parts[-1].digits)


_INCOMPLETE = re.compile(rf"[ ]?[{DASH}/][ ]?(?:[xX?*_]{{1,6}}(?!\w)|\.{{2,}}|…)|[ ]?\([1-9]\d{{1,3}}\)[ ]?\d{{3,5}}")
"""What stands for digits that are not told ("02162 39-xx"), or a number of the house's own inside ("9026 (926) 5843")."""
_MORE_BEHIND = re.compile(r"/(?P<digits>\d{2,5})(?!\d)")


def _counts(text: str, end: int, *, named: bool) -> bool:
    """Whether what follows shows that the digits are no number to dial: a unit, a letter, a mail address."""
    following = text[end : end + 1]
    if following == "@" or (following.isalpha() and following.islower()):
        return True
    return not named and (following.isalpha() or following in _NO_END or bool(_UNIT_AFTER.match(text, end)))
