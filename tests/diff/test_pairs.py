"""The table of pairs: what a reader is told of each edit of a release, and what holds for any two texts."""

import sys
from pathlib import Path

import pytest

from pressefakten.diff.apply import applied, states
from pressefakten.diff.releases import compare_versions

sys.path.insert(0, str(Path(__file__).parent))
from pairs import Pair, pairs

PAIRS = pairs()
by_name = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)


def told(difference, uncertain=False):
    return tuple(entry.says for entry in difference.entries if entry.uncertain == uncertain) if difference else ()


def test_pairs_are_many_and_have_names_of_their_own():
    assert len(PAIRS) >= 120
    assert len({pair.name for pair in PAIRS}) == len(PAIRS)


@by_name
def test_pairs_are_told_as_news(version_of, pair: Pair):
    difference = compare_versions(version_of(pair.old), version_of(pair.new))
    assert (told(difference), told(difference, uncertain=True)) == (pair.says, pair.uncertain)


@by_name
def test_pairs_difference_applied_to_the_old_gives_the_new(version_of, pair: Pair):
    old, new = version_of(pair.old), version_of(pair.new)
    assert without_words(applied(states(old), compare_versions(old, new))) == without_words(states(new))
    assert without_words(applied(states(new), compare_versions(new, old))) == without_words(states(old))


@by_name
def test_pairs_swapped_sides_are_the_mirror_image(version_of, pair: Pair):
    old, new = version_of(pair.old), version_of(pair.new)
    there, back = compare_versions(old, new), compare_versions(new, old)
    assert sides(there) == [(change[1], change[0], unsure) for *change, unsure in sides(back)]


@by_name
def test_pairs_text_without_a_change_has_no_difference(version_of, pair: Pair):
    assert compare_versions(version_of(pair.new), version_of(pair.new)) is None


def without_words(facts):
    return {key: (one.kind, one.value, one.attributes) for key, one in facts.items()}


def sides(difference):
    """Each entry as what it has on either side, in an order that both directions share."""

    def said(state):
        return (state.kind, state.value, sorted(map(str, state.attributes.items()))) if state else None

    found = []
    for entry in difference.entries if difference else ():
        head = entry.head
        old, new = said(entry.old), said(entry.new)
        if head:
            old, new = (head.name, head.old), (head.name, head.new)
        found.append((old, new, entry.uncertain))
    return sorted(found, key=lambda one: sorted(map(str, one[:2])))
