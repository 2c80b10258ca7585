"""What the package promises to those who install it."""

import re
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from spacy.util import registry

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
