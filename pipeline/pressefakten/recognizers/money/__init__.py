"""Sums of money: "3,6 Millionen Euro", "EUR 4.500,-", "CHF 1'200'000.–", "5 bis 8 Euro"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.money.roles import Roles
from pressefakten.recognizers.numbers import GAP, Figure, Number, canonical, figures, numbers, per
from pressefakten.recognizers.numbers.figures import qualifier_before
from pressefakten.spans import Taken

_OTHER_SUM = re.compile(r"(?:\d|Mio\.?|Mrd\.?|[,.][-–—]) ?\Z")
_MAGNITUDE = Decimal(1_000_000)
_MAGNITUDES = r"\b(?:Millionen|Milliarden|Mio\.?|Mrd\.?)"
_SAME_SENTENCE = 120
_NEAR = 60  # characters from a number to the word that says it to be money
_INSERTED = re.compile(r"\([^()\n:]{1,30}:\s")  # "8 Millionen Euro (Vorjahr: 7 Millionen)"
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


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency, and what one unit as written is worth in it."""

    code: str
    factor: Decimal


class Money(Recognizer, stage="press_money"):
    """Mentions of the kind ``money`` with ``currency`` (ISO 4217)."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        lexicon = load("money")
        self._after: dict[str, Unit] = {}
        self._before: dict[str, Unit] = {}
        for entry in lexicon["currency"]:
            unit = Unit(entry["code"], Decimal(entry.get("factor", "1")))
            self._after |= dict.fromkeys(entry["forms"], unit)
            self._before |= dict.fromkeys(entry.get("before", ()), unit)
        self._labels: dict[str, int] = lexicon["label_below"]
        self._weights = frozenset(lexicon["not_before_noun"]["forms"])
        self._suffix = re.compile(rf"{GAP}(?P<form>{_words(self._after)})(?!{_LETTER}|-[^\W_])")
        self._prefix = re.compile(rf"(?<![\w-])(?P<form>{_words(self._before)}) {{0,2}}\Z")
        self._note = re.compile(rf"[ \n,(]{{0,2}}(?P<words>{'|'.join(lexicon['note']['after'])})")
        self._note_before = re.compile(rf"(?<!\w)(?P<words>{'|'.join(lexicon['note']['before'])}) \Z")
        self._roles = Roles(lexicon["roles"])
        self._of_money = re.compile("|".join(lexicon["of_money"]["stems"]))
        self._other = re.compile(rf"{_MAGNITUDES}[ \n](?!(?:{_words(self._after)})(?!\w))[A-ZÄÖÜ]")
        self._noun = re.compile(r" [A-ZÄÖÜ][a-zäöüß]")

    def find(self, doc: Doc) -> Iterator[Mention]:
        return self._mentions(doc, text_of(doc))

    def _mentions(self, doc: Doc, text: str) -> Iterator[Mention]:
        found = list(figures(text, numbers(doc), lambda number: self._unit_of(text, number)))
        found += _elliptical(text, numbers(doc), found)
        for figure in [*found, *self._of_the_release(text, numbers(doc), found)]:
            value = _decimal(figure.value, figure.unit)
            attributes = _attributes(figure) | self._context(text, figure)
            yield Mention(
                "money",
                figure.start,
                figure.end,
                value,
                _rule(figure),
                attributes,
                tuple(_steps(text, figure, attributes)),
            )

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

    def _unit_of(self, text: str, number: Number) -> tuple[int, int, Unit] | None:
        match = self._suffix.match(text, number.end)
        if match and not (match["form"] in self._weights and self._noun.match(text, match.end())):
            return number.signed, match.end(), self._after[match["form"]]
        if number.form in ("words", "article") or number.is_year:
            return None
        match = self._prefix.search(text, max(0, number.signed - 12), number.signed)
        if match is None or _OTHER_SUM.search(text, max(0, match.start() - 6), match.start()):
            return None  # "5 – 100 € 25 – 400 €": the sign belongs to the sum before it
        if number.form == "digits" and not number.closed and number.value < self._labels.get(match["form"], 0):
            return None  # "Euro 6" is an exhaust standard, "Fr. 5" a day
        return match.start(), number.end, self._before[match["form"]]


def _elliptical(text: str, every: list[Number], found: list[Figure[Unit]]) -> Iterator[Figure[Unit]]:
    """Sums in millions or more without a currency, after one with a currency in their sentence, which they share.

    "auf 14 Millionen Euro nach 12 Millionen im Vorjahr"; "12,5 Mio. Euro (9,8 Mio.)". What follows must not be a noun.
    """
    at = 0
    for number in every:
        while at < len(found) and found[at].end <= number.start:
            at += 1
        if number.scale < _MAGNITUDE or not at or (at < len(found) and found[at].start < number.end):
            continue
        last = found[at - 1]
        between = text[last.end : number.start]
        if len(between) > _SAME_SENTENCE or not last.unit.code or last.unit.factor != 1:
            continue
        if _ENDED.search(_INSERTED.sub("(", between)) or not _NO_NOUN.match(text, number.end):
            continue
        yield _shared(text, number, last.unit)


def _shared(text: str, number: Number, unit: Unit) -> Figure[Unit]:
    """The sum that a number is in the currency of others."""
    value = -number.value if number.sign == "-" else number.value
    qualifier = qualifier_before(text, number.signed, number, False)
    return Figure(number.signed, number.end, unit, number, value, None, None, qualifier, True)


def _words(forms: dict[str, Unit]) -> str:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"[ \n]{1,2}") for form in ordered)


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


make_money = Money  # what an environment calls it that was installed before
