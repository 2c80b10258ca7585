"""The figures of an evaluation, as they add up text by text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from pressefakten.evaluate.agreement import WAYS, Way
from pressefakten.evaluate.attributes import ATTRIBUTES, HEAD, LINKS
from pressefakten.logistic import calibration_error, ranking
from pressefakten_schemas.kinds import KINDS


def share(part: int, whole: int) -> float | None:
    """None where there is nothing to have a share of."""
    return part / whole if whole else None


def _rounded(**shares: float | None) -> dict[str, float | None]:
    return {name: None if number is None else round(number, 4) for name, number in shares.items()}


@dataclass(slots=True)
class Count:
    """Mentions that are ``right``, ``wrong`` (extracted but not in the gold) or ``missed`` (the other way round)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def gold(self) -> int:
        return self.right + self.missed

    @property
    def found(self) -> int:
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        return share(self.right, self.found)

    @property
    def recall(self) -> float | None:
        return share(self.right, self.gold)

    @property
    def f1(self) -> float | None:
        return share(2 * self.right, self.gold + self.found)

    def record(self) -> dict[str, Any]:
        return asdict(self) | _rounded(precision=self.precision, recall=self.recall, f1=self.f1)


@dataclass(slots=True)
class Verdicts:
    """What is said of mentions or heads.

    The gold says something of ``gold`` of them. ``found`` of these were extracted at all, ``right`` say what the gold
    says, ``wrong`` something else. ``said`` counts everything said, also where the gold is silent; ``said_right`` is
    what of it is right.
    """

    gold: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    said: int = 0
    said_right: int = 0

    @property
    def missing(self) -> int:
        return self.gold - self.right - self.wrong

    @property
    def precision(self) -> float | None:
        return share(self.said_right, self.said)

    def ask(self, verdicts: Sequence[bool], found: bool = True) -> None:
        """Add one of which the gold says something: whether each thing said of it is right."""
        self.gold += 1
        self.found += found
        self.right += any(verdicts)
        self.wrong += bool(verdicts) and not any(verdicts)

    def say(self, verdicts: Sequence[bool]) -> None:
        """Add things said, whether or not the gold says something."""
        self.said += len(verdicts)
        self.said_right += sum(verdicts)

    def record(self) -> dict[str, Any]:
        return asdict(self) | {"missing": self.missing} | _rounded(precision=self.precision)


@dataclass(slots=True)
class Sides:
    """Characters that are not blank, by the side of release and boilerplate on which they were put."""

    right: int = 0
    lost: int = 0
    """Of the release, called boilerplate."""
    taken: int = 0
    """Boilerplate, taken for the release."""

    @property
    def characters(self) -> int:
        return self.right + self.lost + self.taken

    @property
    def share(self) -> float | None:
        return share(self.right, self.characters)

    def record(self) -> dict[str, Any]:
        return {"characters": self.characters} | asdict(self) | _rounded(share=self.share)


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference from the gold.

    ``what`` is missed, wrong, boilerplate (a wrong fact from there), lost or taken (of zones), or the name of an
    attribute or of a part of the head.
    """

    document: str
    what: str
    kind: str
    text: str
    start: int
    expected: Any
    got: Any
    rule: str = ""
    context: str = ""


def _by_way() -> dict[Way, dict[str, Count]]:
    return {way: {kind: Count() for kind in KINDS} for way in WAYS}


@dataclass(slots=True)
class Report:
    """The figures over all texts; ``boilerplate`` counts the extracted facts that lie there, kind by kind."""

    documents: list[str] = field(default_factory=list)
    head: dict[str, Verdicts] = field(default_factory=lambda: {name: Verdicts() for name in HEAD})
    zones: Sides = field(default_factory=Sides)
    boilerplate: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    attributes: dict[tuple[str, str], Verdicts] = field(default_factory=lambda: defaultdict(Verdicts))
    kinds: dict[Way, dict[str, Count]] = field(default_factory=_by_way)
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    """How sure each judged name is, and whether it is right."""
    failed: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def total(self, way: Way) -> Count:
        counts = self.kinds[way].values()
        return Count(*(sum(getattr(count, name) for count in counts) for name in ("right", "wrong", "missed")))

    def confidence(self) -> dict[str, float | int | None]:
        """How many names say how sure they are, what they say and what is right of them on average, and how good that
        is: ``error`` (calibration) and ``ranking`` (AUROC); empty without any."""
        if not self.confidences:
            return {}
        said, right = (np.array(numbers, dtype=float) for numbers in zip(*self.confidences, strict=True))
        measures = {"said": said.mean(), "right": right.mean(), "error": calibration_error(said, right)}
        order = ranking(said, right) if 0 < right.sum() < len(right) else None
        return {"names": len(said)} | _rounded(**{name: float(one) for name, one in measures.items()}, ranking=order)

    def judged(self, links: bool) -> Iterator[tuple[str, str, Verdicts]]:
        """Kind, attribute and counts, in the order of the tables: links, or all others.

        What the gold of no text says, and what is not a link, is not annotated, and left out.
        """
        for kind, names in ATTRIBUTES.items():
            for name in names:
                counts = self.attributes.get((kind, name), Verdicts())
                if (name in LINKS) is links and (counts.gold or (links and counts.said)):
                    yield kind, name, counts

    def differences(self) -> list[Finding]:
        """The findings by text and position, without those of attributes that are left out."""
        shown = {(kind, name) for links in (True, False) for kind, name, _ in self.judged(links)}
        left_out = {(kind, name) for kind, names in ATTRIBUTES.items() for name in names} - shown
        kept = [finding for finding in self.findings if (finding.kind, finding.what) not in left_out]
        return sorted(kept, key=lambda finding: (finding.document, finding.start))

    def kinds_seen(self) -> list[str]:
        """The kinds that occur in gold or extraction, in the order of the schema."""
        return [kind for kind in KINDS if any(self.kinds[way][kind].gold + self.kinds[way][kind].found for way in WAYS)]

    def record(self) -> dict[str, Any]:
        """The report as plain JSON."""
        return {
            "documents": self.documents,
            "failed": self.failed,
            "head": {name: verdicts.record() for name, verdicts in self.head.items()},
            "zones": self.zones.record() | {"facts_out_of_boilerplate": sum(self.boilerplate.values())},
            "links": self._attributes(links=True),
            "confidence": self.confidence(),
            "attributes": self._attributes(links=False),
            "kinds": {
                kind: {way: self.kinds[way][kind].record() for way in WAYS}
                | {"out_of_boilerplate": self.boilerplate[kind]}
                for kind in KINDS
            },
            "total": {way: self.total(way).record() for way in WAYS},
            "errors": [asdict(finding) for finding in self.differences()],
        }

    def _attributes(self, links: bool) -> dict[str, dict[str, Any]]:
        kinds: dict[str, dict[str, Any]] = {}
        for kind, name, verdicts in self.judged(links):
            kinds.setdefault(kind, {})[name] = verdicts.record()
        return kinds
