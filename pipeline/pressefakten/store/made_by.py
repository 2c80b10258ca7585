"""The versions of what extracts, for the manifest of a run."""

import json
import platform
from importlib.metadata import version
from importlib.resources import files

from pressefakten import __version__
from pressefakten_schemas.run import Versions


def versions(model: str | None = None) -> Versions:
    """The versions of what extracts."""
    return Versions(
        pressefakten=__version__,
        python=platform.python_version(),
        spacy=version("spacy"),
        model=model or _shipped_model(),
    )


def _shipped_model() -> str:
    """``press_ner`` and the beginning of its network's hash, from the model's manifest."""
    manifest = json.loads((files("pressefakten.ner") / "model" / "manifest.json").read_text(encoding="utf-8"))
    return f"press_ner {manifest['files']['tagger.onnx'][:12]}"
