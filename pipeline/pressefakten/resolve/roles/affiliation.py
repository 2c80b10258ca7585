"""Which body each person of a release belongs to: all that speaks for each, over all mentions of the person."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pressefakten.german.class_nouns import has_legal_form, is_head
from pressefakten.german.units import is_unit
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.links.weighing import best, sure, weights_of
from pressefakten.resolve.roles.beside import BESIDE
from pressefakten.resolve.roles.classes import CLASSES
from pressefakten.resolve.roles.constructions import LANGUAGE
from pressefakten.resolve.roles.context import Context, Told, is_part, is_party, same_body
from pressefakten.resolve.roles.layout import PAGE
from pressefakten.resolve.roles.sender import SENDER, speaks_for_sender
from pressefakten.resolve.roles.spoken import SPOKEN
from pressefakten.resolve.roles.telling import Telling

_CALLINGS: dict[str, tuple[str, ...]] = {calling: tuple(words) for calling, words in load("roles")["callings"].items()}
_FAR = 80
"""Words between a name and a body beyond which others are taken to stand between."""
_SHARED = frozenset({"bracket", "apposition", "of all"})
_OF_SEVERAL = frozenset(load("roles")["affiliation"]["of_several"])
_NEAR = 6
"""Bodies that are looked at on each side of a name."""
CONSTRUCTIONS = {**LANGUAGE, **CLASSES, **BESIDE, **PAGE, **SPOKEN, **SENDER}

Constructed = tuple[str, str, str]
"""Name, value and step of a construction that joins a body to a mention."""

Evidence = dict[str, dict[str, str]]
"""Value of a body → what speaks for it, each with the step that tells it."""


def _otherwise(constructed: list[Constructed], value: str) -> Constructed | None:
    """The surest construction at a mention, where none there joins it to the body ``value``."""
    here = [one for one in constructed if one[0] in sure("affiliation")]
    return None if not here or any(same_body(one[1], value) for one in here) else here[0]


class Affiliations:
    """The affiliations of one release."""

    def __init__(self, context: Context, telling: Telling) -> None:
        self.context, self.telling = context, telling
        self.bodies = [
            (first, last, mention)
            for first, (last, mention) in sorted(context.organizations.items())
            if mention.value and not is_party(mention)
        ]
        self.values = list(dict.fromkeys(f"{mention.value}" for _, _, mention in self.bodies))
        self.in_roles: dict[int, int] = {}
        self.starts = [first for first, _, _ in self.bodies]
        self.by_word: dict[str, set[str]] = defaultdict(set)
        for value in self.values:
            for word in value.split():
                self.by_word[word].add(value)

    def settle(self, found: dict[int, Told]) -> None:
        """Give each person the body for which most speaks, and a mention the one that its own words name otherwise."""
        constructed = self._all_constructed(found)
        for numbers, candidates in self.candidates(found, constructed):
            chosen = best(candidates, weights_of("affiliation"), "affiliation")
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
        self.in_roles = {
            body: number
            for number, told in found.items()
            for phrase in told.phrases
            for body in range(phrase.noun + 1, phrase.last)
        }
        persons: dict[str, list[int]] = defaultdict(list)
        for number in found:
            persons[f"{self.context.mentions[number].value}"].append(number)
        for numbers in persons.values():
            mentions = [found[number] for number in numbers]
            calling = self._calling(mentions)
            reached = "with a number" if any(map(self._is_reached, mentions)) else "without a number"
            evidence: Evidence = defaultdict(dict)
            for number in numbers:
                for name, value, step in constructed[number]:
                    for said in (name, f"{name}; {calling}"):
                        evidence[value].setdefault(said, step)
                for name, value in self._around(number, found[number]):
                    for said in (name, f"{name}; {calling}"):
                        evidence[value].setdefault(said, f"{value!r} {name}")
            self._of_release(evidence, f"{calling}; {reached}")
            for value, names in evidence.items():
                for name in (*self._of_value(value), "a candidate"):
                    names.setdefault(name, name)
                    names.setdefault(f"{name}; {calling}", name)
            yield numbers, evidence

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
        return constructed

    def _constructed(self, told: Told) -> list[Constructed]:
        """Each construction that joins a body to a mention; the first sure one is marked."""
        found = [
            (name, one.value, one.step) for name, find in CONSTRUCTIONS.items() if (one := find(self.context, told))
        ]
        bearing = self.by_word.get(self.context.words.texts[told.last - 1], set())
        if len(bearing) == 1:  # "Mahlwerk Thomsen GmbH"
            found.append(("surname", name := next(iter(bearing)), f"{name!r} bears the surname"))
        bare = not any(name in sure("affiliation") for name, _, _ in found)
        if bare and (one := speaks_for_sender(self.context, told)):
            found.append(("sender", one.value, one.step))
        joined = [
            ("the surest construction", value, step) for name, value, step in found if name in sure("affiliation")
        ]
        return [*found, *joined[:1]]

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

    def _calling(self, mentions: list[Told]) -> str:
        """The group of callings that the roles of a person are of: who leads speaks for a body more often than who
        plays an instrument."""
        nouns = [self.context.words.texts[phrase.noun].lower() for told in mentions for phrase in told.phrases]
        if not nouns:
            return "no role" if not any(told.roles for told in mentions) else "role of a list"
        for calling, words in _CALLINGS.items():
            if any(word in noun for noun in nouns for word in words):
                return calling
        return "other role"

    def _around(self, number: int, told: Told) -> Iterator[tuple[str, str]]:
        """The nearest bodies before and behind a mention, in its sentence, on its line, in its block.

        A body in the role of somebody else is left out.
        """
        context = self.context
        sentence, zone = context.sentences[told.first], context.zone_of(context.words.starts[told.first])
        contact = "in contact data" if zone == "contact" else "in a caption" if zone == "caption" else ""
        low, high = context.line(told.first)
        at = bisect_left(self.starts, told.first)
        before = (index for index in range(at - 1, max(at - _NEAR, -1), -1) if self._is_free(index, number))
        behind = (index for index in range(at, min(at + _NEAR, len(self.bodies))) if self._is_free(index, number))
        for side, nearest in (("before", next(before, None)), ("behind", next(behind, None))):
            if nearest is not None:
                first, last, mention = self.bodies[nearest]
                where = self._where(sentence, first, low, high)
                if where is None:
                    continue
                gap = self._between(told, first, last)
                parted = len(gap) > _FAR or any(index in context.people for index in gap)
                parts = (f"nearest {side}", where, "a person between" if parted else "", contact)
                yield " ".join(part for part in parts if part), f"{mention.value}"
        block = context.block(told.first)
        if contact and (inside := self._inside(block, number)):
            yield f"first of its block {contact}", f"{inside[0][2].value}"
            yield f"last of its block {contact}", f"{inside[-1][2].value}"

    def _is_free(self, index: int, number: int) -> bool:
        """Whether a body stands in nobody else's role."""
        return self.in_roles.get(self.bodies[index][0], number) == number

    def _inside(self, block: tuple[int, int], number: int) -> list[tuple[int, int, Mention]]:
        """The bodies that lie in the words of a block."""
        low, high = bisect_left(self.starts, block[0]), bisect_left(self.starts, block[1])
        inside = [self.bodies[index] for index in range(low, high) if self._is_free(index, number)]
        return [body for body in inside if not self.context.is_bank(body[0])]

    def _between(self, told: Told, first: int, last: int) -> range:
        return range(last, told.first) if last <= told.first else range(told.last, first)

    def _where(self, sentence: int, first: int, low: int, high: int) -> str | None:
        """Where a body stands from the person's: on the line, in the sentence, in one next to it."""
        other = self.context.sentences[first]
        if low <= first < high and other == sentence:
            return "on its line and in its sentence"
        if other == sentence:
            return "in its sentence"
        if low <= first < high:
            return "on its line"
        return "in the sentence before" if other == sentence - 1 else None

    def _of_release(self, evidence: Evidence, calling: str) -> None:
        """What the whole release says of a body: that it sends it, is named first, most, or alone."""
        counted = Counter(f"{mention.value}" for _, _, mention in self.bodies)
        said: list[tuple[str, str]] = []
        if self.context.publisher:
            said.append(("sends the release", self.context.publisher))
        if self.bodies:
            said.append(("named first", f"{self.bodies[0][2].value}"))
            said.append(("named most", counted.most_common(1)[0][0]))
        if len(counted) == 1:
            said.append(("the only body", self.values[0]))
        for name, value in said:
            for one in (name, f"{name}; {calling}"):
                evidence[value].setdefault(one, f"{value!r} {name}")

    def _is_reached(self, told: Told) -> bool:
        """Whether a number or address stands behind a name on its line, or on the two lines below, before another."""
        context = self.context
        _, high = context.line(told.first)
        lines = 0
        for index in range(told.last, min(told.last + 40, len(context.words))):
            lines += index >= high and context.words.line_start(index)
            if index in context.people or lines > 3:
                return False
            if index in context.contacts:
                return True
        return False

    def _of_value(self, value: str) -> Iterator[str]:
        """What the words of a name say of the body."""
        words = value.split()
        if has_legal_form(value):
            yield "a firm"
        elif is_unit(words[0]):
            yield "a unit"
        elif is_part(value):
            yield "a part of a body"
        elif any(map(is_head, words)):
            yield "a class of bodies"
        else:
            yield "another name"
        if len(words) == 1:
            yield "one word"
