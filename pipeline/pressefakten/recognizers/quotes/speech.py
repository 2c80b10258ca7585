"""Which words in quotation marks somebody said, and which are a title, a name, a slogan or a scare quote."""

import re
from dataclasses import dataclass, replace
from functools import cache

from pressefakten.german.speech_cues import (
    REACH,
    Attribution,
    Cue,
    cue_before,
    cue_behind,
    sentence_end,
    sentence_start,
    verb_kind,
    with_particle,
)
from pressefakten.lexicon import load
from pressefakten.recognizers.quotes.marks import Quotation, quotations

_WORD = re.compile(r"[^\W\d_]+(?:[-'’:*][^\W\d_]+)*")
_FRONT_MATTER_KEY = re.compile(
    r"(?:(?:^|\n)[ ]*-?[ ]*[a-z_][\w-]*"
    r"|\b(?:title|subtitle|description|summary|excerpt|caption|headline|author|tags|image)):[ ]*$"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)[*_]{0,3}[ ]*$")
# The clause behind words whose closing mark was forgotten, and what may stand before quoted words in reported speech.
_CLAUSE = re.compile(r",\s+([a-zäöüß]+)\s+(?=(?:der|die|er|sie)\b|[A-ZÄÖÜ])")
_REPORTED = re.compile(
    r"[^,:;]{0,80},\s(?:dass\b[^,:;]*|[^,:;]*\b(?:sei|seien|habe|hätten|werde|würden?|könnte?n?|könne|müsse|solle|dürfe|wolle)\b[^,:;]*)"
)
_SUBJUNCTIVE = re.compile(
    r"\b(?:sei|seien|habe|hätten?|werde|würden?|könnte?n?|könne|müsse|müssten?|solle|dürfe|dürften?|wolle|gebe|brauche|gehe|bleibe|stehe|komme)\b"
)
# The first subjunctive, which tells in a sentence without marks that somebody is reported: "Bringe es doch …".
_INDIRECT = re.compile(
    r"\b(?:[Ss]ei(?:en)?|[Hh]abe|[Ww]erde|[Kk]önne|[Mm]üsse|[Ss]olle|[Dd]ürfe|[Ww]olle|[Gg]ebe|brauche|[Gg]ehe|[Bb]leibe|[Ss]tehe"
    r"|[Kk]omme)\b|\A\s*[A-ZÄÖÜ][a-zäöüß]{2,14}e (?:es|er|sie|man|dies)\b"
)
_STOP = re.compile(r"(?<=[a-zäöüß])[.!?](?=\s+[A-ZÄÖÜ])|\A[.!?](?=\s)")
_REST = re.compile(r"(?:[ ][\w-]+){1,8}(?=,)")
_SUBORDINATE = re.compile(r",\s*(?:dass|ob|es|er|sie|man|dies|das|dies sei|das sei|es sei)?$")
# „…“ Das sagte X. / „…“ Mit diesen Worten begrüßte X die Gäste.
_NEXT_SENTENCE = re.compile(r"\s{1,3}(?:Das|Dies|So|Mit diesen Worten)\s+(?P<verb>[a-zäöüß]+)\b")
# „…“ Darauf weist X hin. / „…“ Das hebt X hervor.
_POINTS_BACK = re.compile(r"\.?\s{1,3}(?P<to>Darauf|Das|Dies)\s+(?P<verb>[a-zäöüß]+)\b")
_POINTING = {
    "Darauf": frozenset({"hin", "aufmerksam"}),
    "Das": frozenset({"mit", "klar", "deutlich", "fest", "hervor", "heraus"}),
    "Dies": frozenset({"mit", "klar", "deutlich", "fest", "hervor", "heraus"}),
}
# „…“ So Bürgermeisterin Anna Beispiel. – no verb, only the person.
_SO_PERSON = re.compile(
    r"\.?\s{1,3}(?P<so>So)\s+(?:(?:der|die)\s+)?(?=[A-ZÄÖÜ])"
    r"(?:(?:[A-ZÄÖÜ][\w-]+\.?|[Dd]r\.|des|der|von|vom|für)[ ]){1,6}?[A-ZÄÖÜ][\w-]+(?=\.(?:\s|\Z)|\s*\n|\Z)"
)
# – Anna Beispiel / (Anna Beispiel) behind the closing mark, on the same line or the next.
_SIGNATURE = re.compile(
    r"[ ]{0,3}(?:\n[ ]{0,3}){0,2}(?:[–—-]{1,2}[ ]?|\()"
    r"(?:[A-ZÄÖÜ][\w.-]+[ ]|(?:von|van|de|zu|der)[ ]){1,6}[A-ZÄÖÜ][\w-]+(?=[,)\n]|[ ]\(|[ ]*$)"
)
# Der Titel des Berichts: „…“ names a title; Anna Beispiel: „…“ a speaker.
_TITLE_OF = re.compile(
    r"(?:(?:der|das|die|ihr|ihre|sein|seine|unser|unsere)\s+)?[\w-]*"
    r"(?:titel|motto|thema|slogan|name|überschrift|schlagzeile|devise|losung|leitspruch|aufschrift)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b[A-ZÄÖÜ][\w-]+\)?:$")
_SUBJECT = re.compile(
    r"\s+(?:sich\s+)?(?:der|die|das|ein|eine|unser|unsere|sein|ihr)\s+(?:[a-zäöüß]+\s+){0,2}([A-ZÄÖÜ][\w-]+)"
)
# Wien (OTS) „…“ / Musterstadt – „…“: place and agency at the head of the text are no part of the sentence.
_DATELINE = re.compile(
    r"\A(?:[A-ZÄÖÜ][\w.-]{1,30}+[ /]{1,2}){1,3}(?:\([A-Za-z][\w/.,+ -]{1,20}\)[ ]?(?:[-–—]{1,2})?|[-–—]{1,2})\Z"
)
_END = frozenset(".!?…")
_NAME_LINE = re.compile(r"\s{0,6}[A-ZÄÖÜ][\w.-]+ [A-ZÄÖÜ][^\n]{2,110}[^\n.!?:](?=\n|$)")
_HEADLINE = 12
"""Words of a headline at most."""
_REPORTED_ON = 400
"""Characters over which reported speech is followed."""
_RUNNING = 120
"""Characters from which on a line is running text and no headline or dateline."""
_SUMS_UP = frozenset({"beschreibt", "beschrieb", "fasst", "fasste"})
_SPLIT_END = frozenset(",;–-—")


@dataclass(frozen=True, slots=True)
class Speech:
    quotation: Quotation
    attribution: Attribution


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(load("quotes")[table][key])


@cache
def _title_ends() -> tuple[str, ...]:
    return tuple(sorted(noun for noun in _words("titles", "nouns") if len(noun) > 3))


def speeches(text: str) -> list[Speech]:
    """The quotations of a text that are direct speech, in order."""
    found: list[Speech] = []
    every = _merged(text, quotations(text))
    for index, quotation in enumerate(every):
        previous = every[index - 1] if index else None
        ceiling = every[index + 1].outer_start if index + 1 < len(every) else len(text)
        last = found[-1] if found else None
        adjacent = last if last is not None and last.quotation is previous else None
        one = quotation if quotation.closed else _ended(text, quotation)
        attribution = _judge(text, one, last.quotation.outer_end if last else 0, ceiling, adjacent)
        if attribution is not None:
            found.append(Speech(quotation if one is quotation else one, attribution))
            every[index] = one
    return found


def _merged(text: str, every: list[Quotation]) -> list[Quotation]:
    """Joins an unclosed quotation with the title inside that closes for both: "„Wir mögen die „Grünen Höfe“, sagt X."""
    kept: list[Quotation] = []
    for at, quotation in enumerate(every):
        outer = kept[-1] if kept and not kept[-1].closed else None
        if outer is not None and text[outer.end : quotation.outer_start] == " " and text[outer.end - 1] not in _END:
            ceiling = every[at + 1].outer_start if at + 1 < len(every) else len(text)
            words = _WORD.findall(text, quotation.start, quotation.end)
            cue = cue_behind(text, quotation.outer_end, min(ceiling, quotation.outer_end + REACH), complete=False)
            if cue is not None and not _is_sentence(text, quotation, words) and _ended(text, outer) is outer:
                kept[-1] = replace(outer, end=quotation.end, outer_end=quotation.outer_end, closed=True)
                continue
        kept.append(quotation)
    return kept


def _ended(text: str, quotation: Quotation) -> Quotation:
    """An unclosed quotation ended before its attribution ("„Das ist gut, sagte X."), if it has one."""
    for found in _CLAUSE.finditer(text, quotation.start, quotation.end):
        if found[1] == "so" or verb_kind(found[1]) == "say":
            return replace(quotation, end=found.start(), outer_end=found.start())
    return quotation


def _judge(text: str, quotation: Quotation, floor: int, ceiling: int, last: Speech | None) -> Attribution | None:
    start, end = quotation.outer_start, quotation.outer_end
    words = _WORD.findall(text, quotation.start, quotation.end)
    if not words or _is_markup(text, quotation):
        return None
    if not quotation.closed and (len(words) < 3 or text[end : end + 40].lstrip(" ")[:1] not in ("", "\n", ",")):
        return None
    first = floor == 0
    floor = max(floor, start - REACH)
    lead = (sentence_start(text, floor, start), start)
    before = _DATELINE.sub("", text[lead[0] : start].strip(" \n*_>"))
    complete = _is_sentence(text, quotation, words)
    tail_end = sentence_end(text, end, min(len(text), end + REACH))
    behind = None
    if quotation.closed or text[end : end + 1] == ",":
        behind = cue_behind(text, end, min(ceiling, end + REACH), complete=complete and not before)
    if behind is None and quotation.closed and before and len(words) >= 3 and text[quotation.start].islower():
        behind = _at_the_end(text, end, min(ceiling, tail_end), before)
    tail = (end, max(end, tail_end) if behind else end)
    outer = (start, end)
    single = quotation.pairing == "single"

    if last is not None and _splits(text, quotation, before, last):
        return Attribution("split", last.attribution.cue, outer, lead, tail)
    title = _names_title(before)
    if behind is not None and before.endswith(":") and behind.kind not in ("say", "so", "according"):
        behind = None  # Wer sagt: "…", muss handeln.
    splitting = not before and text[end:ceiling].rstrip()[-1:] in _SPLIT_END and ceiling - end < 150
    if behind is not None and _said(
        text, quotation, words, before, behind, complete=complete, title=title, splitting=splitting
    ):
        return Attribution("after", behind, outer, lead, tail)
    if before.endswith(":"):
        announced = cue_before(text, lead[0], start, colon=True)
        ended = text[quotation.end - 1] in _END
        if _announced(before, announced, words, complete=complete, ended=ended):
            place = "laut" if announced and announced.kind == "according" else "colon"
            return Attribution(place, announced, outer, lead, _tail_of_words(announced, tail, tail_end))
        return None
    if single or (not quotation.closed and not complete):
        return None
    if before:
        announced = cue_before(text, lead[0], start, colon=False)
        if announced is None and last is not None and _reported_on(text, quotation, words, last):
            return Attribution("reported", last.attribution.cue, outer, lead, tail)
        if announced is None or not _reports(text, announced, quotation, before):
            return None
        if title and not (announced.words in _words("naming", "verbs") and text[quotation.start].islower()):
            return None
        if complete or (len(words) >= 3 and (text[quotation.start].islower() or announced.kind == "so")):
            return Attribution("before", announced, outer, lead, _tail_of_words(announced, tail, tail_end))
        return None
    if complete and _SIGNATURE.match(text, end):
        return Attribution("signature", None, outer, lead, (end, tail_end))
    following = _NEXT_SENTENCE.match(text, end)
    if complete and following is not None and _attributes(following):
        verb = Cue(following["verb"], following.start("verb"), following.end("verb"), "words")
        return Attribution("after", verb, outer, lead, (end, sentence_end(text, verb.end, min(len(text), end + REACH))))
    if complete and (pointing := _points_back(text, end)) is not None:
        limit = min(len(text), end + REACH)
        return Attribution("after", pointing, outer, lead, (end, sentence_end(text, pointing.end, limit)))
    goes_on = last is not None and last.attribution.place == "after" and not text[end : end + 2].strip()
    if complete and goes_on:  # „…“, sagt X. „Jetzt geht es weiter“ ends the paragraph without a full stop
        return Attribution("alone", None, outer, lead, tail)
    if complete and _stands_alone(text, quotation, words, first=first):
        return Attribution("alone", None, outer, lead, tail)
    return None


def _is_markup(text: str, quotation: Quotation) -> bool:
    """Attributes of HTML and shortcodes, keys of front matter, parts of words."""
    before = text[max(0, quotation.outer_start - 60) : quotation.outer_start]
    if before[-1:] in ("=", "\\") or before[-1:].isalnum():
        return True
    if _FRONT_MATTER_KEY.search(before):
        return True
    return (
        text[quotation.outer_end : quotation.outer_end + 1] == "-"
        and text[quotation.outer_end + 1 : quotation.outer_end + 2].isalpha()
    )


def _is_sentence(text: str, quotation: Quotation, words: list[str]) -> bool:
    """Whether the words could stand as a sentence: a finite verb or "wir", and some length or a full stop."""
    low = {word.lower() for word in words}
    verb = bool(low & _words("finite", "words")) or bool(low & _words("finite", "first_person"))
    ended = text[quotation.end - 1] in _END
    first = text[quotation.start]
    if first.islower():
        return False
    if len(words) >= 4 and verb:
        return True
    return (len(words) >= 3 and ended) or (len(words) >= 9 and first.isalpha())


def _splits(text: str, quotation: Quotation, before: str, last: Speech) -> bool:
    """Whether the words between two quotations are the attribution of one speech: "…", sagt X, "…"."""
    if last.attribution.place not in ("after", "split") or before[:1].isupper() or len(before) > 250:
        return False
    if before[-1:] in _SPLIT_END:
        return last.attribution.place == "after" or before.strip(",–—- ") == ""
    return last.attribution.place == "after" and text[quotation.start].islower() and before[-1:] not in _END


def _reported_on(text: str, quotation: Quotation, words: list[str], last: Speech) -> bool:
    """Whether reported speech goes on from the speech before up to words of the speaker within it: "…", sagte X. Das
    Programm sei sogar "besser als gedacht". Each sentence between must be in the subjunctive."""
    if len(words) < 3 or not text[quotation.start].islower():
        return False
    between = text[last.quotation.outer_end : quotation.outer_start]
    if len(between) > _REPORTED_ON or "\n\n" in between:
        return False
    rest, *sentences = _STOP.split(between)
    begin = quotation.outer_start - len(between) + len(rest)
    if sentences and cue_before(text, begin, quotation.outer_start, colon=False) is not None:
        return False
    return all(_INDIRECT.search(one) for one in sentences or [rest])


def _names_title(before: str) -> bool:
    """Whether the word before the mark says that a title, a name or a motto follows."""
    last = _LAST_WORD.search(before.rstrip(": "))
    if last is None:
        return False
    word = last[1].lower()
    if word == "worten":
        return False
    if not before.endswith(":") and word in _words("wordings", "nouns"):
        return True
    return word in _words("titles", "nouns") or word.endswith(_title_ends())


def _said(
    text: str,
    quotation: Quotation,
    words: list[str],
    before: str,
    cue: Cue,
    *,
    complete: bool,
    title: bool,
    splitting: bool,
) -> bool:
    """Whether a cue behind the closing mark speaks of these words."""
    if (title and not before.endswith(":")) or _of_title(text, cue):
        return False
    if splitting:
        return True
    if not before or before.endswith((":", "–", "-", "—")):
        return cue.kind in ("say", "so", "according") or complete or len(words) >= 3
    # In the middle of a sentence: words of the speaker inside of reported speech.
    return len(words) >= 3 and cue.kind in ("say", "so", "according")


def _tail_of_words(cue: Cue | None, tail: tuple[int, int], end: int) -> tuple[int, int]:
    """Behind "mit den Worten …" the speaker may stand on the other side: … eröffnete X den Abend."""
    return (tail[0], max(tail[0], end)) if cue is not None and cue.words == "Worten" else tail


def _at_the_end(text: str, end: int, ceiling: int, before: str) -> Cue | None:
    """The cue at the end of reported speech: man müsse „gemeinsam mit allen Partnern“ handeln, so X."""
    rest = _REST.match(text, end, ceiling)
    if rest is None or not _SUBJUNCTIVE.search(before):
        return None
    cue = cue_behind(text, rest.end(), ceiling, complete=False)
    return cue if cue is not None and cue.kind in ("say", "so", "according") else None


def _of_title(text: str, cue: Cue) -> bool:
    """Whether the cue speaks of a title or motto: "…", so das Motto; "…", heißt die Reihe."""
    if cue.kind == "say" and cue.words not in ("nennt", "nannte"):
        return False
    subject = _SUBJECT.match(text, cue.end)
    return subject is not None and (
        subject[1].lower() in _words("titles", "nouns") or subject[1].lower().endswith(_title_ends())
    )


def _announced(before: str, cue: Cue | None, words: list[str], *, complete: bool, ended: bool) -> bool:
    if cue is not None and cue.kind in ("say", "according"):
        return not _names_title(before) or complete
    if _names_title(before):
        return False
    if cue is None and _TITLE_OF.match(before):
        return False
    if ended and (cue is not None or _LABEL.search(before)):
        return True
    return complete or (cue is not None and len(words) >= 3)


def _reports(text: str, cue: Cue, quotation: Quotation, before: str) -> bool:
    """Whether a verb in the clause before, without a colon, announces the words: er sagte, "…"; sie sprach von "…"."""
    if cue.kind not in ("say", "according", "so"):
        return False
    between = text[cue.end : quotation.outer_start].strip()
    if _REPORTED.fullmatch(between):
        return True
    if "," in _SUBORDINATE.sub("", between):
        return False
    last = _LAST_WORD.search(before)
    inside = last is not None and last[1].lower() in _words("inside", "words")
    return not inside or text[quotation.start].islower()


def _is_headline(text: str, quotation: Quotation) -> bool:
    """Whether the words are a line of their own above the first line of running text."""
    left = text.rfind("\n", 0, quotation.outer_start) + 1
    right = text.find("\n", quotation.outer_end)
    line = text[left : len(text) if right < 0 else right]
    if len(line.strip(" *_#>")) > quotation.outer_end - quotation.outer_start + 1:
        return False
    if _NAME_LINE.match(text, right + 1 if right >= 0 else len(text)):
        return False
    return all(len(above) < _RUNNING for above in text[max(0, left - 1000) : left].split("\n"))


def _attributes(following: re.Match[str]) -> bool:
    verb, opening = following["verb"], following[0].lstrip()
    return verb_kind(verb) == "say" or opening.startswith("Mit") or (opening.startswith("So ") and verb in _SUMS_UP)


def _points_back(text: str, end: int) -> Cue | None:
    """The cue of a sentence right behind the words that says whose they are: „…“ Darauf macht X aufmerksam."""
    if so := _SO_PERSON.match(text, end):
        return Cue("So", so.start("so"), so.end("so"), "so")
    back = _POINTS_BACK.match(text, end)
    if back is None:
        return None
    verb = Cue(back["verb"], back.start("verb"), back.end("verb"), verb_kind(back["verb"]) or "")
    if verb.words in ("verweist", "verwies") and back["to"] == "Darauf":
        return verb
    cue = with_particle(text, verb, min(len(text), verb.end + REACH))
    particle = cue.words.rpartition(" ")[2]
    return cue if cue.words != verb.words and particle in _POINTING[back["to"]] else None


def _stands_alone(text: str, quotation: Quotation, words: list[str], *, first: bool) -> bool:
    """Whether a quotation without cue is a sentence among sentences, not a headline and not the subject of one."""
    if first and len(words) <= _HEADLINE and _is_headline(text, quotation):
        return False
    after = text[quotation.outer_end : quotation.outer_end + 3]
    ended = text[quotation.end - 1] in _END
    if not ended and after[:1] not in (".", "!", "?", "…"):
        return False
    if after[:1] in ".!?":
        after = after[1:]
    rest = after.lstrip(" ")
    return not rest or rest[0].isupper() or not (rest[0].isalpha() or rest[0] in "–—-")
