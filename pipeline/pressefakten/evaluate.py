"""Extracted facts against gold annotations: what was found, missed and wrong, kind by kind.

A contact, number or date counts as found when the spans overlap and the values agree; a name when span and kind
agree exactly; a quote when at least nine tenths of the longer span agree. Optional annotations count neither way;
facts inside the gold's boilerplate are told apart and count neither way.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressefakten.errors import PressefaktenError, UsageError
from pressefakten.gold import ATTRIBUTES, Annotation, Gold, load_gold, plain
from pressefakten_schemas.kinds import KINDS, MENTION_ATTRIBUTES

NAMES = frozenset({"person", "organization", "place", "misc"})
QUOTE_AGREEMENT = 0.9
"""The share of the longer span that two quotes must have in common."""

UNMARKED = frozenset({"type"})
"""Attributes every fact of the kind has, but the gold gives only some: not judged where it says nothing."""

MAY_BE_FACTS = {("place", "address"), ("duration", "date")}
"""(kind found, kind of the gold around it): facts that may stand inside another without being annotated."""


@dataclass(frozen=True, slots=True)
class Found:
    """One extracted mention with the attributes of its fact."""

    kind: str
    start: int
    end: int
    text: str
    value: str | None
    rule: str
    attributes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference from the gold: ``what`` is missed, wrong, value, boilerplate or an attribute's name."""

    document: str
    what: str
    kind: str
    text: str
    start: int
    expected: Any
    got: Any
    rule: str
    context: str


@dataclass(slots=True)
class Count:
    """``gold`` and ``given`` items, and how many of each are right."""

    gold: int = 0
    given: int = 0
    gold_right: int = 0
    given_right: int = 0

    @property
    def precision(self) -> float | None:
        return self.given_right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        return self.gold_right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        both = self.gold + self.given
        if not both:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def add(self, other: "Count") -> None:
        self.gold += other.gold
        self.given += other.given
        self.gold_right += other.gold_right
        self.given_right += other.given_right

    def record(self) -> dict[str, Any]:
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {
            "gold": self.gold,
            "found": self.given,
            "right": self.gold_right,
            **{name: None if share is None else round(share, 4) for name, share in shares.items()},
        }


WAYS = ("found", "strict", "overlapping")
"""By the rule of each kind; by exact span and kind; by any overlap of the same kind."""


@dataclass(slots=True)
class Report:
    """The counts of one evaluation; ``values`` tell how many touched gold mentions were read right."""

    documents: list[str] = field(default_factory=list)
    kinds: dict[str, dict[str, Count]] = field(
        default_factory=lambda: {way: {kind: Count() for kind in KINDS} for way in WAYS}
    )
    values: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in KINDS})
    attributes: dict[tuple[str, str], Count] = field(default_factory=lambda: defaultdict(Count))
    release: dict[str, Count] = field(default_factory=lambda: {"published": Count(), "title": Count()})
    boilerplate: Counter[str] = field(default_factory=Counter)
    failed: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def total(self, way: str) -> Count:
        total = Count()
        for count in self.kinds[way].values():
            total.add(count)
        return total

    def record(self) -> dict[str, Any]:
        """The report as plain JSON."""
        return {
            "documents": self.documents,
            "failed": self.failed,
            "total": {way: self.total(way).record() for way in WAYS},
            "kinds": {
                kind: {
                    **{way: self.kinds[way][kind].record() for way in WAYS},
                    "values": self.values[kind].record(),
                    "in_boilerplate": self.boilerplate[kind],
                }
                for kind in KINDS
            },
            "attributes": {
                kind: {name: count.record() for (of, name), count in self.attributes.items() if of == kind}
                for kind in KINDS
                if any(of == kind for of, _ in self.attributes)
            },
            "release": {name: count.record() for name, count in self.release.items()},
            "errors": [
                {name: getattr(finding, name) for name in Finding.__dataclass_fields__} for finding in self.findings
            ],
        }


def flatten(facts: Iterable[Mapping[str, Any]]) -> list[Found]:
    """Fact records (as in ``facts.jsonl``) as mentions in text order, each with its fact's attributes."""
    mentions = [
        Found(
            kind=fact["kind"],
            start=mention["start"],
            end=mention["end"],
            text=mention["text"],
            value=fact["value"],
            rule=mention.get("rule", ""),
            attributes={
                name: value
                for name in ATTRIBUTES[fact["kind"]]
                if (value := (mention if name in MENTION_ATTRIBUTES else fact).get(name)) is not None
            },
        )
        for fact in facts
        for mention in fact["mentions"]
    ]
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind))


def evaluate(folder: Path, extractor: Any, texts: Path | None = None) -> Report:
    """Extract every gold text of ``folder`` afresh and compare. ``extractor`` is a ``pressefakten.Extractor``.

    A text that cannot be extracted is named in ``failed``, and all its annotations are missed.
    """
    from pressefakten.read import read_source

    report = Report()
    for gold in load_gold(folder, texts):
        try:
            extraction = extractor.extract(read_source(gold.path))
        except PressefaktenError as error:
            report.failed[gold.name] = str(error)
            report.documents.append(gold.name)
            _Comparison(report, gold, "").compare({}, ())  # all of it is missed
            continue
        compare(report, gold, extraction.release.as_line(), [fact.as_line() for fact in extraction.facts])
    return report


def _overlap(one: Annotation | Found, other: Annotation | Found) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _agree(annotation: Annotation, found: Found, way: str) -> bool:
    if found.kind not in annotation.kinds:
        return False
    same = (annotation.start, annotation.end) == (found.start, found.end)
    shared = _overlap(annotation, found)
    if way == "strict":
        return same
    if way == "overlapping":
        return shared > 0
    if found.kind in NAMES:
        return same
    if found.kind == "quote":
        longer = max(annotation.end - annotation.start, found.end - found.start)
        return shared >= QUOTE_AGREEMENT * longer
    return shared > 0 and annotation.accepts(found.value)


def match(annotations: Sequence[Annotation], found: Sequence[Found], way: str) -> dict[int, int]:
    """Annotation index → found index, one to one, the closest pairs first."""
    candidates = []
    for i, annotation in enumerate(annotations):
        for j, mention in enumerate(found):
            if mention.end <= annotation.start:
                continue
            if mention.start >= annotation.end:
                break
            if _agree(annotation, mention, way):
                closeness = (
                    annotation.accepts(mention.value),
                    annotation.kind == mention.kind,
                    (annotation.start, annotation.end) == (mention.start, mention.end),
                    not annotation.optional,
                    _overlap(annotation, mention),
                )
                candidates.append((closeness, i, j))
    candidates.sort(key=lambda candidate: (*(-int(part) for part in candidate[0]), candidate[1], candidate[2]))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _passes(mention: Found, annotations: Sequence[Annotation]) -> bool:
    """Whether an unmatched mention is let pass: it may stand inside what is annotated, or reads an optional one."""
    return any(
        (mention.kind, annotation.kind) in MAY_BE_FACTS
        or (annotation.optional and annotation.value is None and mention.kind in annotation.kinds)
        for annotation in annotations
        if _overlap(mention, annotation)
    )


def _same_names(annotations: Sequence[Annotation]) -> dict[str, set[str]]:
    """Name → the names the gold lets stand for the same person or body."""
    same: dict[str, set[str]] = {}
    for annotation in annotations:
        if annotation.kind in NAMES and annotation.value is not None:
            names = {plain(name) for name in (annotation.value, *annotation.alt_values)}
            for name in names:
                same.setdefault(name, set()).update(names)
    return same


def _attribute_agrees(name: str, expected: Any, got: Any, same: Mapping[str, set[str]]) -> bool:
    """Whether one given item is right. Of ``roles`` the gold lists forms of one role; a shorter form is right too."""
    if name == "roles":
        words = f" {plain(got)} "
        return any(words in f" {plain(role)} " for role in expected)
    if isinstance(expected, str) and name in {"owner", "speaker", "affiliation"}:
        return plain(got) in same.get(plain(expected), set()) | {plain(expected)}
    return bool(plain(expected) == plain(got))


def _items(name: str, value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if name == "roles" else [value]


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
    report.documents.append(gold.name)
    _Comparison(report, gold, text).compare(release, flatten(facts))


@dataclass(slots=True)
class _Comparison:
    """One text: the annotations and the mentions found that count, and where the counts go."""

    report: Report
    gold: Gold
    text: str
    annotations: list[Annotation] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    def compare(self, release: Mapping[str, Any], found: Iterable[Found]) -> None:
        self.compare_release(release)
        self.annotations = [annotation for annotation in self.gold.mentions if not self.in_boilerplate(annotation)]
        for mention in found:
            if self.in_boilerplate(mention):
                self.report.boilerplate[mention.kind] += 1
                self.note("boilerplate", mention, None, mention.value)
            else:
                self.found.append(mention)
        for way in WAYS:
            pairs = match(self.annotations, self.found, way)
            self.count(way, pairs)
            if way == "found":
                self.compare_attributes(pairs)
            if way == "overlapping":
                self.compare_values(pairs)

    def in_boilerplate(self, mention: Found | Annotation) -> bool:
        return any(mention.start < end and start < mention.end for start, end in self.gold.boilerplate)

    def note(self, what: str, where: Annotation | Found, expected: Any, got: Any) -> None:
        rule = where.rule if isinstance(where, Found) else ""
        before = self.text[max(0, where.start - 50) : where.start]
        after = self.text[where.end : where.end + 40]
        context = plain(f"{before}[{self.text[where.start : where.end]}]{after}")
        self.report.findings.append(
            Finding(self.gold.name, what, where.kind, where.text, where.start, expected, got, rule, context)
        )

    def compare_release(self, release: Mapping[str, Any]) -> None:
        for name, expected in (("published", self.gold.published), ("title", self.gold.title)):
            got = release.get(name)
            right = plain(expected) == plain(got)
            given, told = got is not None, expected is not None
            self.report.release[name].add(Count(told, given, right and told, right and given))
            if not right:
                self.report.findings.append(Finding(self.gold.name, name, "release", "", 0, expected, got, "", ""))

    def count(self, way: str, pairs: Mapping[int, int]) -> None:
        kinds = self.report.kinds[way]
        for i, annotation in enumerate(self.annotations):
            if not annotation.optional:
                right = int(i in pairs)
                kinds[annotation.kind].add(Count(1, right, right, right))
                if way == "found" and not right:
                    self.note("missed", annotation, annotation.value, None)
        taken = set(pairs.values())
        for j, mention in enumerate(self.found):
            if j not in taken and not _passes(mention, self.annotations):
                kinds[mention.kind].given += 1
                if way == "found":
                    self.note("wrong", mention, None, mention.value)

    def compare_values(self, pairs: Mapping[int, int]) -> None:
        for i, j in pairs.items():
            annotation, mention = self.annotations[i], self.found[j]
            if annotation.optional:
                continue
            is_quote = mention.kind == "quote"
            right = _agree(annotation, mention, "found") if is_quote else annotation.accepts(mention.value)
            self.report.values[annotation.kind].add(Count(1, 1, int(right), int(right)))
            if not right:
                self.note("value", mention, annotation.value, mention.value)

    def compare_attributes(self, pairs: Mapping[int, int]) -> None:
        """Recall per annotation; precision per mention, or once per fact for what belongs to the fact."""
        same = _same_names(self.annotations)
        told: dict[tuple[str, str | None, str], list[Any]] = defaultdict(list)
        for annotation in self.annotations:
            for name, expected in annotation.attributes.items():
                told[annotation.kind, plain(annotation.value), name].append(expected)
        judged: set[tuple[str, str | None, str, str]] = set()
        for i, annotation in enumerate(self.annotations):
            if annotation.optional:
                continue
            mention = self.found[pairs[i]] if i in pairs and self.found[pairs[i]].kind == annotation.kind else None
            for name in ATTRIBUTES[annotation.kind]:
                expected = annotation.attributes.get(name)
                got = mention.attributes.get(name) if mention else None
                count = Count()
                if expected is not None:
                    right = any(_attribute_agrees(name, expected, item, same) for item in _items(name, got))
                    count.add(Count(gold=1, gold_right=int(right)))
                    if mention and not right:
                        self.note(name, mention, expected, got)
                of_fact = name not in MENTION_ATTRIBUTES
                options = told[annotation.kind, plain(annotation.value), name] if of_fact else [expected]
                if mention and not (name in UNMARKED and not any(options)):
                    for item in _items(name, got):
                        key = (mention.kind, mention.value, name, str(item))
                        if of_fact and key in judged:
                            continue
                        judged.add(key)
                        right = any(
                            option is not None and _attribute_agrees(name, option, item, same) for option in options
                        )
                        count.add(Count(given=1, given_right=int(right)))
                        if not right and expected is None:
                            self.note(name, mention, options or None, item)
                if count.gold or count.given:
                    self.report.attributes[annotation.kind, name].add(count)


def kinds_in(report: Report) -> Iterator[str]:
    """The kinds that occur in gold or extraction, in the order of the schema."""
    for kind in KINDS:
        if any(report.kinds[way][kind].gold or report.kinds[way][kind].given for way in WAYS):
            yield kind
