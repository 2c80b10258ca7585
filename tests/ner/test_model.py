"""The model's folder: plain data, and a clear word when a file is missing or damaged."""

import json
import shutil

import pytest

from pressefakten.errors import ModelError
from pressefakten.ner import load_ner
from pressefakten.ner.model import SHIPPED

FILES = ("manifest.json", "tagger.onnx", "tokenizer.json")


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(SHIPPED, tmp_path / "model")


def test_model_folder_holds_plain_data_only():
    assert {path.name for path in SHIPPED.iterdir()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_model_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(ModelError) as caught:
        load_ner(copy)
    assert caught.value.code == "M001"
    assert name in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("name", FILES[1:])
def test_model_one_changed_byte_is_noticed(copy, name):
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(ModelError) as caught:
        load_ner(copy)
    assert caught.value.code == "M002"
    assert name in caught.value.message


@pytest.mark.parametrize(("text", "code"), [("{", "M002"), ("[]", "M003"), ('{"tags": ["O"]}', "M003")])
def test_model_manifest_of_another_kind_is_refused(copy, text, code):
    (copy / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        load_ner(copy)
    assert caught.value.code == code


def test_model_is_loaded_from_any_folder(copy):
    assert load_ner(copy)("Es kam Clara Uphoff.").ents


def test_model_card_and_manifest_name_the_recipe():
    card = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))["card"]
    assert card["recipe"] == "six-ship"
    assert (SHIPPED.parent / "MODEL.md").exists()
