"""Training: AdamW with a warm-up and linear decay, lower layers slower, an average of the weights, checkpoints."""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from pressefakten.ner.decode import best_paths, entities
from pressefakten.ner.labels import ALL_TAGS, CLASSES, TAGS, bio_spans
from pressefakten.ner.pieces import Pieces
from pressefakten.ner.train.batches import Batch, Noise, TrainingExample, collate, epoch, prepare
from pressefakten.ner.train.data import WITHOUT_MISC, Sentence
from pressefakten.ner.train.network import Tagger


@dataclass
class Recipe:
    """All numbers that shape a model. Rates are for AdamW (Loshchilov and Hutter 2019)."""

    epochs: int = 8
    share: dict[str, float] = field(default_factory=dict)
    """how much of each source an epoch sees (1 where not named)"""
    batch_pieces: int = 1000
    body_rate: float = 2e-4
    layer_decay: float = 1.0
    """a layer's rate is this times that of the layer above"""
    embedding_rate: float = 0.0
    head_rate: float = 1e-3
    frozen_layers: int = 2
    warmup: float = 0.05
    weight_decay: float = 0.01
    dropout: float = 0.1
    average: float = 0.0
    """decay of the moving average of the weights, per step; 0: none"""
    outside_bias: float = 0.0
    """added to the score of O in the end: pieces made unknown in training teach the network to suspect names"""
    teacher_weight: float = 0.0
    """how much the distance to the teacher counts beside the gold"""
    noise: Noise = field(default_factory=Noise)
    seconds: float = 0.0
    """wall time after which the rate is zero, for a machine that is shared; 0: the epochs alone tell"""
    seed: int = 1
    threads: int = 2
    checkpoint_seconds: float = 240.0


def parameter_groups(model: Tagger, recipe: Recipe) -> list[dict[str, Any]]:
    """Rates by depth: the head's, then each layer's, the embeddings' last; norms and biases are not decayed."""
    rates: dict[str, float] = {}
    top = len(model.layers) - 1
    for name, _ in model.named_parameters():
        if name.startswith("layers."):
            number = int(name.split(".")[1])
            rates[name] = recipe.body_rate * recipe.layer_decay ** (top - number) * (number >= recipe.frozen_layers)
        elif name.startswith(("word.", "position.", "norm.")):
            rates[name] = recipe.embedding_rate
        else:
            rates[name] = recipe.head_rate
    groups: dict[tuple[float, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        parameter.requires_grad = rates[name] > 0
        if parameter.requires_grad:
            groups.setdefault((rates[name], parameter.ndim > 1 and "transition" not in name), []).append(parameter)
    return [
        {"params": some, "lr": rate, "weight_decay": recipe.weight_decay if decayed else 0.0}
        for (rate, decayed), some in groups.items()
    ]


def batches_of(
    recipe: Recipe, sentences: list[Sentence], pieces: Pieces, number: int
) -> list[list[list[TrainingExample]]]:
    """The batches of epoch `number`: they depend on the seed and on the number only, so that a run can be resumed."""
    chance = random.Random(f"{recipe.seed}/{number}")
    by_source: dict[str, list[Sentence]] = {}
    for one in sentences:
        by_source.setdefault(one.source, []).append(one)
    chosen: list[Sentence] = []
    for source, some in by_source.items():
        share = recipe.share.get(source, 1.0)
        chosen += some * int(share)
        if rest := share - int(share):
            start = chance.randrange(len(some))
            chosen += (some + some)[start : start + round(rest * len(some))]
    return epoch(chosen, pieces, recipe.noise, recipe.batch_pieces, chance)


def rate_factor(progress: float, warmup: float) -> float:
    """Linear up over the first `warmup` of the run, then linear down to nothing."""
    return min(1.0, (progress + 1e-4) / warmup) if progress < warmup else max(0.0, (1 - progress) / (1 - warmup))


class Run:
    """One training run in a folder: `log.jsonl`, `checkpoint.pt` (PyTorch's own format, never shipped)."""

    def __init__(self, model: Tagger, recipe: Recipe, folder: Path) -> None:
        torch.manual_seed(recipe.seed)
        torch.set_num_threads(recipe.threads)
        self.model, self.recipe, self.folder = model, recipe, folder
        folder.mkdir(parents=True, exist_ok=True)
        groups = parameter_groups(model, recipe)
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)
        self.peaks = [group["lr"] for group in groups]
        self.trained = [p for p in model.parameters() if p.requires_grad]
        self.averaged = [p.detach().clone() for p in self.trained] if recipe.average else []
        self.step = self.epoch_number = self.batch_number = 0
        self.seconds, self.began = 0.0, time.monotonic()

    def log(self, **entry: object) -> None:
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")
        print(json.dumps(entry, ensure_ascii=False), flush=True)

    def fit(
        self, sentences: list[Sentence], pieces: Pieces, after_epoch: Callable[[int], dict[str, float]] | None = None
    ) -> None:
        recipe = self.recipe
        steps = sum(len(batches_of(recipe, sentences, pieces, number)) for number in range(recipe.epochs))
        self.log(steps=steps, recipe=asdict(recipe))
        self.began = time.monotonic()
        self.resume()
        saved, losses, seen, began = time.monotonic(), [], 0, time.monotonic()
        for number in range(self.epoch_number, recipe.epochs):
            for index, group in enumerate(batches_of(recipe, sentences, pieces, number)):
                if number == self.epoch_number and index < self.batch_number:
                    continue
                batch = collate(group)
                losses.append(self.one_step(batch, self.progress(steps)))
                seen += int(batch.lengths.sum())
                if self.step % 100 == 0:
                    seconds = time.monotonic() - began
                    self.log(
                        step=self.step,
                        epoch=number,
                        loss=round(float(np.mean(losses)), 4),
                        pieces_a_second=round(seen / seconds),
                    )
                    losses, seen, began = [], 0, time.monotonic()
                if self.progress(steps) >= 1:
                    break
                if time.monotonic() - saved > recipe.checkpoint_seconds:
                    self.epoch_number, self.batch_number = number, index + 1
                    self.save()
                    saved = time.monotonic()
            self.epoch_number, self.batch_number = number + 1, 0
            self.save()
            if after_epoch:
                self.log(epoch_done=number, **after_epoch(number))
                seen, began = 0, time.monotonic()
            if self.progress(steps) >= 1:
                return

    def progress(self, steps: int) -> float:
        """How far the run is (0 to 1): by its steps or, where a time is set and runs out sooner, by the clock."""
        spent = self.seconds + time.monotonic() - self.began
        by_clock = spent / self.recipe.seconds if self.recipe.seconds else 0.0
        return max(self.step / steps, by_clock)

    def one_step(self, batch: Batch, progress: float) -> float:
        factor = rate_factor(progress, self.recipe.warmup)
        for group, peak in zip(self.optimizer.param_groups, self.peaks, strict=True):
            group["lr"] = peak * factor
        self.model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            emissions = self.model.emissions(batch.ids, batch.lengths, batch.firsts)
        loss = self.model.loss(emissions, batch.words, batch.allowed)
        if self.recipe.teacher_weight:
            loss = loss + self.recipe.teacher_weight * self.model.distance(emissions, batch.taught)
        loss.backward()
        nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        if self.averaged and self.step % 10 == 0:
            weight = 1 - min(self.recipe.average, (1 + self.step) / (10 + self.step)) ** 10
            with torch.no_grad():
                torch._foreach_lerp_(self.averaged, self.trained, weight)
        return float(loss.item())

    def save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "averaged": self.averaged,
            "epoch": self.epoch_number,
            "batch": self.batch_number,
            "seconds": self.seconds + time.monotonic() - self.began,
            "random": torch.get_rng_state(),
        }
        torch.save(state, self.folder / "checkpoint.part")
        (self.folder / "checkpoint.part").replace(self.folder / "checkpoint.pt")

    def resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch_number, self.batch_number = state["step"], state["epoch"], state["batch"]
        self.seconds = state["seconds"]
        for mine, kept in zip(self.averaged, state["averaged"], strict=True):
            mine.copy_(kept)
        torch.set_rng_state(state["random"])
        self.log(resumed=self.step)

    def finish(self) -> None:
        """Puts the weights that the run ends with into the network: their moving average, and the bias of O."""
        with torch.no_grad():
            if self.averaged:
                torch._foreach_copy_(self.trained, self.averaged)
            self.model.head.bias[TAGS.index("O")] += self.recipe.outside_bias
        self.model.eval()

    def swap_average(self) -> None:
        """Exchanges the weights with their average; done twice, all is as before."""
        with torch.no_grad():
            for parameter, average in zip(self.trained, self.averaged, strict=True):
                kept = parameter.detach().clone()
                parameter.copy_(average)
                average.copy_(kept)


def tag(model: Tagger, sentences: list[Sentence], pieces: Pieces) -> list[list[tuple[int, int, str]]]:
    """Entities of each sentence, read alone, in the words that the source has."""
    nothing = random.Random(0)
    examples = [prepare(one, pieces, Noise(), nothing) for one in sentences]
    order = sorted(range(len(examples)), key=lambda i: sum(map(len, examples[i].pieces)))
    scores: list[np.ndarray] = [np.zeros((0, len(ALL_TAGS)))] * len(examples)
    model.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(order), 32):
            some = order[start : start + 32]
            batch = collate([[examples[i]] for i in some])
            for index, emission, words in zip(
                some, model.emissions(batch.ids, batch.lengths, batch.firsts), batch.words.tolist(), strict=True
            ):
                scores[index] = emission[:words].numpy()
    transition, start = (part.detach().numpy() for part in model.transitions())
    return [entities(path) for path in best_paths(scores, transition, start)]


def f1(
    found: list[list[tuple[int, int, str]]], gold: list[list[tuple[int, int, str]]], only: tuple[str, ...] = CLASSES
) -> float:
    """Micro F1 of exact spans with their class."""
    a, b = ({(i, *span) for i, spans in enumerate(side) for span in spans if span[2] in only} for side in (found, gold))
    return 2 * len(a & b) / max(1, len(a) + len(b))


def dev_scores(model: Tagger, dev: list[Sentence], pieces: Pieces) -> dict[str, float]:
    """Micro F1 by source, and by class for GermEval."""
    found, gold = tag(model, dev, pieces), [bio_spans(one.tags) for one in dev]
    result: dict[str, float] = {}
    for source in dict.fromkeys(one.source for one in dev):
        rows = [i for i, one in enumerate(dev) if one.source == source]
        kinds = CLASSES[:3] if source in WITHOUT_MISC else CLASSES
        f, g = [found[i] for i in rows], [gold[i] for i in rows]
        result[source] = round(f1(f, g, kinds), 4)
        if source == "germeval14":
            result |= {f"{source}-{kind}": round(f1(f, g, (kind,)), 4) for kind in CLASSES}
    return _numbers(result)


def _numbers(result: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in result.items() if not math.isnan(value)}
