"""A corpus runs through: what is written, what is rejected, and that one bad file harms no other."""

import hashlib
import json
import os
from email.message import EmailMessage
from pathlib import Path

import pytest

import pressefakten.recognizers.dates
import pressefakten.resolve.overlaps  # noqa: F401
from pressefakten.corpus import run as runs
from pressefakten.corpus.one_file import extract_file
from pressefakten.corpus.run import Options, run
from pressefakten.errors import ExtractionError, UsageError
from pressefakten.extractor import Extractor
from pressefakten.outputs import ENTITIES, FACTS, REJECTED, RELEASES, open_outputs, read_lines
from pressefakten.store import plan
from pressefakten.store.results import Result
from pressefakten.tokenizer import make_german
from pressefakten_schemas.run import Run

pytestmark = pytest.mark.usefixtures("small")


def rejected(out: Path) -> dict[str, str]:
    """File name → code."""
    return {Path(one["file"]).name: one["code"] for one in read_lines(out / REJECTED)}


def test_run_writes_releases_facts_and_manifest(corpus, tmp_path):
    outcome = run([str(corpus)], tmp_path / "out")
    outputs = open_outputs(tmp_path / "out")
    assert [release["release"] for release in outputs.releases] == ["hallenbad", "kita"]
    assert [(fact["release"], fact["kind"], fact["value"]) for fact in outputs.facts] == [
        ("hallenbad", "money", "3600000"),
        ("hallenbad", "money", "4"),
        ("hallenbad", "phone", "+492414321300"),
        ("hallenbad", "email", "presse@example.de"),
        ("kita", "money", "250000"),
        ("kita", "url", "https://www.example.de/kita"),
    ]
    manifest = Run.model_validate(outputs.run)
    assert manifest == outcome.run
    assert manifest.counts.kinds == {"email": 1, "money": 3, "phone": 1, "url": 1}
    assert (manifest.counts.releases, manifest.counts.facts, manifest.counts.rejected) == (2, 6, 0)


def test_run_every_mention_stands_where_it_says(corpus, tmp_path):
    run([str(corpus)], tmp_path / "out")
    outputs = open_outputs(tmp_path / "out")
    texts = {release["release"]: release["text"] for release in outputs.releases}
    for fact in outputs.facts:
        for mention in fact["mentions"]:
            assert texts[fact["release"]][mention["start"] : mention["end"]] == mention["text"]


def test_run_twice_gives_the_same_bytes(corpus, tmp_path, monkeypatch):
    run([str(corpus)], tmp_path / "a")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    run([str(corpus)], tmp_path / "b")
    for name in (RELEASES, FACTS):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


BAD = {
    "empty.txt": (b"", "R006"),
    "blank.txt": (b" \n\n\t", "R007"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "R008"),
    "damaged.txt": ("Grüße aus Köln, schöne Größe".encode() + b"\xff\xfe\x80", "R009"),
    "long.txt": (b"wort " * 4_000_000, "R010"),
    "one-line.txt": (b"x" * 5_000_000, "R010"),
    "letter.docx": (b"PK\x03\x04", "R018"),
}


def test_run_bad_files_are_rejected_and_the_others_go_on(corpus, tmp_path):
    for name, (data, _) in BAD.items():
        (corpus / name).write_bytes(data)
    outcome = run([str(corpus)], tmp_path / "out")
    assert rejected(tmp_path / "out") == {name: code for name, (_, code) in BAD.items()}
    assert all(one.hint and Path(one.file).name in one.message for one in outcome.rejected)
    assert outcome.run.counts.releases == 2
    picture = next(one for one in outcome.rejected if one.file.endswith("picture.txt"))
    assert picture.sha256 == hashlib.sha256(BAD["picture.txt"][0]).hexdigest()


def test_run_wrong_sidecar_rejects_its_release_only(corpus, tmp_path):
    (corpus / "kita.toml").write_text("published = 2017-02-30")
    (corpus / "hallenbad.toml").write_text('published = 2017-02-28\nsource = "https://example.de/1"')
    run([str(corpus)], tmp_path / "out")
    assert rejected(tmp_path / "out") == {"kita.txt": "R011"}
    (release,) = open_outputs(tmp_path / "out").releases
    assert (release["published"], release["source_url"]) == ("2017-02-28", "https://example.de/1")


def test_run_file_that_vanishes(corpus, tmp_path, small_extractor):
    gone = extract_file(small_extractor, corpus / "gone.txt")
    assert (gone.parts, [one.code for one in gone.rejected]) == ((), ["R001"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_run_file_without_rights(corpus, tmp_path):
    (corpus / "kita.txt").chmod(0)
    run([str(corpus)], tmp_path / "out")
    assert rejected(tmp_path / "out") == {"kita.txt": "R002"}


def test_run_folder_given_twice_counts_once(corpus, tmp_path):
    outcome = run([str(corpus), str(corpus), str(corpus / "kita.txt")], tmp_path / "out")
    assert (outcome.run.counts.releases, outcome.rejected) == (2, [])


def test_run_outputs_inside_the_corpus_are_no_texts(corpus):
    for _ in range(2):
        outcome = run([str(corpus)], corpus / "out")
        assert (outcome.run.counts.releases, outcome.rejected) == (2, [])


def test_run_texts_inside_the_outputs_are_texts(corpus, tmp_path):
    for _ in range(2):
        outcome = run([str(corpus)], tmp_path)
        assert (outcome.run.counts.releases, outcome.rejected) == (2, [])


def test_run_outputs_among_the_texts_are_no_texts(corpus):
    for _ in range(3):  # with a run before
        outcome = run([str(corpus)], corpus)
        assert (outcome.run.counts.releases, outcome.rejected) == (2, [])


def test_run_entities_that_fail_lose_nothing_else(corpus, tmp_path, monkeypatch):
    def failing(connection):
        raise ValueError("a bug")

    monkeypatch.setattr("pressefakten.store.entities.rebuild", failing)
    outcome = run([str(corpus)], tmp_path / "out")
    assert len(open_outputs(tmp_path / "out").facts) == 6
    assert [(one.file, one.code, one.stage) for one in outcome.rejected] == [(ENTITIES, "X002", "validate")]
    assert (tmp_path / "out" / ENTITIES).read_bytes() == b""


def test_run_that_ends_early_closes_what_works_for_it(corpus, tmp_path, monkeypatch):
    closed = []

    def results(connection, model, jobs, extractor):
        try:
            yield from ((task, Result()) for task in plan.tasks(connection))
        finally:
            closed.append(True)

    def end(done, *_):
        if done:
            raise KeyboardInterrupt

    monkeypatch.setattr(runs, "extract_tasks", results)
    with pytest.raises(KeyboardInterrupt) as caught:
        run([str(corpus)], tmp_path / "out", progress=end)
    assert closed, caught


def test_run_two_files_with_one_release_name(corpus, tmp_path):
    (corpus / "kita.md").write_text("Eine andere Kita für 5 Euro")
    outcome = run([str(corpus)], tmp_path / "out")
    assert outcome.run.counts.releases == 2
    assert [one.code for one in outcome.rejected] == ["R014"]


@pytest.mark.parametrize("error", [ValueError("a bug"), RecursionError(), MemoryError(), ExtractionError("X001", "x")])
def test_run_extraction_that_fails_is_isolated(corpus, tmp_path, monkeypatch, small_extractor, error):
    extract = small_extractor.extract

    def failing(source):
        if source.release == "hallenbad":
            raise error
        return extract(source)

    monkeypatch.setattr(small_extractor, "extract", failing)
    outcome = run([str(corpus)], tmp_path / "out")
    assert [one.stage for one in outcome.rejected] == ["extract"]
    assert outcome.rejected[0].sha256
    assert [release["release"] for release in open_outputs(tmp_path / "out").releases] == ["kita"]


def test_run_link_to_itself_is_rejected_and_the_others_go_on(corpus, tmp_path):
    (corpus / "loop.txt").symlink_to("loop.txt")
    (corpus / "there").symlink_to("back")
    (corpus / "back").symlink_to("there")
    outcome = run([str(corpus)], tmp_path / "out")
    assert rejected(tmp_path / "out") == {"back": "R004", "loop.txt": "R004", "there": "R004"}
    assert all("rm '" in one.hint for one in outcome.rejected)
    assert outcome.run.counts.releases == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_run_names_that_are_not_unicode_are_spelled(corpus, tmp_path, monkeypatch, jobs):
    """The folders of texts and outputs may have any name; a release has one that can be written."""
    monkeypatch.setattr(
        runs, "share", lambda work, tasks, jobs: ((one, extract_file(small_of(work), one.path)) for one in tasks)
    )
    folder, out = (Path(os.fsdecode(os.fsencode(tmp_path) + name)) for name in (b"/K\xf6ln", b"/\xff"))
    try:
        corpus.rename(folder)
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xe4.txt")).write_text("Das kostet 5 Euro.")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xe4.png")).write_text("Das kostet 5 Euro.")
    outcome = run([str(folder)], out, Options(jobs=jobs))
    outputs = open_outputs(out)
    assert [release["source"] for release in outputs.releases] == [
        f"{tmp_path}/K\\xf6ln/hallenbad.txt",
        f"{tmp_path}/K\\xf6ln/kita.txt",
    ]
    assert len(outputs.facts) == 6
    assert rejected(out) == {"\\xe4.txt": "R015", "\\xe4.png": "R005"}
    assert outputs.run["settings"] == {
        "paths": [f"{tmp_path}/K\\xf6ln"],
        "out": f"{tmp_path}/\\xff",
        "model": None,
        "jobs": jobs,
        "shard": None,
        "min_confidence": 0.0,
    }
    assert outcome.rejected


def small_of(work):
    """The extractor that a process would start with."""
    return runs._extractor(*work.arguments)


def test_run_without_any_text(tmp_path):
    (tmp_path / "corpus").mkdir()
    with pytest.raises(UsageError, match="No texts"):
        run([str(tmp_path / "corpus")], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_run_manifest_holds_the_settings(corpus, tmp_path):
    run([str(corpus)], tmp_path / "out")
    record = json.loads((tmp_path / "out" / "run.json").read_text())
    assert record["settings"]["paths"] == [str(corpus)]
    assert set(record["versions"]) == {"pressefakten", "python", "spacy", "model"}


def test_run_counts_contradictions(tmp_path):
    nlp = make_german()
    nlp.add_pipe("press_dates")
    nlp.add_pipe("press_overlaps")
    text = tmp_path / "fest.txt"
    text.write_text("Das Fest ist am Dienstag, 5. Mai 2021, und am 30. Februar 2022.", encoding="utf-8")
    outcome = run([str(text)], tmp_path / "out", extractor=Extractor.of(nlp))
    assert (outcome.run.counts.mentions, outcome.run.counts.warnings) == (2, 2)


def test_run_says_what_is_not_german(corpus, tmp_path, small_extractor):
    text = "The city of Lindau opens a new school on Monday. The mayor said it was a good day for all of the children."
    (corpus / "english.txt").write_text(text + " The new building has cost the city about 12 million euros.")
    said: list[str] = []
    outcome = run([str(corpus)], tmp_path / "out", say=said.append, extractor=small_extractor)
    assert outcome.run.counts.foreign == 1
    assert ["english.txt: seems to be English" in one for one in said] == [True]


def test_run_mail_with_attachments_gives_a_release_each(tmp_path):
    message = EmailMessage()
    message["Subject"], message["Message-ID"] = "Neue Halle in Aue", "<1@x>"
    message.set_content("Die Halle kostet 5 Euro.")
    message.add_attachment("Das Bad kostet 6 Euro.", filename="bad.txt")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/halle.eml").write_bytes(message.as_bytes())
    outcome = run([str(tmp_path / "corpus")], tmp_path / "out")
    outputs = open_outputs(tmp_path / "out")
    assert [(one["release"], one["part_of"]) for one in outputs.releases] == [("halle", "halle"), ("halle#2", "halle")]
    assert [(one["release"], one["value"]) for one in outputs.facts] == [("halle", "5"), ("halle#2", "6")]
    assert [(one.code, one.stage) for one in outcome.rejected] == [("R018", "read")]
    assert "halle.eml#plan.pdf" in outcome.rejected[0].message
