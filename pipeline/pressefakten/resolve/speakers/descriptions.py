"""Whom a noun phrase without a name means: somebody named before, called by another word, or somebody nobody names."""

import re
from functools import cache

from pressefakten.resolve.speakers.clauses import belongs
from pressefakten.resolve.speakers.people import Gender, People, age_of, is_person_noun, noun_gender, words
from pressefakten.resolve.speakers.subjects import NOUN_PHRASE, Subject, office

_INDEFINITE = re.compile(
    r"\b(?P<article>[Ee]ine?)\s+(?:[a-zäöüß\d][\w-]*\s+){0,3}(?P<noun>[A-ZÄÖÜ][\w-]*)(?!\s+(?:[A-ZÄÖÜ][\w-]+))"
)
_ADVERB_AND_VERB = re.compile(
    r"(?!(?:Er|Sie|Es|Wir|Ich|Man)\b)[A-ZÄÖÜ][a-zäöüß]+\s+(?:[a-zäöüß]+\s+){1,2}?(?:sich\s+)?(?=der\s|die\s)"
)


@cache
def _describing_ends() -> tuple[str, ...]:
    return tuple(words("describing", "endings"))


def describes(noun: str, phrase: str) -> bool:
    """Whether a noun says what somebody is, not which office: "die 38-Jährige", "der Schwede"."""
    low = noun.casefold()
    if age_of(noun) is not None or low in words("describing", "nouns") or low.endswith(_describing_ends()):
        return True
    return not words("describing", "adjectives").isdisjoint(phrase.split())


def introduces(phrase: str) -> bool:
    """Whether a noun phrase brings somebody new, who is none of those named before: "die jüngste Läuferin"."""
    adjectives = [word for word in phrase.split()[1:] if word[0].islower()]
    return any(
        one in words("introducing") or one.endswith(tuple(words("introducing", "endings"))) for one in adjectives
    )


def unnamed_subject(people: People, start: int, end: int) -> Subject | None:
    """The person whom the sentence ``[start, end)`` is about without a name: "Die Mutter des Jungen weinte."; None
    where its first words are about somebody named or about no person."""
    begin = start
    while begin < end and not people.text[begin].isalnum():
        begin += 1
    phrase = NOUN_PHRASE.match(people.text, begin, end) or _inverted(people.text, begin, end)
    if phrase is None or not is_person_noun(phrase["noun"]):
        return None
    if any(belongs(people.text, phrase.end(), place) for place in people.within(phrase.end(), end)[:1]):
        return None
    subject = office(phrase["article"], phrase["noun"], phrase[0], plural=False)
    return Subject(subject.kind, subject.value, subject.words, _gender(phrase["article"], phrase["noun"]))


def _inverted(text: str, start: int, end: int) -> re.Match[str] | None:
    """The noun phrase behind the verb of a sentence that an adverb opens: "Darüber lachte der Politiker."."""
    opening = _ADVERB_AND_VERB.match(text, start, end)
    phrase = NOUN_PHRASE.match(text, opening.end(), end) if opening is not None else None
    if phrase is None or phrase["article"] not in ("der", "die"):
        return None
    female = phrase["noun"].endswith("in") or noun_gender(phrase["noun"]) == "f"
    return phrase if ("f" if female else "m") == _gender(phrase["article"], phrase["noun"]) else None


def unnamed_within(people: People, start: int, end: int, gender: Gender | None) -> bool:
    """Whether the sentence ``[start, end)`` brings somebody in without a name: "Am Tor stand eine Frau."."""
    return any(
        is_person_noun(found["noun"]) and gender in (None, _gender(found["article"], found["noun"]))
        for found in _INDEFINITE.finditer(people.text, start, end)
    )


def _gender(article: str, noun: str) -> Gender | None:
    """What the article tells: "der", "ein", "sein Vater" m, "die", "eine", "seine Frau" f, "das" neither."""
    if article.casefold() == "das":
        return None
    return "f" if article.casefold().endswith("e") else "m"
