"""What the tagger is trained on, as far as it needs no PyTorch: GermEval's side classes and annotated releases."""

from pathlib import Path

import numpy as np
import pytest

from pressefakten.ner.decode import entities
from pressefakten.ner.labels import ALL_TAGS, TAGS, bio_spans, may_follow
from pressefakten.ner.train.data import of_the_nine, plain_tag
from pressefakten.ner.train.releases import read_releases

PRESS = Path(__file__).parents[1] / "press"


@pytest.mark.parametrize(
    ("tag", "plain"),
    [("B-LOCderiv", "B-DERIV"), ("I-ORGpart", "I-PART"), ("B-PER", "B-PER"), ("O", "O"), ("B-MISCpart", "B-PART")],
)
def test_side_classes_lose_the_class_of_the_name_inside(tag: str, plain: str) -> None:
    assert plain_tag(tag) == plain


def test_side_classes_stand_behind_the_nine_tags_and_are_dropped_when_decoding() -> None:
    assert ALL_TAGS[: len(TAGS)] == TAGS
    path = np.array([ALL_TAGS.index(tag) for tag in ("B-DERIV", "B-PER", "I-PER", "O", "B-PART", "I-PART", "B-LOC")])
    assert entities(path) == [(1, 3, "PER"), (6, 7, "LOC")]


def test_a_teacher_with_side_classes_speaks_of_the_nine_tags() -> None:
    scores = np.full((2, len(ALL_TAGS)), -20.0)
    scores[0, [0, ALL_TAGS.index("B-DERIV")]] = np.log([0.25, 0.5])
    scores[0, ALL_TAGS.index("B-LOC")] = np.log(0.25)
    scores[1, ALL_TAGS.index("I-PER")] = 0.0
    taught = of_the_nine(scores)
    assert taught.shape == (2, len(TAGS))
    assert np.exp(taught[0, [0, TAGS.index("B-LOC")]]) == pytest.approx([0.75, 0.25])
    assert taught[1].argmax() == TAGS.index("I-PER")
    assert of_the_nine(taught) is taught


def write(folder: Path, name: str, text: str, names: str) -> None:
    (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.json").write_text(f'{{"names": {names}}}', encoding="utf-8")


def test_an_annotated_release_becomes_sentences_with_its_names(tmp_path: Path) -> None:
    text = "Neue Halle in Aue\n\nAda Lem leitet den Turnverein Aue. Sie freut sich."
    write(tmp_path, "halle", text, '[["place", 14, 17], ["person", 19, 26], ["organization", 38, 52]]')
    (tmp_path / "ohne.json").write_text("{}", encoding="utf-8")
    found = [
        (" ".join(one.words[first:last]), kind)
        for one in read_releases(tmp_path)
        for first, last, kind in bio_spans(one.tags)
    ]
    assert found == [("Aue", "LOC"), ("Ada Lem", "PER"), ("Turnverein Aue", "ORG")]


def test_the_annotated_releases_of_the_tests_are_legal_and_keep_their_names() -> None:
    sentences = read_releases(PRESS)
    for one in sentences:
        assert len(one.words) == len(one.tags)
        assert all(may_follow(before, tag) for before, tag in zip([None, *one.tags], one.tags, strict=False))
    assert sum(len(bio_spans(one.tags)) for one in sentences) > 7_000
