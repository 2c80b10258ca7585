"""``corrections.jsonl``: what is refused and what is kept."""

import json

import pytest

from pressefakten.corrections import files
from pressefakten.errors import UsageError

PLACE = {"start": 0, "end": 3, "exact": "Ada"}
WAS = {"kind": "person", "value": "Ada", "places": [PLACE]}
GOOD = {"release": "kita", "action": "reject", "fact": "0" * 12, "was": WAS}


def written(path, *lines) -> object:
    path.write_text(
        "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), encoding="utf-8"
    )
    return path


BAD = {
    "no JSON": ("{", "no JSON record"),
    "another field": ({**GOOD, "more": 1}, "more"),
    "no such action": ({**GOOD, "action": "delete"}, "action"),
    "no such kind": ({**GOOD, "was": {**WAS, "kind": "dog"}}, "was.kind"),
    "nothing to reject": ({"release": "kita", "action": "reject"}, "reject needs 'was'"),
    "both": ({**GOOD, "now": WAS}, "reject has no 'now'"),
    "no value of its kind": (
        {"release": "k", "action": "add", "now": {**WAS, "kind": "phone", "value": "viel"}},
        "phone 'viel'",
    ),
    "no attribute of its kind": ({**GOOD, "was": {**WAS, "attributes": {"colour": "red"}}}, "colour"),
    "a link's id": ({**GOOD, "was": {**WAS, "attributes": {"affiliation_id": "0" * 12}}}, "follows from"),
    "wrong length": ({**GOOD, "was": {**WAS, "places": [{**PLACE, "end": 9}]}}, "does not have the length"),
    "deep": ("[" * 100_000, "no JSON record"),
}


@pytest.mark.parametrize("line, says", BAD.values(), ids=BAD)
def test_files_refuses_a_damaged_line_by_its_number(tmp_path, line, says):
    with pytest.raises(UsageError) as caught:
        files.read(written(tmp_path / "c.jsonl", GOOD, line))
    assert caught.value.code == "C066"
    assert "line 2" in str(caught.value)
    assert says in str(caught.value)


def test_files_refuses_what_is_no_text(tmp_path):
    (tmp_path / "c.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="C065"):
        files.read(tmp_path / "c.jsonl")
    with pytest.raises(UsageError, match="C065"):
        files.read(tmp_path / "missing.jsonl")


def test_files_keeps_the_later_word_on_the_same_fact(tmp_path):
    accept = {**GOOD, "action": "accept"}
    other = {**GOOD, "release": "a"}
    first = files.read(written(tmp_path / "one.jsonl", GOOD, other))
    second = files.read(written(tmp_path / "two.jsonl", accept))
    files.keep(first, tmp_path)
    kept = files.keep(second, tmp_path)
    assert [(one.release, one.action) for one in kept] == [("a", "reject"), ("kita", "accept")]
    assert files.read(tmp_path / files.NAME) == kept


def test_files_finds_the_corrections_of_a_text(tmp_path):
    (tmp_path / "corpus/2024").mkdir(parents=True)
    text = tmp_path / "corpus/2024/kita.txt"
    assert files.corrections_for(text, "kita") == ()
    written(tmp_path / "corpus" / files.NAME, GOOD)
    assert len(files.corrections_for(text, "kita")) == 1
    assert files.corrections_for(text, "other") == ()
    written(tmp_path / "corpus" / files.NAME, GOOD, {**GOOD, "fact": "1" * 12})
    assert len(files.corrections_for(text, "kita")) == 2
