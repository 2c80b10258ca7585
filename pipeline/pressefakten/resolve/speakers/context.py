"""What a release has said so far, as the search for the next speaker needs it: persons, sentences and speeches."""

from dataclasses import dataclass

from pressefakten.german.speech_sentences import sentence_start
from pressefakten.resolve.speakers.clauses import oblique
from pressefakten.resolve.speakers.people import Gender, Named, People
from pressefakten.resolve.speakers.subjects import Subject

NEAR = 700
"""Characters back to the last words of a speaker that a pronoun or a quotation without cue may go on with."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says the words of a quotation: a person's value or None, and the sentence that says how it was found.

    ``unnamed`` is the person who says them where the text has no name for it: "sagte eine Frau".
    """

    value: str | None
    step: str
    unnamed: Subject | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with its attribution at ``[start, end)`` whose speaker is settled (or known to be nobody)."""

    start: int
    end: int
    value: str | None
    unnamed: Subject | None = None


class Context:
    """The persons of a release and the quotations settled so far. Offsets are those of the text that was read."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.text = people.text
        self.said: list[Said] = []

    @property
    def last(self) -> Said | None:
        """The quotation settled last."""
        return self.said[-1] if self.said else None

    def fits(self, value: str | None, gender: Gender | None) -> bool:
        """Whether a person may be of the gender, if one is known."""
        return value is not None and (gender is None or self.people.gender(value) in (gender, None))

    def subjects(self, start: int, end: int) -> list[Named]:
        """The persons named in ``[start, end)`` that can be subjects."""
        return [place for place in self.people.within(start, end) if not oblique(self.people, place, start)]

    def latest_subjects(self, start: int, end: int) -> list[Named]:
        """The subjects of the last sentence in ``[start, end)`` that has one."""
        named = self.subjects(start, end)
        if not named:
            return []
        sentence = sentence_start(self.text, start, named[-1].start)
        return [place for place in named if place.start >= sentence]

    def sentence_before(self, floor: int, position: int) -> int:
        """Where the sentence begins that ends before ``position``."""
        end = self.last_letter(floor, position)
        return sentence_start(self.text, floor, end - 1) if end > floor else floor

    def last_letter(self, floor: int, position: int) -> int:
        """Where the blanks before ``position`` begin."""
        while position > floor and self.text[position - 1].isspace():
            position -= 1
        return position
