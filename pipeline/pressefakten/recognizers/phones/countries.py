"""In which country a number without country code is dialled: by the marks around, else by its layout."""

from pressefakten.recognizers.phones.layouts import DigitGroup
from pressefakten.recognizers.phones.parting import SERVICE, is_german_code
from pressefakten.recognizers.phones.plan import area_codes, ask
from pressefakten.recognizers.phones.regions import Regions

_SWISS = [3, 3, 2, 2]
"""Groups of digits as Switzerland writes them: 062 835 10 10."""
_SET_APART = 4
"""Digits from which on a first group is an area code by its length."""


def is_swiss(parts: list[DigitGroup]) -> bool:
    """Whether the groups are those in which Switzerland writes its numbers."""
    return [len(part.digits) for part in parts] == _SWISS


def country_of(regions: Regions, start: int, parts: list[DigitGroup]) -> str:
    """The country of the nearest mark; one that is but named where the digits are not laid out or begun like German."""
    region = regions.at(start)
    german = is_german_code(parts) and not (regions.named == "CH" and is_swiss(parts))
    return regions.named if region == "DE" and not german else region


def country_by_plan(parts: list[DigitGroup]) -> str:
    """The country whose plan alone has the number: no German area code ends where a slash, a bracket or the layout
    of Switzerland says that one ends ("01/711 00-0", "(0662) 80 42", "044 412 11 11")."""
    if not _is_foreign(parts):
        return "DE"
    digits = "".join(part.digits for part in parts)
    holding = [region for region in ("AT", "CH") if (number := ask(digits, region)) is not None and number.valid]
    if "CH" in holding and is_swiss(parts):
        return "CH"
    if len(parts[0].digits) != _SWISS[0]:
        holding = [region for region in holding if region != "CH"]
    return holding[0] if len(holding) == 1 else "DE"


def _is_foreign(parts: list[DigitGroup]) -> bool:
    """Whether the first group is set apart as an area code, and is none of Germany."""
    if len(parts) < 2 or parts[0].digits[0] != "0" or _may_be_german(parts[0].digits):
        return False
    if is_swiss(parts):
        return True
    parted = "/" in parts[1].gap or ")" in parts[1].gap
    apart = parted or len(parts[0].digits) >= _SET_APART or not is_german_code(parts)
    return apart and SERVICE.match(parts[0].digits) is None


def _may_be_german(digits: str) -> bool:
    """Whether a first group is or begins with a German area code, or is too short to tell."""
    codes = area_codes()
    mobile = digits[1:2] == "1" and len(digits) > 2
    return digits[1:] in codes or digits[1:3] in codes or len(digits) == 1 or mobile
