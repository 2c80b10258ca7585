"""The command line as a contract: help, exit status, what goes where, and hostile texts."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pressefakten.cli import main
from pressefakten.cli.manual import manual

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(main.commands)


@pytest.fixture
def call(monkeypatch, tmp_path, small):
    """Call the command line in an empty folder, with the small pipeline."""
    monkeypatch.chdir(tmp_path)

    def calling(*args: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, list(args), input=stdin, prog_name="pressefakten")

    return calling


def cost_of_the_bath() -> dict:
    """The fact of 3.6 million euros, as the last run wrote it."""
    lines = Path("outputs/facts.jsonl").read_text().splitlines()
    return next(json.loads(line) for line in lines if "3600000" in line)


@pytest.mark.parametrize("name", COMMANDS)
def test_cli_every_command_has_help_and_is_documented(name):
    command = main.commands[name]
    assert command.help
    assert command.short_help or command.get_short_help_str(200).endswith(".")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"
    assert f"## {name}\n" in (ROOT / "docs/cli.md").read_text()


def test_cli_help_tells_each_command_in_a_whole_sentence(call):
    told = " ".join(call("--help").stdout.split("Commands:")[1].split())
    for name in COMMANDS:
        assert f"{name} {main.commands[name].get_short_help_str(200)}" in told


def test_cli_manual_is_fresh():
    assert (ROOT / "docs/cli.md").read_text() == manual(), "stale: run `make docs`"


def test_cli_help_does_not_load_spacy():
    code = "import sys, pressefakten.cli; sys.exit('spacy' in sys.modules or 'pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_cli_extract_without_path_takes_corpus_to_outputs(call, corpus):
    result = call("extract")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "6 facts with 6 mentions in 2 releases, 0 rejected" in result.stderr
    assert Path("outputs/facts.jsonl").read_text().count("\n") == 6


def test_cli_extract_prints_facts_where_no_folder_is_named(call, corpus):
    result = call("extract", "corpus/kita.txt")
    assert [json.loads(line)["value"] for line in result.stdout.splitlines()] == [
        "250000",
        "https://www.example.de/kita",
    ]
    assert not Path("outputs").exists()


def test_cli_extract_standard_input(call):
    result = call("extract", "-", stdin="Der Bau kostet 5 Euro.".encode("utf-16"))
    (fact,) = map(json.loads, result.stdout.splitlines())
    assert (fact["release"], fact["value"], fact["mentions"][0]["text"]) == ("stdin", "5", "5 Euro")


def test_cli_extract_rejects_with_status_1_and_names_file_and_next_step(call, corpus):
    (corpus / "empty.txt").touch()
    result = call("extract", "corpus", "--out", "out")
    assert result.exit_code == 1
    assert "[R006] corpus/empty.txt: the file is empty\n  Put the release's text into it" in result.stderr


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["extract"], "C001"),
        (["extract", "nowhere.txt"], "C001"),
        (["extract", "-", "--out", "out"], "C002"),
        (["schema", "nothing"], "C003"),
        (["show", "x"], "O003"),
        (["explain", "x"], "O003"),
        (["diff"], "O003"),
        (["diff", "a", "b"], "O003"),
        (["eval", "."], "C012"),
        (["add", "a.txt", "b.txt", "--name", "x"], "C021"),
        (["add", "a.txt", "--name", "../x"], "C022"),
    ],
)
def test_cli_wrong_use_is_status_2_with_the_next_step(call, args, code):
    result = call(*args)
    assert result.exit_code == 2
    assert f"[{code}]" in result.stderr
    assert "\n  " in result.stderr
    assert result.stdout == ""


def test_cli_missing_file_is_rejected(call, corpus):
    result = call("extract", "nowhere.txt", "corpus/kita.txt")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert "[R001] nowhere.txt" in result.stderr


def test_cli_show_and_explain(call, corpus):
    call("extract")
    shown = call("show", "hall")
    assert shown.exit_code == 0
    assert "3600000 EUR „3,6 Mio. Euro“" in shown.stdout
    fact = cost_of_the_bath()
    explained = call("explain", fact["id"][:8])
    assert explained.exit_code == 0
    assert "in: Die Sanierung kostet 3,6 Mio. Euro." in explained.stdout
    assert "rule: money." in explained.stdout


def test_cli_explains_the_head_of_a_release(call, corpus):
    call("extract")
    release = json.loads(Path("outputs/releases.jsonl").read_text().splitlines()[0])
    explained = call("explain", release["release"])
    assert explained.exit_code == 0
    assert f"title: {release['title'] or '–'}" in explained.stdout
    assert "published: " in explained.stdout and "publisher: " in explained.stdout


def test_cli_explain_when_the_file_is_gone(call, corpus):
    call("extract")
    fact = cost_of_the_bath()
    (corpus / "hallenbad.txt").unlink()
    assert "rule: money." in call("explain", fact["id"]).stdout


def test_cli_add_gives_a_readable_name_and_prints_the_new_facts(call, corpus):
    call("extract")
    Path("neu.txt").write_text("Brücke über die Rur gesperrt\n\nDie Reparatur kostet 70.000 Euro und dauert lange.\n")
    result = call("add", "neu.txt")
    assert result.exit_code == 0
    (new,) = set(corpus.glob("*.txt")) - {corpus / "kita.txt", corpus / "hallenbad.txt"}
    assert new.stem.startswith("bruecke-ueber-die-rur-gesperrt_")
    assert new.read_bytes() == Path("neu.txt").read_bytes()
    assert "70000 EUR" in result.stdout
    assert "3600000" not in result.stdout
    assert "neu.txt → " in result.stderr
    difference = call("diff", "--format", "json")
    assert difference.exit_code == 1
    assert [one["release"] for one in json.loads(difference.stdout)["releases"]] == [new.stem]


@pytest.mark.parametrize("spelled", [str.encode, lambda text: text.replace("\n", "\r\n").encode("utf-16")])
def test_cli_add_refuses_what_is_there_by_naming_it(call, corpus, spelled):
    data = spelled((corpus / "kita.txt").read_text())
    result = call("add", "-", stdin=data)
    assert result.exit_code == 1
    assert "corpus/kita.txt" in result.stderr
    assert len(list(corpus.iterdir())) == 2


def test_cli_add_takes_the_sidecar_along(call, corpus):
    Path("neu.txt").write_text("Am Montag kostet es 5 Euro.")
    Path("neu.toml").write_text("published = 2024-05-03")
    call("add", "neu.txt", "--name", "montag")
    assert (corpus / "montag.toml").read_text() == "published = 2024-05-03"


def test_cli_add_never_overwrites(call, corpus):
    Path("neu.txt").write_text("Etwas ganz anderes für 5 Euro.")
    result = call("add", "neu.txt", "--name", "kita")
    assert result.exit_code == 1
    assert "[C023]" in result.stderr
    assert "Neue Kita" in (corpus / "kita.txt").read_text()


def test_cli_list_and_search(call, corpus):
    call("extract")
    listed = call("list")
    assert [line.split()[1] for line in listed.stdout.splitlines()] == ["hallenbad", "kita"]
    assert json.loads(call("list", "--format", "json").stdout.splitlines()[0])["facts"] == 4
    assert call("list", "--since", "2030").stdout == ""
    found = call("search", "SANIER", "--kind", "money")
    assert found.exit_code == 0
    assert "Die Sanierung kostet 3,6 Mio. Euro." in found.stdout and "money 3600000 EUR" in found.stdout
    assert "4 EUR" not in found.stdout
    (hit,) = map(json.loads, call("search", "sanierung", "oeffnet", "--format", "json").stdout.splitlines())
    assert hit["release"] == "hallenbad"
    assert "Nothing found" in call("search", "nirgends").stderr


@pytest.mark.parametrize(
    ("args", "code"),
    [(["search", "…"], "C058"), (["search", "a", "--kind", "ship"], "C059"), (["show", "nichts"], "C005"), (["remove", "nichts"], "C005")],
)  # fmt: skip
def test_cli_asking_for_what_there_is_not(call, corpus, args, code):
    call("extract")
    result = call(*args)
    assert (result.exit_code, f"[{code}]" in result.stderr) == (2, True)


def test_cli_extract_tells_what_was_known_and_forces(call, corpus):
    assert "2 of 2 files extracted" in call("extract").stderr
    assert "0 of 2 files extracted" in call("extract").stderr
    assert "2 of 2 files extracted" in call("extract", "--force").stderr


def test_cli_shards_are_merged(call, corpus):
    for number in (1, 2):
        call("extract", "corpus", "--out", f"part{number}", "--shard", f"{number}/2")
    merged = call("merge", "outputs", "part1", "part2")
    assert merged.exit_code == 0
    assert "6 facts with 6 mentions in 2 releases" in merged.stderr
    assert call("extract", "corpus", "--out", "x", "--shard", "3/2").exit_code == 2


def test_cli_remove_takes_the_file_away(call, corpus):
    call("extract")
    assert call("remove", "kita").exit_code == 0
    assert [path.name for path in corpus.iterdir()] == ["hallenbad.txt"]
    assert "kita" not in Path("outputs/facts.jsonl").read_text()


def test_cli_diff_status(call, corpus):
    call("extract", "corpus", "--out", "a")
    call("extract", "corpus", "--out", "b")
    assert call("diff", "a", "b").exit_code == 0
    (corpus / "kita.txt").write_text((corpus / "kita.txt").read_text().replace("250.000", "260.000"))
    call("extract", "corpus", "--out", "b")
    result = call("diff", "a", "b")
    assert result.exit_code == 1
    assert "Betrag: rund 250.000 → rund 260.000 Euro (+10.000, +4 %)" in result.stdout
    assert "    + Die Stadt zahlt rund [260.000] Euro für den Bau." in result.stdout
    quiet = call("diff", "a", "b", "--quiet")
    assert (quiet.exit_code, quiet.stdout) == (1, "")


def test_cli_schema_lists_and_prints(call):
    assert "phone" in call("schema").stdout.splitlines()
    assert json.loads(call("schema", "phone").stdout)["properties"]["type"]


def test_cli_hostile_text_cannot_steer_the_terminal(call, corpus):
    (corpus / "evil.txt").write_text("\x1b[31mRot\x1b[0m\u202e heißt es\n\nDas kostet 5 Euro.\x9b2J\n")
    call("extract")
    result = call("show", "evil")
    assert not set("\x1b\x9b\u202e") & set(result.stdout)


def test_cli_closed_pipe_is_quiet(corpus):
    """`pressefakten … | head` ends without a word."""
    lines = f"{sys.executable} -m pressefakten schema fact | head -c 1"
    result = subprocess.run(lines, shell=True, cwd=ROOT, capture_output=True, text=True)
    assert result.stderr == ""


def test_cli_prints_umlauts_whatever_the_locale(corpus):
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "pressefakten", "show", "„ö“", "--out", "/nowhere"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, env=env)
    assert result.returncode == 2
    assert b"[O003]" in result.stderr
