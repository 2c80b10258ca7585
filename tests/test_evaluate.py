"""What counts as found, missed and wrong, by hand-made facts against hand-made gold."""

import json
from pathlib import Path

import pytest

from pressefakten.errors import UsageError
from pressefakten.evaluate import Report, compare, evaluate
from pressefakten.gold import Annotation, Gold, load_gold
from pressefakten.report.evaluation import lines

TEXT = "Vize-Chefin Ada Lem (SPD) zahlt am 3. Mai 2024 rund 30 Euro. „Wir zahlen gern“, so Lem. Werbung: 9 Euro."


def gold(words: str, kind: str, value: str | None, nth: int = 0, **more) -> Annotation:
    start = _find(words, nth)
    known = {name: more.pop(name) for name in ("optional", "alt_kinds", "alt_values") if name in more}
    return Annotation(kind, start, start + len(words), words, value, more, **known)


def fact(words: str, kind: str, value: str | None, nth: int = 0, **more) -> dict:
    start = _find(words, nth)
    of_mention = {name: more.pop(name) for name in ("resolution", "qualifier", "part") if name in more}
    mention = {"start": start, "end": start + len(words), "text": words, "zone": "body", "rule": "r", **of_mention}
    return {"release": "t", "id": "0" * 12, "kind": kind, "value": value, **more, "mentions": [mention]}


def _find(words: str, nth: int) -> int:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start


def judge(annotations, facts, boilerplate=(), **release) -> Report:
    report = Report()
    document = Gold("t", Path("t.txt"), tuple(annotations), tuple(boilerplate), release.get("published"))
    compare(report, document, {"text": TEXT, "sha256": "0", **release.get("got", {})}, facts)
    return report


def counts(report: Report, kind: str, way: str = "found") -> tuple[int, int, int]:
    count = report.kinds[way][kind]
    return count.gold, count.given, count.gold_right


DATE = gold("3. Mai 2024", "date", "2024-05-03")
NAME = gold("Ada Lem", "person", "Ada Lem")
QUOTE = gold("Wir zahlen gern", "quote", "Wir zahlen gern")


@pytest.mark.parametrize(
    ("annotation", "given", "found"),
    [
        pytest.param(DATE, fact("3. Mai 2024", "date", "2024-05-03"), True, id="date-same-span"),
        pytest.param(DATE, fact("am 3. Mai 2024", "date", "2024-05-03"), True, id="date-wider-span"),
        pytest.param(DATE, fact("3. Mai 2024", "date", "2024-05"), False, id="date-other-value"),
        pytest.param(DATE, fact("rund 30 Euro", "date", "2024-05-03"), False, id="date-elsewhere"),
        pytest.param(NAME, fact("Ada Lem", "person", "Lem"), True, id="name-same-span-other-value"),
        pytest.param(NAME, fact("Lem", "person", "Ada Lem"), False, id="name-shorter-span"),
        pytest.param(NAME, fact("Ada Lem", "place", "Ada Lem"), False, id="name-other-kind"),
        pytest.param(QUOTE, fact("Wir zahlen gern“", "quote", "Wir zahlen gern“"), True, id="quote-nine-tenths"),
        pytest.param(QUOTE, fact("Wir zahlen", "quote", "Wir zahlen"), False, id="quote-two-thirds"),
        pytest.param(
            gold("SPD", "organization", "SPD", alt_kinds=("misc",)), fact("SPD", "misc", "SPD"), True, id="alt-kind"
        ),
        pytest.param(
            gold("3. Mai 2024", "date", "2024-05-03", alt_values=("2024-05",)),
            fact("3. Mai 2024", "date", "2024-05"),
            True,
            id="alt-value",
        ),
    ],
)
def test_evaluate_found_by_the_rule_of_the_kind(annotation, given, found):
    report = judge([annotation], [given])
    right = sum(count.gold_right for count in report.kinds["found"].values())
    assert right == int(found)
    assert [finding.what for finding in report.findings if finding.what in {"missed", "wrong"}] == (
        [] if found else ["missed", "wrong"]
    )


def test_evaluate_three_ways_of_counting():
    report = judge([DATE], [fact("am 3. Mai 2024", "date", "2024-05")])
    assert counts(report, "date", "found") == (1, 1, 0)
    assert counts(report, "date", "strict") == (1, 1, 0)
    assert counts(report, "date", "overlapping") == (1, 1, 1)
    assert report.values["date"].recall == 0.0


def test_evaluate_one_found_mention_answers_one_annotation():
    report = judge([gold("30 Euro", "money", "30"), gold("30 Euro", "money", "30")], [fact("30 Euro", "money", "30")])
    assert counts(report, "money") == (2, 1, 1)


@pytest.mark.parametrize(
    ("value", "given", "wrong"),
    [("2024-05-03", [], 0), ("2024-05-03", ["2024-05-03"], 0), ("2024-05-03", ["2023"], 1), (None, ["2023"], 0)],
)
def test_evaluate_optional_is_neither_missed_nor_wrong(value, given, wrong):
    report = judge(
        [gold("3. Mai 2024", "date", value, optional=True)], [fact("3. Mai 2024", "date", one) for one in given]
    )
    assert counts(report, "date") == (0, wrong, 0)


def test_evaluate_boilerplate_counts_neither_way_but_is_told():
    start = TEXT.index("Werbung")
    report = judge([], [fact("9 Euro", "money", "9")], boilerplate=[(start, len(TEXT))])
    assert counts(report, "money") == (0, 0, 0)
    assert report.boilerplate["money"] == 1


def test_evaluate_what_may_stand_inside_another_fact_is_let_pass():
    report = judge([DATE], [fact("3. Mai 2024", "date", "2024-05-03"), fact("3. Mai", "duration", "P3M")])
    assert counts(report, "duration") == (0, 0, 0)


@pytest.mark.parametrize(
    ("expected", "given", "recall", "wrong"),
    [
        (["Vize-Chefin", "Chefin"], ["Chefin"], 1.0, 0),
        (["Chefin der Kasse"], ["Chefin"], 1.0, 0),
        (["Chefin"], ["Chefin der Kasse"], 0.0, 1),
        (["Chefin"], ["Chefin", "Mutter"], 1.0, 1),
        (["Chefin"], [], 0.0, 0),
    ],
)
def test_evaluate_roles_any_form_is_right_and_shorter_too(expected, given, recall, wrong):
    more = {"roles": given} if given else {}
    report = judge(
        [gold("Ada Lem", "person", "Ada Lem", roles=expected)], [fact("Ada Lem", "person", "Ada Lem", **more)]
    )
    count = report.attributes["person", "roles"]
    assert (count.recall, count.given - count.given_right) == (recall, wrong)


def test_evaluate_attribute_of_a_fact_is_right_at_each_of_its_mentions():
    person = fact("Ada Lem", "person", "Ada Lem", party="SPD")
    person["mentions"].append(
        {**person["mentions"][0], "start": _find("Lem.", 0), "end": _find("Lem.", 0) + 3, "text": "Lem"}
    )
    report = judge([gold("Ada Lem", "person", "Ada Lem", party="SPD"), gold("Lem", "person", "Ada Lem", 1)], [person])
    count = report.attributes["person", "party"]
    assert (count.gold, count.gold_right, count.given, count.given_right) == (1, 1, 1, 1)


@pytest.mark.parametrize(("got", "right"), [("Ada Lem", 1), ("Lem", 0)])
def test_evaluate_speaker_is_a_value(got, right):
    quote = fact("Wir zahlen gern", "quote", "Wir zahlen gern", speaker=got)
    report = judge([gold("Wir zahlen gern", "quote", "Wir zahlen gern", speaker="Ada Lem"), NAME], [quote])
    assert report.attributes["quote", "speaker"].gold_right == right


def test_evaluate_qualifier_belongs_to_the_mention():
    report = judge(
        [gold("30 Euro", "money", "30", qualifier="about")], [fact("30 Euro", "money", "30", qualifier="at_least")]
    )
    count = report.attributes["money", "qualifier"]
    assert (count.gold_right, count.given_right) == (0, 0)


def test_evaluate_day_of_publication():
    assert judge([], [], published="2024-05-03", got={"published": "2024-05-03"}).release["published"].recall == 1.0
    assert judge([], [], published="2024-05-03").release["published"].recall == 0.0


def test_evaluate_report_as_json_and_text():
    report = judge([DATE, NAME], [fact("3. Mai 2024", "date", "2024-05-03"), fact("SPD", "person", "SPD")])
    record = json.loads(json.dumps(report.record()))
    assert record["kinds"]["date"]["found"]["f1"] == 1.0
    assert record["kinds"]["person"]["found"] == {
        "gold": 1, "found": 1, "right": 0, "precision": 0.0, "recall": 0.0, "f1": 0.0
    }  # fmt: skip
    text = "\n".join(lines(report, errors=True))
    assert "missed       person       'Ada Lem'" in text
    assert text.splitlines()[-1].startswith("all")


def test_load_gold_says_what_is_wrong(tmp_path):
    with pytest.raises(UsageError, match="No gold files"):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"facts": []}')
    with pytest.raises(UsageError, match=r"a\.txt is missing"):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(UsageError, match=r"a\.json is no gold file"):
        load_gold(tmp_path)


def test_compare_refuses_gold_of_another_text():
    with pytest.raises(UsageError, match="the gold says"):
        judge([Annotation("person", 0, 3, "Ada", "Ada")], [])


def test_evaluate_text_that_fails_is_missed_and_named(tmp_path, small_extractor):
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    annotation = {"kind": "money", "text": "5 Euro", "start": 0, "end": 6, "value": "5", "currency": "EUR"}
    (tmp_path / "a.json").write_text(json.dumps({"facts": [annotation]}))
    report = evaluate(tmp_path, small_extractor)
    assert "R008" in report.failed["a"]
    assert counts(report, "money") == (1, 0, 0)


def test_evaluate_extracts_afresh(tmp_path, small_extractor):
    (tmp_path / "a.txt").write_text("5 Euro kostet es.")
    annotation = {"kind": "money", "text": "5 Euro", "start": 0, "end": 6, "value": "5", "currency": "EUR"}
    (tmp_path / "a.json").write_text(json.dumps({"facts": [annotation]}))
    assert counts(evaluate(tmp_path, small_extractor), "money") == (1, 1, 1)
