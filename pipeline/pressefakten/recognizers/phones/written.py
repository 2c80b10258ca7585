"""What stands in the text where a number may be: its groups of digits, what names them, where they are dialled."""

import re
from dataclasses import dataclass

from pressefakten.lexicon import load
from pressefakten.recognizers.phones import labels
from pressefakten.recognizers.phones.countries import country_by_plan, country_of
from pressefakten.recognizers.phones.layouts import DigitGroup, cut, groups
from pressefakten.recognizers.phones.parting import is_german_code
from pressefakten.recognizers.phones.regions import Regions

_LINKS = "|".join(load("phones")["extension"]["links"])
_JOINED = re.compile(rf" {{0,2}}(?:{_LINKS})?\s?", re.IGNORECASE)
_SHORTEST = 6
"""Digits of a number with its area code at least."""
_AREA_LIKE = re.compile(r"0[2-9]\d{2,3}")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[./-] ?(?:0?[1-9]|1[0-2])[./-] ?(?:\d{2}|(?:19|20)\d{2})\Z|(?:19|20)\d\d-[01]\d-[0-3]\d\Z"
)
_OTHER_NUMBER = re.compile(r"\d\s?[.,:/=\-–]?\s?\Z")
_URL_TOKEN = re.compile(r"\S{1,200}\Z")
_CALLED = ("tel:", "callto:")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """What stands in the text: the groups of digits, whether a country code leads them, and what names them."""

    start: int
    parts: list[DigitGroup]
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


def written_number(
    text: str, run: "re.Match[str]", regions: Regions, last_end: int, last_label: str | None
) -> WrittenNumber | None:
    """The run as a number may be written; None where its surroundings or its shape show something else."""
    start = run.start()
    if _is_tail(text, start, last_end) or _is_in_address(text, start):
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
    unnamed = label is None and behind is None
    region = _region(text, parts, regions, unnamed=unnamed) if trunk else "DE"
    return WrittenNumber(start, parts, international, label, behind, region) if region else None


def _region(text: str, parts: list[DigitGroup], regions: Regions, *, unnamed: bool) -> str | None:
    """The country a national number is dialled in; None where it is no number of any that we know."""
    start = parts[0].start
    region = country_of(regions, start, parts)
    if region == "DE" and not regions.at_home and (not unnamed or labels.in_context(text, start)):
        region = country_by_plan(parts)
    known = not unnamed or region != "DE" or is_german_code(parts) or _is_told(text, parts)
    return region if known else None


def _is_tail(text: str, start: int, last_end: int) -> bool:
    """Whether the digits at ``start`` are the tail of another figure."""
    if text[start] == "+" or start - last_end <= 4 or "\n" in text[max(0, start - 2) : start]:
        return False
    return _OTHER_NUMBER.search(text[max(0, start - 4) : start]) is not None


def _is_in_address(text: str, start: int) -> bool:
    """Whether the digits at ``start`` stand inside a web or mail address, a file's name or a formula."""
    token = _URL_TOKEN.search(text[max(0, start - 200) : start])
    if token is None or token[0].rpartition("(")[2].lower().startswith(_CALLED):
        return False
    head = token[0].lower()
    return "://" in head or "www." in head or "@" in head or head.endswith(("=", "_", "\\"))


def _is_told(text: str, parts: list[DigitGroup]) -> bool:
    """Whether a number of no area that we know is laid out like one where the words speak of reaching somebody."""
    if len(parts) < 2 or _AREA_LIKE.fullmatch(parts[0].digits) is None:
        return False
    start = parts[0].start
    return labels.in_context(text, start) or labels.behind_town(text, start)


def _is_no_number(text: str, parts: list[DigitGroup]) -> bool:
    short = sum(len(part.digits) for part in parts) < _SHORTEST
    return short or _DATE.match(text[parts[0].start : parts[-1].end]) is not None


def _label(text: str, start: int, last_end: int, last_label: str | None) -> labels.Label | None:
    """The label before the number, or that of the fax number it goes on from."""
    label, _ = labels.before(text, start)
    return "fax" if label is None and last_label == "fax" and _is_joined(text, last_end, start) else label


def _is_joined(text: str, last_end: int, start: int) -> bool:
    """Whether only a word such as "oder" parts the number from the one before it."""
    return last_end >= 0 and start - last_end <= 8 and _JOINED.fullmatch(text, last_end, start) is not None
