"""Which body each person of a release belongs to: what joins bodies to it, over all mentions of the person."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pressefakten.lexicon import load
from pressefakten.resolve.links.weighing import best
from pressefakten.resolve.roles.beside import BESIDE
from pressefakten.resolve.roles.classes import CLASSES
from pressefakten.resolve.roles.constructions import LANGUAGE
from pressefakten.resolve.roles.context import Context, Told, same_body
from pressefakten.resolve.roles.layout import PAGE
from pressefakten.resolve.roles.sender import SENDER, speaks_for_sender
from pressefakten.resolve.roles.spoken import SPOKEN
from pressefakten.resolve.roles.telling import Telling

_SHARED = frozenset({"bracket", "apposition", "of all"})
_OF_SEVERAL = frozenset(load("roles")["affiliation"]["of_several"])
CONSTRUCTIONS = {**LANGUAGE, **CLASSES, **BESIDE, **PAGE, **SPOKEN, **SENDER}
FIRST = "the surest construction"

Constructed = tuple[str, str, str]
"""Name, value and step of a construction that joins a body to a mention."""

Evidence = dict[str, dict[str, str]]
"""Value of a body → what speaks for it, each with the step that tells it."""


def _otherwise(constructed: list[Constructed], value: str) -> Constructed | None:
    """The surest construction at a mention, where none there joins it to the body ``value``."""
    if not constructed or any(same_body(one[1], value) for one in constructed):
        return None
    here = best(_evidence(constructed))
    return next(one for one in constructed if one[1] == here.value) if here else None


def _with_first(constructed: list[Constructed]) -> list[Constructed]:
    """What joins bodies to a mention, the first of it marked."""
    return [*constructed, *((FIRST, value, step) for _, value, step in constructed[:1])]


def _evidence(constructed: list[Constructed]) -> Evidence:
    evidence: Evidence = defaultdict(dict)
    for name, value, step in constructed:
        evidence[value].setdefault(name, step)
    return evidence


class Affiliations:
    """The affiliations of one release."""

    def __init__(self, context: Context, telling: Telling) -> None:
        self.context, self.telling = context, telling

    def settle(self, found: dict[int, Told]) -> None:
        """Give each person the body for which most speaks, and a mention the one that its own words name otherwise."""
        constructed = self._all_constructed(found)
        for numbers, candidates in self.candidates(found, constructed):
            chosen = best(candidates)
            if chosen is None:
                continue
            steps = candidates[chosen.value]
            told = next((steps[name] for name, weight in chosen.evidence if weight > 0), "")
            for number in numbers:
                found[number].affiliation = chosen.value
                found[number].steps.append(f"belongs to {chosen.value!r}: {told} ({chosen.how})")
                if here := _otherwise(constructed[number], chosen.value):
                    found[number].affiliation_here = here[1]
                    found[number].steps.append(f"belongs here to {here[1]!r}: {here[2]}")

    def candidates(
        self, found: dict[int, Told], constructed: dict[int, list[Constructed]] | None = None
    ) -> Iterator[tuple[list[int], Evidence]]:
        """For each person the numbers of its mentions, and the bodies with their evidence."""
        constructed = constructed or self._all_constructed(found)
        persons: dict[str, list[int]] = defaultdict(list)
        for number in found:
            persons[f"{self.context.mentions[number].value}"].append(number)
        for numbers in persons.values():
            yield numbers, _evidence([one for number in numbers for one in constructed[number]])

    def _all_constructed(self, found: dict[int, Told]) -> dict[int, list[Constructed]]:
        """What joins a body to each mention."""
        constructed = {number: self._constructed(told) for number, told in found.items()}
        for one, following in pairwise(found):
            if self._is_pair(found[one], found[following]):
                constructed[one] += [
                    ("joined to the pair", value, step)
                    for name, value, step in constructed[following]
                    if name == "joined"
                ]
            if self._are_listed(found[one], found[following]):
                constructed[following] += [
                    ("joined to the pair", value, step)
                    for name, value, step in constructed[one]
                    if name in ("represented", "spoken for")
                ]
        self._share(found, constructed)
        return {number: _with_first(joined) for number, joined in constructed.items()}

    def _constructed(self, told: Told) -> list[Constructed]:
        """Each construction that joins a body to a mention."""
        found = [
            (name, one.value, one.step) for name, find in CONSTRUCTIONS.items() if (one := find(self.context, told))
        ]
        if not found and (one := speaks_for_sender(self.context, told)):
            found.append(("sender", one.value, one.step))
        return found

    def _is_pair(self, one: Told, following: Told) -> bool:
        """ "A und B vom Ministerium": whether what stands behind the second is said of both."""
        texts = self.context.words.texts
        bare = not (one.roles or one.party or following.roles)
        return bare and texts[one.last : one.last + 1] in (["und"], ["sowie"]) and self.telling.joined(one, following)

    def _are_listed(self, one: Told, following: Told) -> bool:
        """ "vertreten durch A und B": whether the second stands behind the first with "und" alone between."""
        texts = self.context.words.texts
        return texts[one.last : following.start] in (["und"], ["sowie"])

    def _share(self, found: dict[int, Told], constructed: dict[int, list[Constructed]]) -> None:
        """Give what "beide" or "alle" says behind the last of a list to those before it, "beide" to one."""
        texts = self.context.words.texts
        for one, following in pairwise(reversed(found)):
            last = found[one].last
            word = texts[last + 1] if last + 1 < len(texts) and texts[last] in (",", "(") else ""
            shared = [each for each in constructed[one] if each[0] in _SHARED]
            passed = any(name == "of all" for name, _, _ in shared)
            if not shared or not (passed or word in _OF_SEVERAL):
                continue
            if self.telling.joined(found[following], found[one]):
                name = "joined to the pair" if word == "beide" else "of all"
                constructed[following] += [(name, shared[0][1], shared[0][2])]
