"""German time expressions: ``press_dates`` and ``press_durations``."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import Mention, propose
from pressefakten.reading import text_of
from pressefakten.temporal.values import Context, answer, attributes_of

from .durations import find_durations
from .grammar import scan
from .joins import join

__all__ = ["Dates", "Durations", "find_dates"]

_NOWHEN = Context()


def find_dates(text: str) -> list[Mention]:
    """Every date in ``text`` (a reading), in text order; offsets count in ``text``. The value is the one that needs no
    release, else None; ``data`` is the Expression that a resolver gives its value to."""
    made = []
    for found in join(text, scan(text)):
        said = answer(found.what, _NOWHEN)
        value = said.value
        if said.resolution != "absolute" and value is not None and not value.startswith(("T", "XXXX", "../T")):
            value = None
        made.append(
            Mention(
                "date", found.start, found.end, value, found.rule, attributes_of(said), tuple(said.steps), found.what
            )
        )
    return made


def _quoting(mention: Mention, text: str) -> Mention:
    """The mention with its words in front of the first step."""
    words = " ".join(text[mention.start : mention.end].split())
    steps = tuple(f"'{words}': {step}" if number == 0 else step for number, step in enumerate(mention.steps))
    return replace(mention, steps=steps)


class Dates:
    """Proposes dates and times of day. What needs the release has no value yet; ``press_timeline`` gives it one."""

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        return propose(doc, "press_dates", [_quoting(mention, text) for mention in find_dates(text)])


class Durations:
    """Proposes lengths of time ("drei Monate", "90-minütig")."""

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        return propose(doc, "press_durations", [_quoting(mention, text) for mention in find_durations(text)])


@Language.factory("press_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> Dates:
    return Dates()


@Language.factory("press_durations", assigns=["doc.spans"])
def make_durations(nlp: Language, name: str) -> Durations:
    return Durations()
