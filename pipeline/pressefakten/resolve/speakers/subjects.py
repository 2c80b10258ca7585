"""Who is the subject of a clause that attributes speech: a name, an office ("die Leiterin"), or a pronoun."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import is_role
from pressefakten.german.speech_cues import verb_kind
from pressefakten.lexicon import load
from pressefakten.resolve.speakers.people import Gender, Named, People, is_person_noun, words


def _either(table: str, key: str = "words") -> str:
    """The inside of a pattern that matches each of the words, the first that fits."""
    return "|".join(load("speakers")[table][key])


_WORD = re.compile(r"[^\W\d_]+(?:[-:*][^\W\d_]+)*\.?|[,;–()]")
NOUN_PHRASE = re.compile(
    rf"(?P<article>{_either('subject_articles')}|{_either('subject_articles', 'capital')})\s+"
    r"(?:[a-zäöüß][\w-]*\s+){0,3}(?:[A-ZÄÖÜ][a-zäöüß-]+er\s+(?=[A-ZÄÖÜ]))?"  # "der Auensteiner Landrat"
    r"(?P<noun>(?:\d{1,3}[ ]?-[ ]?)?[A-ZÄÖÜ][\w-]*(?:[:*][a-zäöüß]+)?)"
)
_GENITIVE = re.compile(r"\s+(?:des|der)\s+(?:[a-zäöüß][\w-]*\s+){0,2}(?P<noun>[A-ZÄÖÜ][\w-]*)")
_OFFICE = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]*[a-zäöüß]{2,})")
_ADVERBIAL = re.compile(rf"(?:\s+(?:{_either('adverbs')}))*\s+")
_PRONOUN = re.compile(r"\s*\b(er|sie|Er|Sie)\b")
_LATTER = re.compile(rf"(?:{_either('latter')})\b(?![ ][A-ZÄÖÜa-zäöü])")
_IMPERSONAL = re.compile(r"(?:es|man)\b")
_SOMEBODY = re.compile(
    rf"(?i:(?:{_either('unnamed', 'of_several')})\s+(?:der|von|aus)|(?:{_either('unnamed', 'pronouns')}))\b"
    r"(?!\s+[A-ZÄÖÜ]\w+\s+[A-ZÄÖÜ])"
    r"|(?i:der|die|das)\s+[„“”\"»«‚][^„“”\"»«‚‘’\n]{1,60}[“”\"»«‘’](?!-)"
)
_RELATIVE = re.compile(rf",\s*(?:{_either('relative_pronouns')})\s+$")
_RELATIVE_VERB = re.compile(r",\s*(?:der|die)\s+(?:[a-zäöüß]+\s+){0,3}$")
_PARTING = re.compile(rf"\b(?:{_either('parting')})\b|[;:]")
_MAIN_PRONOUN = re.compile(r"\s*[a-zäöüß]+(?:\s+sich)?\s+(er|sie)\b")
_AUXILIARY = re.compile(rf"\b(?:{'|'.join(load('speech_verbs')['perfect']['having'])})\b")
_POSSESSIVES = frozenset({"sein", "seine", "ihr", "ihre"})
_LOOK_BACK = 90
_PLURAL = re.compile(r"(?:ten|[^t]en|sind|waren|ieren)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a clause names as its subject.

    ``kind``: "name" (``value`` a person's value), "office" (a role noun), "pronoun" ("er", "sie"), "latter" ("dieser"),
    "nobody" (a group, an organisation, somebody unnamed). ``words`` as written.
    """

    kind: Literal["name", "office", "pronoun", "latter", "nobody"]
    value: str
    words: str
    gender: Gender | None = None


def is_plural(cue: str) -> bool:
    """Whether a cue is a verb in the plural: "erklärten", "sagen"."""
    return _PLURAL.search(cue.split(" ")[0]) is not None and not cue.startswith("so") and cue != "Worten"


def behind(people: People, start: int, end: int, *, agent: bool, plural: bool) -> Subject | None:
    """The subject that follows a cue in ``[start, end)``: sagte X; sagt die Leiterin; so Amtsleiter X; sagte sie.

    ``agent``: behind "so", "laut" and the like a person with "von" speaks as well ("so das Fazit von X").
    """
    text = people.text
    named = people.within(start, end)
    begin = _ADVERBIAL.match(text, start, end)
    at = begin.end() if begin else start
    pronoun = _PRONOUN.match(text, at, end)
    if pronoun is not None:
        return _pronoun(pronoun[1], plural=plural)
    if latter := _LATTER.match(text, at, end):
        return Subject("latter", latter[0], latter[0])
    if impersonal := _IMPERSONAL.match(text, at, end):
        return Subject("nobody", impersonal[0], impersonal[0])
    if somebody := _SOMEBODY.match(text, at, end):
        return Subject("nobody", somebody[0], somebody[0])
    first = next((place for place in named if not oblique(people, place, start)), None)
    phrase = NOUN_PHRASE.match(text, at, end)
    if phrase is not None:
        noun = phrase["noun"]
        abstract = noun.casefold() in words("abstracts")
        if first is not None and (belongs(text, phrase.end(), first) or abstract):
            return Subject("name", first.value, text[first.start : first.end])
        if agent or abstract:
            found = _single(text, named[:1]) or _in_genitive(people, text, phrase.end(), end)
            return found or (None if abstract else office(phrase["article"], noun, phrase[0], plural=plural))
        return office(phrase["article"], noun, phrase[0], plural=plural)
    if first is not None:
        return Subject("name", first.value, text[first.start : first.end])
    if agent and named:
        return _single(text, named[:1])
    title = _OFFICE.match(text, at, end)
    if title is not None and not plural:
        return office("", title["noun"], title[0], plural=plural)
    return None


def before(people: People, start: int, end: int, verb: tuple[int, int] | None, *, plural: bool) -> Subject | None:
    """The subject of the clause ``[start, end)`` that announces speech; ``verb`` is the span of its cue, or None."""
    text = people.text
    named = people.within(start, end)
    stop = verb[0] if verb else end
    main = _main_clause(text, start, stop)
    candidates = _candidates(people, named, main, stop)
    if verb is None:
        pick = candidates[0] if candidates else _only_one(named)
        return _name(text, pick) if pick is not None else _head(people, main, end, plural=plural)
    relative = _RELATIVE_VERB.search(text, main, verb[0])
    if relative is not None and (nearest := people.within(main, relative.start())):
        return _name(text, nearest[-1])
    if ahead := [place for place in candidates if place.end <= verb[0]]:
        return _name(text, _of_two(text, *ahead[:2]))
    pronoun = _PRONOUN.match(text, main, verb[0])
    if pronoun is not None:
        return _pronoun(pronoun[1], plural=plural)
    return _around(people, named, main, end, verb, plural=plural)


def _candidates(people: People, named: list[Named], main: int, stop: int) -> list[Named]:
    """The names of the main clause that may be its subject."""
    aside = _subordinate(people.text, main, stop)
    return [
        place
        for place in named
        if place.start >= main
        and not any(left <= place.start < right for left, right in aside)
        and not oblique(people, place, main)
    ]


def _around(
    people: People, named: list[Named], main: int, end: int, verb: tuple[int, int], *, plural: bool
) -> Subject | None:
    """The subject of a clause without a name before its verb: its first noun phrase, else what follows the verb."""
    head = _head(people, main, verb[0], plural=plural)
    if head is not None and (is_person_noun(head.value) or head.value.casefold() in words("groups")):
        return head
    auxiliary, blank, _ = people.text[verb[0] : verb[1]].partition(" ")
    inside = behind(people, verb[0] + len(auxiliary), verb[1], agent=False, plural=plural) if blank else None
    if head is None and inside is not None and (inside.kind != "office" or is_person_noun(inside.value)):
        return inside  # … habe der Junge geantwortet: „…“
    after = behind(people, verb[1], end, agent=False, plural=plural)
    if after is not None and (head is None or after.kind in ("name", "pronoun")):
        return after
    only = _only_one(named)
    return _name(people.text, only) if head is None and only is not None and only.start >= main else head


def _only_one(named: list[Named]) -> Named | None:
    """The first mention where all are of one person."""
    return named[0] if len({place.value for place in named}) == 1 else None


def _name(text: str, place: Named) -> Subject:
    return Subject("name", place.value, text[place.start : place.end])


def inverted(people: People, start: int, end: int) -> Subject | None:
    """The subject behind the auxiliary of a clause whose verb ends it: "In einem Brief hatte der Bund es … genannt"."""
    auxiliary = _AUXILIARY.search(people.text, start, end)
    return None if auxiliary is None else behind(people, auxiliary.end(), end, agent=False, plural=False)


def first_named(people: People, start: int, end: int) -> Subject | None:
    """The first person named in ``[start, end)`` that can be a subject."""
    return _single(people.text, [place for place in people.within(start, end) if not oblique(people, place, start)])


def oblique(people: People, place: Named, floor: int) -> bool:
    """Whether a preposition, a genitive or a dative article governs the name: "mit", "gegenüber Frau"."""
    tokens = _WORD.findall(people.text, max(floor, place.start - _LOOK_BACK), place.start)
    direct = True  # nothing but titles and roles between: "mit Amtsleiterin X", but not "der Leiter von Netz42 X"
    for token in reversed(tokens):
        low = token.casefold()
        if token in ",;–()" or low in function_words("subject_article"):
            return False
        if low in words("prepositions") or low in words("oblique_articles"):
            return direct
        if low in ("und", "sowie"):
            continue
        if token[0].islower():
            if verb_kind(token) or not token.endswith((*ADJECTIVE_ENDINGS, ".")) or token.endswith("te"):
                return False
        elif not (token.endswith(".") or is_role(token) or low in words("addresses")):
            direct = False
    return False


def _of_two(text: str, first: Named, second: Named | None = None) -> Named:
    """The second of two names where the first is a genitive before it: "Neustadts Bürgermeister Jan Beispiel"."""
    if second is None or not text[first.start : first.end].endswith("s"):
        return first
    between = text[first.end : second.start]
    return second if re.fullmatch(r"\s+(?:[\w.\-]+\s+){1,5}", between) and " und " not in between else first


def pronoun_of_main_clause(text: str, start: int, end: int) -> Gender | None:
    """The gender of "er" or "sie" right behind the verb of a main clause that follows a subordinate one: "Als …, blieb
    sie gelassen."; None where there is none."""
    main = _main_clause(text, start, end)
    pronoun = _MAIN_PRONOUN.match(text, main, end) if main > start else None
    return None if pronoun is None else "m" if pronoun[1] == "er" else "f"


def _main_clause(text: str, start: int, end: int) -> int:
    """Where the main clause begins: behind a subordinate one at the head of the sentence ("Nachdem …, sagte …")."""
    first = _WORD.search(text, start, end)
    if first is None or first[0].casefold() not in words("subordinators"):
        return start
    comma = text.rfind(",", first.end(), end)
    return comma + 1 if comma > 0 else start


def _subordinate(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses between commas that begin like a subordinate one: ", ob …,", ", der …,"."""
    commas = [found.start() for found in re.finditer(",", text[start:end])]
    spans = []
    for left, right in pairwise(commas):
        first = _WORD.search(text, start + left + 1, start + right)
        if first is not None and first[0] in words("subordinators") | words("relatives"):
            spans.append((start + left, start + right))
    return spans


def belongs(text: str, start: int, place: Named) -> bool:
    """Whether a name stands in or right behind a noun phrase ("die Leiterin des KI, Anna Beispiel")."""
    between = text[start : place.start]
    if len(between) > _LOOK_BACK or _RELATIVE.search(between):
        return False
    return not _PARTING.search(between)


def _head(people: People, start: int, end: int, *, plural: bool) -> Subject | None:
    text = people.text
    begin = start
    while begin < end and not text[begin].isalnum():
        begin += 1
    pronoun = _PRONOUN.match(text, begin, end)
    if pronoun is not None:
        return _pronoun(pronoun[1], plural=plural)
    if somebody := _SOMEBODY.match(text, begin, end):
        return Subject("nobody", somebody[0], somebody[0])
    phrase = NOUN_PHRASE.match(text, begin, end)
    if phrase is None:
        body = _WORD.match(text, begin, end) if people.is_body(begin) else None
        return Subject("nobody", body[0], body[0]) if body is not None else None
    if phrase["noun"].casefold() in words("abstracts") and phrase["article"].lower() in _POSSESSIVES:
        article = phrase["article"].lower()  # Ihr Fazit: "…"
        return Subject("pronoun", article, phrase["article"], "m" if article.startswith("sein") else "f")
    return office(phrase["article"], phrase["noun"], phrase[0], plural=plural)


def _pronoun(word: str, *, plural: bool) -> Subject:
    if plural and word.lower() == "sie":
        return Subject("nobody", "sie", word)
    return Subject("pronoun", word.lower(), word, "m" if word.lower() == "er" else "f")


def office(article: str, noun: str, written: str, *, plural: bool) -> Subject:
    """The subject that a noun with its article is: an office, or nobody in particular ("eine Frau", "die Eltern")."""
    if article.lower() in ("ein", "eine") or noun.casefold() in words("groups"):
        return Subject("nobody", noun, written)
    female = noun.endswith(("in", "e", "frau", "kraft")) or noun.isupper()
    if article.lower() == "das" and noun.casefold() in words("describing", "nouns"):
        return Subject("office", noun, written)
    if article.lower() == "das" or (not female and (plural or article.lower() == "die")):
        return Subject("nobody", noun, written)
    gender: Gender | None = {"die": "f", "der": "m"}.get(article.lower())  # type: ignore[assignment]
    return Subject("office", noun, written, gender)


def according_to(people: People, start: int, end: int) -> Subject:
    """Whose words they are behind "laut", "nach Angaben" or "so"; nobody's where no person is named there."""
    found = behind(people, start, end, agent=True, plural=False) or _in_genitive(people, people.text, start, end)
    return found or Subject("nobody", "", people.text[start:end].split(",")[0].strip()[:40])


def _in_genitive(people: People, text: str, start: int, end: int) -> Subject | None:
    """Whose words they are: "so die Aussage des Kammerpräsidenten"."""
    genitive = _GENITIVE.match(text, start, end)
    if genitive is None:
        return None
    noun = genitive["noun"]
    forms = (noun.removesuffix(ending) for ending in ("", "s", "es", "n", "en"))
    known = next((form for form in forms if people.holders(form)), None)
    return office("", known, genitive[0].strip(), plural=False) if known else None


def _single(text: str, named: list[Named]) -> Subject | None:
    return Subject("name", named[0].value, text[named[0].start : named[0].end]) if named else None
