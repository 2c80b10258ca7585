"""How a release is called by those who ask for it."""

from pathlib import Path

import pytest

from pressefakten.errors import UsageError
from pressefakten.store.names import find
from pressefakten.store.reading import open_index

TEXTS = {
    "2019/pm-001": "Brücke gesperrt",
    "2020/pm-001": "Neue Straße fertig",
    "2020/pm-002": "Neue Kita am Park",
    "kita": "Ein Fest",
    "kita-zwei": "Noch ein Fest",
}


@pytest.fixture
def index(write, extract):
    write(TEXTS)
    extract()
    with open_index(Path("out")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("2019/pm-001", "2019/pm-001"),
        ("2020/pm-001", "2020/pm-001"),
        ("pm-002", "pm-002"),
        ("kita", "kita"),
        ("kita-", "kita-zwei"),
        ("pm-002.txt", "pm-002"),
        ("corpus/2019/pm-001.txt", "2019/pm-001"),
        ("Brücke", "2019/pm-001"),
        ("bruecke ges", "2019/pm-001"),
        ("NEUE STRASSE", "2020/pm-001"),
        ("neue straße", "2020/pm-001"),
    ],
)
def test_names_find_a_release(index, asked, name):
    assert index.record(find(index, asked))[0]["release"] == name


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("pm-001.txt", "C004"),
        ("Neue", "C004"),
        ("2", "C004"),
        ("nichts", "C005"),
        ("", "C005"),
        (" ", "C005"),
        ("%", "C005"),
        ("kita\udcff", "C005"),  # bytes that are not UTF-8
    ],
)
def test_names_that_mean_none_or_several_are_told(index, asked, code):
    with pytest.raises(UsageError) as caught:
        find(index, asked)
    assert (caught.value.code, bool(caught.value.hint)) == (code, True)


def test_names_are_found_where_outputs_came_without_a_store(write, extract):
    write(TEXTS)
    extract()
    Path("out/store.sqlite").unlink()
    with open_index(Path("out")) as index:
        assert index.record(find(index, "Brücke"))[0]["release"] == "2019/pm-001"
    assert not Path("out/store.sqlite").exists()
