"""Whom a pronoun, a noun without a name or a quotation without attribution means: the one spoken of last."""

import re
from itertools import pairwise

from pressefakten.german.speech_sentences import sentence_start
from pressefakten.resolve.speakers.callings import called_again, is_calling, is_office
from pressefakten.resolve.speakers.clauses import either, oblique, pronoun_of_main_clause
from pressefakten.resolve.speakers.context import NEAR, Context, Said, Speaker
from pressefakten.resolve.speakers.descriptions import describes, introduces, unnamed_subject, unnamed_within
from pressefakten.resolve.speakers.people import Gender, Named, People, is_person_noun
from pressefakten.resolve.speakers.subjects import Subject

_WITH_ARTICLE = rf"(?i:\b(?:{either('subject_articles')}|{either('oblique_articles')}))\s+(?:[\w-]+\s+)?"
_SCENE = 6_000
"""Characters back in which nobody else may be spoken of whom a noun could mean."""
_PAIR = re.compile(r"(?:,[^,.]{1,60},)?\s+(?:und|sowie)\s+(?:[\w.-]+\s+){0,5}")


def of_office(context: Context, subject: Subject, position: int) -> Speaker:
    """The holder of an office ("die Leiterin"), or whom the noun calls by another word."""
    people, noun = context.people, subject.value
    holders = people.best_holders(noun, subject.words)
    value = people.nearest([one for one in holders if context.fits(one, subject.gender)] or holders, position)
    if value is not None:
        return Speaker(value, f"speaker: {subject.words!r} → {value}, who has that role")
    value = people.nearest(people.titled(noun), position)
    if value is not None and context.fits(value, subject.gender):
        return Speaker(value, f"speaker: {subject.words!r} → {value}, before whose name the word stands")
    if not is_person_noun(noun) and not describes(noun, subject.words) and not is_calling(noun):
        return Speaker(None, f"speaker: {subject.words!r} names no person")
    return _called(context, subject, position)


def _called(context: Context, subject: Subject, position: int) -> Speaker:
    """Whom a noun that is nobody's known role calls by another word; nobody where it may be two."""
    people, noun = context.people, subject.value
    for values, why in (
        (people.described(noun, subject.gender), "whose age or party it states"),
        (people.holders_in_text(noun), "beside whose name the word stands"),
        (
            _named_so_far(people, called_again(people, noun, subject.gender), position),
            "for whose role it is another word",
        ),
        (_described(context, subject, position), "the only one it can mean"),
        (_only_of_gender(context, subject, position), "the only one of that gender, of whom the text speaks"),
    ):
        fitting = {value for value in values if context.fits(value, subject.gender)}
        if (value := _one_of(context, fitting, position)) is not None:
            return Speaker(value, f"speaker: {subject.words!r} → {value}, {why}")
        if fitting:
            return Speaker(None, f"speaker: {subject.words!r} may be {' or '.join(sorted(fitting))}", subject)
    return Speaker(None, f"speaker: nobody known as {subject.words!r}", subject)


def _one_of(context: Context, values: set[str], position: int) -> str | None:
    """The only one of some persons, or of several the one whom the text is about."""
    if len(values) < 2:
        return next(iter(values), None)
    floor = max(0, position - NEAR)
    if (subject := unnamed_subject(context.people, context.sentence_before(floor, position), position)) is not None:
        meant = values.intersection(_known_as(context.people, subject.value))
        return meant.pop() if len(meant) == 1 else None
    return _spoken_of_last(context, values, position)


def _spoken_of_last(context: Context, values: set[str], position: int, *, subjects_only: bool = False) -> str | None:
    """Of several persons the one who spoke last, or the only one, of its subjects if those alone count, in the last
    sentence that names any of them."""
    floor = max(0, position - NEAR)
    named = [one for one in context.people.within(floor, position) if one.value in values]
    last = context.last
    if last is not None and last.value in values and (not named or named[-1].end <= last.end):
        return last.value
    sentence = sentence_start(context.text, floor, named[-1].start) if named else position
    places = context.subjects(sentence, position) if subjects_only else context.people.within(sentence, position)
    here = values.intersection(one.value for one in places)
    return next(iter(here)) if len(here) == 1 else None


def _named_so_far(people: People, values: list[str], position: int) -> list[str]:
    """Those of the persons whom the text names before ``position``: nobody is called again before."""
    return [value for value in values if people.first_place(value) < position]


def _known_as(people: People, noun: str) -> list[str]:
    """Those whose role a noun is, else those for whose role it is another word."""
    return people.holders(noun) or called_again(people, noun)


def _described(context: Context, subject: Subject, position: int) -> list[str]:
    """Whom "die 38-Jährige" or "der Schwede" means: the only one of that gender in the last sentence with one. An
    office is nobody's whom the text does not give it."""
    if not describes(subject.value, subject.words) or introduces(subject.words):
        return []
    other = _unnamed_before(context, position, subject.gender)
    if other is not None and not describes(other.value, other.words):
        return [value for value in _known_as(context.people, other.value) if context.fits(value, subject.gender)]
    near = context.people.within(max(0, position - NEAR), position)
    fitting = {one.value for one in near if context.fits(one.value, subject.gender)}
    value = _spoken_of_last(context, fitting, position)
    return [value] if value is not None else []


def _only_of_gender(context: Context, subject: Subject, position: int) -> list[str]:
    """Whom a noun for an occupation means that the text has not told: the subject of the sentence before, if nobody
    else of that gender is spoken of, by name or without. An office may be anybody's whom the text does not name."""
    people, noun = context.people, subject.value
    if subject.gender is None or not is_person_noun(noun) or is_office(noun) or introduces(subject.words):
        return []
    scene = max(0, position - _SCENE)
    named = people.within(scene, position)
    if len({one.value for one in named if context.fits(one.value, subject.gender)}) != 1:
        return []
    sentence = context.sentence_before(max(0, position - NEAR), position)
    here = [one for one in context.subjects(sentence, position) if context.fits(one.value, subject.gender)]
    if not here or unnamed_within(people, scene, position, subject.gender):
        return []
    told = re.search(rf"{_WITH_ARTICLE}{re.escape(noun)}\b", context.text[scene:position])
    return [here[0].value] if told is None else []


def of_bearers(context: Context, surname: str, position: int) -> Speaker:
    """Whom a surname means that several bear: the one of them spoken of last."""
    bearers = context.people.bearers(surname)
    value = _spoken_of_last(context, set(bearers), position, subjects_only=True)
    if value is None:
        return Speaker(None, f"speaker: {surname!r} may be {' or '.join(sorted(bearers))}")
    return Speaker(value, f"speaker: {surname!r} → {value}, the last one spoken of with that name")


def of_pronoun(context: Context, subject: Subject, position: int) -> Speaker:
    """Whom "er" or "sie" means: the one spoken of last, who may have no name."""
    if (somebody := _unnamed_before(context, position, subject.gender)) is not None:
        return _of_somebody(context, somebody, position)
    value = _named_before(context, position, subject.gender)
    if value is None:
        return Speaker(None, f"speaker: nobody found for {subject.words!r}")
    return Speaker(value, f"speaker: {subject.words!r} → {value}, the last one spoken of")


def _of_somebody(context: Context, subject: Subject, position: int) -> Speaker:
    """The speaker where the sentence before is about a person without a name, who may hold an office."""
    if subject.kind == "office" and (speaker := of_office(context, subject, position)).value is not None:
        return speaker
    return Speaker(None, f"speaker: {subject.words!r} is spoken of before, without a name", subject)


def _unnamed_before(context: Context, position: int, gender: Gender | None) -> Subject | None:
    """The person without a name, of that gender, whom the text before ``position`` is about; None where the last one
    spoken of has a name."""
    sentence = context.sentence_before(max(0, position - NEAR), position)
    last = context.last
    if last is not None and last.end > sentence:
        named_since = context.people.within(last.end, position)
        return last.unnamed if not named_since and _may_be(last.unnamed, gender) else None
    subject = unnamed_subject(context.people, sentence, position)
    if subject is not None:
        return subject if subject.gender is None or _may_be(subject, gender) else None
    named = any(context.fits(one.value, gender) for one in context.people.within(sentence, position))
    if named or gender is None or not unnamed_within(context.people, sentence, position, gender):
        return None
    return Subject("nobody", "", context.text[sentence:position].strip(), gender)


def _may_be(subject: Subject | None, gender: Gender | None) -> bool:
    return subject is not None and (gender is None or subject.gender in (gender, None))


def _named_before(context: Context, position: int, gender: Gender | None) -> str | None:
    """The subject of the sentence before, else the last speaker: whom "er" or "sie" means."""
    floor = max(0, position - NEAR)
    places = context.people.within(floor, position)
    said_by = _said_by(context, floor, gender)
    while places:
        sentence = sentence_start(context.text, floor, places[-1].start)
        here = [place for place in places if place.start >= sentence]
        places = [place for place in places if place.start < sentence]
        if said_by is not None and said_by.start >= here[-1].start:
            return said_by.value
        if (value := _fitting(context, here, sentence, gender)) is not None:
            return value
    return said_by.value if said_by is not None else None


def _said_by(context: Context, floor: int, gender: Gender | None) -> Said | None:
    """What was said last behind ``floor``, by a person whom the gender fits."""
    last = context.last
    return last if last is not None and last.end >= floor and context.fits(last.value, gender) else None


def _fitting(context: Context, here: list[Named], sentence: int, gender: Gender | None) -> str | None:
    """The first person of a sentence that the gender fits, one that can be its subject before all others."""
    subjects = [place for place in here if not oblique(context.people, place, sentence)]
    return next((place.value for place in subjects + here if context.fits(place.value, gender)), None)


def of_both(context: Context, subject: Subject, position: int) -> Speaker:
    """The first of the two whom "beide" means: those named last of whom "und" makes two."""
    places = context.people.within(max(0, position - NEAR), position)
    for first, second in reversed(list(pairwise(places))):
        if first.value != second.value and _PAIR.fullmatch(context.text, first.end, second.start):
            return Speaker(first.value, f"speaker: {subject.words!r} → {first.value}, the first of two")
    return Speaker(None, f"speaker: nobody found for {subject.words!r}", subject)


def of_nobody_named(context: Context, position: int, *, alone: bool) -> Speaker:
    """The speaker of a quotation whose clause, from ``position`` on, names nobody: it goes on with the speech or the
    sentence before. One that stands ``alone`` may be of the only person of its paragraph."""
    last = context.last if context.last is not None and position - context.last.end < NEAR else None
    floor = last.end if last is not None else _paragraph(context, position)
    sentence = context.sentence_before(floor, position)
    if (somebody := unnamed_subject(context.people, sentence, position)) is not None:
        return _of_somebody(context, somebody, position)
    if last is not None:
        named = context.latest_subjects(last.end, position)
    else:
        named = _meant(context, sentence, position) or context.subjects(sentence, position)
        if not named and alone:
            named = _only_one(context, floor, position)
    if named:
        return Speaker(named[0].value, f"speaker: {named[0].value}, the subject before")
    if last is not None and last.value is not None:
        return Speaker(last.value, f"speaker: goes on with the words of {last.value}")
    return Speaker(None, "speaker: the text names nobody")


def _paragraph(context: Context, position: int) -> int:
    """Where the paragraph before ``position`` begins, or what is near."""
    floor = max(0, position - NEAR)
    return max(context.text.rfind("\n\n", 0, context.last_letter(floor, position)), floor)


def _meant(context: Context, start: int, end: int) -> list[Named]:
    """The one whom "er" or "sie" means after a subordinate clause that names several: "Als A die B fragte, blieb sie
    gelassen."."""
    gender = pronoun_of_main_clause(context.text, start, end)
    named = context.people.within(start, end)
    fitting = [place for place in named if gender is not None and context.people.gender(place.value) == gender]
    return fitting[:1] if len({place.value for place in fitting}) == 1 else []


def _only_one(context: Context, floor: int, end: int) -> list[Named]:
    """The person of the paragraph before a quotation, if it names just one: "Für X ist das ein Erfolg. „Wir …“"."""
    named = context.people.within(floor, end)
    return named[:1] if len({place.value for place in named}) == 1 else []
