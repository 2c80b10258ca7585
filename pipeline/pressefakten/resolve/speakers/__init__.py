"""Who says what: the ``speaker`` of every quotation, a person's value.

The attribution that the recognizer found is read first (behind the mark, before the colon); then the speech goes on
with the speaker before it, or with the person of the sentence before. Where the text names nobody the speaker stays
absent.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.speech_cues import Attribution, sentence_start
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.resolve.speakers.descriptions import (
    describes,
    holders_called_again,
    unnamed_subject,
    unnamed_within,
)
from pressefakten.resolve.speakers.people import Gender, Named, People, is_person_noun, words
from pressefakten.resolve.speakers.subjects import (
    Subject,
    according_to,
    before,
    behind,
    first_named,
    inverted,
    is_plural,
    oblique,
    pronoun_of_main_clause,
)

__all__ = ["make_speakers"]

_NEAR = 700
"""Characters back to the last words of a speaker that a pronoun or a quotation without cue may go on with."""
_LINE_BELOW = re.compile(r"[ ]{0,3}(?:\n[ ]{0,3}){1,2}(?P<line>[A-ZÄÖÜ][^\n]{3,110}[^\n.:!?])(?=\n|$)")
_REPORTED = re.compile(rf"\b(?:{'|'.join(load('speakers')['reported']['words'])})\b")
_IT_SAYS = tuple(words("it_says"))
_WRITTEN = re.compile(
    rf"\b\w*(?i:{'|'.join(load('speakers')['written']['words'])})\w{{0,2}}\s+(?:von|des|der)\s+(?:[\w.-]+\s+){{0,4}}\Z"
)
_WORDS = re.compile(r"[^\W_]+")
_SIGNATURE = 60
"""Characters behind the closing mark in which the name of a signature begins."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation whose speaker is settled (or known to be nobody)."""

    start: int
    end: int
    value: str | None
    speech: int
    unnamed: Subject | None = None
    """The person who said it where the text has no name for it: "sagte eine Frau"."""


class PressSpeakers:
    """Replaces the quotes of ``doc._.mentions`` by copies with their speakers."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        mentions = doc._.mentions
        quotes = [mention for mention in mentions if isinstance(mention.data, Attribution)]
        if not quotes:
            return doc
        people = People(mentions, text_of(doc), [(quote.start, quote.end) for quote in quotes])
        settled = _Search(people).settle(quotes)
        doc._.mentions = [settled.get(id(mention), mention) for mention in mentions]
        return doc


class _Search:
    """The speakers of one release, quotation after quotation."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.text = people.text
        self.said: list[_Said] = []

    def settle(self, quotes: list[Mention]) -> dict[int, Mention]:
        """Copies of the quotes with ``speaker`` and ``speech``, by the ``id()`` of the original."""
        found: list[tuple[Mention, str | None, str, int]] = []
        speech = 0
        for quote in quotes:
            attribution: Attribution = quote.data
            if attribution.place == "repeated":
                continue
            if attribution.place != "split" or not self.said:
                speech += 1
            self._nobody: Subject | None = None
            value, step = self._speaker(attribution)
            end = max(attribution.outer[1], attribution.tail[1])
            self.said.append(_Said(attribution.outer[0], end, value, speech, None if value else self._nobody))
            found.append((quote, value, step, speech))
        found += [(quote, *_of_repeated(quote, found), 0) for quote in quotes if quote.data.place == "repeated"]
        parts = Counter(speech for *_, speech in found)
        settled = {}
        for quote, value, step, number in found:
            attributes = dict(quote.attributes)
            if value is not None:
                attributes = {"speaker": value, **attributes}
            if number and parts[number] > 1:
                attributes["speech"] = number
            settled[id(quote)] = replace(quote, attributes=attributes, steps=(*quote.steps, step))
        return settled

    def _speaker(self, attribution: Attribution) -> tuple[str | None, str]:
        """The speaker and the sentence that says how it was found."""
        end = attribution.outer[1]
        cue = attribution.cue
        subject: Subject | None = None
        if (author := self._author(attribution)) is not None:
            return author.value, f"speaker: {author.value}, who wrote what is quoted"
        if cue is not None and cue.kind == "nobody":
            return None, "speaker: the text tells that it was said, not by whom"
        if attribution.place in ("split", "reported") and self.said:
            named = self._latest_subjects(self.said[-1].end, attribution.lead[0])
            if named and attribution.place == "reported":  # …, sagte A. B sah das anders. Es sei „…“
                return named[0].value, f"speaker: {named[0].value}, the subject before"
            return self.said[-1].value, "speaker: the same as of the part before"
        if attribution.place == "after" and cue is not None:
            plural = is_plural(cue.words)
            agent = cue.kind in ("so", "according", "words")
            subject = behind(self.people, cue.end, attribution.tail[1], agent=agent, plural=plural)
            if subject is None:
                subject = before(self.people, end, attribution.tail[1], (cue.start, cue.end), plural=plural)
        elif attribution.place in ("colon", "before", "laut", "told"):
            subject = self._announced(attribution)
        elif attribution.place == "signature":
            named = self.people.within(end, attribution.tail[1] + _SIGNATURE)
            if named and named[0].start - end < _SIGNATURE:
                return named[0].value, "speaker: the name signed behind the quotation"
        if subject is not None and not self._goes_on(subject, attribution):
            return self._resolve(subject, attribution.lead[0])
        signed = self._signed_below(end) if attribution.place == "alone" else None
        if signed is not None:
            return signed, "speaker: the name on the line below the quotation"
        return self._unnamed(attribution)

    def _goes_on(self, subject: Subject, attribution: Attribution) -> bool:
        """Whether the clause before the colon is itself reported speech, in the subjunctive, about no person: "Die
        Kirche gehöre dazu: „…“" are still the words of the speaker before."""
        if attribution.cue is not None and attribution.cue.kind == "say":
            return False  # "Einer der Männer habe gerufen: „…“"
        clause = self.text[slice(*attribution.lead)]
        return subject.kind in ("office", "nobody") and attribution.place == "colon" and bool(_REPORTED.search(clause))

    def _signed_below(self, end: int) -> str | None:
        """A name that begins the next line, which is no sentence."""
        below = _LINE_BELOW.match(self.text, end)
        if below is None:
            return None
        named = self.people.within(below.start("line"), below.end("line"))
        return named[0].value if named and named[0].start == below.start("line") else None

    def _author(self, attribution: Attribution) -> Named | None:
        """Whose letter or statement it is that says so: "In einem Brief von X heißt es: …"."""
        cue, (left, right) = attribution.cue, attribution.lead
        if cue is None or not cue.words.startswith(_IT_SAYS) or attribution.place not in ("colon", "before"):
            return None
        named = self.people.within(left, right)
        return named[0] if len(named) == 1 and _WRITTEN.search(self.text, left, named[0].start) else None

    def _announced(self, attribution: Attribution) -> Subject | None:
        left, right = attribution.lead
        cue = attribution.cue
        if cue is not None and cue.kind in ("according", "so"):
            return according_to(self.people, cue.end, right)
        verb = (cue.start, cue.end) if cue is not None else None
        if attribution.tail[1] > attribution.tail[0]:
            return before(self.people, left, attribution.outer[0], None, plural=False) or first_named(
                self.people, *attribution.tail
            )
        subject = before(self.people, left, right, verb, plural=cue is not None and is_plural(cue.words))
        if subject is None and verb is not None and verb[0] >= attribution.outer[1]:
            return inverted(self.people, left, attribution.outer[0])
        return subject

    def _resolve(self, subject: Subject, position: int) -> tuple[str | None, str]:
        if subject.kind == "name":
            return subject.value, f"speaker: {subject.words!r} in the attribution → {subject.value}"
        if subject.kind == "office":
            return self._office(subject, position)
        if subject.kind == "latter":
            named = self.people.within(max(0, position - _NEAR), position)
            if named:
                return named[-1].value, f"speaker: {subject.words!r} → {named[-1].value}, the last one named"
        if subject.kind == "pronoun":
            return self._meant_by_pronoun(subject, position)
        self._nobody = subject
        return None, f"speaker: {subject.words!r} names no person"

    def _office(self, subject: Subject, position: int) -> tuple[str | None, str]:
        noun = subject.value
        value = self.people.nearest(self.people.best_holders(noun, subject.words), position)
        if value is not None:
            return value, f"speaker: {subject.words!r} → {value}, who has that role"
        if not is_person_noun(noun) and not describes(noun, subject.words):
            return None, f"speaker: {subject.words!r} names no person"
        for values, why in (
            (self.people.described(noun, subject.gender), "whose age or party it states"),
            (holders_called_again(self.people, noun), "for whose role it is another word"),
            (self.people.holders_in_text(noun), "beside whose name the word stands"),
            (self._described(subject, position), "the only one it can mean"),
        ):
            if (value := self.people.nearest(values, position)) is not None:
                return value, f"speaker: {subject.words!r} → {value}, {why}"
        self._nobody = subject
        return None, f"speaker: nobody known as {subject.words!r}"

    def _described(self, subject: Subject, position: int) -> list[str]:
        """Whom "die 38-Jährige" or "der Schwede" means: the only one of that gender in the last sentence with one. An
        office is nobody's whom the text does not give it."""
        if not describes(subject.value, subject.words):
            return []
        floor = max(0, position - _NEAR)
        fitting = [one for one in self.people.within(floor, position) if self._fits(one.value, subject.gender)]
        if not fitting:
            return []
        sentence = sentence_start(self.text, floor, fitting[-1].start)
        named = {one.value for one in fitting if one.start >= sentence}
        last = self.said[-1] if self.said else None
        if last is not None and last.start >= fitting[-1].start and self._fits(last.value, subject.gender):
            return [str(last.value)]
        return list(named) if len(named) == 1 else []

    def _meant_by_pronoun(self, subject: Subject, position: int) -> tuple[str | None, str]:
        """Whom "er" or "sie" means: the one spoken of last, who may have no name."""
        if (somebody := self._unnamed_before(position, subject.gender)) is not None:
            return self._somebody(somebody, position)
        value = self._antecedent(position, subject.gender)
        if value is None:
            return None, f"speaker: nobody found for {subject.words!r}"
        return value, f"speaker: {subject.words!r} → {value}, the last one spoken of"

    def _somebody(self, subject: Subject, position: int) -> tuple[str | None, str]:
        """The speaker where the sentence before is about a person without a name, who may hold an office."""
        value, step = self._office(subject, position) if subject.kind == "office" else (None, "")
        self._nobody = None if value else subject
        return value, step if value else f"speaker: {subject.words!r} is spoken of before, without a name"

    def _unnamed_before(self, position: int, gender: Gender | None) -> Subject | None:
        """The person without a name, of that gender, whom the text before ``position`` is about; None where the last
        one spoken of has a name."""
        floor = max(0, position - _NEAR)
        sentence = self._sentence_before(floor, position)
        last = self.said[-1] if self.said else None
        if last is not None and last.end > sentence:
            said_by = last.unnamed
            names = self.people.within(last.end, position)
            return said_by if said_by is not None and not names and said_by.gender in (gender, None) else None
        subject = unnamed_subject(self.people, sentence, position)
        if subject is not None:
            return subject if subject.gender is None or gender in (subject.gender, None) else None
        named = [one for one in self.people.within(sentence, position) if self._fits(one.value, gender)]
        if named or gender is None or not unnamed_within(self.people, sentence, position, gender):
            return None
        return Subject("nobody", "", self.text[sentence:position].strip(), gender)

    def _antecedent(self, position: int, gender: Gender | None) -> str | None:
        """The subject of the sentence before, else the last speaker: whom "er", "sie" or "die Leiterin" means."""
        floor = max(0, position - _NEAR)
        places = self.people.within(floor, position)
        last = self.said[-1] if self.said and self.said[-1].end >= floor else None
        while places:
            sentence = sentence_start(self.text, floor, places[-1].start)
            here = [place for place in places if place.start >= sentence]
            places = [place for place in places if place.start < sentence]
            if last is not None and last.start >= here[-1].start and self._fits(last.value, gender):
                return last.value
            subjects = [one for one in here if not oblique(self.people, one, sentence)]
            for place in subjects + here:
                if self._fits(place.value, gender):
                    return place.value
        return last.value if last is not None and self._fits(last.value, gender) else None

    def _fits(self, value: str | None, gender: Gender | None) -> bool:
        return value is not None and (gender is None or self.people.gender(value) in (gender, None))

    def _unnamed(self, attribution: Attribution) -> tuple[str | None, str]:
        """A quotation whose clause names nobody: it goes on with the speech or the sentence before."""
        start = attribution.lead[0]
        last = self.said[-1] if self.said and start - self.said[-1].end < _NEAR else None
        if last is None:
            floor = max(0, start - _NEAR)
            floor = max(self.text.rfind("\n\n", 0, self._last_letter(floor, start)), floor)
            if (somebody := unnamed_subject(self.people, self._sentence_before(floor, start), start)) is not None:
                return self._somebody(somebody, start)
            sentence = self._sentence_before(floor, start)
            named = self._meant(sentence, start) or self._subjects(sentence, start)
            if not named and attribution.place == "alone":
                named = self._only_one(floor, start)
        else:
            sentence = self._sentence_before(last.end, start)
            if (somebody := unnamed_subject(self.people, sentence, start)) is not None:
                return self._somebody(somebody, start)
            named = self._latest_subjects(last.end, start)
        if named:
            return named[0].value, f"speaker: {named[0].value}, the subject before"
        if last is not None and last.value is not None:
            return last.value, f"speaker: goes on with the words of {last.value}"
        return None, "speaker: the text names nobody"

    def _meant(self, start: int, end: int) -> list[Named]:
        """The one whom "er" or "sie" means after a subordinate clause that names several: "Als A die B fragte, blieb
        sie gelassen."."""
        gender = pronoun_of_main_clause(self.text, start, end)
        named = self.people.within(start, end)
        fitting = [place for place in named if gender is not None and self.people.gender(place.value) == gender]
        return fitting[:1] if len({place.value for place in fitting}) == 1 else []

    def _only_one(self, floor: int, end: int) -> list[Named]:
        """The person of the paragraph before a quotation, if it names just one: "Für X ist das ein Erfolg. „Wir …“"."""
        named = self.people.within(floor, end)
        return named[:1] if len({place.value for place in named}) == 1 else []

    def _subjects(self, start: int, end: int) -> list[Named]:
        return [place for place in self.people.within(start, end) if not oblique(self.people, place, start)]

    def _latest_subjects(self, start: int, end: int) -> list[Named]:
        """The subjects of the last sentence in ``[start, end)`` that has one."""
        named = self._subjects(start, end)
        if not named:
            return []
        sentence = sentence_start(self.text, start, named[-1].start)
        return [place for place in named if place.start >= sentence]

    def _sentence_before(self, floor: int, position: int) -> int:
        end = self._last_letter(floor, position)
        return sentence_start(self.text, floor, end - 1) if end > floor else floor

    def _last_letter(self, floor: int, position: int) -> int:
        while position > floor and self.text[position - 1].isspace():
            position -= 1
        return position


def _of_repeated(quote: Mention, found: list[tuple[Mention, str | None, str, int]]) -> tuple[str | None, str]:
    """The speaker of the words below that a headline repeats."""
    words = _plain(quote.value)
    for other, value, _, _ in found:
        if f" {words} " in f" {_plain(other.value)} ":
            return value, f"speaker: {value or 'nobody'}, as of the same words below"
    return None, "speaker: the text names nobody"


def _plain(value: str | None) -> str:
    return " ".join(_WORDS.findall(value or "")).casefold()


@Language.factory("press_speakers", assigns=["doc._.mentions"], requires=["doc._.mentions"])
def make_speakers(nlp: Language, name: str) -> PressSpeakers:
    """The speaker of every quotation."""
    return PressSpeakers(name)
