"""What holds for every recognizer: its name, its kinds, and that what it says of itself is true."""

import pytest
import spacy
from spacy.language import Language

from pressefakten.language import STAGES, build_language
from pressefakten.mentions import Mention
from pressefakten.recognizers.base import Recognizer
from pressefakten_schemas.kinds import KINDS, RECORDS, KindError

RECOGNIZERS = list(dict.fromkeys(record.stage for record in RECORDS.values()))
TEXT = """Am 3. Mai 2021 sagte Landrätin Petra Vogel (SPD) vom Kreis Neuwall: „Wir bauen 18 Monate lang zwölf Häuser für
3 Mio. Euro, fünf Prozent mehr als geplant.“ Ort: Hauptstraße 3, 12345 Neuwall. Telefon 02162 391024, presse@example.de,
www.example.de, mehr in der Drucksache 20/1234
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_language()


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


def test_base_every_recognizer_is_a_stage_in_the_order_of_kinds():
    assert [name for name, module in STAGES if module.startswith("pressefakten.recognizers.")] == RECOGNIZERS


def test_base_every_kind_is_found_by_its_stage(nlp):
    found = {name: nlp.get_pipe(name).kinds for name in RECOGNIZERS}
    assert sorted(kind for kinds in found.values() for kind in kinds) == sorted(KINDS)


@pytest.mark.parametrize("stage", RECOGNIZERS)
def test_base_recognizer_proposes_its_own_kinds_and_nothing_else(nlp, doc, stage):
    proposed = {mention.kind for mention in doc._.candidates[stage]}
    assert proposed and proposed <= set(nlp.get_pipe(stage).kinds)


@pytest.mark.parametrize("stage", RECOGNIZERS)
def test_base_recognizer_assigns_what_it_says(nlp, stage):
    alone = spacy.blank("de")
    alone.add_pipe(stage, name="mine")
    doc = alone(TEXT)
    assert list(doc._.candidates) == list(doc.spans) == ["mine"]
    assert nlp.get_pipe_meta(stage).assigns == ["doc._.candidates", "doc.spans"]


def test_base_only_names_require_more_than_the_text(nlp):
    assert {name: nlp.get_pipe_meta(name).requires for name in RECOGNIZERS if nlp.get_pipe_meta(name).requires} == {
        "press_names": ["doc.ents"]
    }


@pytest.mark.parametrize("stage", sorted(set(RECOGNIZERS) - {"press_names"}))
def test_base_recognizer_finds_alone_what_it_finds_among_others(doc, stage):
    alone = spacy.blank("de")
    alone.add_pipe(stage)
    assert alone(TEXT)._.candidates[stage] == doc._.candidates[stage]


def test_base_stage_of_no_kind_is_refused():
    with pytest.raises(
        KindError, match="Ships is the stage 'press_ships', but no kind's record has stage='press_ships'"
    ):

        class Ships(Recognizer, stage="press_ships"):
            def find(self, doc):
                return [Mention("ship", 0, 1, "Ada", "ship.name")]
