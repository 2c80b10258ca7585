"""Sums of money: "3,6 Millionen Euro", "EUR 4.500,-", "CHF 1'200'000.–", "5 bis 8 Euro"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.money.currencies import HUNDREDTH, Unit, after, before, parts
from pressefakten.recognizers.money.roles import Roles
from pressefakten.recognizers.money.tables import below, beside, heads
from pressefakten.recognizers.money.written import Written, written
from pressefakten.recognizers.numbers import GAP, Figure, Number, canonical, figures, numbers, per
from pressefakten.recognizers.numbers.figures import qualifier_before
from pressefakten.rules import words
from pressefakten.spans import Taken

_OTHER_SUM = re.compile(r"(?:\d|Mio\.?|Mrd\.?|[,.][-–—]) ?\Z")
_MAGNITUDE = Decimal(1_000_000)
_MAGNITUDES = r"\b(?:Millionen|Milliarden|Mio\.?|Mrd\.?)"
_SAME_SENTENCE = 120
_NEAR = 60  # characters from a number to the word that says it to be money
_INSERTED = re.compile(r"[(,;]\s?[^()\n:,;]{1,30}:\s")  # "8 Millionen Euro (Bund: 5 Millionen, Land: 3 Millionen)"
_NEXT_PART = re.compile(r"[,;]\s[^\d\n:,;]{2,30}:\s")
_ENDED = re.compile(r"(?<!Mio)(?<!Mrd)(?<!Mill)(?<!ca)(?<!rd)(?<!\d)[.!?:;]\s|\n")
_NO_NOUN = re.compile(
    r"[ ]?(?:[,.;:!?)\]–]|$|\n)"
    r"|[ ](?:im|in|am|an|auf|aus|nach|vor|für|über|von|vom|zur?m?|durch|bis|seit|als|mehr|weniger"
    r"|höher|niedriger|oder|und|sowie"
    r"|bzw|beziehungsweise|entfallen|entfielen|fließen|flossen|gehen|gingen"
    r"|gefördert|unterstützt|bezuschusst|finanziert|veranschlagt|beziffert|dotiert|gezahlt|bezahlt|angegeben"
    r"|kommen|kamen|stammen|stammten|werden|wurden|sind|waren|ist|war"
    r"|den|das|dem|einen?|davon|darunter|allein|jährlich|pro|je|netto|brutto|gegenüber|plus|minus)(?!\w)"
)
_LETTER = r"[^\W\d_]"
_NAMED = re.compile(rf"(?<![\w-])(?:{words(form for form, unit in after().items() if unit.factor == 1)})(?!\w|-)")


class Money(Recognizer, stage="press_money"):
    """Mentions of the kind ``money`` with ``currency`` (ISO 4217)."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        lexicon = load("money")
        self._labels: dict[str, int] = lexicon["label_below"]
        self._weights = frozenset(lexicon["not_before_noun"]["forms"])
        self._suffix = re.compile(rf"{GAP}(?P<form>{words(after())})(?!{_LETTER}|-[^\W_])")
        self._prefix = re.compile(rf"(?<![\w-])(?P<form>{words(before())}) {{0,2}}\Z")
        self._note = re.compile(rf"[ \n,(]{{0,2}}(?P<words>{'|'.join(lexicon['note']['after'])})")
        self._note_before = re.compile(rf"(?<!\w)(?P<words>{'|'.join(lexicon['note']['before'])}) \Z")
        self._roles = Roles(lexicon["roles"])
        self._of_money = re.compile("|".join(lexicon["of_money"]["stems"]))
        self._other = re.compile(rf"{_MAGNITUDES}[ \n](?!(?:{words(after())})(?!\w))[A-ZÄÖÜ]")
        self._noun = re.compile(r" [A-ZÄÖÜ][a-zäöüß]")

    def find(self, doc: Doc) -> Iterator[Mention]:
        return self._mentions(doc, text_of(doc))

    def _mentions(self, doc: Doc, text: str) -> Iterator[Mention]:
        read = {one.number: one for one in written(text)}
        above = heads(text)
        every = _numbers(numbers(doc), list(read), above)
        found = list(figures(text, every, lambda number: self._unit_of(text, number, read)))
        found = [_of_nearest_dollar(text, figure) for figure in found]
        rules = {number: one.rule for number, one in read.items()}
        for figure in list(found):
            if (more := beside(text, figure, every)) is not None:
                rules[more.number] = "money.year_before"
                found.append(more)
        taken = Taken((figure.start, figure.end) for figure in found)
        for head in above:
            rows = [figure for figure in below(text, head, every) if not taken.overlaps(figure.start, figure.end)]
            rules |= {figure.number: "money.head" for figure in rows}
            found += rows
        found.sort(key=lambda figure: figure.start)
        found += _elliptical(text, every, found)
        for figure in [*found, *self._of_the_release(text, every, found)]:
            value = _decimal(figure.value, figure.unit)
            attributes = _attributes(figure) | self._context(text, figure)
            rule = rules.get(figure.number) if figure.value is not None else None
            steps = tuple(_steps(text, figure, attributes))
            yield Mention("money", figure.start, figure.end, value, rule or _rule(figure), attributes, steps)

    def _context(self, text: str, figure: Figure[Unit]) -> dict[str, str]:
        """What the words around a sum say of it: per what, with which tax, and what for."""
        context: dict[str, str] = {}
        each = per(text, figure.start, figure.end)
        if each:
            context["per"] = each
        note = self._note.match(text, figure.end) or self._note_before.search(
            text, max(0, figure.start - 10), figure.start
        )
        if note:
            context["note"] = " ".join(note["words"].split())
        role = self._roles.of(text, figure.start, figure.end)
        if role:
            context["role"], context["role_words"] = role
        return context

    def _of_the_release(self, text: str, every: list[Number], found: list[Figure[Unit]]) -> Iterator[Figure[Unit]]:
        """Sums in millions or more without a currency in their sentence, in a release that knows but one: what is also
        stated with it ("20 Millionen für Schulen", a headline), or what its sentence says to be money."""
        units = {figure.unit.code: figure.unit for figure in found if figure.unit.factor == 1}
        if len(units) != 1 or len({figure.unit.code for figure in found}) != 1:
            return
        (unit,) = units.values()
        stated = {figure.value for figure in found if figure.unit.factor == 1}
        taken = Taken((figure.start, figure.end) for figure in found)
        for number in every:
            if number.scale < _MAGNITUDE or taken.overlaps(number.start, number.end):
                continue
            if _NO_NOUN.match(text, number.end) and (number.value in stated or self._is_said_of_money(text, number)):
                yield _shared(text, number, unit)

    def _is_said_of_money(self, text: str, number: Number) -> bool:
        """Whether the sentence around the number speaks of money and counts nothing else in millions."""
        before = _ENDED.split(text[max(0, number.start - _SAME_SENTENCE) : number.start])[-1]
        after = _ENDED.split(text[number.end : number.end + _SAME_SENTENCE])[0]
        if self._other.search(before) or self._other.search(after):
            return False
        near = f"{before[-_NEAR:]} {after[:_NEAR]}".lower()
        return self._of_money.search(near) is not None or self._roles.of(text, number.start, number.end) is not None

    def _unit_of(self, text: str, number: Number, read: dict[Number, Written]) -> tuple[int, int, Unit] | None:
        if number in read:
            return number.signed, read[number].end, read[number].unit
        match = self._suffix.match(text, number.end)
        if match and not (match["form"] in self._weights and self._noun.match(text, match.end())):
            return number.signed, match.end(), after()[match["form"]]
        if number.form in ("words", "article") or number.is_year:
            return None
        match = self._prefix.search(text, max(0, number.signed - 12), number.signed)
        if match is None or _OTHER_SUM.search(text, max(0, match.start() - 6), match.start()):
            return None  # "5 – 100 € 25 – 400 €": the sign belongs to the sum before it
        if number.form == "digits" and not number.closed and number.value < self._labels.get(match["form"], 0):
            return None  # "Euro 6" is an exhaust standard, "Fr. 5" a day
        return match.start(), number.end, before()[match["form"]]


def _numbers(every: list[Number], read: list[Number], above: list[tuple[int, int, Unit]]) -> list[Number]:
    """The numbers with those that a rule has read in place of their parts, and without those of a table's head."""
    taken = Taken([*((one.start, one.end) for one in read), *((start, end) for start, end, _ in above)])
    kept = [number for number in every if not taken.overlaps(number.start, number.end)]
    return sorted([*kept, *read], key=lambda number: number.start)


def _of_nearest_dollar(text: str, figure: Figure[Unit]) -> Figure[Unit]:
    """A sum in Cent with the currency of its sentence, where that names another one that has Cents and no Euro."""
    if figure.unit.factor != HUNDREDTH or figure.unit.code != "EUR":
        return figure
    before_, behind = text[max(0, figure.start - _SAME_SENTENCE) : figure.start], text[figure.end : figure.end + _NEAR]
    near = f"{_ENDED.split(before_)[-1]} {_ENDED.split(behind)[0]}"
    named = {after()[found[0]].code for found in _NAMED.finditer(near)}
    others = named & (parts()["Cent"] - {"EUR"})
    if "EUR" in named or len(others) != 1:
        return figure
    return replace(figure, unit=Unit(others.pop(), HUNDREDTH))


def _elliptical(text: str, every: list[Number], found: list[Figure[Unit]]) -> Iterator[Figure[Unit]]:
    """Sums in millions or more without a currency, after one with a currency in their sentence, which they share.

    "auf 14 Millionen Euro nach 12 Millionen im Vorjahr"; "12,5 Mio. Euro (9,8 Mio.)". What follows must not be a noun.
    """
    at = 0
    for number in every:
        while at < len(found) and found[at].end <= number.start:
            at += 1
        if number.scale < _MAGNITUDE or (at < len(found) and found[at].start < number.end):
            continue
        unit = _of_sum_before(text, number, found[at - 1]) if at else None
        unit = unit or (_of_next_part(text, number, found[at]) if at < len(found) else None)
        if unit is not None:
            yield _shared(text, number, unit)


def _of_sum_before(text: str, number: Number, last: Figure[Unit]) -> Unit | None:
    """The currency of the sum before in the same sentence, where no noun follows the number."""
    between = text[last.end : number.start]
    if len(between) > _SAME_SENTENCE or not last.unit.code or last.unit.factor != 1:
        return None
    if _ENDED.search(_INSERTED.sub("(", between)) or not _NO_NOUN.match(text, number.end):
        return None
    return last.unit


def _of_next_part(text: str, number: Number, following: Figure[Unit]) -> Unit | None:
    """The currency of the next part of a list: "Bund: 4 Mio., Land: 2 Mio. Euro"."""
    shares = following.unit.factor == 1 and _NEXT_PART.fullmatch(text, number.end, following.start)
    return following.unit if shares else None


def _shared(text: str, number: Number, unit: Unit) -> Figure[Unit]:
    """The sum that a number is in the currency of others."""
    value = -number.value if number.sign == "-" else number.value
    qualifier = qualifier_before(text, number.signed, number, False)
    return Figure(number.signed, number.end, unit, number, value, None, None, qualifier, True)


def _decimal(value: Decimal | None, unit: Unit) -> str | None:
    return None if value is None else canonical(value * unit.factor, places=2)


def _rule(figure: Figure[Unit]) -> str:
    return "money." + ("range" if figure.value is None else "shared_unit" if figure.shared else "sum")


def _attributes(figure: Figure[Unit]) -> dict[str, str]:
    attributes: dict[str, str] = {"currency": figure.unit.code}
    if figure.qualifier:
        attributes["qualifier"] = figure.qualifier
    low, high = _decimal(figure.min, figure.unit), _decimal(figure.max, figure.unit)
    if low is not None and high is not None:
        attributes |= {"min": low, "max": high}
    return attributes


def _steps(text: str, figure: Figure[Unit], attributes: dict[str, str]) -> Iterator[str]:
    words = " ".join(text[figure.start : figure.end].split())
    code = figure.unit.code
    if figure.value is None:
        yield f"{words!r} → from {_decimal(figure.min, figure.unit)} to {_decimal(figure.max, figure.unit)} {code}"
    else:
        shared = " (currency shared with another sum)" if figure.shared else ""
        yield f"{words!r} → {_decimal(figure.value, figure.unit)} {code}{shared}"
    if "role" in attributes:
        yield f"{attributes['role_words']!r} beside it → {attributes['role']}"
