"""A text, and annotations and facts of it made by hand."""

from pathlib import Path
from typing import Any

from pressefakten.evaluate import Report, compare
from pressefakten.evaluate.gold import Annotation, Gold

TEXT = "Vize-Chefin Ada Lem (SPD) zahlt am 3. Mai 2024 rund 30 Euro. „Wir zahlen gern“, so Lem. Werbung: 9 Euro."
WORDS = {"Lem": TEXT.index("Lem."), "9 Euro": TEXT.index("9 Euro")}  # not their first place


def place(words: str) -> tuple[int, int]:
    start = WORDS.get(words, TEXT.index(words))
    return start, start + len(words)


def gold(words: str, kind: str, value: str | None, **more: Any) -> Annotation:
    known = {name: more.pop(name) for name in ("optional", "alt_kinds", "alt_values") if name in more}
    return Annotation(kind, *place(words), words, value, more, **known)


def fact(
    words: str, kind: str, value: str | None, *, zone: str = "body", also: str = "", **more: Any
) -> dict[str, Any]:
    """A fact record with a mention, and one more where the words ``also`` stand."""
    mentions = [
        {"start": place(one)[0], "end": place(one)[1], "text": one, "zone": zone, "rule": "rule"}
        for one in (words, also)
        if one
    ]
    return {"release": "t", "id": "0" * 12, "kind": kind, "value": value, **more, "mentions": mentions}


def judge(annotations: Any = (), facts: Any = (), *, release: Any = None, text: str = TEXT, **more: Any) -> Report:
    report = Report()
    compare(report, Gold("t", Path("t.txt"), tuple(annotations), **more), {"text": text, **(release or {})}, facts)
    return report


def counts(report: Report, kind: str, way: Any = "strict") -> tuple[int, int, int]:
    """Right, wrong, missed."""
    count = report.kinds[way][kind]
    return count.right, count.wrong, count.missed
