"""The shipped model: a folder of plain files, checked by hash, run by onnxruntime.

Each window is run by itself on one thread, without padding; several threads share the windows. A result is therefore
bit-identical whatever is run beside it (dynamic quantisation and padding both break that).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from pressefakten.errors import ModelError
from pressefakten.ner.labels import ALL_TAGS, TAGS
from pressefakten.ner.pieces import Pieces
from pressefakten.ner.windows import Cut, Window, windows_of

SHIPPED = Path(__file__).parent / "model"
"""The model inside the package."""

MANIFEST = "manifest.json"

RETRAIN = "Reinstall the package, or retrain: make train NER_DATA=<folder>"


class TaggerModel:
    """Scores of tags for words. Raises `ModelError` when a file of the folder is missing or damaged."""

    def __init__(self, folder: Path | str | None = None) -> None:
        self.folder = Path(folder) if folder else SHIPPED
        self.manifest = _read_manifest(self.folder)
        settings = self.manifest["settings"]
        self.most_pieces: int = settings["most_pieces"]
        self.context_pieces: int = settings["context_pieces"]
        self.transition = np.array(settings["transition"], dtype=np.float32)
        self.start = np.array(settings["start"], dtype=np.float32)
        self.calibration: dict[str, list[float]] = settings.get("calibration", {})
        files = {name: _checked(self.folder, name, digest) for name, digest in self.manifest["files"].items()}
        self.pieces = Pieces(files["tokenizer.json"].decode("utf-8"))
        self._session = _open(files["tagger.onnx"], self.folder / "tagger.onnx")

    def scores(self, documents: list[list[list[str]]], threads: int = 1) -> list[list[np.ndarray]]:
        """For each document and each of its sentences (lists of words) the scores [words, tags]."""
        cuts = [[self.pieces.of(words) for words in sentences] for sentences in documents]
        jobs = [
            (number, window)
            for number, sentences in enumerate(cuts)
            for window in windows_of(sentences, self.most_pieces, self.context_pieces)
        ]
        results: list[list[np.ndarray]] = [_empty(sentences, len(self.start)) for sentences in cuts]
        jobs.sort(key=lambda job: -len(job[1].ids))  # the longest first, so that no thread is left alone with one
        for (number, window), found in zip(jobs, self._run([job[1] for job in jobs], threads), strict=True):
            at = 0
            for part in window.parts:
                kept = found[at + part.keep_from - part.first : at + part.keep_to - part.first]
                results[number][part.sentence][part.keep_from : part.keep_to] = kept
                at += part.last - part.first
        return results

    def _run(self, windows: list[Window], threads: int) -> Iterable[np.ndarray]:
        if threads <= 1 or len(windows) <= 1:
            return map(self._score, windows)
        with ThreadPoolExecutor(min(threads, len(windows))) as pool:
            return list(pool.map(self._score, windows))

    def _score(self, window: Window) -> np.ndarray:
        scores: np.ndarray = self._session.run(None, {"ids": window.ids, "firsts": window.firsts})[0]
        return scores


def _empty(sentences: list[Cut], tags: int) -> list[np.ndarray]:
    return [np.zeros((len(words), tags), dtype=np.float32) for words in sentences]


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError("M001", f"model file missing: {path}", RETRAIN) from None
    except (OSError, ValueError) as error:
        raise ModelError("M002", f"model file damaged: {path} ({error})", RETRAIN) from error
    known = (list(TAGS), list(ALL_TAGS))
    if not isinstance(manifest, dict) or manifest.get("tags") not in known or "settings" not in manifest:
        raise ModelError("M003", f"model of another version: {path}", RETRAIN)
    return manifest


def _checked(folder: Path, name: str, digest: str) -> bytes:
    path = folder / name
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ModelError("M001", f"model file missing: {path}", RETRAIN) from None
    except OSError as error:
        raise ModelError("M002", f"model file cannot be read: {path} ({error})", RETRAIN) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError("M002", f"model file damaged: {path} (its SHA-256 is not that of {MANIFEST})", RETRAIN)
    return data


def _open(data: bytes, path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    # The graph is written as it is to be run; the fusions of higher levels make it slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    onnxruntime.disable_telemetry_events()
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own exceptions have no common base
        raise ModelError("M004", f"onnxruntime cannot run {path}: {error}", "Upgrade onnxruntime.") from error
