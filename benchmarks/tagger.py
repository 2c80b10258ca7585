"""How fast the name tagger is: ``make bench``, or ``python -m benchmarks.tagger --before REVISION``.

In one run, on the same texts, each on one core, taking turns: the model at hand, the one of the version before (its
files from git, run by today's code), and as a yardstick spaCy's CNN entity recognizer in the size of
``de_core_news_md``, with random weights. Counted is the processor's time, so that a busy machine strikes all alike.
"""

import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import click
import numpy as np
import spacy
from benchmarks.texts import releases
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vectors import Vectors

import pressefakten.sentences  # noqa: F401  registers the component
from pressefakten.ner import load_ner
from pressefakten.ner.model import MANIFEST, SHIPPED
from pressefakten.tokenizer import make_german

_MODEL = "pipeline/pressefakten/ner/model"
_FILES = (MANIFEST, "tagger.onnx", "tokenizer.json")
_VECTORS = (20_000, 300)
_CNN = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [5000, 1000, 2500, 2500],
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    },
}
"""As the configuration of de_core_news_md 3.8 has it."""


@click.command()
@click.option("--releases", "count", default=20, show_default=True, help="How many releases.")
@click.option("--words", default=300, show_default=True, help="Words of each.")
@click.option("--rounds", default=5, show_default=True, help="How often each tagger reads them.")
@click.option("--before", metavar="REVISION", help="Where the model before is.  [default: the last other one in git]")
def main(count: int, words: int, rounds: int, before: str | None) -> None:
    """Measure the speed of the name tagger."""
    texts = list(releases(count, words))
    with tempfile.TemporaryDirectory() as folder:
        taggers = {"the model at hand": load_ner()}
        revision = before or revision_before()
        if revision:
            taggers[f"the model of {revision}"] = load_ner(take_from_git(revision, Path(folder)))
        taggers["spaCy's CNN"] = cnn()
        speeds = measure(taggers, texts, rounds)
    ours = next(iter(speeds.values()))
    for name, speed in speeds.items():
        click.echo(f"{name:28} {speed:>8,.0f} words/s   ours is {ours / speed:.2f} times as fast")
    if not revision:
        click.echo("there is no other model in git: give --before REVISION")


def measure(taggers: dict[str, Language], texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Words a second of each tagger: the median of the rounds, after one that does not count."""
    read = [reader()(text) for text in texts]
    words = sum(len(text.split()) for text in texts)
    seconds: dict[str, list[float]] = {name: [] for name in taggers}
    for _ in range(rounds + 1):
        for name, nlp in taggers.items():
            docs = [of_vocabulary(nlp, doc) for doc in read]
            seconds[name].append(_seconds(lambda nlp=nlp, docs=docs: list(nlp.pipe(docs))))
    return {name: words / median(some[1:]) for name, some in seconds.items()}


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def reader() -> Language:
    """What stands before a tagger: the tokens and the borders of sentences."""
    nlp = make_german()
    nlp.add_pipe("press_sentences")
    return nlp


def of_vocabulary(nlp: Language, doc: Doc) -> Doc:
    """The same tokens and sentences, untagged, as words of a pipeline."""
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        sent_starts=[bool(token.is_sent_start) for token in doc],
    )


def revision_before() -> str | None:
    """The last revision whose model is another than the one at hand; None where git knows none."""
    here = _network((SHIPPED / MANIFEST).read_bytes())
    for revision in _git("log", "--format=%h", "--", f"{_MODEL}/{_FILES[1]}").decode().split():
        if _network(_git("show", f"{revision}:{_MODEL}/{MANIFEST}")) != here:
            return revision
    return None


def _network(manifest: bytes) -> str:
    """The hash of the network that a manifest names."""
    return str(json.loads(manifest)["files"]["tagger.onnx"])


def take_from_git(revision: str, folder: Path) -> Path:
    """The folder with a revision's model in it."""
    for name in _FILES:
        (folder / name).write_bytes(_git("show", f"{revision}:{_MODEL}/{name}"))
    return folder


def _git(*arguments: str) -> bytes:
    try:
        return subprocess.run(["git", *arguments], check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise click.ClickException(f"git {' '.join(arguments)}: {error}") from error


def cnn() -> Language:
    """A German pipeline with spaCy's CNN entity recognizer and word vectors, all of them random."""
    nlp = spacy.blank("de")
    chance = np.random.default_rng(0)
    vectors = chance.normal(size=_VECTORS).astype("float32")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=vectors, keys=[f"Wort{i}" for i in range(_VECTORS[0])])
    nlp.add_pipe("ner", config={"model": _CNN})
    entities = {"entities": [(0, 5, label) for label in ("PER",)]}
    examples = [Example.from_dict(nlp.make_doc("Clara kam."), entities)]
    for label in ("LOC", "ORG", "MISC"):
        nlp.get_pipe("ner").add_label(label)
    nlp.initialize(lambda: examples)
    return nlp


if __name__ == "__main__":
    main()
