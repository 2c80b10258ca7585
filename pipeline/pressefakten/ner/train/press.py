"""Made-up sentences of press releases: contact blocks, captions, datelines, lists, offices, roles before names.

The training corpora have hardly any of these. The grammar and its words are data (`press.toml`); this module only
expands them. The same seed gives the same sentences.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

from spacy.language import Language

from pressefakten.ner.train.data import Sentence

SOURCE = "press"

# `{slot}`, `{key=slot}` (its form is kept for the rest of the sentence), `{key}` (again), each also with `|change`.
_SLOT = re.compile(r"\{(?:(?P<key>\w+)=)?(?P<name>\w+)(?:\|(?P<change>\w+))?\}")
_MARK = re.compile(r"\[(PER|LOC|ORG|MISC) |\]")


def initials(name: str) -> str:
    """The abbreviation of an association's name: the first letters of its capitalised words."""
    return "".join(word[0] for word in re.split(r"[\s-]", name) if word[:1].isupper())


def adjective(town: str) -> str:
    """The town's adjective, as regular as it can be made: "Kasseler", "Karlsruher"."""
    return town + ("r" if town.endswith("e") else "er")


_CHANGES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "initials": initials,
    "adjective": adjective,
}


class Grammar:
    """Expands templates. Slots that are not in the table are names or numbers made on the spot."""

    def __init__(self, chance: random.Random) -> None:
        table = tomllib.loads((Path(__file__).parent / "press.toml").read_text(encoding="utf-8"))
        self.chance, self.templates = chance, table["sentences"]
        self.slots: dict[str, list[str]] = table["slots"]
        self.kept: dict[str, str] = {}
        lists = {name: words.split() for name, words in table["lists"].items()}
        pick = chance.choice

        def made(kind: str) -> str:
            return "".join(pick(part) for part in table["made"][kind])

        def town() -> str:
            return pick(lists["towns"]) if chance.random() < 0.7 else made("places")

        def phone() -> str:
            area, number = chance.randint(201, 9999), chance.randint(10_000, 999_999)
            return pick(
                [
                    f"0{area} {number}",
                    f"0{area}/{number}",
                    f"0{area} {number // 1000}-{number % 1000}",
                    f"(0{area}) {number}",
                    f"+49 {area} {number}",
                    f"0{area} / {number // 100} {number % 100:02d}",
                ]
            )

        def mail() -> str:
            return f"{pick(lists['given']).lower()}.{made('families').lower()}@{made('places').lower()}.de"

        self.free: dict[str, Callable[[], str]] = {
            "given": lambda: pick(lists["given"]),
            "family": lambda: pick(lists["family"]) if chance.random() < 0.6 else made("families"),
            "world_given": lambda: pick(lists["world_given"]),
            "world_family": lambda: pick(lists["world_family"]),
            "ort_name": town,
            "made_ort": lambda: made("places"),
            "made_firm": lambda: made("firms"),
            "kreis_name": lambda: pick(lists["districts"]),
            "river": lambda: pick(lists["rivers"]),
            "made_brand": lambda: made("brands"),
            "made_camel": lambda: made("camels"),
            "made_acronym": lambda: made("acronyms"),
            "made_short": lambda: made("shorts"),
            "made_common": lambda: made("commons"),
            "made_law": lambda: made("laws"),
            "phone": phone,
            "mail": mail,
            "mail_host": lambda: f"{made('places').lower()}.de",
            "plz": lambda: str(chance.randint(10_000, 99_999)),
            "n": lambda: str(chance.randint(2, 900)),
            "n2": lambda: pick(["2.0", "21", "plus", "4.0", "mobil"]),
            "n3": lambda: str(chance.randint(1, 180)),
            "year": lambda: str(chance.randint(1860, 2005)),
            "jahr": lambda: str(chance.randint(2008, 2026)),
            "day": lambda: str(chance.randint(10, 28)),
            "age": lambda: str(chance.randint(18, 89)),
            "few": lambda: str(chance.randint(2, 9)),
            "share": lambda: f"{chance.randint(0, 99)},{chance.randint(0, 9)}",
            "clock": lambda: f"{chance.randint(7, 22)}{pick(['', '.00', '.30', ':15'])} Uhr",
            "isin": lambda: f"DE000A{chance.randint(100_000, 999_999)}",
            "date": lambda: f"{chance.randint(1, 28)}.{chance.randint(1, 12)}.{chance.randint(2008, 2026)}",
        }

    def expand(self, template: str) -> str:
        """The template with every slot filled, entities still marked."""
        self.kept = {}
        return self._filled(template)

    def _filled(self, template: str) -> str:
        return _SLOT.sub(self._fill, template)

    def _fill(self, slot: re.Match[str]) -> str:
        name = slot["name"]
        if name in self.kept:
            text = self.kept[name]
        elif name in self.free:
            text = self.free[name]()
        else:
            text = self._filled(self.chance.choice(self.slots[name]))
        if slot["key"]:
            self.kept[slot["key"]] = text
        return _CHANGES[slot["change"]](text) if slot["change"] else text


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without marks, and its entities as half-open code-point offsets with their class."""
    text, entities, kind, start, at = "", [], "", 0, 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            kind, start = mark[1], len(text)
        else:
            entities.append((start, len(text), kind))
    return text + marked[at:], entities


def press_sentences(count: int, nlp: Language, seed: int) -> list[Sentence]:
    """`count` sentences, tokenised by `nlp`, tagged BIO."""
    grammar = Grammar(random.Random(seed))
    result: list[Sentence] = []
    for _ in range(count):
        text, entities = unmark(grammar.expand(grammar.chance.choice(grammar.templates)))
        words, tags, inside = [], [], (-1, -1)
        for token in nlp.make_doc(text):
            if token.is_space:
                continue
            tag = "O"
            for start, end, kind in entities:
                if token.idx < end and token.idx + len(token) > start:
                    tag = ("I-" if (start, end) == inside else "B-") + kind
                    inside = (start, end)
            words.append(token.text)
            tags.append(tag)
        result.append(Sentence(words, tags, SOURCE))
    return result
