"""Extracted facts against gold annotations: what was found, missed and wrong, kind by kind.

A contact, number or date counts as found when the spans overlap and the values agree; a name when span and kind
agree exactly; a quote when at least nine tenths of the longer span agree. Optional annotations count neither way;
facts inside the gold's boilerplate are told apart and count neither way.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import PressefaktenError, UsageError
from schemas.kinds import KINDS, MENTION_ATTRIBUTES

NAMES = frozenset({"person", "organization", "place", "misc"})
QUOTE_AGREEMENT = 0.9
"""The share of the longer span that two quotes must have in common."""

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "person": ("title", "roles", "party", "affiliation"),
    "organization": ("abbreviation",),
    "place": (),
    "misc": ("abbreviation",),
    "date": ("resolution", "part", "rrule"),
    "duration": ("qualifier", "min", "max"),
    "phone": ("type", "owner"),
    "email": ("owner", "obfuscated"),
    "url": (),
    "address": ("street", "number", "postcode", "city"),
    "money": ("currency", "qualifier", "min", "max", "per"),
    "percent": ("unit", "qualifier", "min", "max"),
    "quantity": ("unit", "qualifier", "min", "max"),
    "quote": ("speaker",),
}
"""What the gold annotates of each kind, in the order of the report; other attributes are not judged."""

UNMARKED = frozenset({"type"})
"""Attributes every fact of the kind has, but the gold gives only some: not judged where it says nothing."""

MAY_BE_FACTS = {("place", "address"), ("duration", "date")}
"""(kind found, kind of the gold around it): facts that may stand inside another without being annotated."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One gold mention; offsets are code points, half-open."""

    kind: str
    start: int
    end: int
    text: str
    value: str | None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    optional: bool = False
    alt_kinds: tuple[str, ...] = ()
    alt_values: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.kind, *self.alt_kinds)

    def accepts(self, value: str | None) -> bool:
        """Whether ``value`` is a right reading. An optional annotation without a value lets any pass."""
        if self.value is None and self.optional:
            return True
        return plain(value) in {plain(self.value), *map(plain, self.alt_values)}


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one text."""

    name: str
    path: Path
    mentions: tuple[Annotation, ...]
    boilerplate: tuple[tuple[int, int], ...] = ()
    published: str | None = None
    title: str | None = None


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


def plain(value: Any) -> Any:
    """A value as it is compared: runs of blanks are one blank."""
    return " ".join(value.split()) if isinstance(value, str) else value


def load_gold(folder: Path, texts: Path | None = None) -> list[Gold]:
    """Every ``NAME.json`` of ``folder`` whose text ``NAME.txt`` stands beside it, or in ``texts``.

    Raises UsageError where there is none, or one cannot be read.
    """
    found = []
    for file in sorted(folder.glob("*.json")):
        path = next((path for path in _texts(file, texts) if path.is_file()), folder / f"{file.stem}.txt")
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
            mentions = tuple(_annotation(fact) for fact in data["facts"])
            boilerplate = tuple((start, end) for start, end in data.get("boilerplate", ()))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(
                "C010", f"{file} is no gold file: {error!r}", "See docs/evaluation.md for the form."
            ) from error
        if not path.is_file():
            raise UsageError(
                "C011", f"{file} has no text: {path} is missing", "Name its folder: pressefakten eval GOLD --texts DIR"
            )
        found.append(Gold(file.stem, path, mentions, boilerplate, data.get("published"), data.get("title")))
    if not found:
        raise UsageError("C012", f"No gold files in {folder}", "A gold folder holds NAME.json beside NAME.txt.")
    return found


def _texts(file: Path, texts: Path | None) -> Iterator[Path]:
    for folder in (file.parent, texts):
        if folder is not None:
            yield folder / f"{file.stem}.txt"


def _annotation(fact: Mapping[str, Any]) -> Annotation:
    return Annotation(
        kind=fact["kind"],
        start=fact["start"],
        end=fact["end"],
        text=fact["text"],
        value=fact["value"],
        attributes={name: fact[name] for name in ATTRIBUTES[fact["kind"]] if fact.get(name) is not None},
        optional=fact.get("optional", False),
        alt_kinds=tuple(fact.get("alt_kinds", ())),
        alt_values=tuple(fact.get("alt_values", ())),
    )


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
    """Extract every gold text of ``folder`` afresh and compare. ``extractor`` is a ``pipeline.extract.Extractor``."""
    from pipeline.read import read_source

    report = Report()
    for gold in load_gold(folder, texts):
        try:
            extraction = extractor.extract(read_source(gold.path))
        except PressefaktenError as error:
            report.failed[gold.name] = str(error)
            compare(report, gold, {"text": gold.path.read_text(encoding="utf-8", errors="replace")}, [])
            continue
        compare(report, gold, extraction.release.as_line(), [fact.as_line() for fact in extraction.facts])
    return report


def compare(report: Report, gold: Gold, release: Mapping[str, Any], facts: Sequence[Mapping[str, Any]]) -> None:
    """Add one text's counts to ``report``; ``release`` and ``facts`` are records as in the outputs."""
    text: str = release["text"]
    for annotation in gold.mentions:
        if text[annotation.start : annotation.end] != annotation.text and release.get("sha256"):
            raise UsageError(
                "C013",
                f"{gold.name}: the gold says {annotation.text!r} at {annotation.start}, "
                f"the text {text[annotation.start : annotation.end]!r}",
                "Gold and text belong to different versions: annotate the text again.",
            )
    report.documents.append(gold.name)
    _compare_release(report, gold, release)

    def inside(mention: Found | Annotation) -> bool:
        return any(mention.start < end and start < mention.end for start, end in gold.boilerplate)

    annotations = [annotation for annotation in gold.mentions if not inside(annotation)]
    found = []
    for mention in flatten(facts):
        if inside(mention):
            report.boilerplate[mention.kind] += 1
            report.findings.append(_finding(gold, text, "boilerplate", mention, None, mention.value))
        else:
            found.append(mention)

    for way in WAYS:
        pairs = match(annotations, found, way)
        _count(report.kinds[way], annotations, found, pairs)
        if way == "overlapping":
            _compare_values(report, gold, text, annotations, found, pairs)
    pairs = match(annotations, found, "found")
    _list_differences(report, gold, text, annotations, found, pairs)
    _compare_attributes(report, gold, text, annotations, found, pairs)


def _compare_release(report: Report, gold: Gold, release: Mapping[str, Any]) -> None:
    for name, expected in (("published", gold.published), ("title", gold.title)):
        got = release.get(name)
        right = plain(expected) == plain(got)
        report.release[name].add(
            Count(expected is not None, got is not None, right and expected is not None, right and got is not None)
        )
        if not right:
            report.findings.append(Finding(gold.name, name, "release", "", 0, expected, got, "", ""))


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


def _count(
    kinds: dict[str, Count], annotations: Sequence[Annotation], found: Sequence[Found], pairs: Mapping[int, int]
) -> None:
    taken = set(pairs.values())
    for i, annotation in enumerate(annotations):
        if not annotation.optional:
            right = i in pairs
            kinds[annotation.kind].add(Count(1, int(right), int(right), int(right)))
    for j, mention in enumerate(found):
        if j not in taken and not _passes(mention, annotations):
            kinds[mention.kind].given += 1


def _compare_values(
    report: Report,
    gold: Gold,
    text: str,
    annotations: Sequence[Annotation],
    found: Sequence[Found],
    pairs: Mapping[int, int],
) -> None:
    for i, j in pairs.items():
        annotation, mention = annotations[i], found[j]
        if annotation.optional:
            continue
        right = int(annotation.accepts(mention.value))
        if mention.kind == "quote":
            right = int(_agree(annotation, mention, "found"))
        report.values[annotation.kind].add(Count(1, 1, right, right))
        if not right:
            report.findings.append(_finding(gold, text, "value", mention, annotation.value, mention.value))


def _list_differences(
    report: Report,
    gold: Gold,
    text: str,
    annotations: Sequence[Annotation],
    found: Sequence[Found],
    pairs: Mapping[int, int],
) -> None:
    for i, annotation in enumerate(annotations):
        if i not in pairs and not annotation.optional:
            report.findings.append(_finding(gold, text, "missed", annotation, annotation.value, None))
    taken = set(pairs.values())
    for j, mention in enumerate(found):
        if j not in taken and not _passes(mention, annotations):
            report.findings.append(_finding(gold, text, "wrong", mention, None, mention.value))


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
    return list(value) if name == "roles" else [value]


def _compare_attributes(
    report: Report,
    gold: Gold,
    text: str,
    annotations: Sequence[Annotation],
    found: Sequence[Found],
    pairs: Mapping[int, int],
) -> None:
    """Recall per annotation; precision per mention, or once per fact for what belongs to the fact."""
    same = _same_names(annotations)
    told: dict[tuple[str, str | None, str], list[Any]] = defaultdict(list)
    for annotation in annotations:
        for name, expected in annotation.attributes.items():
            told[annotation.kind, plain(annotation.value), name].append(expected)
    judged: set[tuple[str, str | None, str, str]] = set()
    for i, annotation in enumerate(annotations):
        if annotation.optional:
            continue
        mention = found[pairs[i]] if i in pairs and found[pairs[i]].kind == annotation.kind else None
        given = mention.attributes if mention else {}
        for name in ATTRIBUTES[annotation.kind]:
            expected, got = annotation.attributes.get(name), given.get(name)
            count = report.attributes[annotation.kind, name] if (expected, got) != (None, None) else Count()
            if expected is not None:
                right = got is not None and any(
                    _attribute_agrees(name, expected, item, same) for item in _items(name, got)
                )
                count.add(Count(gold=1, gold_right=int(right)))
                if mention and not right:
                    report.findings.append(_finding(gold, text, name, mention, expected, got))
            if got is None or mention is None:
                continue
            of_fact = name not in MENTION_ATTRIBUTES
            options = told[annotation.kind, plain(annotation.value), name] if of_fact else [expected]
            if name in UNMARKED and not any(options):
                continue
            for item in _items(name, got):
                key = (mention.kind, mention.value, name, str(item))
                if of_fact and key in judged:
                    continue
                judged.add(key)
                right = any(option is not None and _attribute_agrees(name, option, item, same) for option in options)
                count.add(Count(given=1, given_right=int(right)))
                if not right and expected is None:
                    report.findings.append(_finding(gold, text, name, mention, options or None, item))


def _finding(gold: Gold, text: str, what: str, where: Annotation | Found, expected: Any, got: Any) -> Finding:
    rule = where.rule if isinstance(where, Found) else ""
    before, after = text[max(0, where.start - 50) : where.start], text[where.end : where.end + 40]
    context = plain(f"{before}[{text[where.start : where.end]}]{after}")
    return Finding(gold.name, what, where.kind, where.text, where.start, expected, got, rule, context)


def kinds_in(report: Report) -> Iterator[str]:
    """The kinds that occur in gold or extraction, in the order of the schema."""
    for kind in KINDS:
        if any(report.kinds[way][kind].gold or report.kinds[way][kind].given for way in WAYS):
            yield kind
