"""Numbers and addresses that cannot be, or do not go together; what a release should have and has not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from pressefakten.check.case import Case, FactMention, Fault
from pressefakten.check.rules import rule
from pressefakten.lexicon import load
from pressefakten.telling import label

_NO_ZONES = ("00", "05", "43", "62")
"""First digits that no German postcode has (Deutsche Post, Leitregionen)."""
_NEAR = 250
"""Characters between an address and a number of the same block."""
_LABELS = "|".join(load("check")["words"]["contact_label"])
_PHONE = re.compile(rf"\b(?:{_LABELS})[.:]{{0,2}}[ \t]?(?P<number>[+(]?\d[\d /().–-]{{0,40}})")
_MAIL = re.compile(r"(?<![\w.@/])(?P<words>\w[\w.+-]{0,60}@[^\s<>()\[\],;]{1,80})")
_WEB = re.compile(r"(?<![\w@/])(?P<words>(?:https?://|www\.)[^\s<>()\[\]„“\"]{1,120})")
_POSTCODE = re.compile(r"\w{3,}\.? \d{1,4}[a-z]?,\s{1,2}(?P<code>\d{5}) (?=[A-ZÄÖÜ][a-zäöüß]{2})")
_SHORTEST, _LONGEST = 5, 16


@cache
def _codes_of_towns() -> Mapping[str, frozenset[str]]:
    """Town → its area codes."""
    towns: dict[str, set[str]] = defaultdict(set)
    for line in load("area_codes")["germany"].strip().splitlines():
        code, _, place = line.partition("\t")
        towns[place.split("-")[0].split(" ")[0]].add(code)
        towns[place].add(code)
    return {town: frozenset(codes) for town, codes in towns.items()}


@rule("area_code")
def another_town(case: Case) -> Iterator[Fault]:
    """A number of one town and an address in another whose own area code is known."""
    addresses = [one for one in case.of("address") if one.fact.get("city")]
    for phone in _with_area(case):
        area = phone.fact["area"]
        towns = {one.fact["city"] for one in addresses if _go_together(case, one, phone)}
        if len(towns) != 1:
            continue
        (town,) = towns
        known = _codes_of_towns().get(town)
        if known and not _is_of(phone.fact["value"], known) and not _akin(town, area):
            values = {"number": phone.text, "area": area, "town": town}
            yield Fault(phone.start, phone.end, 0.7, values)


def _with_area(case: Case) -> list[FactMention]:
    return [one for one in case.of("phone") if one.fact.get("validity") == "valid" and one.fact.get("area")]


def _go_together(case: Case, address: FactMention, phone: FactMention) -> bool:
    return _same_block(case, address, phone) and _same_owner(address.fact, phone.fact)


def _same_block(case: Case, one: FactMention, other: FactMention) -> bool:
    """Whether two mentions stand near each other without an empty line between them."""
    first, last = sorted((one, other), key=lambda said: said.start)
    between = case.text[first.end : last.start]
    return len(between) <= _NEAR and not re.search(r"\n[ \t\r]*\n", between)


def _same_owner(address: Mapping[str, object], phone: Mapping[str, object]) -> bool:
    return not address.get("owner") or not phone.get("owner") or address["owner"] == phone["owner"]


def _is_of(number: str, codes: frozenset[str]) -> bool:
    return any(number.startswith(f"+49{code}") for code in codes)


def _akin(town: str, area: str) -> bool:
    """Whether one name holds the other: "Frankfurt" and "Frankfurt am Main"."""
    one, other = town.split()[0].split("-")[0], area.split()[0].split("-")[0]
    return one in area or other in town


@rule("postcode")
def postcodes_that_are_not(case: Case) -> Iterator[Fault]:
    """Five digits that no town has, behind a house number and in front of a name."""
    for match in case.search(_POSTCODE):
        if match["code"].startswith(_NO_ZONES):
            yield Fault(*match.span("code"), 0.95, {"postcode": match["code"]})


@rule("phone")
def phones_that_are_not(case: Case) -> Iterator[Fault]:
    """What stands behind "Telefon" and has too few or too many digits."""
    for match in case.search(_PHONE):
        digits = re.sub(r"\D", "", match["number"])
        start, end = match.start("number"), match.start("number") + len(match["number"].rstrip(" /().–-"))
        whole = any(one.start <= start and end <= one.end for one in case.of("phone"))
        if _SHORTEST <= len(digits) <= _LONGEST or len(digits) <= 2 or whole:
            continue
        yield Fault(start, end, 0.8, {"words": case.text[start:end]})


@rule("mail")
def mails_that_are_not(case: Case) -> Iterator[Fault]:
    for match in case.search(_MAIL):
        words = match["words"].rstrip(".:!?")
        if not case.is_covered(match.start(), match.start() + len(words), "email", "url"):
            yield Fault(match.start(), match.start() + len(words), 0.85, {"words": words})


@rule("web")
def web_addresses_that_are_not(case: Case) -> Iterator[Fault]:
    for match in case.search(_WEB):
        words = match["words"].rstrip(".,:;!?")
        if len(words) > len("https://") and not case.is_covered(
            match.start(), match.start() + len(words), "url", "email"
        ):
            yield Fault(match.start(), match.start() + len(words), 0.8, {"words": words})


@rule("check_digits")
def wrong_check_digits(case: Case) -> Iterator[Fault]:
    for one in case.of("identifier"):
        if any(warning.startswith("check digits") for warning in one.mention.get("warnings") or ()):
            yield Fault(one.start, one.end, 0.97, {"words": one.text, "kind": label(str(one.fact["type"]))})


@rule("no_contact")
def without_contact(case: Case) -> Iterator[Fault]:
    if not case.of("phone", "email"):
        yield Fault(None, None, 0.9)


@rule("no_date")
def without_date(case: Case) -> Iterator[Fault]:
    if not case.published:
        yield Fault(None, None, 0.9)
