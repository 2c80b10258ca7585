"""What holds for any two lists of facts over any two texts."""

import hypothesis.strategies as st
from hypothesis import given, settings

from pressefakten.diff.apply import applied, states
from pressefakten.diff.releases import Version, compare_versions

WORDS = "Der Bau kostet am Montag viel Geld und die Halle öffnet im Mai . Ada Lem sagte Ja !".split()
NAMES = ("person", "organization", "place", "misc")


@st.composite
def versions(draw):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
    text = " ".join(words)
    starts = [len(" ".join(words[:number])) + (number > 0) for number in range(len(words))]
    facts = {}
    for _ in range(draw(st.integers(0, 8))):
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first, min(len(words) - 1, first + 3)))
        kind = draw(st.sampled_from((*NAMES, "money", "date", "quote", "phone")))
        named = ("Ada Lem", "Lem") if kind in (*NAMES, "quote") else ()  # no words of the text are a figure's value
        value = draw(st.sampled_from(("5", "6", "2024-05-01", "2024-06-01", *named, None)))
        start, end = starts[first], starts[last] + len(words[last])
        fact = {"release": "r", "id": "0" * 12, "kind": kind, "value": value}
        if kind == "money":
            fact["currency"] = "EUR"
        if kind == "phone":
            fact |= {"type": "phone", "value": value or "5"}
        if kind == "person" and draw(st.booleans()):
            fact["party"] = draw(st.sampled_from(("SPD", "CDU")))
        if kind in ("quote", "phone") and draw(st.booleans()):
            fact["speaker" if kind == "quote" else "owner"] = draw(st.sampled_from(("Ada Lem", "Lem")))
        if kind in (*NAMES, "quote"):
            fact["value"] = value or "Lem"
        fact["mentions"] = [{"start": start, "end": end, "text": text[start:end], "zone": "body", "rule": "r"}]
        facts.setdefault((kind, fact["value"] or text[start:end], fact.get("currency")), fact)
    return Version({"release": "r", "text": text, "head": {}}, list(facts.values()))


def plain(facts):
    return {key: (one.kind, one.value, one.attributes) for key, one in facts.items()}


@settings(max_examples=120, deadline=None)
@given(versions(), versions())
def test_properties_difference_applied_to_one_side_gives_the_other(old, new):
    assert plain(applied(states(old), compare_versions(old, new))) == plain(states(new))


@settings(max_examples=50, deadline=None)
@given(versions())
def test_properties_nothing_differs_from_itself(version):
    assert compare_versions(version, version) is None


@settings(max_examples=80, deadline=None)
@given(versions(), versions())
def test_properties_swapped_sides_have_the_same_entries(old, new):
    there, back = compare_versions(old, new), compare_versions(new, old)
    swapped = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted((entry.change, entry.uncertain) for entry in (there.entries if there else ())) == sorted(
        (swapped[entry.change], entry.uncertain) for entry in (back.entries if back else ())
    )
