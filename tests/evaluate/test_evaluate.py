"""Gold texts extracted afresh, and the report that comes of it."""

import json

import pytest
from tests.evaluate.hand_made import TEXT, counts, fact, gold, judge

from pressefakten.evaluate import evaluate
from pressefakten.evaluate.counts import Count, Sides, Verdicts
from pressefakten.report.evaluation import lines

PRICE = {"kind": "money", "text": "5 Euro", "start": 0, "end": 6, "value": "5", "currency": "EUR"}


@pytest.fixture
def report():
    return judge(
        [
            gold("3. Mai 2024", "date", "2024-05-03", resolution="absolute"),
            gold("Ada Lem", "person", "Ada Lem", party="SPD"),
            gold("Lem", "person", "Ada Lem"),
        ],
        [
            fact("3. Mai 2024", "date", "2024-05-03", resolution="relative"),
            fact("Ada Lem", "person", "Ada Lem", title="Dr."),
            fact("9 Euro", "money", "9", per="Tag"),
        ],
        boilerplate=((TEXT.index("Werbung"), len(TEXT)),),
    )


@pytest.mark.parametrize(
    ("count", "shares"),
    [
        (Count(3, 1, 2), (0.75, 0.6, 2 / 3)),
        (Count(0, 1, 0), (0.0, None, 0.0)),
        (Count(0, 0, 1), (None, 0.0, 0.0)),
        (Count(), (None, None, None)),
    ],
)
def test_count_precision_recall_f1(count, shares):
    assert (count.precision, count.recall, count.f1) == pytest.approx(shares)


def test_verdicts_and_sides_of_nothing_have_no_share():
    assert Verdicts().precision is None
    assert Sides().share is None


def test_report_total_is_the_sum_of_all_kinds(report):
    total = report.total("strict")
    assert (total.right, total.wrong, total.missed) == (2, 1, 1)
    assert total.f1 == pytest.approx(2 * 2 / (2 * 2 + 1 + 1))


def test_report_as_json(report):
    record = json.loads(json.dumps(report.record()))
    assert record["kinds"]["person"]["strict"] == {
        "right": 1, "wrong": 0, "missed": 1, "precision": 1.0, "recall": 0.5, "f1": 0.6667
    }  # fmt: skip
    assert record["kinds"]["money"]["out_of_boilerplate"] == 1
    assert record["total"]["strict"]["f1"] == 0.6667
    assert record["links"]["person"]["party"] == {
        "gold": 1, "found": 1, "right": 0, "wrong": 0, "said": 0, "said_right": 0, "missing": 1, "precision": None
    }  # fmt: skip
    assert list(record["attributes"]) == ["date"]
    assert record["zones"]["facts_out_of_boilerplate"] == 1
    assert [error["what"] for error in record["errors"]] == ["party", "resolution", "missed", "taken", "boilerplate"]


def test_report_as_text(report):
    text = [" ".join(line.split()) for line in lines(report)]
    assert [line for line in text if line.startswith(("zones", "links", "person", "date", "1 text", "all"))] == [
        "zones 0.835 of 85 characters on the right side of release and boilerplate",
        "links gold found right wrong missing said P",
        "person value 2 1 1 0 1 1 1.000",
        "person party 1 1 0 0 1 0 –",
        "date resolution 0 of 1, 1 wrong",
        "1 text gold found P R F1 overlap F1 out of boilerplate",
        "person 2 1 1.000 0.500 0.667 0.667",
        "date 1 1 1.000 1.000 1.000 1.000",
        "all (micro) 3 3 0.667 0.667 0.667 0.667 1",
    ]
    assert text[-1].startswith("all")


def test_report_leaves_out_what_the_gold_never_says(report):
    assert not any("title" in line or "per " in line for line in lines(report, errors=True))


def test_report_errors_tell_what_and_where(report):
    text = "\n".join(lines(report, errors=True))
    assert "party        person       'Ada Lem': expected ['SPD'], got None  (rule)" in text
    assert "boilerplate  money        '9 Euro': expected None, got '9'  (rule)" in text
    assert "taken        zone         'Werbung: 9 Euro.': expected 'boilerplate', got 'release'" in text
    assert "missed       person       'Lem': expected 'Ada Lem', got None\n" in text
    assert "„Wir zahlen gern“, so [Lem]. Werbung" in text


def test_evaluate_text_that_fails_is_missed_and_named(tmp_path, small_extractor):
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "a.json").write_text(json.dumps({"facts": [PRICE]}))
    report = evaluate(tmp_path, small_extractor)
    assert "R008" in report.failed["a"]
    assert counts(report, "money") == (0, 0, 1)


def test_evaluate_extracts_afresh(tmp_path, small_extractor):
    (tmp_path / "a.txt").write_text("5 Euro kostet es.")
    (tmp_path / "a.json").write_text(json.dumps({"facts": [PRICE]}))
    assert counts(evaluate(tmp_path, small_extractor), "money") == (1, 0, 0)
