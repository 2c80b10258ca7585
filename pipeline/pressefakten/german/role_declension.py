"""How role nouns are declined: every form of those in the lexicon, by the tables of ``lexicon/declension.toml``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pressefakten.lexicon import load


@dataclass(frozen=True, slots=True)
class RoleForm:
    """How a role noun is declined: ``plural`` may be read of several persons, ``female``/``male`` of one sex only."""

    plural: bool
    female: bool
    male: bool
    strict_plural: bool = False


def _nouns(declined: str) -> list[tuple[str, dict[str, Any]]]:
    """The nouns of the lexicon that are declined in this way, with what it says of them."""
    return [(word, noun) for word, noun in load("roles")["nouns"].items() if noun["declined"] == declined]


@cache
def role_forms() -> dict[str, RoleForm]:
    """Every ending that makes a word a role noun, in lower case."""
    table = load("declension")
    forms: dict[str, RoleForm] = {}
    for head, noun in _nouns("noun"):
        stem = noun.get("stem", head[:-1] if head.endswith("e") else head)
        for form in _declension(head):
            _add(forms, stem if form.get("of") == "stem" else head, form)
    for head, _ in _nouns("adjective"):
        for form in table["role_adjective"]["forms"]:
            _add(forms, head, form)
    for word, _ in _nouns("never"):
        _add(forms, word, {"add": "", "says": _as_it_is(word)})
    for first in load("roles")["councillors"]:
        for form in table["councillor"]["forms"] if not first.endswith("direktor") else ():
            _add(forms, first, form)
    return forms


def _declension(head: str) -> Iterator[dict[str, Any]]:
    """The forms of a role noun: those that all of its ending have, and the first table that fits."""
    for table in load("declension")["role_noun"]:
        if not head.endswith(tuple(table["ends"])) or head in table.get("never", ()):
            continue
        yield from table["forms"]
        if not table.get("also"):
            return


@cache
def role_singulars() -> dict[str, tuple[str, str]]:
    """Every declined form of a role noun → its nominative singular, and how it is declined ("noun", "adjective",
    "never")."""
    table = load("declension")
    singulars: dict[str, tuple[str, str]] = {}
    for head, noun in _nouns("noun"):
        for written in _written_forms(head, noun):
            singular = written.removesuffix("nen") if written.endswith("innen") else _singular_of(head, written)
            singulars.setdefault(written, (singular, "noun"))
        singulars[head] = (head, "noun")
    for head, _ in _nouns("adjective"):
        for form in table["role_adjective"]["forms"]:
            singulars[head + form["add"]] = (head, "adjective")
    for word, noun in _nouns("never"):
        singulars[word] = (noun.get("singular", word), "never")
    for written, singular in _councillors():
        singulars.setdefault(written, (singular, "noun"))
    return singulars


def _written_forms(head: str, noun: Mapping[str, Any]) -> Iterator[str]:
    """The declined forms of a role noun, by the table of its declension."""
    stem = noun.get("stem", head[:-1] if head.endswith("e") else head)
    for form in _declension(head):
        base = stem if form.get("of") == "stem" else head
        yield base[: len(base) - form.get("cut", 0)] + form["add"]


@cache
def _women() -> dict[str, str]:
    """The nominative singular of each man's noun → that of a woman's ("landrat" → "landrätin")."""
    women: dict[str, str] = {}
    for head, noun in _nouns("noun"):
        forms = [form for form in _written_forms(head, noun) if form.endswith(("in", "frau")) and form != head]
        if forms:
            women[head] = min(forms, key=lambda form: (not form.endswith("frau"), len(form)))
    for first in load("roles")["councillors"]:
        women[f"{first}rat"] = f"{first}rätin"
    return women


def feminine_of(noun: str) -> str | None:
    """What a woman is called whom a man's noun names, both in lower case ("obmann" → "obfrau"); None where nothing
    is known."""
    called = load("declension")["role_nominative"]["called"]
    return called.get(noun) or _women().get(noun) or (f"{noun}in" if noun.endswith(_FORMED) else None)


_FORMED = tuple(load("declension")["role_nominative"]["woman_in"])


def _councillors() -> Iterator[tuple[str, str]]:
    """The declined forms of "Kreisrat" and its like, each with its singular; one in "-direktor" is a role noun."""
    forms = load("declension")["councillor"]["forms"]
    for first in load("roles")["councillors"]:
        for form in forms if not first.endswith("direktor") else ():
            yield first + form["add"], first + form["singular"]


def _singular_of(head: str, written: str) -> str:
    """The singular of a form that is not a woman's in "-innen": itself for a woman's, else the head."""
    women = load("declension")["role_nominative"]["women"]
    for ending, singular in women.items():
        if written.endswith(ending) and not head.endswith(ending):
            return written[: -len(ending)] + str(singular)
    return head


def _add(forms: dict[str, RoleForm], base: str, form: dict[str, Any]) -> None:
    """Enter one form; one that is there already says what both say ("Lehrer" is one man or several)."""
    written = base[: len(base) - form.get("cut", 0)] + form["add"]
    plural, female, male, strict = (word in form["says"] for word in ("plural", "female", "male", "only_plural"))
    if known := forms.get(written):
        plural, female, male = plural or known.plural, female and known.female, male and known.male
        strict = strict and known.strict_plural
    forms[written] = RoleForm(plural, female, male, strict)


def _as_it_is(word: str) -> list[str]:
    """What a role noun that is not declined says of those it names."""
    table = load("declension")["role_as_it_is"]
    several = word.endswith(tuple(table["several"])) or (
        "mitglied" in word and word.endswith(tuple(table["several_members"]))
    )
    says = ["plural", "only_plural"] if several else []
    return [*says, "female"] if word.endswith(tuple(table["woman"])) else says
