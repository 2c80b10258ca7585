"""What a large corpus costs when nothing or one text is new: ``make bench-store``, or ``python -m benchmarks.store``.
Times are those of the processor, which another program beside it does not change.

The store is filled without the pipeline, by an extractor that makes up facts: 100,000 releases would take hours. How
long they would take is told by the speed of the pipeline on a few texts. Each size runs in a process of its own.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
from benchmarks.texts import releases

_PLACES = [
    f"{first}{last}"
    for first in ("Auen", "Birken", "Dorn", "Erlen")
    for last in ("stein", "tal", "berg", "feld", "bach")
]
_NAMES = [
    f"{first} {last}{end}"
    for first in ("Ida", "Jan", "Uta", "Kai", "Ole")
    for last in ("Vogt", "Krull", "Roth", "Lem")
    for end in ("", "mann", "er", "s")
]
_SAMPLE = 8
"""Texts that the real pipeline extracts, for its speed."""


class MadeUp:
    """Makes up a dozen facts a release; the text is what it was."""

    nlp = SimpleNamespace(pipe_names=["made up"])
    min_confidence = 0.0

    def extract(self, source: Any) -> Any:
        number = int(source.release.rsplit("-", 1)[-1])
        release = {
            "release": source.release, "source": source.path, "sha256": source.sha256,
            "title": source.text.split("\n", 1)[0], "subtitle": None,
            "published": f"20{10 + number % 15}-0{1 + number % 9}-1{number % 10}",
            "publisher": f"Stadt {_PLACES[number % len(_PLACES)]}", "place": None, "number": None,
            "embargoed_until": None,
            "head": {}, "text": source.text, "zones": [],
        }  # fmt: skip
        facts = [
            self._fact(source, number, place, kind, value, more)
            for place, (kind, value, more) in enumerate(_said(number))
        ]
        return SimpleNamespace(
            release=SimpleNamespace(as_line=lambda: release),
            facts=[SimpleNamespace(as_line=lambda fact=fact: fact) for fact in facts],
            refused=[],
            warnings=(),
        )

    def _fact(
        self, source: Any, number: int, place: int, kind: str, value: str, more: dict[str, Any]
    ) -> dict[str, Any]:
        mention = {
            "start": place,
            "end": place + 5,
            "text": source.text[place : place + 5],
            "zone": "body",
            "rule": "made up",
        }
        return {
            "release": source.release,
            "id": f"{number * 16 + place:012x}",
            "kind": kind,
            "value": value,
            **more,
            "mentions": [mention],
        }


def _said(number: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    place = _PLACES[number % len(_PLACES)]
    yield "person", _NAMES[number % len(_PLACES) + number % 15 // 5 * len(_PLACES)], {"roles": ["Bürgermeister"]}
    for offset in range(2):
        yield (
            "person",
            f"{_NAMES[(number * 7 + offset) % len(_NAMES)]}-{number // 40 + offset}",
            {"roles": ["Leiterin"]},
        )
    for offset in range(3):
        yield "organization", f"Verein {place} {number // 25 + offset}", {}
    yield "place", place, {}
    yield "money", str(number), {"currency": "EUR"}
    yield "date", f"20{10 + number % 15}-05-03", {}
    yield "phone", f"+49{2000000000 + number}", {"type": "phone"}
    yield "quote", f"Das ist der Satz mit der Nummer {number}.", {}


def _measure(count: int) -> dict[str, float]:
    """Seconds of each step, and the peak of memory in MB, in this process."""
    from pressefakten.corpus.add import add_texts
    from pressefakten.corpus.run import Options, run

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        texts = list(releases(200, 150, 7))
        for number in range(count):
            path = Path("corpus", str(number // 1000), f"text-{number}.txt")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                f"Meldung {number} aus {_PLACES[number % len(_PLACES)]}\n\n{texts[number % 200]}", encoding="utf-8"
            )
        time.sleep(2.1)  # files that were just written are looked into again
        extractor: Any = MadeUp()
        out = Path("outputs")

        def extract() -> None:
            run(["corpus"], out, Options(jobs=1), extractor=extractor)

        def add() -> None:
            new = Path(f"text-{count}.txt")
            new.write_text(f"Meldung {count} ist neu\n\nSonderfall Zwiebelturm", encoding="utf-8")
            added = add_texts([(str(new), None)], Path("corpus"), out, new.stem, extractor=extractor)
            assert len(added.releases) == 1, added.rejected

        told = {"first": _seconds(extract), "second": _seconds(extract)}
        told["memory"] = _peak()
        told["added"] = _seconds(add)
        told |= _asked(out, count)
        told["store"] = (out / "store.sqlite").stat().st_size / 1e6
        told["outputs"] = (
            sum((out / name).stat().st_size for name in ("releases.jsonl", "facts.jsonl", "entities.jsonl")) / 1e6
        )
        return told


def _asked(out: Path, count: int) -> dict[str, float]:
    from itertools import islice

    from pressefakten.report.show import page
    from pressefakten.report.who import who
    from pressefakten.store.reading import open_index
    from pressefakten.store.search import SearchQuery, search

    def ask(work: Callable[[Any], Any]) -> float:
        def asking() -> None:
            with open_index(out) as index:
                work(index)

        return _seconds(asking)

    return {
        "search, rare": ask(lambda index: list(islice(search(index, SearchQuery(("zwiebelturm",))), 20))),
        "search, common": ask(lambda index: list(islice(search(index, SearchQuery(("meldung",))), 20))),
        "search, kind": ask(lambda index: list(islice(search(index, SearchQuery(("meldung",), kind="money")), 20))),
        "show": _seconds(lambda: page(out, f"text-{count // 2}")),
        "who": ask(lambda index: who(index, f"{_NAMES[0]}-0")),
        "explain": ask(lambda index: index.facts(f"{16 * (count // 2):012x}")),
    }


def _peak() -> float:
    """The most memory of this process so far, in MB; what the system tells of one that was started by another counts
    that one's too, but for Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _seconds(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _pipeline() -> float:
    """Seconds that the pipeline takes for a release of this length."""
    from pressefakten.extractor import Extractor
    from pressefakten.read import read_bytes

    extractor = Extractor()
    sources = [
        read_bytes(text.encode(), f"made-{number}.txt") for number, text in enumerate(releases(_SAMPLE + 1, 150, 7))
    ]
    extractor.extract(sources.pop())
    return _seconds(lambda: [extractor.extract(source) for source in sources]) / _SAMPLE


@click.command()
@click.option("--releases", "counts", multiple=True, default=(1_000, 10_000, 100_000), show_default=True, help="Sizes.")
@click.option("--one", type=int, hidden=True)
def main(counts: tuple[int, ...], one: int | None) -> None:
    """Measure runs, search and memory on large corpora."""
    if one is not None:
        click.echo(json.dumps(_measure(one)))
        return
    each = _pipeline()
    click.echo(f"the pipeline takes {each * 1000:.0f} ms a release")
    base: dict[str, float] = {}
    for count in counts:
        command = [sys.executable, "-m", "benchmarks.store", "--one", str(count)]
        root = Path(__file__).parents[1]
        paths = os.pathsep.join(filter(None, [str(root), *sys.path]))
        told = json.loads(
            subprocess.run(
                command, check=True, capture_output=True, cwd=root, env={**os.environ, "PYTHONPATH": paths}
            ).stdout
        )
        base = base or told
        whole = each * count + told["first"]
        click.echo("")
        click.echo(f"{count:,} releases: outputs {told['outputs']:,.0f} MB, store {told['store']:,.0f} MB")
        click.echo(f"  first run {told['first']:.1f} s without the pipeline, {whole:,.0f} s with it")
        share = told["second"] / whole
        click.echo(f"  second run {told['second']:.2f} s: {share:.2%} of the first ({_judged(share, 0.01)})")
        click.echo(f"  one new text {told['added']:.2f} s beside its extraction ({_judged(told['added'], 3)})")
        for name in ("search, rare", "search, common", "search, kind", "show", "who", "explain"):
            click.echo(f"  {name} {told[name]:.3f} s ({_judged(told[name], 0.3)})")
        ratio = told["memory"] / base["memory"]
        click.echo(
            f"  peak of memory {told['memory']:.0f} MB, {ratio:.2f} of that at {counts[0]:,} ({_judged(ratio, 1.3)})"
        )


def _judged(measured: float, limit: float) -> str:
    return f"at most {limit:g}" if measured <= limit else f"ABOVE {limit:g}"


if __name__ == "__main__":
    main()
