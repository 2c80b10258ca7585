"""The pages written: one a release, one of the corpus, with script, style, charts and data in files of their own."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from pressefakten import __version__
from pressefakten.export import places
from pressefakten.export.plain import one_line, visible
from pressefakten.export.records import ReleaseFacts, told
from pressefakten.html import catalogue, changes, charts, editing
from pressefakten.html.corpus import CorpusTally, PageTable, named_tables, rejected_table
from pressefakten.html.filenames import file_name
from pressefakten.html.groups import groups
from pressefakten.html.marks import blocks, marks_of
from pressefakten.json_records import JsonObject
from pressefakten.outputs import ENTITIES, FACTS, REJECTED, RELEASES, Outputs, open_outputs
from pressefakten_schemas.diff import Diff
from pressefakten_schemas.findings import Findings
from pressefakten_schemas.kinds import KINDS

LABELS: Mapping[str, str] = {
    "person": "Per",
    "organization": "Org",
    "place": "Ort",
    "misc": "Nam",
    "date": "Dat",
    "duration": "Dau",
    "phone": "Tel",
    "email": "Mail",
    "url": "Web",
    "address": "Adr",
    "identifier": "Nr",
    "money": "€",
    "percent": "%",
    "quantity": "#",
    "quote": "Zit",
}
"""The short sign of a kind beside its mark: no mark is told by its colour alone."""
_ROWS_A_FILE = 1_000


class Site:
    """The report of one run. ``language`` is the one that the pages begin in."""

    def __init__(self, out: Path, language: str = "de") -> None:
        self.outputs = outputs = open_outputs(out)
        run = outputs.run if (out / "run.json").exists() else {}
        self.run = {
            "id": _digest(outputs, RELEASES, FACTS),
            "started": str(run.get("started", ""))[:16].replace("T", " "),
            "version": __version__,
        }
        self.words = catalogue.PageWords(language)

    def assets(self, folder: Path) -> None:
        """Script and style, and what scripts know of words and kinds."""
        to = folder / "assets"
        to.mkdir()
        with as_file(files(__package__) / "static") as static:
            for file in sorted(static.iterdir()):
                shutil.copyfile(file, to / file.name)
        _write(to / "texts.js", catalogue.script())
        _write(to / "kinds.js", editing.script())

    def release(self, told: ReleaseFacts, steps: Mapping[Any, Any], before: str = "", after: str = "") -> str:
        """The page of one release."""
        facts = told.facts
        shown = groups(facts)
        return self._page(
            "release.html",
            root="../",
            release=told.release,
            blocks=blocks(told.release["text"], told.release["zones"], marks_of(facts)),
            groups=shown,
            facts=len(facts),
            kinds=[(kind, count) for kind in KINDS if (count := sum(fact["kind"] == kind for fact in facts))],
            steps=steps,
            before=file_name(before) if before else "",
            after=file_name(after) if after else "",
        )

    def changed(self, diff: Diff, pages: frozenset[str], others: frozenset[str]) -> str:
        """The page of a difference; ``others`` names the pages beside it."""
        return self._page("diff.html", root="", check="check" in others, **changes.difference(diff, pages))

    def checked(self, findings: Iterable[Findings], others: frozenset[str]) -> str:
        """The page of a check."""
        return self._page("check.html", root="", **{**changes.check(findings), "diff": "diff" in others})

    def corpus(self, corpus: CorpusTally, folder: Path, pages: frozenset[str] = frozenset()) -> None:
        """The page of the corpus with its data and charts."""
        named, quoted = named_tables(self.outputs.lines(ENTITIES))
        tables = {
            "releases": corpus.releases_table(),
            "named": named,
            "quoted": quoted,
            "sums": corpus.sums_table(),
            "contacts": corpus.contacts_table(),
            "warnings": corpus.warnings_table(),
            "rejected": rejected_table(self.outputs.lines(REJECTED)),
        }
        drawn = [
            chart
            for chart in (
                charts.by_time("over-time", "over_time", corpus.months),
                charts.by_time("spoken-of", "spoken_of", corpus.spoken_of),
            )
            if chart
        ]
        (folder / "charts").mkdir()
        for chart in drawn:
            charts.draw(chart, folder / "charts")
        (folder / "data").mkdir()
        data = [name for table in tables.values() for name in _data(table, folder / "data")]
        page = self._page(
            "index.html",
            root="",
            counts=_counts(corpus, tables),
            kinds=sorted(corpus.kinds.items(), key=lambda one: (-one[1], one[0])),
            charts=drawn,
            data=data,
            pages=sorted(pages),
            **tables,
        )
        _write(folder / "index.html", page)

    def _page(self, template: str, **shown: Any) -> str:
        return str(_environment().get_template(template).render(words=self.words, run=self.run, **shown))


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What a report is to show: only the pages of ``releases``, where some are named; ``steps``, a function of a
    release that gives the steps of its mentions; the ``difference`` to an earlier run; what ``check``, a function of a
    release and its facts, finds in each."""

    releases: frozenset[str] = frozenset()
    language: str = "de"
    steps: Callable[[JsonObject], Any] | None = None
    difference: Diff | None = None
    check: Callable[[JsonObject, list[JsonObject]], Findings] | None = None

    @property
    def pages(self) -> frozenset[str]:
        """The pages beside those of releases and corpus."""
        return frozenset({"diff"} if self.difference else ()) | frozenset({"check"} if self.check else ())

    def wants(self, release: str) -> bool:
        return not self.releases or release in self.releases


def write_report(out: Path, to: Path, asked: ReportRequest | None = None) -> Path:
    """Write the report of the run in ``out`` to the folder ``to`` and return its first page. Raises OutputError."""
    asked = asked or ReportRequest()
    site = Site(out, asked.language)
    names = [one["release"] for one in site.outputs.lines(RELEASES) if asked.wants(one["release"])]
    places_of = {name: at for at, name in enumerate(names)}
    with places.new_tree(to) as folder:
        site.assets(folder)
        (folder / "releases").mkdir()
        corpus = CorpusTally()
        findings: list[Findings] = []
        for one in told(site.outputs):
            corpus.take(one)
            if asked.wants(one.release["release"]):
                if asked.check:
                    findings.append(asked.check(one.release, one.facts))
                _release_page(site, one, names, places_of[one.release["release"]], asked, folder)
        site.corpus(corpus, folder, asked.pages)
        if asked.difference:
            _write(folder / "diff.html", site.changed(asked.difference, frozenset(names), asked.pages))
        if asked.check:
            _write(folder / "check.html", site.checked(findings, asked.pages))
    return to / "index.html"


def _release_page(
    site: Site, one: ReleaseFacts, names: Sequence[str], at: int, asked: ReportRequest, folder: Path
) -> None:
    before, after = names[at - 1] if at else "", names[at + 1] if at + 1 < len(names) else ""
    page = site.release(one, asked.steps(one.release) if asked.steps else {}, before, after)
    _write(folder / "releases" / f"{file_name(one.release['release'])}.html", page)


def _counts(corpus: CorpusTally, tables: Mapping[str, PageTable]) -> Iterator[tuple[str, str, str]]:
    """Key, number and where it leads."""
    yield "releases", _number(len(corpus.heads)), "#releases"
    yield "facts", _number(sum(corpus.kinds.values())), ""
    yield "mentions", _number(corpus.mentions), ""
    yield "words_of", _number(corpus.words), ""
    yield "warnings", _number(len(corpus.warned)), "#warnings"
    yield "rejected_files", _number(len(tables["rejected"].rows)), "#rejected"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")


def _data(table: PageTable, folder: Path) -> Iterator[str]:
    """Write the rows of a table that does not fit on its first page, in files of some rows; their names."""
    if len(table.rows) <= table.size and not table.search:
        rows_of = [table.rows]
    else:
        rows_of = [table.rows[at : at + _ROWS_A_FILE] for at in range(0, max(1, len(table.rows)), _ROWS_A_FILE)]
    for number, rows in enumerate(rows_of, 1):
        name = f"{table.name}-{number}.js"
        lines = ",\n".join(json.dumps(_shown_row(row), ensure_ascii=True) for row in rows)
        _write(folder / name, f"PF_TABLES.add({json.dumps(table.name)}, [\n{lines}\n]);\n")
        yield name


def _shown_row(row: list[Any]) -> list[Any]:
    return [one_line(cell) if isinstance(cell, str) else _shown_cell(cell) for cell in row]


def _shown_cell(cell: Any) -> Any:
    return (
        {name: one_line(given) if isinstance(given, str) else given for name, given in cell.items() if given != ""}
        if isinstance(cell, dict)
        else cell
    )


def _digest(outputs: Outputs, *names: str) -> str:
    """What names a run: its results. The same results have the same corrections."""
    digest = hashlib.sha256()
    for name in names:
        with outputs.open(name) as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:16]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pressefakten.html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        parts=changes.parts, shown=_shown, source=_source, short=_short, json=_json, label=LABELS.get
    )
    environment.tests["web"] = lambda address: str(address).startswith(("https://", "http://"))
    return environment


def _shown(text: object) -> str:
    return one_line(str(text))


def _source(text: str) -> Markup:
    """The words of a release as they are; a page would read a carriage return of its own as a line feed."""
    return Markup(str(escape(visible(text))).replace("\r", "&#13;"))


def _short(text: object, most: int) -> str:
    line = one_line(str(text))
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _json(fact: JsonObject) -> str:
    return json.dumps(fact, ensure_ascii=False)
