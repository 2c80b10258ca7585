"""What the network sees in one step: sentences joined to windows, made noisy, cut into pieces, sorted by length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from pressefakten.ner.labels import ALL_TAGS, TAGS, may_follow
from pressefakten.ner.pieces import END, PAD, START, UNKNOWN, Pieces
from pressefakten.ner.train.data import RELEASES, UNLABELLED, WITH_SIDE, WITHOUT_MISC, Sentence

NUMBER = {tag: number for number, tag in enumerate(ALL_TAGS)}
LONGEST = 200
"""Pieces in a window of training."""

_SIDE = list(range(len(TAGS), len(ALL_TAGS)))
_MISC = [NUMBER["B-MISC"], NUMBER["I-MISC"]]


def open_tags(source: str) -> list[int]:
    """What may be true where the gold of a source says O: O, and the tags of classes that it does not annotate."""
    if source == UNLABELLED:
        return list(NUMBER.values())
    return [NUMBER["O"], *(_MISC if source in WITHOUT_MISC else []), *([] if source in WITH_SIDE else _SIDE)]


@dataclass(frozen=True)
class Noise:
    """How often a sentence is changed (shares of 1). Zero everywhere: the sentences as they are."""

    retokenised: float = 0.0
    """cut by spaCy's tokenizer rather than by the source"""
    lower: float = 0.0
    upper: float = 0.0
    """the whole sentence in lower case, in capitals"""
    upper_start: float = 0.0
    """the first words in capitals, as in a dateline"""
    upper_entity: float = 0.0
    """each entity by itself"""
    drop: float = 0.0
    """each piece replaced by the unknown piece"""
    join: float = 0.0
    """joined with one to three neighbours"""
    join_releases: float = 0.0
    """a release's sentence joined with one to seven neighbours: windows as they are when a release is read"""
    end: float = 0.0
    """the full stop at the end left out, as in a headline"""


@dataclass
class TrainingExample:
    """One sentence ready for the network."""

    pieces: list[tuple[int, ...]]
    tags: list[int]
    outside: list[int]
    """the tags that may be true where the gold says O"""
    taught: np.ndarray | None = None
    """the teacher's scores [words, tags]"""


def _in_other_case(words: list[str], tags: Sequence[str], noise: Noise, chance: random.Random) -> list[str]:
    """Words all in small letters or capitals, the first few in capitals, or names, or as they are, by chance."""
    roll = chance.random()
    if roll < noise.lower:
        return [word.lower() for word in words]
    if roll < noise.lower + noise.upper:
        return [word.upper() for word in words]
    if roll < noise.lower + noise.upper + noise.upper_start:
        for index in range(min(chance.randint(1, 6), len(words))):
            words[index] = words[index].upper()
    elif noise.upper_entity:
        change = False
        for index, tag in enumerate(tags):
            change = chance.random() < noise.upper_entity if tag[0] != "I" else change
            if change and tag != "O":
                words[index] = words[index].upper()
    return words


def _numbers(tags: Sequence[str]) -> list[int]:
    """The numbers of tags; one that cannot follow the tag before it begins a name."""
    numbers, before = [], None
    for tag in tags:
        before = tag if may_follow(before, tag) else "B-" + tag[2:]
        numbers.append(NUMBER[before])
    return numbers


def prepare(sentence: Sentence, pieces: Pieces, noise: Noise, chance: random.Random) -> TrainingExample:
    words, tags, taught = sentence.words, sentence.tags, sentence.taught[:1]
    if sentence.retokenised and chance.random() < noise.retokenised:
        (words, tags), taught = sentence.retokenised, sentence.taught[1:]
    words = _in_other_case(list(words), tags, noise, chance)
    if len(words) > 4 and words[-1] == "." and chance.random() < noise.end:
        words, tags = words[:-1], tags[:-1]
    numbers = _numbers(tags)
    cut = pieces.of(words)
    if noise.drop:
        cut = [tuple(UNKNOWN if chance.random() < noise.drop else piece for piece in word) for word in cut]
    scores = taught[0][: len(numbers)] if taught else None
    return TrainingExample(cut, numbers, open_tags(sentence.source), scores)


@dataclass
class Batch:
    """Tensors of one step; see `Tagger.emissions` and `Tagger.loss` for their shapes."""

    ids: Tensor
    lengths: Tensor
    firsts: Tensor
    words: Tensor
    allowed: Tensor
    taught: Tensor
    """the teacher's scores [sentence, word, tag of the nine]; nan where it says nothing"""


def windows(
    examples: list[TrainingExample], join: float, most: int, chance: random.Random
) -> list[list[TrainingExample]]:
    """Examples one by one or, at the rate `join`, two to `most` neighbours together, as long as they fit `LONGEST`."""
    result: list[list[TrainingExample]] = []
    wanted = room = 0
    for example in examples:
        size = sum(map(len, example.pieces))
        if wanted and size <= room:
            result[-1].append(example)
            wanted, room = wanted - 1, room - size
            continue
        result.append([example])
        wanted = chance.randint(1, most - 1) if chance.random() < join else 0
        room = LONGEST - size
    return result


def cut_long(example: TrainingExample, longest: int) -> TrainingExample:
    """A sentence's beginning that fits the network; in training, the rest of the few longer ones is left away."""
    size = 0
    for index, word in enumerate(example.pieces):
        size += len(word)
        if size > longest:
            taught = None if example.taught is None else example.taught[:index]
            return TrainingExample(example.pieces[:index], example.tags[:index], example.outside, taught)
    return example


def collate(group: list[list[TrainingExample]]) -> Batch:
    lengths = [2 + _pieces_in(window) for window in group]
    sentences = [one for window in group for one in window]
    most_pieces, most_words = max(lengths), max(len(one.tags) for one in sentences)
    ids = np.full((len(group), most_pieces), PAD, dtype=np.int64)
    firsts = np.zeros((len(sentences), most_words), dtype=np.int64)
    allowed = np.zeros((len(sentences), most_words, len(ALL_TAGS)), dtype=bool)
    taught = np.full((len(sentences), most_words, len(TAGS)), np.nan, dtype=np.float32)
    number = 0
    for row, window in enumerate(group):
        ids[row, 0], at = START, 1
        for one in window:
            for word, (piece_ids, tag) in enumerate(zip(one.pieces, one.tags, strict=True)):
                firsts[number, word] = row * most_pieces + at
                ids[row, at : at + len(piece_ids)] = piece_ids
                at += len(piece_ids)
                allowed[number, word, one.outside if tag == 0 else tag] = True
            if one.taught is not None:
                taught[number, : len(one.tags)] = one.taught
            number += 1
        ids[row, at] = END
    counts = [len(one.tags) for one in sentences]
    return Batch(
        *(torch.from_numpy(np.asarray(a)) for a in (ids, np.array(lengths), firsts, np.array(counts), allowed, taught))
    )


def _pieces_in(window: list[TrainingExample]) -> int:
    return sum(len(word) for one in window for word in one.pieces)


def epoch(
    sentences: list[Sentence], pieces: Pieces, noise: Noise, most_pieces: int, chance: random.Random
) -> list[list[list[TrainingExample]]]:
    """One pass in batches of about `most_pieces` pieces, each of windows of like length, in random order."""
    grouped: list[list[TrainingExample]] = []
    for releases, join, most in ((False, noise.join, 4), (True, noise.join_releases, 8)):
        some = [one for one in sentences if (one.source == RELEASES) == releases]
        examples = [cut_long(prepare(one, pieces, noise, chance), LONGEST) for one in some]
        grouped += windows([one for one in examples if one.tags], join, most, chance)
    sized = sorted((_pieces_in(window) + chance.random() * 4, index) for index, window in enumerate(grouped))
    batches: list[list[list[TrainingExample]]] = [[]]
    for size, index in sized:
        if batches[-1] and (len(batches[-1]) + 1) * (size + 2) > most_pieces:
            batches.append([])
        batches[-1].append(grouped[index])
    chance.shuffle(batches)
    return batches
