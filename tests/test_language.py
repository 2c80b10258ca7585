"""The one spaCy pipeline: its stages in order, each usable by name, models that can be named instead."""

import pytest
import spacy

from pressefakten.errors import ModelError
from pressefakten.language import STAGES, build_language


@pytest.fixture(scope="module")
def nlp():
    return build_language()


def test_language_has_the_stages_in_order(nlp):
    assert nlp.pipe_names == [name for name, _ in STAGES]


def test_language_analysis_is_clean(nlp):
    assert not any(nlp.analyze_pipes()["problems"].values())


@pytest.mark.parametrize("stage", [name for name, _ in STAGES])
def test_language_stage_runs_alone(stage):
    alone = spacy.blank("de")
    alone.add_pipe(stage)
    text = (
        "Am 3. Mai 2021 sagte Landrätin Petra Vogel (SPD): „Wir bauen zwölf Häuser für 3 Mio. Euro.“ Tel. 02162 391024"
    )
    assert alone(text).text == text


def test_language_does_not_know_the_model():
    with pytest.raises(ModelError) as caught:
        build_language("de_core_news_nowhere")
    assert caught.value.code == "M010"
    assert "de_core_news_nowhere" in caught.value.message and "spacy download" in caught.value.hint


def test_language_model_without_names(tmp_path):
    spacy.blank("de").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError) as caught:
        build_language(str(tmp_path / "blank"))
    assert caught.value.code == "M011"


def test_language_takes_names_from_another_pipeline(tmp_path):
    other = spacy.blank("de")
    other.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Petra Vogel"}])
    other.to_disk(tmp_path / "other")
    doc = build_language(str(tmp_path / "other"))("Gestern kam Petra Vogel nach Hause.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Petra Vogel", "PER")]
