"""A release as the rules of a check see it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pressefakten.german.pages import TextPage
from pressefakten.json_records import JsonRecord


@dataclass(frozen=True, slots=True)
class FactMention:
    """One mention with its fact."""

    fact: JsonRecord
    mention: JsonRecord

    @property
    def start(self) -> int:
        return int(self.mention["start"])

    @property
    def end(self) -> int:
        return int(self.mention["end"])

    @property
    def text(self) -> str:
        return " ".join(self.mention["text"].split())


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: ``text[start:end]``, what the message needs, and how sure it is (0 to 1). Without a place, something is
    missing."""

    start: int | None
    end: int | None
    sure: float
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A release record with the records of its facts."""

    release: JsonRecord
    facts: tuple[JsonRecord, ...]

    @property
    def text(self) -> str:
        return str(self.release["text"])

    @property
    def published(self) -> str | None:
        return self.release.get("published")

    @cached_property
    def page(self) -> TextPage:
        return TextPage(self.text)

    @cached_property
    def said(self) -> list[FactMention]:
        """All mentions outside boilerplate, in the order of the text."""
        found = [
            FactMention(fact, mention)
            for fact in self.facts
            for mention in fact["mentions"]
            if mention["zone"] != "boilerplate"
        ]
        return sorted(found, key=lambda one: (one.start, one.end))

    def of(self, *kinds: str) -> list[FactMention]:
        """The mentions of these kinds."""
        return [one for one in self.said if one.fact["kind"] in kinds]

    def zone_at(self, offset: int) -> str:
        for zone in self.release.get("zones") or ():
            if zone["start"] <= offset < zone["end"]:
                return str(zone["zone"])
        return "body"

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches in the text outside boilerplate."""
        for match in pattern.finditer(self.text):
            if self.zone_at(match.start()) != "boilerplate":
                yield match

    def is_covered(self, start: int, end: int, *kinds: str) -> bool:
        """Whether a mention (of these kinds, of any without them) overlaps ``text[start:end]``."""
        return any(
            one.start < end and start < one.end and (not kinds or one.fact["kind"] in kinds)
            for one in (self._everything if not kinds else self.of(*kinds))
        )

    @cached_property
    def _everything(self) -> list[FactMention]:
        return [FactMention(fact, mention) for fact in self.facts for mention in fact["mentions"]]

    def sentence(self, start: int, end: int) -> tuple[int, str]:
        """Where the sentence around ``text[start:end]`` begins, and the sentence as it stands."""
        begin, stop = self.page.span_of_sentence(start, end)
        return begin, self.text[begin : max(stop, end)]

    def together(self, *kinds: str) -> Iterator[list[FactMention]]:
        """The mentions of these kinds, sentence by sentence."""
        groups: dict[int, list[FactMention]] = {}
        for one in self.of(*kinds):
            groups.setdefault(self.page.span_of_sentence(one.start, one.end)[0], []).append(one)
        yield from groups.values()
