"""German number grammar: where numbers stand in a text, what they are worth, and which of them make a range."""

from decimal import Decimal

from pressefakten.german.number_words import word_value
from pressefakten.recognizers.numbers.digits import digits_value
from pressefakten.recognizers.numbers.figures import Figure, figures
from pressefakten.recognizers.numbers.per import per
from pressefakten.recognizers.numbers.scan import GAP, Number, numbers, scale_words, scan

__all__ = [
    "GAP",
    "Figure",
    "Number",
    "canonical",
    "digits_value",
    "figures",
    "numbers",
    "per",
    "scale_words",
    "scan",
    "word_value",
]


def canonical(value: Decimal, *, places: int = 0) -> str:
    """Decimal as a string without grouping, exponent or needless zeros: "3600000", "5.5", "-9.1".

    With ``places``, a value that is not whole has at least that many ("12.50" for money).
    """
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    whole, point, fraction = plain.partition(".")
    if point and len(fraction) < places:
        fraction = fraction.ljust(places, "0")
    plain = whole + point + fraction
    return "0" if plain in ("-0", "") else plain
