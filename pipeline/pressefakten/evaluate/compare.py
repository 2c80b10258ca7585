"""One text's facts, head and zones against its gold, added to a report."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pressefakten.errors import UsageError
from pressefakten.evaluate.agreement import WAYS, Found, Way, flatten, match, overlap
from pressefakten.evaluate.attributes import (
    AT_THE_MENTION,
    ATTRIBUTES,
    HEAD,
    JUDGED_WHERE_SAID,
    LINKS,
    UNMARKED,
    answers,
    is_right,
    said,
)
from pressefakten.evaluate.counts import Finding, Report
from pressefakten.evaluate.gold import Annotation, Gold
from pressefakten.evaluate.zones import sides, wrong_runs

_BEFORE, _BEHIND = 50, 40
"""Characters of context in a finding."""

_SHOWN = 60
"""Characters that a finding shows of a long text."""


def compare(report: Report, gold: Gold, release: Mapping[str, Any], facts: Sequence[Mapping[str, Any]]) -> None:
    """Add one text's counts to ``report``; ``release`` and ``facts`` are records as in the outputs.

    Raises UsageError where gold and text do not belong together.
    """
    text: str = release["text"]
    for annotation in gold.mentions:
        if text[annotation.start : annotation.end] != annotation.text:
            raise UsageError(
                "C013",
                f"{gold.name}: the gold says {annotation.text!r} at {annotation.start}, "
                f"the text {text[annotation.start : annotation.end]!r}",
                "Gold and text belong to different versions: annotate the text again.",
            )
    compare_zones(report, gold, text, release.get("zones", ()))
    _compare(report, gold, text, release, flatten(facts))


def miss(report: Report, gold: Gold) -> None:
    """Add a text that gave nothing: all its annotations and its head are missing; its zones are not counted."""
    _compare(report, gold, "", {}, [])


def _compare(report: Report, gold: Gold, text: str, release: Mapping[str, Any], found: Sequence[Found]) -> None:
    report.documents.append(gold.name)
    compare_head(report, gold, release)
    judged = [mention for mention in found if mention.zone != "boilerplate" and mention.kind in gold.annotated]
    _Facts(report, gold, text, judged).compare()


def compare_head(report: Report, gold: Gold, release: Mapping[str, Any]) -> None:
    """Count each field of the head that the gold asks for."""
    for name, asked in gold.head.items():
        got, counts = release.get(name), report.head[name]
        if not asked.printed and not (got and name in JUDGED_WHERE_SAID):
            continue
        verdicts = [any(HEAD[name](answer, got) for answer in asked.answers)] if got else []
        counts.say(verdicts)
        if asked.answers:
            counts.ask(verdicts)
        if not all(verdicts) or (asked.answers and not verdicts):
            expected = asked.answers[0] if asked.answers else None
            report.findings.append(Finding(gold.name, name, "head", "", 0, expected, got))


def compare_zones(report: Report, gold: Gold, text: str, zones: Sequence[Mapping[str, Any]]) -> None:
    """Count the characters on either side, where the gold marks what is boilerplate."""
    if gold.boilerplate is None:
        return
    characters = sides(text, gold.boilerplate, zones)
    counts = Counter(side for _, side in characters)
    report.zones.right += counts["right"]
    report.zones.lost += counts["lost"]
    report.zones.taken += counts["taken"]
    for side, start, end in wrong_runs(characters):
        expected, got = ("release", "boilerplate") if side == "lost" else ("boilerplate", "release")
        report.findings.append(Finding(gold.name, side, "zone", _short(text[start:end]), start, expected, got))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _reading(mention: Found) -> str:
    """What was made of the words instead, as a finding shows it: ``date 'Mai 2024' → 2024-05``."""
    return f"{mention.kind} {_short(mention.text)!r} → {_short(str(mention.value))}"


@dataclass(slots=True)
class _Facts:
    """The mentions of one text that are judged, and where the counts go."""

    report: Report
    gold: Gold
    text: str
    found: list[Found]

    def compare(self) -> None:
        pairs = {way: match(self.gold.mentions, self.found, way) for way in WAYS}
        for way in WAYS:
            self.count(way, pairs[way])
        self.list_differences(pairs["strict"])
        self.compare_attributes(pairs["strict"])
        self.compare_confidence(pairs["strict"])

    def compare_confidence(self, pairs: Mapping[int, int]) -> None:
        """Names that the gold leaves open are neither right nor wrong."""
        owner = {j: self.gold.mentions[i] for i, j in pairs.items()}
        for j, mention in enumerate(self.found):
            confidence = mention.attributes.get("confidence")
            if confidence is not None and not (j in owner and self.left_out(owner[j])):
                self.report.confidences.append((confidence, j in owner))

    def left_out(self, annotation: Annotation) -> bool:
        """Whether it is no miss that an annotation is not found."""
        return annotation.optional or annotation.kind not in self.gold.annotated

    def count(self, way: Way, pairs: Mapping[int, int]) -> None:
        kinds = self.report.kinds[way]
        for i, annotation in enumerate(self.gold.mentions):
            if not self.left_out(annotation):
                kinds[annotation.kind].right += i in pairs
                kinds[annotation.kind].missed += i not in pairs
        for mention in self.unmatched(pairs):
            kinds[mention.kind].wrong += 1

    def unmatched(self, pairs: Mapping[int, int]) -> list[Found]:
        taken = set(pairs.values())
        return [mention for j, mention in enumerate(self.found) if j not in taken]

    def list_differences(self, pairs: Mapping[int, int]) -> None:
        for mention in self.found:
            self.report.boilerplate[mention.kind] += self.in_boilerplate(mention)
        for i, annotation in enumerate(self.gold.mentions):
            if i not in pairs and not self.left_out(annotation):
                there = [_reading(mention) for mention in self.found if overlap(mention, annotation)]
                self.note("missed", annotation, annotation.value, "; ".join(there) or None)
        for mention in self.unmatched(pairs):
            self.note("boilerplate" if self.in_boilerplate(mention) else "wrong", mention, None, mention.value)

    def in_boilerplate(self, mention: Found) -> bool:
        return any(mention.start < end and start < mention.end for start, end in self.gold.boilerplate or ())

    def note(self, what: str, where: Annotation | Found, expected: Any, got: Any) -> None:
        rule = where.rule if isinstance(where, Found) else ""
        before = self.text[max(0, where.start - _BEFORE) : where.start]
        behind = self.text[where.end : where.end + _BEHIND]
        context = " ".join(f"{before}[{self.text[where.start : where.end]}]{behind}".split())
        self.report.findings.append(
            Finding(self.gold.name, what, where.kind, where.text, where.start, expected, got, rule, context)
        )

    def compare_attributes(self, pairs: Mapping[int, int]) -> None:
        for i, annotation in enumerate(self.gold.mentions):
            mention = self.found[pairs[i]] if i in pairs else None
            if annotation.kind not in self.gold.annotated or (mention is None and annotation.optional):
                continue
            for name in ATTRIBUTES[annotation.kind]:
                if name in LINKS or not annotation.optional:
                    self.compare_attribute(name, annotation, mention)

    def compare_attribute(self, name: str, annotation: Annotation, mention: Found | None) -> None:
        counts = self.report.attributes[annotation.kind, name]
        expected, items = answers(annotation, name), said(mention, name) if mention else []
        verdicts = [is_right(annotation, name, item) for item in items]
        if expected:
            counts.ask(verdicts, found=mention is not None)
        elif name in UNMARKED:
            return
        somewhere = self._right_somewhere(annotation, name, items)
        counts.say(somewhere)
        is_missing = bool(expected) and not any(verdicts)
        if mention and (is_missing or not all(somewhere)):
            self.note(name, mention, expected or None, items or None)

    def _right_somewhere(self, annotation: Annotation, name: str, items: list[str]) -> list[bool]:
        """For each thing said whether it is right at the mention, or of the fact where its mentions may share it."""
        told = [annotation] if name in AT_THE_MENTION else self.same_fact(annotation)
        return [any(is_right(one, name, item) for one in told) for item in items]

    def same_fact(self, annotation: Annotation) -> list[Annotation]:
        if annotation.value is None:
            return [annotation]
        return [one for one in self.gold.mentions if (one.kind, one.value) == (annotation.kind, annotation.value)]
