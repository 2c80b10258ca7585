"""Reports of hand-made runs, and a browser to look at them with.

The browser is the system's Chromium. Where it is missing, its tests are skipped with a reason; with
PRESSEFAKTEN_BROWSER_TESTS=required, as in CI, they fail.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pressefakten.check import findings_of
from pressefakten.html.site import ReportRequest, write_report
from pressefakten_schemas import SCHEMA_VERSION

ROOT = Path(__file__).parents[2]
_SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def write_run(folder: Path, releases: list[dict], facts: list[dict], rejected: list[dict] = ()) -> Path:
    """The outputs of a run with these records."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, records in (("releases", releases), ("facts", facts), ("rejected", rejected)):
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    run = {"schema_version": SCHEMA_VERSION, "started": "2024-05-03T10:00:00+00:00"}
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
    return folder


def release(name: str, text: str, *zones: tuple[str, int, int], **known) -> dict:
    return {
        "release": name,
        "source": f"corpus/{name}.txt",
        "sha256": "0" * 64,
        "text": text,
        "zones": [{"zone": zone, "start": start, "end": end} for zone, start, end in zones],
        **known,
    }


def fact(of: dict, number: int, kind: str, value: str | None, *words: str, **more) -> dict:
    """A fact whose mentions are these words, each at its first place behind the one before."""
    mentions, at = [], 0
    for said in words:
        start = of["text"].index(said, at)
        at = start + 1
        place = {"start": start, "end": start + len(said), "text": said, "zone": "body", "rule": f"{kind}.test"}
        mentions.append({**place, **more.pop("mention", {})})
    return {
        "release": of["release"],
        "id": f"{number:012x}",
        "kind": kind,
        "value": value,
        **more,
        "mentions": mentions,
    }


@pytest.fixture(scope="session")
def report_of(tmp_path_factory) -> Callable[..., Path]:
    """Write a run and its report; the folder of the report."""

    def make(releases: list[dict], facts: list[dict], **more) -> Path:
        out = write_run(tmp_path_factory.mktemp("run") / "outputs", releases, facts, **more)
        return write_report(out, out / "report", ReportRequest(check=findings_of)).parent

    return make


@pytest.fixture(scope="session")
def five(tmp_path_factory) -> Path:
    """The report of the five texts, from the outputs that the project keeps."""
    out = tmp_path_factory.mktemp("five") / "outputs"
    out.mkdir()
    for name in ("releases.jsonl", "facts.jsonl"):
        shutil.copy2(ROOT / "outputs" / name, out / name)
    return write_report(out, out / "report", ReportRequest(check=findings_of)).parent


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """The system's Chromium."""
    required = os.environ.get("PRESSEFAKTEN_BROWSER_TESTS") == "required"
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        (pytest.fail if required else pytest.skip)("no Chromium here: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=list(_SWITCHES), timeout=120_000)
        yield opened
        opened.close()


class Visit:
    """A page that is looked at; ``trouble`` is all that its console and its scripts complain of."""

    def __init__(self, browser, **options) -> None:
        self.context = browser.new_context(accept_downloads=True, **options)
        self.context.set_default_timeout(60_000)
        self.page = self.context.new_page()
        self.trouble: list[str] = []
        self.page.on(
            "console", lambda said: self.trouble.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("dialog", lambda dialog: dialog.accept())

    def open(self, path: Path, part: str = "") -> object:
        self.page.goto(path.as_uri() + part)
        return self.page


@pytest.fixture
def visit(browser) -> Iterator[Callable[..., Visit]]:
    """A new visitor, with an empty storage. What the console says is an error of the test."""
    visits: list[Visit] = []

    def make(**options) -> Visit:
        visits.append(Visit(browser, **options))
        return visits[-1]

    yield make
    for one in visits:
        one.context.close()
    assert [said for one in visits for said in one.trouble] == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which CI puts into build/."""
    places = (ROOT / "build/axe/node_modules/axe-core/axe.min.js", Path(os.environ.get("AXE_CORE", "-")))
    found = next((path for path in places if path.is_file()), None)
    if found is None:
        required = os.environ.get("PRESSEFAKTEN_BROWSER_TESTS") == "required"
        (pytest.fail if required else pytest.skip)("no axe-core here: make axe")
    return found.read_text(encoding="utf-8")
