"""Direct speech in quotation marks, kind ``quote``: the words between the marks.

``quotations`` pairs the marks, ``attribution`` finds the words that attribute speech, ``speech`` puts both together.
Who said it is settled by ``press_speakers``, which gets the place of the attribution in ``Mention.data``.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from pressefakten.german.speech_cues import Attribution
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.quotes.setting import Speech
from pressefakten.recognizers.quotes.speech import speeches

__all__ = ["Attribution", "Quotes", "Speech", "speeches"]

_PLACES = {
    "after": "behind the closing mark",
    "colon": "before the colon",
    "before": "in the clause before",
    "laut": "in the clause before",
    "split": "in the middle of the speech",
    "reported": "reported speech goes on from the words before",
}


class Quotes(Recognizer, stage="press_quotes"):
    """A mention of the kind ``quote`` for every quotation that is direct speech: German, English and French marks."""

    def find(self, doc: Doc) -> Iterator[Mention]:
        text = text_of(doc)
        return (_mention(text, speech) for speech in speeches(text))


def _mention(text: str, speech: Speech) -> Mention:
    quotation, attribution = speech.quotation, speech.attribution
    cue = attribution.cue
    steps = [f"words between {quotation.pairing.replace('_', '-')} marks"]
    if not quotation.closed:
        steps.append("the closing mark is missing: ends with the paragraph")
    if cue is not None:
        steps.append(f"speech: cue '{cue.words}' {_PLACES.get(attribution.place, '')}".rstrip())
    elif attribution.place == "repeated":
        steps.append("speech: repeats in the headline what is said below")
    elif attribution.place == "colon":
        steps.append("speech: a sentence behind a colon")
    else:
        steps.append("speech: a sentence of its own in marks")
    return Mention(
        kind="quote",
        start=quotation.start,
        end=quotation.end,
        value=_value(text, speech),
        rule=f"quote.{quotation.pairing}",
        attributes={"cue": cue.words} if cue is not None else {},
        steps=tuple(steps),
        data=attribution,
    )


def _value(text: str, speech: Speech) -> str:
    """The words between the marks, line ends as blanks, without marks repeated at the head of a paragraph."""
    quotation = speech.quotation
    parts = []
    start = quotation.start
    for left, right in quotation.resumed:
        parts.append(text[start:left])
        start = right
    parts.append(text[start : quotation.end])
    return " ".join(" ".join(parts).split())
