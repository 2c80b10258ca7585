"""From the report to the next run: kept beside the corpus, applied to each later run, told when gone, gold for eval."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pressefakten.cli import main
from pressefakten.corrections.files import NAME
from pressefakten_schemas.corrections import Correction


@pytest.fixture
def call(monkeypatch, tmp_path, small, corpus):
    """Call the command line beside the corpus, with the small pipeline."""
    monkeypatch.chdir(tmp_path)

    def calling(*words: str):
        return CliRunner().invoke(main, list(words), prog_name="pressefakten")

    return calling


def facts(release: str) -> list[dict]:
    lines = Path("outputs/facts.jsonl").read_text(encoding="utf-8").splitlines()
    return [one for one in map(json.loads, lines) if one["release"] == release]


def place(text: str, words: str) -> dict:
    start = text.index(words)
    end = start + len(words)
    return {
        "start": start,
        "end": end,
        "exact": words,
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
    }


def said(fact: dict, text: str, **other) -> dict:
    attributes = {
        name: given for name, given in fact.items() if name not in ("release", "id", "kind", "value", "mentions")
    }
    return {
        "kind": fact["kind"],
        "value": fact["value"],
        "attributes": attributes,
        "places": [place(text, fact["mentions"][0]["text"])],
        **other,
    }


def written(*corrections: dict) -> str:
    Path("corrections-from-report.jsonl").write_text(
        "".join(json.dumps(one) + "\n" for one in corrections), encoding="utf-8"
    )
    return "corrections-from-report.jsonl"


@pytest.fixture
def reject(call) -> dict:
    """The entrance fee of the indoor pool is no fact, somebody says."""
    assert call("extract").exit_code == 0
    text = Path("corpus/hallenbad.txt").read_text(encoding="utf-8")
    fee = next(one for one in facts("hallenbad") if one["value"] == "4")
    return {"release": "hallenbad", "action": "reject", "fact": fee["id"], "was": said(fee, text)}


def test_in_runs_applied_to_every_later_run_and_only_there(call, reject):
    untouched = facts("kita")
    done = call("apply", written(reject))
    assert (done.exit_code, done.stderr.splitlines()[0]) == (
        0,
        f"1 corrections in 1 releases → corpus/{NAME} (1 in all)",
    )
    for _ in range(2):
        assert call("extract").exit_code == 0
        assert "4" not in [one["value"] for one in facts("hallenbad")]
    assert facts("kita") == untouched
    (Path("corpus") / NAME).unlink()
    assert call("extract").exit_code == 0
    assert "4" in [one["value"] for one in facts("hallenbad")]


def test_in_runs_change_is_marked_as_made_by_hand(call, reject):
    now = {**reject["was"], "value": "5", "attributes": {"currency": "EUR"}}
    call("apply", written({**reject, "action": "change", "now": now}))
    call("extract")
    fee = next(one for one in facts("hallenbad") if one["value"] == "5")
    assert fee["mentions"][0]["corrected"] == "changed"


def test_in_runs_what_is_gone_is_told(call, reject):
    call("apply", written(reject))
    text = Path("corpus/hallenbad.txt").read_text(encoding="utf-8")
    Path("corpus/hallenbad.txt").write_text(
        text.replace("Der Eintritt kostet 4 Euro.", "Eintritt frei."), encoding="utf-8"
    )
    done = call("extract")
    assert done.exit_code == 1
    assert "[F003]" in done.stderr
    (told,) = map(json.loads, Path("outputs/rejected.jsonl").read_text(encoding="utf-8").splitlines())
    assert (told["stage"], told["code"]) == ("correct", "F003")


def test_in_runs_eval_takes_them_for_gold(call, reject):
    text = Path("corpus/hallenbad.txt").read_text(encoding="utf-8")
    cost = next(one for one in facts("hallenbad") if one["value"] == "3600000")
    accept = {"release": "hallenbad", "action": "accept", "fact": cost["id"], "was": said(cost, text)}
    call("apply", written(reject, accept))
    done = call("eval", "corpus", "--errors", "--format", "json")
    assert done.exit_code == 0, done.stderr
    report = json.loads(done.stdout)
    assert [(one["what"], one["text"]) for one in report["errors"]] == [("wrong", "4 Euro")]


@pytest.mark.parametrize(
    "words, says",
    [
        (["missing.jsonl"], "C065"),
        (["corrections-from-report.jsonl", "--corpus", "nowhere"], "C067"),
        (["empty.jsonl"], "C068"),
        (["damaged.jsonl"], "line 1"),
    ],
)
def test_in_runs_apply_refuses(call, reject, words, says):
    written(reject)
    Path("empty.jsonl").touch()
    Path("damaged.jsonl").write_text('{"release": 1}\n')
    done = call("apply", *words)
    assert done.exit_code == 2
    assert says in done.stderr
    assert not (Path("corpus") / NAME).exists()


def test_in_runs_damaged_file_beside_the_corpus_stops_the_run(call, reject):
    (Path("corpus") / NAME).write_text("{}\n")
    done = call("extract")
    assert done.exit_code == 2
    assert "C066" in done.stderr


def test_in_runs_schema_is_that_of_the_records(reject):
    assert Correction.model_validate(reject).as_line()["action"] == "reject"
