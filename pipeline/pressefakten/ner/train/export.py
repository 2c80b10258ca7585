"""From a trained network to the folder that ships: calibrate, quantise, write, sign with hashes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from pressefakten.ner.labels import ALL_TAGS
from pressefakten.ner.model import MANIFEST
from pressefakten.ner.pieces import Pieces
from pressefakten.ner.train.graph import Quantised, build, write
from pressefakten.ner.train.network import Tagger
from pressefakten.ner.windows import windows_of

SMOOTHING = 0.5
"""SmoothQuant's alpha: how much of the difference between channels the weights take up."""

EXACT = 8
"""Channels of a product's input that stay in float32."""

TAIL = 1e-5
"""Share of an activation's values that may be clipped at either end."""


def network_weights(model: Tagger) -> dict[str, np.ndarray]:
    return {name: value.detach().float().numpy() for name, value in model.state_dict().items()}


def calibrate(
    weights: dict[str, np.ndarray], layers: int, heads: int, eps: float, pieces: Pieces, sentences: list[list[str]]
) -> dict[str, Quantised]:
    """Scales for the input of each product, from a float32 run over `sentences`."""
    graph = build(weights, layers, heads, eps, {}, taps=True)
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()][1:]
    seen: dict[str, list[np.ndarray]] = {name: [] for name in names}
    for words in sentences:
        for window in windows_of([pieces.of(words)], 250, 0):
            for name, found in zip(
                names, session.run(names, {"ids": window.ids, "firsts": window.firsts}), strict=True
            ):
                seen[name].append(found.astype(np.float16))
    matrices = {
        f"layer{number}.{part}": weights[f"layers.{number}.{part}.weight"]
        for number in range(layers)
        for part in ("qkv", "out", "up", "down")
    }
    return {
        key: _scale(
            np.concatenate(seen.pop(f"tap.{key}")).astype(np.float32), matrix, 0 if key.endswith(".out") else EXACT
        )
        for key, matrix in matrices.items()
    }


def _scale(values: np.ndarray, matrix: np.ndarray, exact: int) -> Quantised:
    """The channels that stay exact, smoothing factors, then scale and zero point (uint8) of the smoothed rest."""
    peaks = np.abs(values).max(axis=0)
    kept = np.sort(np.argsort(-peaks * np.abs(matrix).max(axis=0))[:exact])
    activation = np.maximum(np.quantile(np.abs(values), 0.9999, axis=0), 1e-3)
    weight = np.maximum(np.abs(matrix).max(axis=0), 1e-3)
    smooth = activation**SMOOTHING / weight ** (1 - SMOOTHING)
    smooth = (smooth / np.exp(np.log(smooth).mean())).astype(np.float32)
    evened = values / smooth
    evened[:, kept] = 0
    evened = evened.ravel()
    low, high = np.quantile(evened[:: max(1, len(evened) // 4_000_000)], [TAIL, 1 - TAIL])
    low, high = min(float(low), 0.0), max(float(high), 0.0)
    scale = (high - low) / 255
    return Quantised(scale, int(np.clip(round(-low / scale), 0, 255)), smooth, kept)


def ship(
    model: Tagger,
    tokenizer_json: str,
    folder: Path,
    quantised: dict[str, Quantised],
    settings: dict[str, Any],
    card: dict[str, Any],
) -> None:
    """Writes `tagger.onnx`, `tokenizer.json` and the manifest with their hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = network_weights(model)
    heads, eps = model.layers[0].heads, model.norm.eps
    write(build(weights, len(model.layers), heads, eps, quantised), folder / "tagger.onnx")
    (folder / "tokenizer.json").write_text(tokenizer_json, encoding="utf-8")
    transition, start = (part.detach().numpy() for part in model.transitions())
    manifest = {
        "format": 1,
        "tags": list(ALL_TAGS),
        "settings": {**settings, "transition": np.round(transition, 5).tolist(), "start": np.round(start, 5).tolist()},
        "card": card,
        "files": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("tagger.onnx", "tokenizer.json")
        },
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
