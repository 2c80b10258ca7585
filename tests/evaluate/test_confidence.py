"""How good the confidence of names is, among the figures of an evaluation."""

from tests.evaluate.hand_made import fact, gold, judge

from pressefakten.report.evaluation import lines


def sure(words, kind, confidence):
    record = fact(words, kind, words)
    record["mentions"][0]["confidence"] = confidence
    return record


def test_confidence_of_names_is_measured_against_the_gold():
    report = judge([gold("Ada Lem", "person", "Ada Lem")], [sure("Ada Lem", "person", 0.9), sure("SPD", "place", 0.3)])
    assert report.confidence() == {"names": 2, "said": 0.6, "right": 0.5, "error": 0.2, "ranking": 1.0}
    assert "confidence of 2 names: said 0.600, right 0.500, error 0.200, ranking 1.000" in list(lines(report))


def test_confidence_leaves_out_what_the_gold_leaves_open():
    report = judge([gold("SPD", "organization", "SPD", optional=True)], [sure("SPD", "organization", 0.3)])
    assert report.confidence() == {}
    assert not any("confidence" in line for line in lines(report))


def test_confidence_of_facts_without_one_is_not_measured():
    assert judge([], [fact("30 Euro", "money", "30")]).record()["confidence"] == {}


def test_confidence_has_no_ranking_where_all_are_right():
    report = judge([gold("Ada Lem", "person", "Ada Lem")], [sure("Ada Lem", "person", 0.9)])
    assert report.confidence()["ranking"] is None
