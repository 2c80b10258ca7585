"""What can be compared: runs, files, releases, Git revisions; and what is wrong with them."""

import json
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from pressefakten.cli import main

OLD = "Neue Kita\n\nDer Bau kostet 5.000 Euro.\n\nTelefon: 0241 432-1300\n"
NEW = OLD.replace("5.000", "6.000")


@pytest.fixture
def call(tmp_path, monkeypatch, small):
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(main, list(map(str, args)), catch_exceptions=False)


@pytest.fixture
def runs(call, tmp_path):
    """Two runs: ``a`` with the old text, ``b`` with the new one."""
    (tmp_path / "texts").mkdir()
    for out, text in (("a", OLD), ("b", NEW)):
        (tmp_path / "texts" / "kita.txt").write_text(text)
        assert call("extract", "texts", "--out", out).exit_code == 0
    return tmp_path


def test_inputs_two_files_are_extracted_on_the_spot(call, tmp_path):
    (tmp_path / "old.txt").write_text(OLD)
    (tmp_path / "new.txt").write_text(NEW)
    result = call("diff", "old.txt", "new.txt")
    assert result.exit_code == 1
    assert "Kosten: 5.000 → 6.000 Euro (+1.000, +20 %)" in result.stdout
    assert call("diff", "old.txt", "old.txt").exit_code == 0


def test_inputs_last_run_with_the_one_before(call, runs):
    (runs / "texts" / "kita.txt").write_text(OLD)
    call("extract", "texts", "--out", "b")
    assert "Kosten: 6.000 → 5.000 Euro" in call("diff", "--out", "b").stdout


def test_inputs_file_with_the_release_of_a_run(call, runs):
    (runs / "kita.txt").write_text(OLD)
    assert "Kosten: 5.000 → 6.000 Euro" in call("diff", "kita.txt", "b").stdout


def test_inputs_two_releases_of_a_run(call, runs):
    (runs / "texts" / "bau.txt").write_text(OLD)
    call("extract", "texts", "--out", "b")
    result = call("diff", "bau", "kita", "--out", "b", "--format", "json")
    (release,) = json.loads(result.stdout)["releases"]
    assert (release["release"], release["old_release"], len(release["entries"])) == ("kita", "bau", 1)


@pytest.fixture
def repository(runs):
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for args in (["init", "-q"], ["add", "texts", "a"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *args], check=True)
    return runs


def test_inputs_file_and_run_of_a_git_revision(call, repository):
    (repository / "texts" / "kita.txt").write_text(NEW.replace("6.000", "7.000"))
    assert "6.000 → 7.000 Euro" in call("diff", "git:HEAD:texts/kita.txt", "texts/kita.txt").stdout
    assert "5.000 → 6.000 Euro" in call("diff", "git:HEAD:a", "b").stdout


@pytest.mark.parametrize(
    ("named", "code"),
    [("git:HEAD", "C040"), ("git:--help:a", "C040"), ("git:nothing:a", "C041"), ("git:HEAD:z", "C041")],
)
def test_inputs_wrong_git_names(call, repository, named, code):
    result = call("diff", named, "b")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"[{code}]" in result.stderr and "\n  " in result.stderr


def damaged(folder, how):
    facts = folder / "facts.jsonl"
    if how == "torn":
        facts.write_text(facts.read_text()[:-20])
    elif how == "no name":
        facts.write_text('{"id": "x"}\n')
    elif how == "no object":
        facts.write_text("[]\n")
    elif how == "not UTF-8":
        facts.write_bytes(b'{"release": "\xff"}\n')
    elif how == "gone":
        facts.unlink()
    elif how == "no text":
        lines = [json.loads(line) for line in (folder / "releases.jsonl").read_text().splitlines()]
        (folder / "releases.jsonl").write_text("".join(json.dumps({**line, "text": None}) + "\n" for line in lines))
    else:
        run = json.loads((folder / "run.json").read_text())
        (folder / "run.json").write_text(json.dumps({**run, "schema_version": "99.0"}))


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("torn", "O004"),
        ("no name", "O004"),
        ("no object", "O004"),
        ("not UTF-8", "O004"),
        ("gone", "O003"),
        ("no text", "O004"),
        ("future", "O008"),
    ],
)
def test_inputs_damaged_or_future_runs_are_refused_by_name(call, runs, how, code):
    damaged(runs / "b", how)
    result = call("diff", "a", "b")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"[{code}]" in result.stderr and "b" in result.stderr and "\n  " in result.stderr


def test_inputs_filters(call, runs):
    assert call("diff", "a", "b", "--kind", "money").exit_code == 1
    assert call("diff", "a", "b", "--kind", "phone").exit_code == 0
    assert call("diff", "a", "b", "--zone", "body").exit_code == 1
    assert call("diff", "a", "b", "--zone", "contact").exit_code == 0
    assert call("diff", "a", "b", "--release", "ki").exit_code == 1
    assert call("diff", "a", "b", "--release", "x").exit_code == 0


def test_inputs_why_it_differs(call, runs):
    why = json.loads(call("diff", "a", "b", "--format", "json").stdout)["why"]
    assert why == {"text": True}
    shutil.copytree(runs / "b", runs / "c")
    facts = (runs / "c" / "facts.jsonl").read_text().replace('"value": "6000"', '"value": "6001"')
    (runs / "c" / "facts.jsonl").write_text(facts)
    run = json.loads((runs / "c" / "run.json").read_text())
    run["versions"]["pressefakten"] = "0.0.1"
    (runs / "c" / "run.json").write_text(json.dumps(run))
    difference = json.loads(call("diff", "b", "c", "--format", "json").stdout)
    assert [entry["cause"] for entry in difference["releases"][0]["entries"]] == ["extractor"]
    assert [one["name"] for one in difference["why"]["extractor"]] == ["pressefakten"]
    both = json.loads(call("diff", "c", "a", "--format", "json").stdout)["releases"][0]["entries"]
    assert {entry["cause"] for entry in both} <= {"text", "extractor"}


def test_inputs_text_and_extractor_changed_are_told_apart(call, runs):
    """The old text is read again by the extractor of the new side."""
    facts = (runs / "a" / "facts.jsonl").read_text().replace('"type": "phone"', '"type": "fax"')
    (runs / "a" / "facts.jsonl").write_text(facts)
    run = json.loads((runs / "a" / "run.json").read_text())
    run["versions"]["model"] = "another"
    (runs / "a" / "run.json").write_text(json.dumps(run))
    entries = json.loads(call("diff", "a", "b", "--format", "json").stdout)["releases"][0]["entries"]
    assert {(entry["about"], entry["cause"]) for entry in entries} == {("money", "text"), ("phone", "extractor")}


def test_inputs_changed_sidecar(call, runs):
    (runs / "texts" / "kita.toml").write_text("published = 2024-05-03\n")
    call("extract", "texts", "--out", "c")
    (release,) = json.loads(call("diff", "b", "c", "--format", "json").stdout)["releases"]
    assert (release["causes"], release["entries"][0]["head"]["new"]) == (["sidecar"], "2024-05-03")


def test_inputs_idle_run_keeps_what_changed(call, runs):
    """The last run that differed counts, not the one before."""
    (runs / "texts" / "kita.txt").write_text(OLD)
    call("extract", "texts", "--out", "b")
    call("extract", "texts", "--out", "b")
    assert "Kosten: 6.000 → 5.000 Euro" in call("diff", "--out", "b").stdout


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--since", "gestern"], "C044"),
        (["--since", "1999-01-01"], "O006"),
        (["a", "--since", "2024-05-03"], "C045"),
        (["a", "b", "--kind", "nothing"], "C043"),
        (["a", "b", "--zone", "nothing"], "C043"),
    ],
)
def test_inputs_wrong_use(call, runs, args, code):
    result = call("diff", *args, "--out", "b")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"[{code}]" in result.stderr and "\n  " in result.stderr


def test_inputs_since_a_day_that_no_run_came_after(call, runs):
    assert call("diff", "--since", "2999-01-01", "--out", "b").exit_code == 0


def test_inputs_file_that_cannot_be_read(call, tmp_path):
    (tmp_path / "leer.txt").touch()
    (tmp_path / "new.txt").write_text(NEW)
    result = call("diff", "leer.txt", "new.txt")
    assert (result.exit_code, "[R006]" in result.stderr) == (2, True)


def test_inputs_page_and_text_of_one_release(call, tmp_path):
    (tmp_path / "old.txt").write_text(OLD)
    paragraphs = "".join(f"<p>{part}</p>" for part in NEW.strip().split("\n\n")[1:])
    (tmp_path / "new.html").write_text(f"<html><body><h1>Neue Kita</h1>{paragraphs}</body></html>")
    assert "Kosten: 5.000 → 6.000 Euro (+1.000, +20 %)" in call("diff", "old.txt", "new.html").stdout


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("markdown", ["- **Kosten: 5.000 → 6.000 Euro", "~~5.000~~", "**6.000**"]),
        ("html", ["<strong>Kosten: 5.000 → 6.000 Euro", "<del>5.000</del>", "<ins>6.000</ins>"]),
    ],
)
def test_inputs_forms_mark_the_changed_words(call, runs, form, marks):
    result = call("diff", "a", "b", "--format", form)
    assert all(mark in result.stdout for mark in marks), result.stdout


def test_inputs_page_escapes_what_texts_say(call, tmp_path):
    (tmp_path / "old.txt").write_text("Neue <script>Kita</script>\n\nDer <b>Bau</b> kostet 5.000 Euro.\n")
    (tmp_path / "new.txt").write_text("Neue <script>Kita</script>\n\nDer <b>Bau</b> kostet 6.000 Euro.\n")
    page = call("diff", "old.txt", "new.txt", "--format", "html").stdout
    assert "<script>" not in page and "<b>" not in page and "&lt;b&gt;" in page


def test_inputs_english_words(call, runs):
    assert "Costs: 5,000 → 6,000 euros (+1,000, +20%)" in call("diff", "a", "b", "--lang", "en").stdout
