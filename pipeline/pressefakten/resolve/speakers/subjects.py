"""Who is the subject of a clause that attributes speech: a name, an office ("die Leiterin"), or a pronoun."""

import re
from dataclasses import dataclass
from typing import Literal

from pressefakten.german.role_nouns import is_role
from pressefakten.german.speech_verbs import verb_kind
from pressefakten.lexicon import load
from pressefakten.resolve.speakers.clauses import WORD, belongs, either, main_clause, oblique, subordinate_clauses
from pressefakten.resolve.speakers.people import Gender, Named, People, is_person_noun, words

NOUN_PHRASE = re.compile(
    rf"(?P<article>{either('subject_articles')}|{either('subject_articles', 'capital')})\s+"
    r"(?:[a-zäöüß][\w-]*\s+){0,3}(?:[A-ZÄÖÜ][a-zäöüß-]+er\s+(?=[A-ZÄÖÜ]))?"  # "der Auensteiner Landrat"
    r"(?P<noun>(?:\d{1,3}[ ]?-[ ]?)?[A-ZÄÖÜ][\w-]*(?:[:*][a-zäöüß]+)?)"
)
_GENITIVE = re.compile(r"\s+(?:des|der)\s+(?:[a-zäöüß][\w-]*\s+){0,2}(?P<noun>[A-ZÄÖÜ][\w-]*)")
_OFFICE = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]*[a-zäöüß]{2,})")
_ADVERBIAL = re.compile(rf"(?:\s+(?:{either('adverbs')}))*\s+")
_PRONOUN = re.compile(r"\s*\b(er|sie|Er|Sie)\b")
_LATTER = re.compile(rf"(?:{either('latter')})\b(?![ ][A-ZÄÖÜa-zäöü])")
_LATTER_AHEAD = re.compile(rf"[,;]\s({either('latter')})\s(?:[a-zäöüß]+\s){{0,3}}$")
_BOTH = re.compile(rf"(?i:{either('both')})\b(?![ ][A-ZÄÖÜ])")
_IMPERSONAL = re.compile(r"(?:es|man)\b")
_SOMEBODY = re.compile(
    rf"(?i:(?:{either('unnamed', 'of_several')})\s+(?:der|von|aus)|(?:{either('unnamed', 'pronouns')}))\b"
    r"(?!\s+[A-ZÄÖÜ]\w+\s+[A-ZÄÖÜ])"
    r"|(?i:der|die|das)\s+[„“”\"»«‚][^„“”\"»«‚‘’\n]{1,60}[“”\"»«‘’](?!-)"
)
_RELATIVE_VERB = re.compile(r",\s*(?:der|die)\s+(?:[a-zäöüß]+\s+){0,3}$")
_AUXILIARY = re.compile(rf"\b(?:{'|'.join(load('speech_verbs')['perfect']['having'])})\b")
# …, wie der Palast mitteilte; Auch die Zeitung sprach von „…“
_OPENING = re.compile(r"(?:wie|[Aa]uch|[Dd]och|[Aa]ber|[Ss]elbst|[Ss]ogar)\s")
_LONGEST = 60
"""Characters of a noun at most."""
_POSSESSIVES = frozenset({"sein", "seine", "ihr", "ihre"})
_PLURAL = re.compile(r"(?:ten|[^t]en|sind|waren|ieren)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a clause names as its subject.

    ``kind``: "name" (``value`` a person's value), "office" (a role noun), "pronoun" ("er", "sie"), "latter" ("dieser"),
    "both" ("beide"), "nobody" (a group, an organisation, somebody unnamed). ``words`` as written.
    """

    kind: Literal["name", "office", "pronoun", "latter", "both", "nobody"]
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
    begin = _ADVERBIAL.match(text, start, end)
    at = begin.end() if begin else start
    if (word := _in_a_word(text, at, end, plural=plural)) is not None:
        return word
    phrase = NOUN_PHRASE.match(text, at, end)
    if phrase is not None:
        return _of_phrase(people, phrase, start, end, agent=agent, plural=plural)
    if (first := first_named(people, start, end)) is not None:
        return first
    named = people.within(start, end)
    if agent and named:
        return _single(text, named[:1])
    title = _OFFICE.match(text, at, end)
    return office("", title["noun"], title[0], plural=plural) if title is not None and not plural else None


def _in_a_word(text: str, at: int, end: int, *, plural: bool) -> Subject | None:
    """The subject that a pronoun is at ``at``: "sie", "dieser", "man", "einer der Männer"."""
    if (pronoun := _PRONOUN.match(text, at, end)) is not None:
        return _pronoun(pronoun[1], plural=plural)
    if both := _BOTH.match(text, at, end):
        return Subject("both", both[0], both[0])
    if latter := _LATTER.match(text, at, end):
        return Subject("latter", latter[0], latter[0])
    if nobody := _IMPERSONAL.match(text, at, end) or _SOMEBODY.match(text, at, end):
        return Subject("nobody", nobody[0], nobody[0])
    return None


def _of_phrase(
    people: People, phrase: re.Match[str], start: int, end: int, *, agent: bool, plural: bool
) -> Subject | None:
    """The subject that a noun phrase right behind the cue is, or that stands in it: die Leiterin des KI, Anna Beispiel;
    das Fazit von X."""
    text, noun = people.text, phrase["noun"]
    abstract = noun.casefold() in words("abstracts")
    named = people.within(start, end)
    first = next((place for place in named if not oblique(people, place, start)), None)
    if first is not None and (abstract or belongs(text, phrase.end(), first)):
        return _name(text, first)
    if agent or abstract:
        found = _single(text, named[:1]) or _in_genitive(people, text, phrase.end(), end)
        if found is not None or abstract:
            return found or _of_possessive(phrase)
    return office(phrase["article"], noun, phrase[0], plural=plural)


def before(people: People, start: int, end: int, verb: tuple[int, int] | None, *, plural: bool) -> Subject | None:
    """The subject of the clause ``[start, end)`` that announces speech; ``verb`` is the span of its cue, or None."""
    text = people.text
    named = people.within(start, end)
    stop = verb[0] if verb else end
    main = main_clause(text, start, stop)
    candidates = _candidates(people, named, main, stop)
    if verb is None:
        pick = candidates[0] if candidates else _only_one([one for one in named if not _has_somebody(text, one)])
        return _name(text, pick) if pick is not None else _head(people, main, end, plural=plural)
    relative = _RELATIVE_VERB.search(text, main, verb[0])
    if relative is not None and (nearest := people.within(main, relative.start())):
        return _name(text, nearest[-1])
    if latter := _LATTER_AHEAD.search(text, main, verb[0]):
        return Subject("nobody", latter[1], latter[1])
    if ahead := [place for place in candidates if place.end <= verb[0]]:
        return _name(text, _right_before(text, ahead, verb[0]) or _of_two(text, *ahead[:2]))
    pronoun = _PRONOUN.match(text, main, verb[0])
    if pronoun is not None:
        return _pronoun(pronoun[1], plural=plural)
    return _around(people, named, main, end, verb, plural=plural)


def _candidates(people: People, named: list[Named], main: int, stop: int) -> list[Named]:
    """The names of the main clause that may be its subject."""
    aside = subordinate_clauses(people.text, main, stop)
    return [
        place
        for place in named
        if place.start >= main
        and not any(left <= place.start < right for left, right in aside)
        and not oblique(people, place, main)
        and not _has_somebody(people.text, place)
    ]


def _has_somebody(text: str, place: Named) -> bool:
    """Whether a name is a genitive beside the noun of a person: "Beispiels Frau", "die Frau Beispiels"."""
    if not text[place.start : place.end].endswith("s") or place.value.endswith("s"):
        return False
    behind_it, ahead = WORD.match(text, place.end + 1), text[max(0, place.start - _LONGEST) : place.start].split()[-1:]
    beside = [behind_it[0]] if behind_it is not None else []
    return any(word[0].isupper() and is_person_noun(word) for word in (*beside, *ahead))


def _around(
    people: People, named: list[Named], main: int, end: int, verb: tuple[int, int], *, plural: bool
) -> Subject | None:
    """The subject of a clause without a name before its verb: its first noun phrase, else what follows the verb."""
    head = _head(people, main, verb[0], plural=plural)
    if head is not None and (is_person_noun(head.value) or head.value.casefold() in words("groups")):
        return head
    if head is None and (inside := _within_perfect(people, verb, plural=plural)) is not None:
        return inside
    after = behind(people, verb[1], end, agent=False, plural=plural)
    if after is not None and (head is None or after.kind in ("name", "pronoun")):
        return after
    only = _only_one([place for place in named if not _has_somebody(people.text, place)])
    return _name(people.text, only) if head is None and only is not None and only.start >= main else head


def _within_perfect(people: People, verb: tuple[int, int], *, plural: bool) -> Subject | None:
    """The person between auxiliary and participle: … habe der Junge geantwortet: „…“."""
    auxiliary, blank, _ = people.text[slice(*verb)].partition(" ")
    inside = behind(people, verb[0] + len(auxiliary), verb[1], agent=False, plural=plural) if blank else None
    is_thing = inside is not None and inside.kind == "office" and not is_person_noun(inside.value)
    return None if is_thing else inside


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


def _of_two(text: str, first: Named, second: Named | None = None) -> Named:
    """The second of two names where the first is a genitive before it: "Neustadts Bürgermeister Jan Beispiel"."""
    if second is None or not text[first.start : first.end].endswith("s"):
        return first
    between = text[first.end : second.start]
    return second if re.fullmatch(r"\s+(?:[\w.\-]+\s+){1,5}", between) and " und " not in between else first


def _right_before(text: str, ahead: list[Named], verb: int) -> Named | None:
    """The last of several names where nothing stands between it and the verb, and a clause with a verb of its own ends
    before it: A fand das gut, Trainerin B nannte es „…“."""
    if len(ahead) < 2 or text[ahead[-1].end : verb].strip():
        return None
    between = text[ahead[-2].end : ahead[-1].start]
    clause, comma, _ = between.rpartition(",")
    own = any(verb_kind(word[0]) in ("say", "express") for word in WORD.finditer(clause))
    return ahead[-1] if comma and own else None


def _head(people: People, start: int, end: int, *, plural: bool) -> Subject | None:
    text = people.text
    begin = start
    while begin < end and not text[begin].isalnum():
        begin += 1
    if opening := _OPENING.match(text, begin, end):
        begin = opening.end()
    pronoun = _PRONOUN.match(text, begin, end)
    if pronoun is not None:
        return _pronoun(pronoun[1], plural=plural)
    if both := _BOTH.match(text, begin, end):
        return Subject("both", both[0], both[0])
    if somebody := _SOMEBODY.match(text, begin, end):
        return Subject("nobody", somebody[0], somebody[0])
    phrase = NOUN_PHRASE.match(text, begin, end)
    if phrase is None:
        return _without_article(people, begin, end)
    if phrase["noun"].casefold() in words("abstracts") and (whose := _of_possessive(phrase)) is not None:
        return whose  # Ihr Fazit: "…"
    return office(phrase["article"], phrase["noun"], phrase[0], plural=plural)


def _of_possessive(phrase: re.Match[str]) -> Subject | None:
    """The one meant by "ihr" or "sein" at the head of a noun phrase; None where no possessive opens it."""
    article = phrase["article"].lower()
    if article not in _POSSESSIVES:
        return None
    return Subject("pronoun", article, phrase["article"], "m" if article.startswith("sein") else "f")


def _without_article(people: People, begin: int, end: int) -> Subject | None:
    """The subject that a clause opens with, without article: an organization, or an office whose holder's name nobody
    found ("Königin Elisa")."""
    word = WORD.match(people.text, begin, end)
    if word is None:
        return None
    if people.is_body(begin) or any(_has_somebody(people.text, place) for place in people.within(begin, end)[:1]):
        return Subject("nobody", word[0], word[0])
    holds_office = is_role(word[0]) or word[0].casefold() in words("unnamed", "nouns")
    return office("", word[0], word[0], plural=False) if word[0][0].isupper() and holds_office else None


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
