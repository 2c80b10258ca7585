"""Numbers that name a thing: IBAN, BIC, VAT, creditor and register numbers, file numbers, printed papers, ISBN, DOI.

The component ``press_identifiers``. Which layouts there are stands in ``lexicon/identifiers.toml``; check digits are
by python-stdnum: ISO 13616 (IBAN), EPC262-08 (creditor identifiers), ISO 2108 (ISBN), and what each state does for VAT.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType

from spacy.tokens import Doc
from stdnum import iban, isbn
from stdnum.ch import uid as swiss_uid
from stdnum.ch import vat as swiss_vat
from stdnum.eu import at_02 as creditor
from stdnum.eu import vat

from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.rules import Rule, load_rules
from pressefakten.spans import Taken

_CHECKS: Mapping[str, ModuleType] = {
    "iban": iban,
    "isbn": isbn,
    "vat": vat,
    "swiss_vat": swiss_vat,
    "swiss_uid": swiss_uid,
    "creditor": creditor,
}
"""What a rule may name as its ``check``; the number is then written as the standard has it."""

_RULES = load_rules("identifiers", extra=("check", "only_valid"))
_BLANKS = re.compile(r"\s+")


class Identifiers(Recognizer, stage="press_identifiers"):
    """A mention of the kind ``identifier`` for every number that names a thing."""

    def find(self, doc: Doc) -> Iterable[Mention]:
        return find_identifiers(text_of(doc))


def find_identifiers(text: str) -> list[Mention]:
    """The identifiers of a text as it is read; of rules that claim the same words the earlier has them."""
    found: list[Mention] = []
    for rule in _RULES:
        if claimed := list(_by(rule, text)):
            taken = Taken((one.start, one.end) for one in found)
            found += [one for one in claimed if not taken.overlaps(one.start, one.end)]
    return found


def _by(rule: Rule, text: str) -> Iterator[Mention]:
    for match in rule.find(text):
        start, end = match.span("number" if "number" in match.groupdict() else 0)
        words = text[start:end]
        value, is_valid = _checked(words, rule.extra.get("check"))
        if is_valid is False and rule.extra.get("only_valid"):
            continue
        attributes = dict(rule.sets)
        steps = [f"{words!r} → {value}"]
        if is_valid is not None:
            attributes["validity"] = "valid" if is_valid else "invalid"
            steps.append(f"its check digits {'fit' if is_valid else 'do not fit'}")
        if is_valid is False:
            attributes["warnings"] = (f"check digits do not fit: {words}",)
        yield Mention("identifier", start, end, value, rule.id, attributes, tuple(steps))


def _checked(words: str, check: str | None) -> tuple[str, bool | None]:
    """The number without blanks and whether its check digits fit; None where it has none."""
    if check is None:
        return _BLANKS.sub("", words), None
    standard = _CHECKS[check]
    return str(standard.compact(words)), bool(standard.is_valid(words))
