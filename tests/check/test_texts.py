"""The table of texts: what is found in each that has a fault, and that nothing is said of a sound one."""

import tomllib
from pathlib import Path

import pytest

from pressefakten.check.rules import RULES, severity_of
from pressefakten.lexicon import load

ROWS = tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))["text"]
CONTACT = "Pressekontakt: Stadt Lindenau, Telefon 06421 550, presse@lindenau.example\n"
rows = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}: {row['fault'][:40]}")


def text_of(row, body, dateline):
    title = row.get("title", "Neues aus Lindenau")
    contact = CONTACT if row.get("contact", True) else ""
    return "\n\n".join(filter(None, (title, dateline, body, contact)))


def fault_of(row):
    body = row["fault"]
    if "fault_words" in row:
        body = body.replace(*row["fault_words"])
    return text_of(row, body, row.get("dateline", "Lindenau, 12. Mai 2025"))


def sound_of(row):
    return text_of(row, row["sound"], row.get("sound_dateline", row.get("dateline", "Lindenau, 12. Mai 2025")))


def test_texts_are_many_and_every_rule_has_one():
    assert len(ROWS) >= 80
    assert (
        {row["rule"] for row in ROWS} | {"no_such_week", "unread_number", "late_embargo"}
        == set(RULES)
        == set(load("check")["rules"])
    )


@rows
def test_texts_fault_is_found(findings, row):
    found = findings(fault_of(row))
    wanted = row.get("either", [row["rule"]])
    assert any(finding.rule in wanted for finding in found), [finding.says for finding in found]
    others = [finding.says for finding in found if finding.rule not in wanted and finding.severity != "hint"]
    assert others == []


@rows
def test_texts_sound_one_is_quiet(findings, row):
    assert [finding.says for finding in findings(sound_of(row))] == []


@rows
def test_texts_finding_quotes_its_place(findings, row):
    text = fault_of(row)
    for finding in findings(text):
        if finding.start is not None:
            words = " ".join(text[finding.start : finding.end].split())
            assert finding.sentence is not None and words in finding.sentence


@pytest.mark.parametrize("name", RULES)
def test_texts_every_rule_has_its_entry(name):
    told = load("check")["rules"][name]
    assert severity_of(name) in ("error", "warning", "hint")
    assert told["says"].endswith(".") and told["why"].endswith(".")
