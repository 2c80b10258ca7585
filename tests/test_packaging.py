"""What the package promises to those who install it."""

import re
import shutil
import tomllib
import zipfile
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from spacy.util import registry

import pressefakten
from pressefakten.language import STAGES

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
FACTORIES = PROJECT["entry-points"]["spacy_factories"]


def test_packaging_every_stage_can_be_added_by_name():
    assert list(FACTORIES) == [name for name, _ in STAGES]


@pytest.mark.parametrize("name", FACTORIES)
def test_packaging_entry_point_leads_to_the_factory(name):
    factory = EntryPoint(name, FACTORIES[name], "spacy_factories").load()
    assert registry.get("factories", name) is factory


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_packaging_lock_is_exact_and_names_no_host(lock):
    text = (ROOT / lock).read_text()
    names = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert names
    assert all(re.match(r"[\w.-]+==[\w.]+( |$)", name) for name in names)
    assert "://" not in text


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_packaging_lock_covers_what_the_project_needs(lock):
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(), re.MULTILINE))
    needed = list(PROJECT["dependencies"])
    if "dev" in lock:
        needed += PROJECT["optional-dependencies"]["dev"]
    assert {re.match(r"[\w.-]+", name)[0] for name in needed} <= locked


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> set[str]:
    """The files of the wheel, built where an earlier build and tests have left something behind."""
    tree = tmp_path_factory.mktemp("tree")
    for folder in ("pipeline", "schemas"):
        shutil.copytree(ROOT / folder, tree / folder)
    for file in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy2(ROOT / file, tree / file)
    for stray in (
        "build/lib/pipeline/x.py",
        "build/lib/pressefakten/x.py",
        "pipeline/build/lib/pressefakten/x.py",
        "pipeline/pressefakten.egg-info/x.py",
        "pipeline/pressefakten/__pycache__/x.cpython-311.pyc",
    ):
        (tree / stray).parent.mkdir(parents=True, exist_ok=True)
        (tree / stray).touch()
    [built] = WheelBuilder(str(tree)).build(directory=str(tree / "dist"), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def test_packaging_wheel_puts_nothing_else_on_the_import_path(wheel):
    info = f"pressefakten-{pressefakten.__version__}.dist-info"
    assert {name.split("/")[0] for name in wheel} == {"pressefakten", "pressefakten_schemas", info}


def test_packaging_wheel_holds_the_whole_source_and_nothing_left_over(wheel):
    wanted = {
        path.relative_to(root).as_posix()
        for root, package in ((ROOT / "pipeline", "pressefakten"), (ROOT / "schemas", "pressefakten_schemas"))
        for path in (root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in wheel if ".dist-info/" not in name} == wanted
    assert {"pressefakten/py.typed", "pressefakten_schemas/py.typed", "pressefakten/ner/model/tagger.onnx"} <= wanted


def test_packaging_changelog_has_this_version():
    headings = re.findall(r"^## \[?([^\] ]+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert pressefakten.__version__ in headings
