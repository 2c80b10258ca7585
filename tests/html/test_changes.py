"""The pages of a difference and of a check."""

import pytest
from tests.html.conftest import fact, release, write_run

from pressefakten.check import findings_of
from pressefakten.diff.command import difference_of
from pressefakten.diff.compare import Wanted
from pressefakten.html.site import ReportRequest, write_report

OLD = "Umbau beendet\n\nDer Umbau kostet 4 Euro <b>netto</b>. Am Montag, 29. Juni 2024, ist Fest.\n"
NEW = OLD.replace("4 Euro", "5 Euro")


def records(text: str, price: str) -> tuple[list[dict], list[dict]]:
    one = release(
        "umbau", text, ("title", 0, 13), ("body", 15, len(text)), title="Umbau beendet", published="2024-05-03"
    )
    facts = [
        fact(one, 1, "money", price, f"{price} Euro", currency="EUR"),
        fact(one, 2, "date", "2024-06-29", "Montag, 29. Juni 2024", mention={"warnings": ["weekday does not fit: 2024-06-29 is a Saturday, not a Monday"]}),
    ]  # fmt: skip
    return [one], facts


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("changes")
    old = write_run(folder / "old", *records(OLD, "4"))
    new = write_run(folder / "new", *records(NEW, "5"))
    difference = difference_of(str(old), str(new), new, Wanted())
    return write_report(new, folder / "report", ReportRequest(difference=difference, check=findings_of)).parent


def test_changes_page_shows_both_sides(report):
    text = (report / "diff.html").read_text(encoding="utf-8")
    assert "<del>4</del>" in text.replace("\n", "") or "<del>4 Euro</del>" in text
    assert "<ins>5</ins>" in text or "<ins>5 Euro</ins>" in text
    assert 'href="releases/umbau.html"' in text
    assert "<b>netto" not in text


def test_changes_check_page_shows_findings(report):
    text = (report / "check.html").read_text(encoding="utf-8")
    assert "Samstag" in text
    assert 'href="releases/umbau.html"' in text


def test_changes_pages_are_linked_from_the_corpus(report):
    text = (report / "index.html").read_text(encoding="utf-8")
    assert 'href="diff.html"' in text
    assert 'href="check.html"' in text


def test_changes_a_report_without_them_has_neither(tmp_path):
    out = write_run(tmp_path / "out", *records(OLD, "4"))
    folder = write_report(out, tmp_path / "report").parent
    assert not (folder / "diff.html").exists()
    assert "diff.html" not in (folder / "index.html").read_text(encoding="utf-8")


def test_changes_a_folder_that_holds_something_else_is_refused(tmp_path):
    out = write_run(tmp_path / "out", *records(OLD, "4"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").touch()
    with pytest.raises(Exception, match="O030"):
        write_report(out, tmp_path / "mine")
    assert (tmp_path / "mine/letter.txt").exists()
    write_report(out, tmp_path / "report")
    write_report(out, tmp_path / "report")  # an earlier report is replaced


@pytest.mark.parametrize("name", ["diff.html", "check.html"])
def test_changes_axe_finds_nothing_serious(visit, report, axe, name):
    page = visit().open(report / name)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {preload: false})")["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in found if one["impact"] in ("serious", "critical")] == []
