"""What is judged beside a fact's value: links and other attributes, right, wrong and missing."""

import pytest
from tests.evaluate.hand_made import fact, gold, judge

from pressefakten.evaluate.attributes import ATTRIBUTES, LINKS, one_name, one_role, plain

NAME = ("Ada Lem", "person", "Ada Lem")
QUOTE = ("Wir zahlen gern", "quote", "Wir zahlen gern")
NUMBER = ("30 Euro", "phone", "+4930")
PRICE = ("30 Euro", "money", "30")


def verdict(report, kind, name):
    """Gold, right, wrong, missing."""
    counts = report.attributes[kind, name]
    return counts.gold, counts.right, counts.wrong, counts.missing


def said(report, kind, name):
    counts = report.attributes[kind, name]
    return counts.said, counts.said_right


def test_attributes_links_are_attributes_of_some_kind():
    assert set(LINKS) <= {name for names in ATTRIBUTES.values() for name in names}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Stadtwerke", "Stadtwerke Neuwall", True),
        ("Stadtwerke Neuwall GmbH", "stadtwerke neuwall", True),
        ("Kreis-Werke", "Kreis Werke!", True),
        ("Werke", "Stadtwerke", False),
        ("Stadt Neuwall", "Neuwall Stadt", False),
        ("", "", False),
        (None, "Stadt", False),
    ],
)
def test_one_name_shorter_or_longer(one, other, same):
    assert one_name(one, other) is one_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Landrat", "Altlandrat", True),
        ("Präsident", "IHK-Präsident", True),
        ("Leiterin der Kasse", "leiterin", True),
        ("Landrat", "Landrätin", False),
        ("Rat", "Ratsherr", False),
        ("Rat", "", False),
    ],
)
def test_one_role_shorter_longer_or_the_end_of_a_compound(one, other, same):
    assert one_role(one, other) is one_role(other, one) is same


def test_plain_is_words_without_case_and_punctuation():
    assert plain("„Größer“ –  als 2023!\n") == "größer als 2023"
    assert plain(None) == ""


@pytest.mark.parametrize(
    ("expected", "got", "counts", "of_said"),
    [
        pytest.param({"roles": ["Vize-Chefin", "Chefin"]}, {"roles": ["Chefin"]}, (1, 1, 0, 0), (1, 1), id="any"),
        pytest.param({"roles": ["Chefin"]}, {"roles": ["Mutter", "Chefin"]}, (1, 1, 0, 0), (2, 1), id="each is said"),
        pytest.param({"roles": ["Chefin"]}, {"roles": ["Mutter"]}, (1, 0, 1, 0), (1, 0), id="other role"),
        pytest.param({"roles": ["Chefin"]}, {}, (1, 0, 0, 1), (0, 0), id="no role"),
        pytest.param({}, {"roles": ["Chefin"]}, (0, 0, 0, 0), (1, 0), id="role of nobody"),
        pytest.param({"affiliation": "Stadtwerke"}, {"affiliation": "Stadtwerke Au"}, (1, 1, 0, 0), (1, 1), id="longer"),
        pytest.param({"affiliation": "Stadtwerke Au"}, {"affiliation": "Stadtwerke"}, (1, 1, 0, 0), (1, 1), id="shorter"),
        pytest.param({"affiliation": "Stadt Au"}, {"affiliation": "Stadtwerke"}, (1, 0, 1, 0), (1, 0), id="other body"),
        pytest.param({"affiliation": "Stadt Au"}, {}, (1, 0, 0, 1), (0, 0), id="no body"),
        pytest.param({}, {"affiliation": "Stadt Au"}, (0, 0, 0, 0), (1, 0), id="body of nobody"),
        pytest.param({"party": "SPD"}, {"party": "spd"}, (1, 1, 0, 0), (1, 1), id="party"),
        pytest.param({"party": "SPD"}, {"party": "SPD Au"}, (1, 0, 1, 0), (1, 0), id="party is not shorter or longer"),
        pytest.param({"title": "Dr."}, {"title": "Prof. Dr."}, (1, 0, 1, 0), (1, 0), id="title"),
    ],
)  # fmt: skip
def test_attributes_of_a_person(expected, got, counts, of_said):
    (name,) = {*expected, *got}
    report = judge([gold(*NAME, **expected)], [fact(*NAME, **got)])
    assert verdict(report, "person", name) == counts
    assert said(report, "person", name) == of_said


@pytest.mark.parametrize("kind", ["phone", "email"])
@pytest.mark.parametrize(("owner", "right"), [("Ada Lem", 1), ("Vize-Chefin Ada Lem", 1), ("Ida", 0)])
def test_attributes_owner_by_any_name(kind, owner, right):
    report = judge([gold("30 Euro", kind, "x", owner="Ada Lem")], [fact("30 Euro", kind, "x", owner=owner)])
    assert verdict(report, kind, "owner") == (1, right, 1 - right, 0)


@pytest.mark.parametrize(
    ("expected", "got", "counts"),
    [
        ({"speaker": "Ada Lem"}, {"speaker": "Ada Lem"}, (1, 1, 0, 0)),
        ({"speaker": "Ada Lem"}, {"speaker": "Lem"}, (1, 0, 1, 0)),
        ({"speaker": "Ada Lem"}, {}, (1, 0, 0, 1)),
        ({"speaker_names": ["Lem", "Ada"]}, {"speaker": "Ida Lem"}, (1, 1, 0, 0)),
        ({"speaker_names": ["Lem"]}, {"speaker": "Lembke"}, (1, 0, 1, 0)),
        ({}, {"speaker": "Ada Lem"}, (0, 0, 0, 0)),
    ],
)
def test_attributes_speaker_is_a_persons_value(expected, got, counts):
    assert verdict(judge([gold(*QUOTE, **expected)], [fact(*QUOTE, **got)]), "quote", "speaker") == counts


@pytest.mark.parametrize(("value", "right"), [("Ada Lem", 1), ("Lem", 0)])
def test_attributes_value_of_a_person_is_judged_where_the_span_is_right(value, right):
    assert verdict(judge([gold(*NAME)], [fact("Ada Lem", "person", value)]), "person", "value")[:2] == (1, right)


def test_attributes_value_of_a_person_that_the_gold_does_not_give():
    report = judge([gold("Ada Lem", "person", None)], [fact(*NAME)])
    assert verdict(report, "person", "value") == (0, 0, 0, 0)
    assert said(report, "person", "value") == (0, 0)


def test_attributes_of_a_mention_that_is_not_found_are_missing():
    report = judge([gold(*NAME, roles=["Chefin"])], [fact("Lem", "person", "Ada Lem", roles=["Chefin"])])
    assert verdict(report, "person", "roles") == (1, 0, 0, 1)
    assert report.attributes["person", "roles"].found == 0


@pytest.mark.parametrize(("given", "counts"), [([fact(*NAME, party="SPD")], (1, 1, 0, 0)), ([], (0, 0, 0, 0))])
def test_attributes_links_of_an_optional_mention_are_judged_where_it_is_found(given, counts):
    assert verdict(judge([gold(*NAME, optional=True, party="SPD")], given), "person", "party") == counts


def test_attributes_others_of_an_optional_mention_are_not_judged():
    report = judge([gold(*PRICE, optional=True, per="Tag")], [fact(*PRICE, per="Kopf")])
    assert verdict(report, "money", "per") == (0, 0, 0, 0)


@pytest.mark.parametrize(("name", "item", "right"), [("party", "SPD", 2), ("affiliation", "SPD", 1)])
def test_attributes_said_of_a_fact_are_right_at_each_mention_but_an_affiliation_where_it_is_told(name, item, right):
    person = fact("Ada Lem", "person", "Ada Lem", also="Lem", **{name: item})
    report = judge([gold(*NAME, **{name: item}), gold("Lem", "person", "Ada Lem")], [person])
    assert verdict(report, "person", name) == (1, 1, 0, 0)
    assert said(report, "person", name) == (2, right)


def test_attributes_type_is_not_judged_where_the_gold_has_none():
    report = judge([gold(*NUMBER)], [fact(*NUMBER, type="mobile")])
    assert said(report, "phone", "type") == (0, 0)


def test_attributes_other_units_are_right_too():
    annotation = gold("30 Euro", "quantity", "30", unit="Euro", alt_units=["EUR"])
    for unit, right in (("Euro", 1), ("EUR", 1), ("Mark", 0)):
        report = judge([annotation], [fact("30 Euro", "quantity", "30", unit=unit)])
        assert verdict(report, "quantity", "unit") == (1, right, 1 - right, 0)
