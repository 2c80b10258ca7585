"""A quotation with what stands around it, as the judgement of who says it needs it."""

import re
from dataclasses import dataclass

from pressefakten.german.speech_behind import cue_behind
from pressefakten.german.speech_cues import REACH, Attribution, Cue
from pressefakten.german.speech_sentences import sentence_end, sentence_start
from pressefakten.recognizers.quotes.marks import Quotation
from pressefakten.recognizers.quotes.mood import SUBJUNCTIVE
from pressefakten.recognizers.quotes.wording import END, is_name, is_sentence, names_title

SHORTEST = 3
"""Words that a part of a sentence in marks has at least, to be somebody's words."""
SHORTEST_IN_CLAUSE = 2
"""Words that a part in small letters has at least; one may be a catchword."""
SPEAKING = frozenset({"say", "so", "according"})
"""Kinds of cues that attribute words wherever they stand."""

# Wien (OTS) „…“ / Musterstadt – „…“: place and agency at the head of the text are no part of the sentence.
_DATELINE = re.compile(
    r"\A(?:[A-ZÄÖÜ][\w.-]{1,30}+[ /]{1,2}){1,3}(?:\([A-Za-z][\w/.,+ -]{1,20}\)[ ]?(?:[-–—]{1,2})?|[-–—]{1,2})\Z"
)
_REST = re.compile(r"(?:[ ][\w-]+){1,8}(?=,)")


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation that is direct speech, and what attributes it."""

    quotation: Quotation
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation and what stands around it: ``lead`` is the clause before its opening mark, ``before`` the words of
    it, ``behind`` the cue behind the closing mark, ``tail_end`` where the sentence behind ends, ``ceiling`` where the
    next quotation begins, ``last`` the speech right before, ``complete`` whether the words are a sentence, ``title``
    whether a noun before them says that a title follows."""

    text: str
    quotation: Quotation
    words: list[str]
    last: Speech | None
    ceiling: int
    first: bool
    lead: tuple[int, int]
    before: str
    complete: bool
    title: bool
    behind: Cue | None
    tail_end: int

    @property
    def outer(self) -> tuple[int, int]:
        return self.quotation.outer_start, self.quotation.outer_end

    @property
    def tail(self) -> tuple[int, int]:
        end = self.quotation.outer_end
        return end, max(end, self.tail_end) if self.behind else end

    @property
    def lower(self) -> bool:
        """Whether the words begin in small letters, as a part of a sentence does."""
        return self.text[self.quotation.start].islower()

    @property
    def long_enough(self) -> bool:
        """Whether there are words enough to be somebody's; two may be what is warned of: vor „falschen Boten“."""
        in_clause = self.lower and not self.before.endswith(" vor")
        return len(self.words) >= (SHORTEST_IN_CLAUSE if in_clause else SHORTEST)

    @property
    def ended(self) -> bool:
        """Whether the words end in a full stop or the like."""
        return self.text[self.quotation.end - 1] in END

    @property
    def named(self) -> bool:
        """Whether the words look like the name of something, which no small letter begins."""
        return not self.lower and is_name(self.words)

    def attributed(self, place: str, cue: Cue | None, tail: tuple[int, int] | None = None) -> Attribution:
        """The attribution of the words by a cue at a place; ``tail`` where it is not the sentence behind."""
        return Attribution(place, cue, self.outer, self.lead, tail or self.tail)


def setting_of(
    text: str, quotation: Quotation, words: list[str], *, floor: int, ceiling: int, last: Speech | None
) -> Setting:
    """The setting of a quotation; the speech before it ends at ``floor``, the next quotation begins at ``ceiling``."""
    start, end = quotation.outer_start, quotation.outer_end
    lead = (sentence_start(text, max(floor, start - REACH), start), start)
    before = _DATELINE.sub("", text[lead[0] : start].strip(" \n*_>"))
    complete = is_sentence(text, quotation, words)
    tail_end = sentence_end(text, end, min(len(text), end + REACH))
    behind = None
    if quotation.closed or text[end : end + 1] == ",":
        behind = cue_behind(text, end, min(ceiling, end + REACH), complete=complete and not before)
    part = quotation.closed and len(words) >= SHORTEST_IN_CLAUSE and text[quotation.start].islower()
    if behind is None and before and part:
        behind = _cue_at_the_end(text, end, min(ceiling, tail_end), before)
    title = names_title(before)
    return Setting(text, quotation, words, last, ceiling, floor == 0, lead, before, complete, title, behind, tail_end)


def _cue_at_the_end(text: str, end: int, ceiling: int, before: str) -> Cue | None:
    """The cue at the end of reported speech: man müsse „gemeinsam mit allen Partnern“ handeln, so X."""
    rest = _REST.match(text, end, ceiling)
    if rest is None or not SUBJUNCTIVE.search(before):
        return None
    cue = cue_behind(text, rest.end(), ceiling, complete=False)
    return cue if cue is not None and cue.kind in SPEAKING else None
