"""What one text adds to the figures: facts, boilerplate, the kinds judged, head and zones."""

import pytest
from tests.evaluate.hand_made import TEXT, counts, fact, gold, judge, place

from pressefakten.errors import UsageError
from pressefakten.evaluate import Report
from pressefakten.evaluate.compare import compare_head, compare_zones, miss
from pressefakten.evaluate.gold import Annotation, Gold, GoldField

DATE = ("3. Mai 2024", "date", "2024-05-03")
NAME = ("Ada Lem", "person", "Ada Lem")
ADVERT = ("9 Euro", "money", "9")
BOILERPLATE = ((TEXT.index("Werbung"), len(TEXT)),)


def findings(report):
    return [(finding.what, finding.kind, finding.text) for finding in report.findings]


def test_compare_right_wrong_and_missed():
    report = judge([gold(*DATE), gold(*NAME)], [fact(*DATE), fact("SPD", "person", "SPD")])
    assert (counts(report, "date"), counts(report, "person")) == ((1, 0, 0), (0, 1, 1))
    assert findings(report) == [("missed", "person", "Ada Lem"), ("wrong", "person", "SPD")]


def test_compare_another_value_is_missed_and_wrong_but_overlaps():
    report = judge([gold(*DATE)], [fact("am 3. Mai 2024", "date", "2024-05")])
    assert counts(report, "date", "strict") == (0, 1, 1)
    assert counts(report, "date", "overlap") == (1, 0, 0)
    assert report.findings[0].got == "date 'am 3. Mai 2024' → 2024-05"


def test_compare_an_alternative_kind_counts_as_the_golds():
    report = judge([gold("SPD", "organization", "SPD", alt_kinds=("misc",))], [fact("SPD", "misc", "SPD")])
    assert (counts(report, "organization"), counts(report, "misc")) == ((1, 0, 0), (0, 0, 0))


@pytest.mark.parametrize(
    ("value", "given", "wrong"),
    [
        ("2024-05-03", [], 0),
        ("2024-05-03", ["2024-05-03"], 0),
        ("2024-05-03", ["2023"], 1),
        (None, ["2023"], 0),
        (None, ["2023", "2022"], 1),
    ],
)
def test_compare_optional_is_neither_missed_nor_wrong(value, given, wrong):
    report = judge([gold("3. Mai 2024", "date", value, optional=True)], [fact("3. Mai 2024", "date", v) for v in given])
    assert counts(report, "date") == (0, wrong, 0)


def test_compare_what_stands_inside_another_fact_is_wrong_unless_annotated():
    report = judge([gold(*DATE)], [fact(*DATE), fact("3. Mai", "duration", "P3M")])
    assert counts(report, "duration") == (0, 1, 0)


def test_compare_fact_out_of_boilerplate_is_wrong_and_told_apart():
    report = judge([], [fact(*ADVERT)], boilerplate=BOILERPLATE)
    assert counts(report, "money") == (0, 1, 0)
    assert report.boilerplate["money"] == 1
    assert ("boilerplate", "money", "9 Euro") in findings(report)


@pytest.mark.parametrize(
    ("end", "out_of_boilerplate"), [(place("9 Euro")[0], 0), (place("9 Euro")[0] + 1, 1)], ids=["beside", "one letter"]
)
def test_compare_fact_that_touches_boilerplate_lies_in_it(end, out_of_boilerplate):
    assert judge([], [fact(*ADVERT)], boilerplate=((0, end),)).boilerplate["money"] == out_of_boilerplate


def test_compare_fact_in_a_zone_of_boilerplate_is_ignored():
    report = judge([], [fact(*ADVERT, zone="boilerplate")], boilerplate=BOILERPLATE)
    assert counts(report, "money") == (0, 0, 0)
    assert report.boilerplate["money"] == 0


def test_compare_only_annotated_kinds_are_judged():
    annotations, facts = [gold(*DATE), gold(*NAME)], [fact(*ADVERT), fact("SPD", "person", "SPD")]
    report = judge(annotations, facts, annotated=frozenset({"person"}), boilerplate=BOILERPLATE)
    assert [counts(report, kind) for kind in ("date", "money", "person")] == [(0, 0, 0), (0, 0, 0), (0, 1, 1)]
    assert sum(report.boilerplate.values()) == 0


def test_compare_gold_of_a_kind_that_is_not_judged_answers_for_its_alternative():
    annotation = gold("30 Euro", "quantity", "30", alt_kinds=("money",), unit="Euro")
    report = judge([annotation], [fact("30 Euro", "money", "30")], annotated=frozenset({"money"}))
    assert (counts(report, "quantity"), counts(report, "money")) == ((0, 0, 0), (0, 0, 0))
    assert not report.attributes


def test_compare_refuses_gold_of_another_text():
    with pytest.raises(UsageError, match="the gold says 'Ada' at 0, the text 'Viz'"):
        judge([Annotation("person", 0, 3, "Ada", "Ada")])


def test_miss_counts_all_of_a_text_as_missing(tmp_path):
    report = Report()
    miss(report, Gold("t", tmp_path, (gold(*NAME, party="SPD"),), BOILERPLATE, {"title": GoldField(("Neu",))}))
    assert counts(report, "person") == (0, 0, 1)
    assert (report.attributes["person", "party"].missing, report.head["title"].missing) == (1, 1)
    assert report.zones.share is None


@pytest.mark.parametrize(
    ("name", "asked", "got", "expected"),
    [
        pytest.param("published", GoldField(("2024-05-03",)), "2024-05-03", (1, 1, 0, 0, 1), id="day"),
        pytest.param("published", GoldField(("2024-05-03",)), "2024-05-04", (1, 0, 1, 0, 1), id="other day"),
        pytest.param("published", GoldField(("2024-05-03",)), None, (1, 0, 0, 1, 0), id="no day"),
        pytest.param("published", GoldField(()), "2024-05-03", (0, 0, 0, 0, 1), id="day that the gold has not"),
        pytest.param("published", GoldField(("2024-05-03",), False), None, (0, 0, 0, 0, 0), id="day not printed"),
        pytest.param("published", GoldField(("2024-05-03",), False), "2024-05-04", (0, 0, 0, 0, 0), id="nor judged"),
        pytest.param("title", GoldField(("„Neue Kita“ am Park!",)), "neue kita – am Park", (1, 1, 0, 0, 1), id="title"),
        pytest.param("title", GoldField(("Neue Kita am Park",)), "Neue Kita", (1, 0, 1, 0, 1), id="part of a title"),
        pytest.param("title", GoldField(("Neue Kita", "POL-AU: Neue Kita")), "POL-AU: Neue Kita", (1, 1, 0, 0, 1), id="alt"),
        pytest.param("publisher", GoldField(("Stadt Au",)), "STADT AU", (1, 1, 0, 0, 1), id="publisher"),
        pytest.param("publisher", GoldField(("Stadt Au",)), "Stadt", (1, 0, 1, 0, 1), id="publisher is not shorter"),
        pytest.param("publisher", GoldField(("Stadt Au",), False), None, (0, 0, 0, 0, 0), id="publisher not printed"),
        pytest.param("publisher", GoldField(("Stadt Au",), False), "Stadt Au", (1, 1, 0, 0, 1), id="but told"),
        pytest.param("publisher", GoldField(("Stadt Au",), False), "Kreis Au", (1, 0, 1, 0, 1), id="but told wrong"),
    ],
)  # fmt: skip
def test_compare_head_gold_right_wrong_missing_said(name, asked, got, expected, tmp_path):
    report = Report()
    compare_head(report, Gold("t", tmp_path, (), head={name: asked}), {name: got})
    head = report.head[name]
    assert (head.gold, head.right, head.wrong, head.missing, head.said) == expected
    assert len(report.findings) == head.gold - head.right + (head.said - head.said_right) * (head.gold == 0)


@pytest.mark.parametrize(
    ("boilerplate", "zones", "expected"),
    [
        pytest.param([(0, 2)], [("boilerplate", 0, 2)], (4, 0, 0), id="as annotated"),
        pytest.param([(0, 2)], [("body", 0, 6)], (2, 0, 2), id="boilerplate taken"),
        pytest.param([], [("boilerplate", 0, 2)], (2, 2, 0), id="release lost"),
        pytest.param([(0, 4)], [("boilerplate", 0, 3)], (3, 0, 1), id="one letter"),
        pytest.param([(0, 3)], [("boilerplate", 0, 2)], (4, 0, 0), id="blanks do not count"),
        pytest.param([(0, 2)], [("boilerplate", 3, 5)], (0, 2, 2), id="the wrong way round"),
        pytest.param(None, [("boilerplate", 0, 2)], (0, 0, 0), id="not annotated"),
    ],
)
def test_compare_zones_right_lost_taken(boilerplate, zones, expected, tmp_path):
    report = Report()
    records = [{"zone": zone, "start": start, "end": end} for zone, start, end in zones]
    compare_zones(report, Gold("t", tmp_path, (), boilerplate), "ab cd\n", records)
    assert (report.zones.right, report.zones.lost, report.zones.taken) == expected
    assert len(report.findings) == sum(side > 0 for side in expected[1:])


def test_compare_zones_lists_each_stretch_on_the_wrong_side(tmp_path):
    report = Report()
    compare_zones(report, Gold("t", tmp_path, (), ((0, 5), (9, 16))), "Mehr Neu: Teilen", [])
    assert [(finding.what, finding.text) for finding in report.findings] == [
        ("taken", "Mehr"),
        ("taken", "Teilen"),
    ]
