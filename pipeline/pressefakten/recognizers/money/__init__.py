"""Sums of money: "3,6 Millionen Euro", "EUR 4.500,-", "CHF 1'200'000.–", "5 bis 8 Euro"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.money.countries import of_country, settled
from pressefakten.recognizers.money.currencies import CurrencyUnit, atoms, before, codes, unit_of
from pressefakten.recognizers.money.roles import MoneyRoles
from pressefakten.recognizers.money.shared import Sharing, of_nearest_dollar
from pressefakten.recognizers.money.tables import below, beside, headers
from pressefakten.recognizers.money.written import WrittenSum, written
from pressefakten.recognizers.numbers import Figure, Number, canonical, figures, numbers, per
from pressefakten.recognizers.numbers.beside import UnitRules
from pressefakten.rules import Rule
from pressefakten.spans import Taken

BEHIND = UnitRules("money", table="behind", atoms=atoms())
BEFORE = UnitRules("money", table="before", atoms=atoms())
_Match = tuple[Rule, re.Match[str]]
_SIGN_REACH = 12
"""How far, in characters, the sign of a currency may begin before its number."""
_SIGN_ENDS = frozenset(form[-1] for form in (*before(), *codes()))


_ENGLISH_SCALES: dict[str, Decimal] = {form: Decimal(worth) for form, worth in load("money")["english_scales"].items()}
_ATTACHED = re.compile(r"[^\W\d_]+|[ ](?:billion|trillion|bn)(?!\w)")


class Money(Recognizer, stage="press_money"):
    """Mentions of the kind ``money`` with ``currency`` (ISO 4217)."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        lexicon = load("money")
        self._labels: dict[str, int] = lexicon["label_below"]
        self._note = re.compile(rf"[ \n,(]{{0,2}}(?P<words>{'|'.join(lexicon['note']['after'])})")
        self._note_before = re.compile(rf"(?<!\w)(?P<words>{'|'.join(lexicon['note']['before'])}) \Z")
        self._roles = MoneyRoles(lexicon["roles"])
        self._sharing = Sharing(lexicon["of_money"]["stems"], self._roles)

    def find(self, doc: Doc) -> Iterator[Mention]:
        return self._mentions(doc, text_of(doc))

    def _mentions(self, doc: Doc, text: str) -> Iterator[Mention]:
        for figure in self._sums(text, numbers(doc)):
            attributes = _attributes(figure) | self._context(text, figure)
            steps = tuple(_steps(text, figure, attributes))
            value = _decimal(figure.value, figure.unit)
            yield Mention("money", figure.start, figure.end, value, figure.unit.rule, attributes, steps)

    def _sums(self, text: str, scanned: list[Number]) -> list[Figure[CurrencyUnit]]:
        """The sums with a currency of their own or of a table's header, then those that share one."""
        behind = {one.start: match for one in scanned if (match := BEHIND.behind(text, one)) is not None}
        read = {one.number.start: one for one in written(text, behind)}
        above = headers(text)
        every = _numbers(scanned, [one.number for one in read.values()], above)
        found = list(figures(text, every, lambda number: self._unit_of(text, number, read, behind), elliptic=True))
        found = [of_nearest_dollar(text, figure) for figure in found]
        found += [more for figure in found if (more := beside(text, figure, every)) is not None]
        taken = Taken((figure.start, figure.end) for figure in found)
        for header in above:
            found += [figure for figure in below(text, header, every) if not taken.overlaps(figure.start, figure.end)]
        found.sort(key=lambda figure: figure.start)
        found += self._sharing.with_neighbours(text, every, found)
        return [*found, *self._sharing.with_release(text, every, found)]

    def _context(self, text: str, figure: Figure[CurrencyUnit]) -> dict[str, str]:
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

    def _unit_of(
        self, text: str, number: Number, read: dict[int, WrittenSum], behind: dict[int, _Match]
    ) -> tuple[int, int, CurrencyUnit] | None:
        if number.start in read:
            return number.signed, read[number.start].end, read[number.start].unit
        if number.start in behind:
            rule, match = behind[number.start]
            unit = unit_of(match["unit"]).by(rule.id)
            return number.signed, match.end(), settled(text, match["unit"], unit)
        if (shared := of_country(text, number)) is not None:
            return number.signed, *shared
        return None if number.is_year else self._with_sign(text, number)

    def _with_sign(self, text: str, number: Number) -> tuple[int, int, CurrencyUnit] | None:
        """A number behind its currency: "EUR 4.500", "€ 12"."""
        if text[max(0, number.signed - 3) : number.signed].rstrip(" ")[-1:] not in _SIGN_ENDS:
            return None
        found = BEFORE.before(text, number, _SIGN_REACH)
        if found is None:
            return None
        rule, match = found
        if number.form == "digits" and not number.closed and number.value < self._labels.get(match["unit"], 0):
            return None  # "Euro 6" is an exhaust standard, "Fr. 5" a day
        unit, attached = unit_of(match["unit"]).by(rule.id), _ATTACHED.match(text, number.end)
        if attached is None or number.closed:
            return match.start(), number.end, unit
        scale = _ENGLISH_SCALES.get(attached[0].strip())  # "EUR 12,5m", "EUR 1.2 billion"
        if scale is None or number.scale != 1:
            return None
        return match.start(), attached.end(), CurrencyUnit(unit.code, unit.factor * scale, unit.rule)


def _numbers(every: list[Number], read: list[Number], above: list[tuple[int, int, CurrencyUnit]]) -> list[Number]:
    """The numbers with those that a rule has read in place of their parts, and without those of a table's header."""
    if not read and not above:
        return every
    taken = Taken([*((one.start, one.end) for one in read), *((start, end) for start, end, _ in above)])
    kept = [number for number in every if not taken.overlaps(number.start, number.end)]
    return sorted([*kept, *read], key=lambda number: number.start)


def _decimal(value: Decimal | None, unit: CurrencyUnit) -> str | None:
    return None if value is None else canonical(value * unit.factor, places=2)


def _attributes(figure: Figure[CurrencyUnit]) -> dict[str, str]:
    attributes: dict[str, str] = {"currency": figure.unit.code}
    if figure.qualifier:
        attributes["qualifier"] = figure.qualifier
    low, high = _decimal(figure.min, figure.unit), _decimal(figure.max, figure.unit)
    if low is not None and high is not None:
        attributes |= {"min": low, "max": high}
    return attributes


def _steps(text: str, figure: Figure[CurrencyUnit], attributes: dict[str, str]) -> Iterator[str]:
    words = " ".join(text[figure.start : figure.end].split())
    code = figure.unit.code
    if figure.value is None:
        yield f"{words!r} → from {_decimal(figure.min, figure.unit)} to {_decimal(figure.max, figure.unit)} {code}"
    else:
        shared = " (currency shared with another sum)" if figure.shared else ""
        yield f"{words!r} → {_decimal(figure.value, figure.unit)} {code}{shared}"
    if "role" in attributes:
        yield f"{attributes['role_words']!r} beside it → {attributes['role']}"
