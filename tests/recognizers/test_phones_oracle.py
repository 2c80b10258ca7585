"""Numbers that ``phonenumbers`` writes, read back: every type of every neighbour, every layout of German area codes."""

import random
from collections.abc import Iterator

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from pressefakten.recognizers.phones.finder import find_phones
from pressefakten.recognizers.phones.numbers import area_codes

_SEED = 20241103
_FRAMES = (
    "Tel. {}",
    "Telefon: {}",
    "Rückfragen unter Tel. {} bis Freitag.",
    "Kontakt: Anna Beispiel, Telefon {}, anna@amt.example",
    "Anna Beispiel\nTel.: {}\nanna@amt.example",
    "(Tel. {})",
)
_TYPES = (
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.MOBILE,
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
    PhoneNumberType.PERSONAL_NUMBER,
    PhoneNumberType.VOIP,
)
_INTERNATIONAL = (PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.RFC3966, PhoneNumberFormat.E164)
_LAYOUTS = {
    "DIN 5008": "0{area} {base}{extension}",
    "DIN 5008, extension": "0{area} {base}-{extension}",
    "slash": "0{area}/{base}{extension}",
    "slash and blanks": "0{area} / {base} - {extension}",
    "brackets": "(0{area}) {base}{extension}",
    "dots": "0{area}.{base}{extension}",
    "hyphens": "0{area}-{base}-{extension}",
    "wrapped": "0{area}\n{base}-{extension}",
    "E.123": "+49 {area} {base}{extension}",
    "with (0)": "+49 (0) {area} {base}-{extension}",
    "with 00": "0049 {area} {base}{extension}",
}


def _german(draw: random.Random, count: int) -> Iterator[tuple[str, str, str, str]]:
    """Area code, base and extension of German numbers that the plan holds valid, and their E.164 form."""
    codes = sorted(area_codes())
    while count:
        area = draw.choice(codes)
        subscriber = str(draw.randint(10**4, 10**7))
        number = phonenumbers.parse(f"0{area}{subscriber}", "DE")
        if phonenumbers.is_valid_number(number):
            count -= 1
            cut = draw.randint(1, 3)
            e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
            yield area, subscriber[:-cut], subscriber[-cut:], e164


@pytest.mark.parametrize("layout", _LAYOUTS.values(), ids=_LAYOUTS)
def test_phones_of_every_area_in_every_layout(layout):
    draw = random.Random(_SEED)
    for area, base, extension, e164 in _german(draw, 150):
        text = draw.choice(_FRAMES).format(layout.format(area=area, base=base, extension=extension))
        assert [mention.value for mention in find_phones(text)] == [e164], text


@pytest.mark.parametrize("region", ["DE", "AT", "CH", "LI", "LU"])
def test_phones_of_every_type(region):
    draw = random.Random(_SEED)
    # Liechtenstein and Luxemburg write no trunk prefix: without a country code nothing tells that it is a number.
    formats = (PhoneNumberFormat.NATIONAL, *_INTERNATIONAL) if region in ("DE", "AT", "CH") else _INTERNATIONAL
    numbers = [phonenumbers.example_number_for_type(region, kind) for kind in _TYPES]
    for number in filter(None, numbers):
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        for form in formats:
            text = draw.choice(_FRAMES).format(phonenumbers.format_number(number, form))
            assert [mention.value for mention in find_phones(text, region)] == [e164], text
