"""What the tagger saw in a release, put right: the candidates that every rule may look at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pressefakten.recognizers.names.candidate import Candidate


def words_of(names: Iterable[Candidate], kind: str) -> frozenset[int]:
    """The numbers of the words that lie in candidates of a kind."""
    return frozenset(index for name in names if name.kind == kind for index in range(name.first, name.last))


def _hears_nothing(start: int, end: int) -> float:
    return 0.0


@dataclass(frozen=True, slots=True)
class Tagged:
    """``names`` are the tagger's, put right; ``places``, ``bodies``, ``things`` and ``people`` the words in
    those of each kind. ``hears`` tells how likely it holds the code points ``[start, end)`` for a place."""

    names: list[Candidate]
    hears: Callable[[int, int], float] = _hears_nothing
    places: frozenset[int] = field(init=False)
    bodies: frozenset[int] = field(init=False)
    things: frozenset[int] = field(init=False)
    people: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", words_of(self.names, "place"))
        object.__setattr__(self, "bodies", words_of(self.names, "organization"))
        object.__setattr__(self, "things", words_of(self.names, "misc"))
        object.__setattr__(self, "people", words_of(self.names, "person"))

    def free(self, index: int) -> bool:
        """Whether a word lies in none of its names."""
        return not any(index in taken for taken in (self.places, self.bodies, self.things, self.people))

    def all_inside(self, name: Candidate) -> bool:
        """Whether no candidate of the tagger reaches out of ``name``."""
        return all(name.holds(one) for one in self.names if one.overlaps(name))
