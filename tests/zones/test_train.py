"""The training of the weights of zones: the mean of several, the same each time."""

from pathlib import Path

import numpy as np
import pytest

from pressefakten.zones.annotated import AnnotatedPage, page_of, with_layouts
from pressefakten.zones.chain import STATES, ChainWeights, best_path, read_weights
from pressefakten.zones.train import fit, folds, mean, write
from pressefakten_schemas.kinds import Zone

RELEASE = """Menü | Suche | Kontakt
{place}, {day}. Mai 2024
{title}
Die Stadt {place} hat am Montag {title} beschlossen. Das kostet {day} Millionen Euro, sagt das Bauamt.
Kontakt: Telefon 0123 {day}{day}00
Impressum | Datenschutz"""
ZONES: tuple[Zone, ...] = ("boilerplate", "dateline", "title", "body", "contact", "boilerplate")


def release(name: str, place: str, title: str, day: int) -> AnnotatedPage:
    text = RELEASE.format(place=place, title=title, day=day)
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    return page_of(name, text, list(zip(ZONES, starts, ends, strict=True)))


@pytest.fixture
def pages() -> list[AnnotatedPage]:
    return [
        release("aa1", "Auenstein", "Neues Freibad am Fluss", 3),
        release("aa2", "Lindach", "Breiter Radweg zum Bahnhof", 14),
        release("bb1", "Rosenau", "Mehr Bäume für den Markt", 25),
        release("cc1", "Talhausen", "Weniger Lärm an der Schule", 17),
    ]


def written(weights: ChainWeights, file: Path) -> str:
    write(weights, file)
    return file.read_text("utf-8")


def test_training_gives_the_same_bytes_each_time(pages: list[AnnotatedPage], tmp_path: Path) -> None:
    once, again = (written(fit(with_layouts(pages), steps=8), tmp_path / "weights.json") for _ in range(2))
    assert once == again
    assert '"bias"' in once


def test_what_is_written_reads_the_same_zones(pages: list[AnnotatedPage], tmp_path: Path) -> None:
    weights = fit(with_layouts(pages), steps=20)
    kept = read_weights(written(weights, tmp_path / "weights.json"))
    for page in pages:
        assert best_path(kept, kept.emissions(page.features)) == page.states


def test_each_group_of_publishers_is_left_out_once(pages: list[AnnotatedPage]) -> None:
    parted = list(folds(pages))
    assert [sorted({page.group for page in left_out}) for left_out, _ in parted] == [["aa"], ["bb"], ["cc"]]
    for left_out, others in parted:
        assert len(left_out) + len(others) == len(pages)
        assert {page.group for page in left_out}.isdisjoint(page.group for page in others)


def test_mean_of_weights_has_the_features_of_all() -> None:
    square, row = np.zeros((len(STATES), len(STATES))), np.zeros(len(STATES))
    one = ChainWeights({"a": 0, "b": 1}, np.array([[2.0] * len(STATES), [4.0] * len(STATES)]), square, row, row + 2)
    two = ChainWeights({"b": 0}, np.array([[6.0] * len(STATES)]), square + 1, row, row)
    both = mean([one, two])
    assert {name: both.rows[at].tolist() for name, at in both.index.items()} == {
        "a": [1.0] * len(STATES),
        "b": [5.0] * len(STATES),
    }
    assert both.transitions[0, 0] == 0.5
    assert both.end[0] == 1.0
