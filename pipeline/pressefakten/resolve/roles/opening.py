"""The start of a name: the degrees and the address that stand before it ("Frau Prof. Dr. X")."""

from dataclasses import dataclass

from pressefakten.german.shapes import gender_of_address, is_degree, is_degree_bracket, is_degree_field
from pressefakten.german.words import Words


@dataclass(frozen=True, slots=True)
class Opening:
    """The start of a name with all that is glued to it: degree and address."""

    start: int
    title: str | None
    gender: str | None


def opening_of(words: Words, first: int) -> Opening:
    """Steps back over degrees ("Prof. Dr.") and address ("Frau") before a name."""
    index, degrees_from, gender = first, first, None
    while index > 0 and not words.line_break(index):
        size, degree, address = _step_back(words, index)
        if not size:
            break
        index -= size
        degrees_from = index if degree else degrees_from
        gender = gender or address
    title = words.words(degrees_from, first) if degrees_from < first else ""
    kept = [part for part in title.split(" ") if not gender_of_address(part)]
    return Opening(index, " ".join(kept) or None, gender)


_Step = tuple[int, bool, str | None]
"""How many words a step back takes in, whether they are a degree, and the sex that an address tells."""

_NO_STEP: _Step = (0, False, None)


def _step_back(words: Words, index: int) -> _Step:
    """The degree, the bracket of a degree or the address that ends right before a word."""
    before = words.texts[index - 1]
    if before == "." and index > 1 and words.glued(index - 1):
        return _dotted(words, index)
    if _is_of_woman(words, index):
        return 3, True, "female"
    if before == ")" and index > 4:
        return _bracket_of_degree(words, index)
    if is_degree(before) or (is_degree_field(before) and before.islower() and _behind_degree(words, index - 1)):
        return 1, True, None
    address = gender_of_address(before)
    return (1, False, address) if address else _NO_STEP


def _bracket_of_degree(words: Words, index: int) -> _Step:
    """The bracket behind a degree that ends before a word ("Dipl.-Ing. (FH)")."""
    texts = words.texts
    known = is_degree_bracket(texts[index - 2]) and texts[index - 3] == "("
    return (3, False, None) if known and any(map(is_degree, texts[index - 5 : index - 3])) else _NO_STEP


def _is_of_woman(words: Words, index: int) -> bool:
    """Whether a degree in its female form ends right before a word ("Dr.in")."""
    texts = words.texts
    if index < 3 or texts[index - 2 : index] != [".", "in"]:
        return False
    return words.glued(index - 1) and is_degree(texts[index - 3])


def _dotted(words: Words, index: int) -> _Step:
    """An address or a degree in short, with its full stop."""
    word = words.texts[index - 2]
    if address := gender_of_address(f"{word}."):
        return 2, False, address
    degree = is_degree(word) or (is_degree_field(word) and _behind_degree(words, index - 2))
    return (2, True, None) if degree else _NO_STEP


def _behind_degree(words: Words, index: int) -> bool:
    """Whether a degree stands within the three words before ("Dr. rer. nat.")."""
    return any(is_degree(words.texts[i]) for i in range(max(0, index - 6), index))
