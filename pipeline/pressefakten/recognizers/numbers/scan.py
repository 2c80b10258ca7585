"""One pass over a text: where numbers stand, and what each is worth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from spacy.tokens import Doc

from pressefakten.german.number_words import word_value
from pressefakten.lexicon import load
from pressefakten.reading import text_of
from pressefakten.recognizers.numbers.digits import APOSTROPHES, DIGITS, digits_value
from pressefakten.rules import atoms_of

Form = Literal["digits", "grouped", "point", "words", "fraction", "article"]
"""``point``: a decimal dot, which may be a version or a date. ``article``: a form of "ein" on its own."""

GAP = r"(?: {0,3}\n? {0,3})"
"""What may stand between a number and its unit: blanks, and one line end (texts wrapped by hand)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in ``text_of(doc)[start:end]``, magnitude word included, sign excluded.

    ``mantissa`` is the value without the magnitude (3.6 for "3,6 Millionen"), ``scale`` the magnitude or 1.
    ``sign`` is "+", "-" or "" and ``signed`` the offset where sign or sign word starts (else ``start``).
    ``closed``: printed with an ending such as ",-", after which nothing but a currency can follow.
    """

    start: int
    end: int
    mantissa: Decimal
    scale: Decimal
    form: Form
    sign: str
    signed: int
    closed: bool = False

    @property
    def value(self) -> Decimal:
        """With magnitude, without sign."""
        return self.mantissa * self.scale

    @property
    def is_year(self) -> bool:
        """Could be read as a year: four bare digits from 1800 to 2100."""
        return (
            self.form == "digits" and self.scale == 1 and self.end - self.start == 4 and 1800 <= self.mantissa <= 2100
        )


_LEXICON = load("numbers")
_SCALES: dict[str, Decimal] = {
    form: Decimal(entry["factor"]) for entry in _LEXICON["magnitudes"] for form in entry["forms"]
}
_PARTS: dict[str, Decimal] = {word: Decimal(value) for word, value in _LEXICON["parts"].items()}
_VULGAR: dict[str, Decimal] = {sign: Decimal(value) for sign, value in _LEXICON["vulgar"].items()}
_PARTS_BEHIND: dict[str, Decimal] = {word: Decimal(value) for word, value in _LEXICON["parts_behind"].items()}
_SCALE = "|".join(re.escape(form) for form in sorted(_SCALES, key=len, reverse=True))
_SCALE_AFTER = re.compile(rf"{GAP}(?P<scale>{_SCALE})(?:(?<=[.])|(?![^\W\d_]))")
_PART_AFTER = re.compile(rf"{GAP}(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})(?!\w)")
_VULGAR_CLASS = "".join(_VULGAR)
_OPENING = "(?:" + "|".join(f"[{one[0].upper()}{one[0]}]{one[1:]}" for one in _LEXICON["atoms"]["OPENING"]) + ")"
_FIRST = "".join(sorted({letter for one in _LEXICON["atoms"]["OPENING"] for letter in (one[0], one[0].upper())}))
_NUMBER = re.compile(
    rf"""
    (?=[\d{_VULGAR_CLASS}{_FIRST}])
    (?: (?=\d) (?:(?<![\w,:/{APOSTROPHES}])|(?<=EUR)|(?<=CHF)|(?<=USD)|(?<=\d[x×])) (?<![\d\s(][.])
      (?: (?P<over>\d{{1,2}}/\d{{1,2}}) (?![\d/.,])
        | (?P<digits>{DIGITS}) (?>(?:[ ]?(?P<vulgar>[{_VULGAR_CLASS}]))?)
          (?>(?P<ending>[.,](?:[-–—−]{{1,2}}|=)(?![ ]?\d))?) (?!\d|[.,:/{APOSTROPHES}]\d)
      )
    | (?P<sign>[{_VULGAR_CLASS}]) (?<![\w{_VULGAR_CLASS}].)
    | (?<![\w-]) (?P<word>{_OPENING}[a-zäöüß]*+) (?![\w])
    )
    """,
    re.VERBOSE,
)
"""Begins with a look at one character, which nearly every place in a text fails."""
_STEM_OF_ADJECTIVE, _AFTER_HYPHEN, _AND_PART, _AND_FRACTION = (
    re.compile(atoms_of("numbers")[name]) for name in ("OF_ADJECTIVE", "BEHIND_HYPHEN", "AND_PART", "AND_FRACTION")
)
_APART = re.compile(r"(?:\(|Mill\. |Mio\. |Mrd\. )[-–−] \Z")
"""A minus with a blank after it: in brackets, or in a statistician's list after the figure it changes."""
_MINUS = frozenset("-–−")
_SIGN_ENDS = frozenset("s ")
"""How "minus" and "plus" end, or the blank before a second one."""
_SIGN_WORD = re.compile(r"(?<!\w)(?P<word>minus|plus) {1,2}$")
_MAGNITUDE_WORDS = frozenset(_LEXICON["indefinite"]["magnitudes"])
_ROUND = frozenset(Decimal(10) ** power for power in range(1, 7))
_INDEFINITE = re.compile(rf"(?<!\w)(?:{'|'.join(_LEXICON['indefinite']['words'])})[ \n]\Z", re.IGNORECASE)
_LEADING_ZERO = re.compile(r"0\d")
"""A leading zero is a dialling code, a file number, a time."""
_HYPHENS = frozenset("-–−‑")
_ARTICLES = frozenset(_LEXICON["articles"]["words"])
_WHOLE = "ein"
"""Article and cardinal in one: "ein Komma fünf"."""
_EXACT = frozenset({2, 4, 5, 8, 10})
_HUNDRED, _THOUSAND, _MILLION = Decimal(100), Decimal(1_000), Decimal(1_000_000)
_SMALLEST_PART = 100
"""From here on a number word goes on from millions: "eine Million zweihundert"."""
_GAP = re.compile(GAP.replace("{0,3}", "{1,3}", 1))
_COMMA = re.compile(rf"{GAP}[Kk]omma(?=[ \n])")
_DIGIT = re.compile(r"[ \n](?P<word>[A-Za-zäöüß]{3,40}|\d{1,4})(?![\w.,:]\d|\w)")
_APPROXIMATE = re.compile(
    rf"{GAP}(?:{'|'.join(_LEXICON['qualifiers']['adjectives'])})(?={GAP}(?:{_SCALE})(?![^\W\d_]))"
)
"""Between article and magnitude: "ein gutes Dutzend", "eine knappe Million"."""


def scan(text: str) -> Iterator[Number]:
    """All numbers of ``text`` in order, not overlapping. Dates, times, scores and ordinals give none or bare ones."""
    done = 0
    for match in _NUMBER.finditer(text):
        if match.start() < done:
            continue
        number = _number(text, match)
        if number is not None:
            number = _with_smaller(text, number)
            done = number.end
            yield number


def _with_smaller(text: str, number: Number) -> Number:
    """The number with the smaller magnitudes that go on from it: "drei Millionen fünfhunderttausend", "2 Mrd. 300 Mio."

    What goes on has a magnitude or thousands of its own, so that no year ("5 Millionen 2024") and no share ("von 80
    Millionen zwei Prozent") is taken in.
    """
    while number.scale >= _MILLION and number.mantissa == number.mantissa.to_integral_value():
        gap = _GAP.match(text, number.end)
        match = _NUMBER.match(text, gap.end()) if gap else None
        less = _number(text, match) if match else None
        if less is None or less.sign or less.value >= number.scale or not _is_part(less):
            return number
        total = number.value + less.value
        number = replace(number, end=less.end, mantissa=total / less.scale, scale=less.scale, form=less.form)
    return number


def _is_part(number: Number) -> bool:
    if number.form == "words":
        return number.value >= _SMALLEST_PART
    return number.form in ("grouped", "digits") and number.value >= _THOUSAND and not number.is_year


def scale_words() -> dict[str, Decimal]:
    """Magnitude words and what they are worth, the longest first."""
    return {form: _SCALES[form] for form in sorted(_SCALES, key=lambda form: (-len(form), form))}


def numbers(doc: Doc) -> list[Number]:
    """The numbers of a Doc's reading, found once and kept with the Doc (three recognizers use them)."""
    kept: list[Number] | None = doc.user_data.get("press_numbers")
    if kept is None:
        kept = doc.user_data["press_numbers"] = list(scan(text_of(doc)))
    return kept


def _number(text: str, match: re.Match[str]) -> Number | None:
    word = match["word"]
    if word is not None:
        return _written_out(text, match, word)
    start, end = match.start(), match.end()
    if start > 1 and text[start - 1] in _HYPHENS and text[start - 2].isalpha():
        return None  # "Covid-19", "A-66"
    read = _figure(text, match)
    if read is None:
        return None
    mantissa, form = read
    sign, signed = _sign(text, start)
    if match["ending"]:
        return Number(start, end, mantissa, Decimal(1), form, sign, signed, True)
    if form == "digits":
        mantissa, end, form = _with_part(text, mantissa, end, form, spoken="grouped", parted="fraction")
    scale, end = _scale(text, end)
    return Number(start, end, mantissa, scale, form, sign, signed)


def _with_part(
    text: str, whole: Decimal, end: int, form: Form, *, spoken: Form, parted: Form
) -> tuple[Decimal, int, Form]:
    """Value, end and form of a whole number with what stands behind it: "drei Komma acht", "2 1/2"."""
    if (decimals := _spoken(text, end)) is not None:
        return whole + decimals[0], decimals[1], spoken
    if (part := _part_behind(text, end, whole)) is not None:
        return whole + part[0], part[1], parted
    return whole, end, form


def _fraction(written: str) -> tuple[Decimal, Form] | None:
    """A true fraction such as "3/4" that is an exact decimal, else None."""
    above, below = (int(part) for part in written.split("/"))
    return (Decimal(above) / below, "fraction") if below in _EXACT and 0 < above < below else None


def _figure(text: str, match: re.Match[str]) -> tuple[Decimal, Form] | None:
    """Value and form of a number in digits, of a fraction "3/4" or of one sign "½"; None for what is no number."""
    if match["over"]:
        return _fraction(match["over"])
    if match["sign"]:
        return _VULGAR[match["sign"]], "fraction"
    digits = match["digits"]
    known = digits_value(digits)
    if known is None or _LEADING_ZERO.match(digits):
        return None
    if known in _ROUND and _INDEFINITE.search(text, max(0, match.start() - 12), match.start()):
        return None  # "mehrere 100 Menschen"
    if match["vulgar"]:
        return known + _VULGAR[match["vulgar"]], "fraction"
    if digits.isdigit():
        return known, "digits"
    return known, "point" if _has_decimal_point(digits) else "grouped"


def _written_out(text: str, match: re.Match[str], word: str) -> Number | None:
    start, end = match.start(), match.end()
    if word.lower() in _ARTICLES and (about := _APPROXIMATE.match(text, end)):
        scale, end = _scale(text, about.end())
        start = end - len(text[about.end() : end].lstrip())
        return Number(start, end, Decimal(1), scale, "words", "", start)
    read = _word(text, start, end, word)
    if read is None:
        return None
    mantissa, end, form = read
    if form == "words" or word.lower() == _WHOLE:
        mantissa, end, form = _with_part(text, mantissa, end, form, spoken="words", parted="words")
    sign, signed = _sign(text, start)
    scale, end = _scale(text, end)
    if scale < 1:
        form = "fraction"
    elif scale != 1 and form == "article":
        form = "words"
    return Number(start, end, mantissa, scale, form, sign, signed)


def _word(text: str, start: int, end: int, word: str) -> tuple[Decimal, int, Form] | None:
    """Value, end and form of one word: an article (with its part, "eine halbe"), a part, a cardinal."""
    lower = word.lower()
    if lower in _ARTICLES:
        part = _PART_AFTER.match(text, end)
        return (_PARTS[part["part"]], part.end(), "fraction") if part else (Decimal(1), end, "article")
    if lower in _MAGNITUDE_WORDS and _INDEFINITE.search(text, max(0, start - 12), start):
        return None
    if lower in _PARTS:
        return _PARTS[lower], end, "fraction"
    stem = _STEM_OF_ADJECTIVE.sub("", word)
    if stem == word and text[end : end + 1] == "-" and not _AFTER_HYPHEN.match(text, end + 1):
        return None  # "Zwei-Zimmer-Wohnung", "zwei- bis dreimal"
    known = word_value(stem)
    return None if known is None else (known, start + len(stem), "words")


def _spoken(text: str, end: int) -> tuple[Decimal, int] | None:
    """The decimals behind a spoken "Komma", and where they end: "drei Komma acht", "null Komma null fünf"."""
    comma = _COMMA.match(text, end)
    if comma is None:
        return None
    digits, end = "", comma.end()
    while (found := _DIGIT.match(text, end)) is not None:
        word = found["word"]
        value = word_value(word) if word.isalpha() else Decimal(word)
        if value is None or value >= _HUNDRED or (digits and (value >= 10 or word.isdigit())):
            break
        digits, end = digits + (word if word.isdigit() else str(int(value))), found.end()
    return (Decimal(f"0.{digits}"), end) if digits else None


def _part_behind(text: str, end: int, whole: Decimal) -> tuple[Decimal, int] | None:
    """A part of one behind a whole number, and where it ends: "2 1/2", "zwei und eine halbe"."""
    if whole >= _HUNDRED:
        return None
    if (over := _AND_FRACTION.match(text, end)) is not None:
        read = _fraction(over["over"])
        return None if read is None else (read[0], over.end())
    found = _AND_PART.match(text, end)
    part = _PARTS_BEHIND.get(found["part"]) if found else None
    return None if found is None or part is None else (part, found.end())


def _scale(text: str, end: int) -> tuple[Decimal, int]:
    """The magnitude after a number, also two of them ("20 Tausend Millionen" is not German, "zwei Dutzend" is)."""
    after = _SCALE_AFTER.match(text, end)
    return (_SCALES[after["scale"]], after.end()) if after else (Decimal(1), end)


def _sign(text: str, start: int) -> tuple[str, int]:
    """The sign before a number and where it begins: "+", "-", or "" and ``start``."""
    before = text[start - 1 : start]
    if before == " ":
        return _sign_apart(text, start)
    if not before or before not in "+-−–":
        return "", start
    outside = text[start - 2 : start - 1] if start > 1 else ""
    is_own = not outside or outside.isspace() or outside in "([:;„\"'|/=±"
    return ("+" if before == "+" else "-", start - 1) if is_own else ("", start)


def _sign_apart(text: str, start: int) -> tuple[str, int]:
    """The sign that a blank parts from its number, or the word for it: "+ 4,1", "minus zwölf"."""
    last = text[start - 2 : start - 1]
    if last in ("+", "−") and (start < 3 or not text[start - 3].isalnum()):
        return ("+" if last == "+" else "-"), start - 2
    if last in _MINUS and _APART.search(text, max(0, start - 9), start):
        return "-", start - 2
    if last not in _SIGN_ENDS:
        return "", start
    word = _SIGN_WORD.search(text, max(0, start - 9), start)
    return ("-" if word["word"] == "minus" else "+", word.start()) if word else ("", start)


def _has_decimal_point(digits: str) -> bool:
    head, dot, tail = digits.rpartition(".")
    return bool(dot) and "," not in tail and (len(tail) != 3 or head.startswith("0"))
