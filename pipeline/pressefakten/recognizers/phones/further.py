"""What is tacked on to a number: a further extension, or another ending behind "oder" or a slash."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressefakten.recognizers.phones import labels
from pressefakten.recognizers.phones.candidate import PhoneCandidate
from pressefakten.recognizers.phones.leaning import IN_PLACE, WITH_AREA, Full, base, made, subscriber
from pressefakten.recognizers.phones.rules import LEANING

_MOST = 12
"""Extensions tacked on to one number at most."""
_FAX = ("telefax", "telfax", "fax", "f")
_SEPARATORS = ("|", "·", "•")
_BEHIND, _OTHER = "phone.extension", "phone.other_ending"


def further(text: str, one: PhoneCandidate) -> Iterator[PhoneCandidate]:
    """What is tacked on to a number: "(-1012/ -1013)", "oder -1026", "oder 391025", "/1026", "/25"."""
    end = one.mention.end
    label = one.mention.attributes["type"] if one.mention.attributes["type"] == "fax" else None
    for _ in range(_MOST):
        leaning = _extension_behind(text, one, end, label) or _other_behind(text, one, end, label)
        if leaning is None:
            return
        number = made(text, one, leaning.span, leaning.full, leaning.label)
        if number is None:
            return
        yield number
        end, label = leaning.span[1], leaning.label


@dataclass(frozen=True, slots=True)
class _Leaning:
    """Digits at ``span`` that lean on the number before them; ``full`` is None where nothing tells what they say."""

    span: tuple[int, int]
    full: Full | None
    label: str | None


def _extension_behind(text: str, one: PhoneCandidate, end: int, label: str | None) -> _Leaning | None:
    """A further extension: "/ -1013", "(-1014)", "| -1015"."""
    closing = text[end : end + 1] == ")" and "(" not in text[one.mention.start : end]
    more = LEANING[_BEHIND].at(text, end + 1 if closing else end)
    if more is None or not _is_tied(more):
        return None
    span = more.start("dash"), more.end()
    if more["link"] in _SEPARATORS and one.extension is None:
        return _Leaning(span, None, label)  # another number of its own: where its exchange ends is not known
    digits = more["digits"].replace(" ", "")
    if more["label"]:
        label = "fax" if more["label"].lower() in _FAX else None
    label = labels.after(text, more.end()) or label
    return _Leaning(span, Full(base(one, digits) + digits, IN_PLACE, _BEHIND, digits), label)


def _is_tied(more: "re.Match[str]") -> bool:
    """Whether more than a blank ties a further extension to its number."""
    return bool(more["link"] or more["label"]) or "(" in more[0] or "\n" in more[0]


def _other_behind(text: str, one: PhoneCandidate, end: int, label: str | None) -> _Leaning | None:
    more = LEANING[_OTHER].at(text, end)
    if more is None:
        return None
    span = (more.start("base") if more["base"] else more.start("digits")), more.end()
    full = _other_end(one, more["digits"].replace(" ", ""), more["base"], slash=more["link"] == "/")
    return _Leaning(span, full, label)


def _other_end(one: PhoneCandidate, digits: str, base: str | None, *, slash: bool) -> Full | None:
    """What digits behind "oder" or a slash stand for: another extension, another subscriber, other last digits."""
    if base is not None:  # "88-1122 oder 88-1123"
        same = one.extension is not None and one.base.endswith(base)
        return Full(one.base + digits, IN_PLACE, _OTHER, digits) if same else None
    if one.extension is not None and len(digits) == len(one.extension) and len(digits) >= 2:
        return Full(one.base + digits, IN_PLACE, _OTHER, digits)
    national = one.number.national
    own = subscriber(one)
    if own and _is_like(digits, own):
        return Full(national[: -len(own)] + digits, WITH_AREA, _OTHER)
    tail = national[-len(digits) :]
    if slash and len(digits) <= 3 and 0 < int(digits) - int(tail) <= 9:
        return Full(national[: -len(digits)] + digits, "in place of the last digits of", _OTHER)
    return None


def _is_like(digits: str, subscriber: str) -> bool:
    """Whether digits may be another subscriber of the area: as long, and a short one begins alike."""
    long = len(digits) >= 5 or (len(digits) == 4 and digits[:2] == subscriber[:2])
    return long and len(digits) == len(subscriber)
