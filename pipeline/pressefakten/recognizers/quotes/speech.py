"""Which words in quotation marks somebody said, and which are a title, a name, a slogan or a scare quote."""

from pressefakten.german.speech_cues import Attribution
from pressefakten.recognizers.quotes.attribution import attribution_of
from pressefakten.recognizers.quotes.joined import (
    continues_title,
    coordinated,
    ended,
    merged,
    named_in_turn,
    repeated_in_headline,
)
from pressefakten.recognizers.quotes.marks import Quotation
from pressefakten.recognizers.quotes.quotations import quotations
from pressefakten.recognizers.quotes.setting import Speech


def speeches(text: str) -> list[Speech]:
    """The quotations of a text that are direct speech, in order."""
    found: list[Speech] = []
    every = merged(text, quotations(text))
    for index, quotation in enumerate(every):
        one = quotation if quotation.closed else ended(text, quotation)
        attribution = _attribution(text, every, index, one, found[-1] if found else None)
        if attribution is not None:
            found.append(Speech(one, attribution))
            every[index] = one
    return sorted(found + repeated_in_headline(text, every, found), key=lambda one: one.quotation.start)


def _attribution(
    text: str, every: list[Quotation], index: int, quotation: Quotation, last: Speech | None
) -> Attribution | None:
    """Who says the words of ``every[index]``, by themselves or as the second of two that are joined."""
    previous = every[index - 1] if index else None
    ceiling = every[index + 1].outer_start if index + 1 < len(every) else len(text)
    adjacent = last if last is not None and last.quotation is previous else None
    floor = last.quotation.outer_end if last else 0
    attribution = attribution_of(text, quotation, floor=floor, ceiling=ceiling, last=adjacent)
    if attribution is None:
        return coordinated(text, quotation, adjacent) or named_in_turn(text, quotation, adjacent)
    if previous is not None and adjacent is None and continues_title(text, previous, quotation):
        return None
    return attribution
