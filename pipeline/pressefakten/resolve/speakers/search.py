"""The speaker of one quotation after another: by what attributes it, else by what was said before."""

import re

from pressefakten.german.speech_cues import Attribution, Cue
from pressefakten.lexicon import load
from pressefakten.resolve.speakers.antecedents import of_bearers, of_both, of_nobody_named, of_office, of_pronoun
from pressefakten.resolve.speakers.context import NEAR, Context, Said, Speaker
from pressefakten.resolve.speakers.people import People, words
from pressefakten.resolve.speakers.subjects import (
    Subject,
    according_to,
    before,
    behind,
    first_named,
    inverted,
    is_plural,
)

_LINE_BELOW = re.compile(r"[ ]{0,3}(?:\n[ ]{0,3}){1,2}(?P<line>[A-ZÄÖÜ][^\n]{3,110}[^\n.:!?])(?=\n|$)")
_REPORTED = re.compile(rf"\b(?:{'|'.join(load('speakers')['reported']['words'])})\b")
_IT_SAYS = tuple(words("it_says"))
_WRITTEN = re.compile(
    rf"\b\w*(?i:{'|'.join(load('speakers')['written']['words'])})\w{{0,2}}\s+(?:von|des|der)\s+(?:[\w.-]+\s+){{0,4}}\Z"
)
_ANNOUNCED = frozenset({"colon", "before", "laut", "told"})
_SIGNATURE = 60
"""Characters behind the closing mark in which the name of a signature begins."""


def _is_of_many(cue: Cue) -> bool:
    """Whether a cue is a verb in the plural, whose subject is no single person: Beobachter sprechen von …"""
    return cue.kind == "say" and is_plural(cue.words)


class Search:
    """The speakers of one release, asked for in the order of the text."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.text = people.text
        self.context = Context(people)

    def next(self, attribution: Attribution) -> Speaker:
        """The speaker of the next quotation, by its attribution and by those before."""
        speaker = self._speaker(attribution)
        if speaker.value is not None and self.people.bearers(speaker.value):
            speaker = of_bearers(self.context, speaker.value, attribution.outer[0])
        end = max(attribution.outer[1], attribution.tail[1])
        self.context.said.append(Said(attribution.outer[0], end, speaker.value, speaker.unnamed))
        return speaker

    def _speaker(self, attribution: Attribution) -> Speaker:
        for find in (self._told, self._same_as_before, self._attributed, self._signed):
            if (speaker := find(attribution)) is not None:
                return speaker
        return of_nobody_named(self.context, attribution.lead[0], alone=attribution.place == "alone")

    def _told(self, attribution: Attribution) -> Speaker | None:
        """Whose letter or statement it is that says so ("In einem Brief von X heißt es: …"), or that it is nobody's."""
        cue, (left, right) = attribution.cue, attribution.lead
        if cue is None:
            return None
        if cue.words.startswith(_IT_SAYS) and attribution.place in ("colon", "before"):
            named = self.people.within(left, right)
            if len(named) == 1 and _WRITTEN.search(self.text, left, named[0].start):
                return Speaker(named[0].value, f"speaker: {named[0].value}, who wrote what is quoted")
        if cue.kind == "nobody":
            return Speaker(None, "speaker: the text tells that it was said, not by whom")
        return None

    def _same_as_before(self, attribution: Attribution) -> Speaker | None:
        """The speaker of the part before, or in reported speech the subject of a sentence between: …, sagte A. B sah
        das anders. Es sei „…“."""
        last = self.context.last
        if attribution.place not in ("split", "reported") or last is None:
            return None
        named = self.context.latest_subjects(last.end, attribution.lead[0])
        if named and attribution.place == "reported":
            return Speaker(named[0].value, f"speaker: {named[0].value}, the subject before")
        return Speaker(last.value, "speaker: the same as of the part before")

    def _attributed(self, attribution: Attribution) -> Speaker | None:
        """The speaker that the attribution names or means."""
        if attribution.place == "after":
            subject = self._behind(attribution)
        elif attribution.place in _ANNOUNCED:
            subject = self._announced(attribution)
        else:
            return None
        if subject is None and attribution.cue is not None and _is_of_many(attribution.cue):
            return Speaker(None, "speaker: several whom nobody names")
        if subject is None or self._goes_on(subject, attribution):
            return None
        position = attribution.outer[0] if attribution.place == "after" else attribution.lead[0]
        return self._resolved(subject, position)

    def _behind(self, attribution: Attribution) -> Subject | None:
        """The subject behind the closing mark: "…", sagte X; "…", wie X sagte."""
        cue, (start, end) = attribution.cue, attribution.tail
        if cue is None:
            return None
        plural = is_plural(cue.words)
        agent = cue.kind in ("so", "according", "words")
        subject = behind(self.people, cue.end, end, agent=agent, plural=plural)
        return subject or before(self.people, start, end, (cue.start, cue.end), plural=plural)

    def _announced(self, attribution: Attribution) -> Subject | None:
        """The subject of the clause before the opening mark."""
        (left, right), cue = attribution.lead, attribution.cue
        if cue is not None and cue.kind in ("according", "so"):
            return according_to(self.people, cue.end, right)
        if attribution.tail[1] > attribution.tail[0]:
            subject = before(self.people, left, attribution.outer[0], None, plural=False)
            return subject or first_named(self.people, *attribution.tail)
        if cue is None:
            return before(self.people, left, right, None, plural=False)
        subject = before(self.people, left, right, (cue.start, cue.end), plural=is_plural(cue.words))
        if subject is None and cue.start >= attribution.outer[1]:
            return inverted(self.people, left, attribution.outer[0])
        return subject

    def _goes_on(self, subject: Subject, attribution: Attribution) -> bool:
        """Whether the clause before the colon is itself reported speech, in the subjunctive, about no person: "Die
        Kirche gehöre dazu: „…“" are still the words of the speaker before."""
        if attribution.cue is not None and attribution.cue.kind == "say":
            return False  # "Einer der Männer habe gerufen: „…“"
        clause = self.text[slice(*attribution.lead)]
        return subject.kind in ("office", "nobody") and attribution.place == "colon" and bool(_REPORTED.search(clause))

    def _resolved(self, subject: Subject, position: int) -> Speaker:
        """The person that a subject names or means at ``position``."""
        if subject.kind == "name":
            return Speaker(subject.value, f"speaker: {subject.words!r} in the attribution → {subject.value}")
        if subject.kind == "office":
            return of_office(self.context, subject, position)
        if subject.kind == "pronoun":
            return of_pronoun(self.context, subject, position)
        if subject.kind == "both":
            return of_both(self.context, subject, position)
        named = self.people.within(max(0, position - NEAR), position)
        if subject.kind == "latter" and named:
            return Speaker(named[-1].value, f"speaker: {subject.words!r} → {named[-1].value}, the last one named")
        return Speaker(None, f"speaker: {subject.words!r} names no person", subject)

    def _signed(self, attribution: Attribution) -> Speaker | None:
        """The name signed behind a quotation that nothing else attributes, or begun on the line below."""
        end = attribution.outer[1]
        if attribution.place == "signature":
            named = self.people.within(end, attribution.tail[1] + _SIGNATURE)
            if named and named[0].start - end < _SIGNATURE:
                return Speaker(named[0].value, "speaker: the name signed behind the quotation")
        below = _LINE_BELOW.match(self.text, end) if attribution.place == "alone" else None
        if below is not None:
            named = self.people.within(below.start("line"), below.end("line"))
            if named and named[0].start == below.start("line"):
                return Speaker(named[0].value, "speaker: the name on the line below the quotation")
        return None
