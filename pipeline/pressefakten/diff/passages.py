"""Two texts side by side: their words and sentences, and which word of one stands where in the other."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from pressefakten.german.pages import TextPage

_ALIKE = 0.45
"""Share of words that two sentences need in common to be versions of one."""
_ALIKE_ELSEWHERE = 0.6
"""The same where they do not stand between the same neighbours."""
_SHORT = 8
"""Words of a line that may be replaced as a whole: a name in a contact block."""
_A_LITTLE_ALIKE = 0.3
"""Share of words for lines that stand between the same neighbours, one for one."""
_MOST_PAIRS = 4_000
"""More pairs of sentences than this (a whole new text) are not compared for likeness."""


class Alignment:
    """Where the words of ``old`` stand in ``new``. Texts that say the same word for word are aligned without search."""

    def __init__(self, old: TextPage, new: TextPage) -> None:
        self.old, self.new = old, new
        self.is_same = old is new or old.words == new.words
        """Whether the texts say the same, word for word."""
        self.to_new: dict[int, tuple[int, int]] = {}
        """Word of old → words of new in its place; absent where nothing is."""
        self.same_old: set[int] = set()
        """Words of old that stand in new unchanged."""
        self.same_new: set[int] = set()
        self.kept_old: set[int] = set()
        """Sentences of old that stand in new unchanged, wherever."""
        self.kept_new: set[int] = set()
        self.pairs: dict[int, int] = {}
        """Sentence of old → its version in new."""
        if self.is_same:
            self.same_old = self.same_new = set(range(len(old.words)))
            self.kept_old, self.kept_new = set(range(len(old.firsts))), set(range(len(new.firsts)))
            self.pairs = {number: number for number in self.kept_old & self.kept_new}
        else:
            self._align()

    def _align(self) -> None:
        for one, other in _pairs(self.old.sentences, self.new.sentences):
            self.pairs[one] = other
            (a, _), (b, _) = self.old.sentence_words(one), self.new.sentence_words(other)
            before, after = self.old.sentences[one], self.new.sentences[other]
            if before == after:
                self.kept_old.add(one)
                self.kept_new.add(other)
            for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
                if tag == "equal":
                    self.to_new.update({a + a1 + step: (b + b1 + step, b + b1 + step + 1) for step in range(a2 - a1)})
                    self.same_old.update(range(a + a1, a + a2))
                    self.same_new.update(range(b + b1, b + b2))
                elif tag == "replace":
                    self.to_new.update({a + word: (b + b1, b + b2) for word in range(a1, a2)})

    def mirrored(self) -> "Alignment":
        """The same alignment from new to old, as far as pages need it: sentences and unchanged words."""
        other = object.__new__(Alignment)
        other.old, other.new, other.is_same = self.new, self.old, self.is_same
        other.to_new = {}
        other.same_old, other.same_new = self.same_new, self.same_old
        other.kept_old, other.kept_new = self.kept_new, self.kept_old
        other.pairs = {new: old for old, new in self.pairs.items()}
        return other

    def in_new(self, start: int, end: int) -> tuple[int, int] | None:
        """The words of new in the place of ``old.text[start:end]``; None where there are none."""
        first, last = self.old.words_of(start, end)
        if self.is_same:
            return (first, last) if first < last else None
        found = [self.to_new[word] for word in range(first, last) if word in self.to_new]
        if not found:
            return None
        return min(begin for begin, _ in found), max(stop for _, stop in found)

    def stands_in_new(self, start: int, end: int) -> bool:
        """Whether all words of ``old.text[start:end]`` stand in new unchanged."""
        return self.is_same or all(word in self.same_old for word in range(*self.old.words_of(start, end)))

    def stood_in_old(self, start: int, end: int) -> bool:
        """Whether all words of ``new.text[start:end]`` stood in old unchanged."""
        return self.is_same or all(word in self.same_new for word in range(*self.new.words_of(start, end)))


def _pairs(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Sentences that are versions of each other: first the same ones, in order and then moved ones, then the alike."""
    pairs: dict[int, int] = {}
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    for block in blocks:
        pairs.update({block.a + step: block.b + step for step in range(block.size)})
    _pair_moved(old, new, pairs)
    gaps, a, b = [], 0, 0
    for block in blocks:
        gaps.append((range(a, block.a), range(b, block.b)))
        a, b = block.a + block.size, block.b + block.size
    for olds, news in gaps:
        _pair_alike(old, new, olds, news, pairs, _ALIKE)
    _pair_alike(old, new, range(len(old)), range(len(new)), pairs, _ALIKE_ELSEWHERE)
    for olds, news in gaps:
        _pair_lines(old, new, olds, news, pairs)
    return sorted(pairs.items())


def _left(numbers: range, taken: set[int]) -> list[int]:
    return [number for number in numbers if number not in taken]


def _pair_moved(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]], pairs: dict[int, int]) -> None:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in _left(range(len(new)), set(pairs.values())):
        places[new[number]].append(number)
    for number in _left(range(len(old)), set(pairs)):
        if places.get(old[number]):
            pairs[number] = places[old[number]].pop(0)


def _pair_alike(
    old: Sequence[tuple[str, ...]],
    new: Sequence[tuple[str, ...]],
    olds: range,
    news: range,
    pairs: dict[int, int],
    enough: float,
) -> None:
    """Pair what is left in the ranges, the most alike first."""
    left_old, left_new = _left(olds, set(pairs)), _left(news, set(pairs.values()))
    if len(left_old) * len(left_new) > _MOST_PAIRS:
        return
    scored = []
    for one in left_old:
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(old[one])
        for other in left_new:
            matcher.set_seq1(new[other])
            if matcher.real_quick_ratio() >= enough and matcher.quick_ratio() >= enough:
                likeness = matcher.ratio()
                if likeness >= enough:
                    scored.append((-likeness, abs(one - other), one, other))
    taken = set(pairs.values())
    for _, _, one, other in sorted(scored):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)


def _pair_lines(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]], olds: range, news: range, pairs: dict[int, int]
) -> None:
    """Pair lines in order where between two neighbours as many are left on either side, if they are short or a little
    alike."""
    left_old, left_new = _left(olds, set(pairs)), _left(news, set(pairs.values()))
    if len(left_old) != len(left_new):
        return
    for one, other in zip(left_old, left_new, strict=True):
        short = max(len(old[one]), len(new[other])) <= _SHORT
        if short or SequenceMatcher(None, old[one], new[other], autojunk=False).ratio() >= _A_LITTLE_ALIKE:
            pairs[one] = other
