"""Numbers that ``phonenumbers`` writes, read back: every type of every neighbour, every layout of German area codes."""

import random
from collections.abc import Iterator

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from pressefakten.recognizers.phones.finder import find_phones
from pressefakten.recognizers.phones.plan import area_codes

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


_EXTENDED = {
    "0 and a further one": ("0{area} {base}-0 / -{extension}", ("0", "x")),
    "0 and App.": ("0{area} {base}-0, App. {extension}", ("0", "x")),
    "0 and Apparat": ("0{area}/{base}-0 (Apparat {extension})", ("0", "x")),
    "0 and Durchwahl": ("(0{area}) {base}-0, Durchwahl -{extension}", ("0", "x")),
    "0 and Durchwahl in brackets": ("0{area} {base}-0 (Durchwahl: {extension})", ("0", "x")),
    "0 and DW": ("0{area} {base} - 0 DW {extension}", ("0", "x")),
    "0 and Nebenstelle": ("+49 {area} {base}-0, Nebenstelle {extension}", ("0", "x")),
    "two of them": ("0{area} {base}-{extension}/-{other}", ("x", "y")),
    "two, one dash": ("0{area} {base}-{extension}/{other}", ("x", "y")),
    "oder": ("0{area} {base}-{extension} oder -{other}", ("x", "y")),
    "und": ("0{area}/{base}-{extension} und -{other}", ("x", "y")),
    "bzw.": ("(0{area}) {base}-{extension} bzw. -{other}", ("x", "y")),
    "a line in the middle": ("+49 (0) {area} {base}-{extension} | -{other}", ("x", "y")),
    "a dot in the middle": ("0{area}-{base}-{extension} · -{other}", ("x", "y")),
    "fax behind": ("0{area} {base}-{extension}, Fax -{other}", ("x", "y")),
    "fax in brackets": ("0{area} {base}-{extension} (Fax: -{other})", ("x", "y")),
    "the base again": ("0{area} {base}-{extension} oder {base}-{other}", ("x", "y")),
    "a mobile behind": ("0{area} {base}-{extension} oder 0172 5461107", ("x", "mobile")),
    "a mobile behind a slash": ("0{area} {base}-{extension} / 0172 546 11 07", ("x", "mobile")),
    "not told": ("0{area} {base}-xx", ()),
    "not told, dots": ("0{area} {base}-…", ()),
}
"""What stands in a text, and the extensions of the numbers that it says: "x" and "y" the two drawn ones."""


@pytest.mark.parametrize(("layout", "says"), _EXTENDED.values(), ids=_EXTENDED)
def test_phones_with_extensions(layout, says):
    draw = random.Random(_SEED)
    codes = sorted(area_codes())
    for _ in range(120):
        area, base = draw.choice(codes), str(draw.randint(100, 9999))
        extension, other = draw.sample(range(11, 100), 2)
        text = draw.choice(_FRAMES).format(layout.format(area=area, base=base, extension=extension, other=other))
        ends = {"0": f"{base}0", "x": f"{base}{extension}", "y": f"{base}{other}"}
        want = ["+491725461107" if one == "mobile" else f"+49{area}{ends[one]}" for one in says]
        found = sorted(find_phones(text), key=lambda one: one.start)
        assert [one.value for one in found] == want, text
        told = {"0": "0", "x": str(extension), "y": str(other)}
        assert [one.attributes.get("extension") for one in found] == [told.get(one) for one in says], text


def test_phones_of_austria_with_extension():
    draw = random.Random(_SEED)
    for area in ("1", "316", "732", "662", "512"):
        for _ in range(30):
            main, extension = str(draw.randint(10_000, 999_999)), str(draw.randint(11, 999))
            for link in (
                f"-{extension}",
                f", DW {extension}",
                f" DW {extension}",
                f"/DW {extension}",
                f" Kl. {extension}",
            ):
                text = f"Tel. +43 {area} {main}{link}"
                assert f"+43{area}{main}{extension}" in [one.value for one in find_phones(text)], text


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
