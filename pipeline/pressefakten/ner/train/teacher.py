"""The model that is shipped, as the teacher of a smaller one: its weights made float again, what it says of words.

Distillation after Hinton, Vinyals and Dean (2015): the student learns from the teacher's scores beside the gold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from pressefakten.ner.model import TaggerModel
from pressefakten.ner.train.data import Sentence, of_the_nine

_PRODUCTS = ("qkv", "out", "up", "down")
_NORMS = ("attention_norm", "norm")


def read_weights(folder: Path) -> dict[str, np.ndarray]:
    """The encoder's weights in the names of `network.Tagger`, made float again from a shipped int8 graph.

    The factors that even out attention's result stay where the graph has them, in the values: the product is the same.
    """
    graph = onnx.load(folder / "tagger.onnx").graph
    values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    weights = {
        "word.weight": values["word"].astype(np.float32) * values["word.scale"],
        "position.weight": values["position"],
        "norm.weight": values["norm.weight"],
        "norm.bias": values["norm.bias"],
    }
    number = 0
    while f"layer{number}.qkv.weight" in values:
        for part in _PRODUCTS:
            weight, bias = _product(values, f"layer{number}.{part}")
            weights[f"layers.{number}.{part}.weight"] = weight
            weights[f"layers.{number}.{part}.bias"] = bias
        for part in _NORMS:
            for side in ("weight", "bias"):
                weights[f"layers.{number}.{part}.{side}"] = values[f"layer{number}.{part}.{side}"]
        number += 1
    return weights


def _product(values: dict[str, np.ndarray], name: str) -> tuple[np.ndarray, np.ndarray]:
    """Weight [out, in] and bias of one product (see `graph.Graph.linear`)."""
    scale = values[f"{name}.scale"]
    matrix = values[f"{name}.weight"].astype(np.float32) * scale
    if f"{name}.even" in values:
        matrix *= values[f"{name}.even"][:, None]
    if f"{name}.exact" in values:
        matrix[values[f"{name}.exact"]] = values[f"{name}.exact_weight"]
    bias = values[f"{name}.bias"].astype(np.float32) * (values[f"{name}.step"] * scale)
    return matrix.T.copy(), bias


def chosen_layers(weights: dict[str, np.ndarray], layers: Sequence[int]) -> dict[str, np.ndarray]:
    """The weights of an encoder that has only these layers of a larger one, numbered anew."""
    kept = {name: value for name, value in weights.items() if not name.startswith("layers.")}
    for new, old in enumerate(layers):
        for name, value in weights.items():
            if name.startswith(f"layers.{old}."):
                kept[f"layers.{new}.{name.split('.', 2)[2]}"] = value
    return kept


def teach(sentences: Iterable[Sentence], model: TaggerModel, kept_in: Path, threads: int = 1) -> None:
    """Sets `taught` of each sentence: the teacher's scores [words, the nine tags], as written and as cut anew.

    They are read from the file `kept_in` where it has them for just so many words, else computed and kept there.
    """
    asked = [words for one in sentences for words in _readings(one)]
    lengths = np.array([len(words) for words in asked])
    scores = _kept(kept_in, lengths)
    if scores is None:
        scores = np.concatenate([one for some in model.scores([[words] for words in asked], threads) for one in some])
        scores = of_the_nine(scores).astype(np.float16)
        np.savez(kept_in, lengths=lengths, scores=scores)
    parts = iter(np.split(scores, np.cumsum(lengths)[:-1]))
    for one in sentences:
        one.taught = tuple(next(parts) for _ in _readings(one))


def _readings(sentence: Sentence) -> list[list[str]]:
    return [sentence.words, *([sentence.retokenised[0]] if sentence.retokenised else [])]


def _kept(path: Path, lengths: np.ndarray) -> np.ndarray | None:
    if not path.exists():
        return None
    with np.load(path) as kept:
        same: np.ndarray | None = kept["scores"] if np.array_equal(kept["lengths"], lengths) else None
    return same
