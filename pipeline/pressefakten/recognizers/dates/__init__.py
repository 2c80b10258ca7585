"""German dates and times of day: the component ``press_dates``."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.temporal.values import Context, answer, attributes_of

from .grammar import scan
from .joins import join

__all__ = ["Dates", "find_dates", "quoting"]

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


def quoting(mention: Mention, text: str) -> Mention:
    """The mention with its words in front of the first step."""
    words = " ".join(text[mention.start : mention.end].split())
    steps = tuple(f"'{words}': {step}" if number == 0 else step for number, step in enumerate(mention.steps))
    return replace(mention, steps=steps)


class Dates(Recognizer, stage="press_dates"):
    """Dates and times of day. What needs the release has no value yet; ``press_timeline`` gives it one."""

    german_only = True

    def find(self, doc: Doc) -> Iterator[Mention]:
        text = text_of(doc)
        return (quoting(mention, text) for mention in find_dates(text))
