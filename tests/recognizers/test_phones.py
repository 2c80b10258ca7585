"""``press_phones``: layouts of DIN 5008, ITU-T E.123 and practice, and what looks like a number and is none."""

from functools import partial
from pathlib import Path

import pytest
from tests.support import assert_linear, braced, candidates_in, found_in, table

import pressefakten.recognizers.phones  # noqa: F401  registers the component
from pressefakten.recognizers.phones.finder import find_phones
from pressefakten.recognizers.phones.regions import Regions
from pressefakten.recognizers.phones.rules import LAYOUTS, LEANING
from pressefakten.tokenizer import make_german

HERE = Path(__file__).parent


def found(text, region="DE"):
    return found_in(partial(find_phones, region=region), text)


def told(mention):
    extension = mention.attributes.get("extension")
    return f"{mention.value} {mention.attributes['type']}" + (f" /{extension}" if extension else "")


@pytest.mark.parametrize("case", table(HERE / "phones.tsv"))
def test_phones_layouts(case):
    marked, _, wanted = case.partition("\t")
    text, words = braced(marked)
    mentions = found(text)
    assert " | ".join(map(told, mentions)) == wanted
    assert [text[mention.start : mention.end] for mention in mentions] == words


RULES = (*LAYOUTS, *LEANING.values())
EXAMPLES = [(rule.id, example) for rule in RULES for example in rule.examples]
COUNTEREXAMPLES = [(rule.id, text) for rule in RULES for text in rule.counterexamples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule}: {one.text}" for rule, one in EXAMPLES])
def test_phones_example(rule, example):
    said = {(one.start, one.end): (one.value, one.rule) for one in find_phones(example.text)}
    value, by = said.get((example.start, example.end), (None, None))
    assert value == example.value
    assert by == rule or rule == "phone.area"


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=[f"{rule}: {text}" for rule, text in COUNTEREXAMPLES])
def test_phones_counterexample(rule, text):
    assert [one.value for one in find_phones(text) if one.rule == rule] == []


@pytest.mark.parametrize("text", table(HERE / "no_phones.txt"))
def test_phones_refused(text):
    assert [text[mention.start : mention.end] for mention in found(text)] == []


@pytest.mark.parametrize(
    ("text", "validity"),
    [
        ("Tel. 0221 4710123", "valid"),
        ("Tel. 0195 123456", "possible"),
        ("Mobil 0152 2881738", "possible"),
        ("Fax 0999 12345", "possible"),
        ("0999 12345", None),
        ("Anruf unter 0195 123456", "possible"),
        ("Tel. 0221 47101234567890", None),
    ],
)
def test_phones_validity(text, validity):
    assert next((mention.attributes["validity"] for mention in found(text)), None) == validity


@pytest.mark.parametrize(
    ("text", "area"),
    [("Tel. 02162 39-1024", "Viersen"), ("Tel. 069 90009-123", "Frankfurt am Main"), ("Tel. 0171 3920012", None)],
)
def test_phones_area(text, area):
    assert found(text)[0].attributes.get("area") == area


def test_phones_region_where_nothing_tells_the_country():
    text = "Telefon 044 668 18 00"
    assert found(text, region="CH")[0].value == "+41446681800"


def test_phones_offsets_count_in_the_source_text():
    nlp = make_german()
    nlp.add_pipe("press_phones")
    text = "Büro\u0308\u00ad\r\nTel.\u00a002162\u202f39\u00ad-1024"
    [mention] = candidates_in(nlp(text), "press_phones")
    assert text[mention.start : mention.end] == "02162\u202f39\u00ad-1024"
    assert mention.value == "+492162391024"


HOSTILE = [
    "0 ",
    "0-",
    "(0)",
    "+",
    "02162 39-1024 ",
    "Tel. ",
    "110 ",
    "Tel\n0221\n",
    "-1 ",
    "0221/",
    "Notruf ",
    "Fax 0221 4710 ",
    "1",
    "Durchwahl -1 ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_phones_linear_on_hostile_input(piece):
    assert_linear(lambda size: piece * (size // len(piece)), lambda text: found_in(find_phones, text))


@pytest.mark.parametrize(
    ("mark", "country"),
    [
        ("A-1010", "AT"), ("x@y.gv.at", "AT"), ("1010 Wien", "AT"), ("(0043)", "AT"),
        ("CH-8001", "CH"), ("x.ch", "CH"), ("FL-9490", "LI"),
        ("L-1116", "LU"), ("x.lu", "LU"), ("OTS0012", "AT"), ("Jänner", "AT"),
    ],
)  # fmt: skip
def test_phones_region_by_every_mark(mark, country):
    assert Regions(f"{mark} und Tel. 044", "DE").at(15) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Nach Österreich", "DE"),  # named once: nobody need be there
        ("Österreich grüßt Österreich", "AT"),
        ("Schweiz, mail@amt.ch", "CH"),
        ("Schweiz, mail@amt.at", "AT"),
    ],
)
def test_phones_region_of_a_country_that_is_named(text, country):
    assert Regions(f"{text}: Tel. 044", "DE").at(len(text) + 7) == country
