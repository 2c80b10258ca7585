"""The number that a run of digits is or begins with, with what its plan and the words beside it say of it."""

import re
from dataclasses import dataclass

from pressefakten.mentions import Mention
from pressefakten.recognizers.phones.evidence import is_dialled
from pressefakten.recognizers.phones.layouts import DigitGroup, shorter
from pressefakten.recognizers.phones.parting import extension_of
from pressefakten.recognizers.phones.plan import DialledNumber, area_code, area_codes, ask
from pressefakten.recognizers.phones.regions import Regions
from pressefakten.recognizers.phones.rules import layout_of
from pressefakten.recognizers.phones.written import WrittenNumber, written_number


@dataclass(frozen=True, slots=True)
class PhoneCandidate:
    """A mention with what extensions after it need: the digits before the extension, all in national form."""

    mention: Mention
    number: DialledNumber
    base: str
    extension: str | None


def candidate(
    text: str, run: "re.Match[str]", regions: Regions, last_end: int, last_label: str | None
) -> PhoneCandidate | None:
    """The number that the run of digits is or begins with, or None."""
    written = written_number(text, run, regions, last_end, last_label)
    chosen = _chosen(written) if written else None
    if written is None or chosen is None:
        return None
    parts, number, digits = chosen
    start, end = _start(text, written.start, parts[-1].end), parts[-1].end
    layout = layout_of(text, start, end)
    if layout is None or not is_dialled(text, written, parts, number, digits, layout):
        return None
    base, extension = extension_of(parts, number)
    attributes = _attributes(written, number, extension)
    dialled = f" (dialled from {written.region})" if written.trunk else ""
    steps = [f"{text[start:end]!r} → {number.e164}{dialled}"]
    if written.named:
        steps.append(f"named {attributes['type']} beside the number")
    mention = Mention("phone", start, end, number.e164, layout.id, attributes, tuple(steps))
    return PhoneCandidate(mention, number, base, extension)


def _chosen(written: WrittenNumber) -> tuple[list[DigitGroup], DialledNumber, str] | None:
    """The longest stretch of groups that a plan holds valid, else the longest that is possible; with its digits."""
    possible: tuple[list[DigitGroup], DialledNumber, str] | None = None
    for parts in shorter(written.parts):
        digits = _digits(parts, written.international)
        number = ask(digits, written.region)
        if number is not None and number.valid:
            return parts, number, digits
        if number is not None and possible is None:
            possible = parts, number, digits
    return possible


def _digits(parts: list[DigitGroup], sign: bool) -> str:
    """The digits to dial: "(0)" after a country code is left out, "+" or "00" leads an international number."""
    pieces = [part.digits for part in parts]
    abroad = sign or pieces[0].startswith("00")
    for index in range(1, min(3, len(pieces)) if abroad else 0):
        if pieces[index] == "0" and "(" in parts[index].gap:
            pieces[index] = ""
    joined = "".join(pieces)
    return f"+{joined}" if sign else joined


def _start(text: str, start: int, end: int) -> int:
    """Where the number begins: behind an opening bracket that closes outside of it."""
    unclosed = text[start] in "([" and ")" not in text[start:end] and "]" not in text[start:end]
    return start + 1 if unclosed else start


def _attributes(written: WrittenNumber, number: DialledNumber, extension: str | None) -> dict[str, str]:
    attributes = {"type": _type(written, number)}
    if extension is not None:
        attributes["extension"] = extension
    area = area_code(number)
    if area is not None:
        attributes["area"] = area_codes()[area]
    attributes["validity"] = "valid" if number.valid else "possible"
    return attributes


def _type(written: WrittenNumber, number: DialledNumber) -> str:
    label, behind = written.label, written.behind
    kind = label if label in ("fax", "mobile") and behind in (None, label) else behind or label or "phone"
    if kind in ("both", "other"):
        kind = "phone"
    return "mobile" if kind == "phone" and number.mobile else kind
