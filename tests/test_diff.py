"""Two runs are compared by what their facts say."""

import pytest

from pressefakten.diff import compare, compare_runs
from pressefakten.errors import OutputError
from pressefakten.outputs import Outputs
from pressefakten.report.difference import lines

TEXT = "Der Bau kostet 3,6 Mio. Euro. Ada Lem leitet ihn. Rückfragen an Ada Lem."


class Run(Outputs):
    """A run that never was on disk."""

    def __init__(self, facts, texts=None, **metadata):
        object.__setattr__(self, "folder", "memory")
        texts = {"r": TEXT} if texts is None else texts
        self.__dict__["releases"] = [{"release": name, "text": text, **metadata} for name, text in texts.items()]
        self.__dict__["facts"] = list(facts)


def fact(words, kind, value, id, text=TEXT, release="r", **more):
    start = text.index(words)
    of_mention = {name: more.pop(name) for name in ("qualifier", "resolution") if name in more}
    mention = {"start": start, "end": start + len(words), "text": words, "zone": "body", "rule": "r", **of_mention}
    return {"release": release, "id": id, "kind": kind, "value": value, **more, "mentions": [mention]}


LEM = fact("Ada Lem", "person", "Ada Lem", "1", party="SPD")
COST = fact("3,6 Mio. Euro", "money", "3600000", "2", currency="EUR")


def test_diff_same_runs_are_the_same():
    difference = compare(Run([COST, LEM]), Run([COST, LEM]))
    assert difference.same
    assert difference.releases == ()


def test_diff_moved_offsets_are_no_difference():
    longer = "Neu: " + TEXT
    moved = [fact("Ada Lem", "person", "Ada Lem", "1", longer, party="SPD")]
    assert compare(Run([LEM]), Run(moved, {"r": longer})).same


def test_diff_links_and_order_are_no_difference():
    assert compare(Run([COST, LEM]), Run([{**LEM, "affiliation_id": "9"}, COST])).same


def test_diff_added_and_removed_with_their_sentence():
    difference = compare(Run([COST]), Run([LEM]))
    (release,) = difference.releases
    assert [(one.value, one.sentence) for one in release.added] == [("Ada Lem", "Ada Lem leitet ihn.")]
    assert [(one.value, one.sentence) for one in release.removed] == [("3600000", "Der Bau kostet 3,6 Mio. Euro.")]
    assert (difference.counts.facts_added, difference.counts.facts_removed) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"party": "SPD"}, {"party": "CDU"}, [("party", "SPD", "CDU")]),
        ({"party": "SPD"}, {}, [("party", "SPD", None)]),
        ({}, {"roles": ["Chefin"]}, [("roles", None, ["Chefin"])]),
        ({"qualifier": "about"}, {"qualifier": "at_least"}, [("qualifier", "about", "at_least")]),
    ],
)
def test_diff_changed_attributes(old, new, expected):
    difference = compare(
        Run([fact("Ada Lem", "person", "Ada Lem", "1", **old)]), Run([fact("Ada Lem", "person", "Ada Lem", "1", **new)])
    )
    (changed,) = difference.releases[0].changed
    assert [(one.name, one.old, one.new) for one in changed.changes] == expected


def test_diff_another_value_in_the_same_sentence_is_a_replacement():
    text = TEXT.replace("3,6", "4,1")
    new = fact("4,1 Mio. Euro", "money", "4100000", "3", text, currency="EUR")
    difference = compare(Run([COST]), Run([new], {"r": text}))
    (pair,) = difference.releases[0].replaced
    assert (pair.old.value, pair.new.value) == ("3600000", "4100000")
    assert (difference.counts.facts_added, difference.counts.facts_removed) == (1, 1)
    assert "> money 3600000 EUR → 4100000 EUR" in list(lines(difference))


def test_diff_releases_come_and_go():
    other = fact("Ada Lem", "person", "Ada Lem", "4", release="s")
    difference = compare(Run([LEM]), Run([other], {"s": TEXT}))
    assert [(one.release, one.change) for one in difference.releases] == [("r", "removed"), ("s", "added")]


def test_diff_metadata_of_a_release():
    difference = compare(Run([], published="2020-01-01"), Run([], published="2020-01-02"))
    assert [(one.name, one.old, one.new) for one in difference.releases[0].metadata] == [
        ("published", "2020-01-01", "2020-01-02")
    ]


def test_diff_without_a_run_before(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(OutputError, match="no run before"):
        compare_runs(tmp_path / "out" / "previous", tmp_path / "out")
