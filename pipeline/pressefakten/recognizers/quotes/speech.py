"""Which words in quotation marks somebody said, and which are a title, a name, a slogan or a scare quote."""

import re
from dataclasses import dataclass, replace

from pressefakten.german.speech_cues import (
    REACH,
    Attribution,
    Cue,
    cue_before,
    cue_behind,
    sentence_end,
    sentence_start,
    verb_kind,
)
from pressefakten.recognizers.quotes import cues
from pressefakten.recognizers.quotes.behind import SIGNATURE, cue_of_next_sentence
from pressefakten.recognizers.quotes.marks import Quotation, quotations
from pressefakten.recognizers.quotes.wording import (
    END,
    LAST_WORD,
    TITLE_OF,
    WORD,
    is_headline,
    is_in_headline,
    is_markup,
    is_name,
    is_sentence,
    is_torn,
    listed,
    names_officer,
    names_title,
    repeats,
    speaks_of_title,
)

_IN_SUBJUNCTIVE = rf"\b(?i:{'|'.join(sorted(listed('atoms', 'SUBJUNCTIVE')))})\b"
# Any verb in the subjunctive behind its pronoun, which its ending tells: "…; er öffne dem Missbrauch …".
_PRONOUN_AND_VERB = (
    rf"(?i:er|sie|es|man)\s(?!(?:{'|'.join(sorted(listed('no_verbs', 'words')))})\b)"
    r"[a-zäöüß]{2,}[b-df-hj-np-sv-xzß]e\b"
)
_OPEN_SUBJUNCTIVE = rf"(?:(?:\A|[,;:.!?])\s*|\b(?:und|aber|denn)\s){_PRONOUN_AND_VERB}"
# The clause behind words whose closing mark was forgotten, and what may stand before quoted words in reported speech.
_CLAUSE = re.compile(r",\s+([a-zäöüß]+)\s+(?=(?:der|die|er|sie)\b|[A-ZÄÖÜ])")
_REPORTED = re.compile(
    rf"[^,:;]{{0,80}},(?:\s[^,:;]{{2,60}},){{0,2}}\s(?:dass\b[^,:;]*|{_PRONOUN_AND_VERB}[^,:;]*|[^,:;]*{_IN_SUBJUNCTIVE}[^,:;]*)(?:,\s(?:dass|ob|weil|wie|was)\b[^,:;]*)?"
)
_SUBJUNCTIVE = re.compile(rf"{_IN_SUBJUNCTIVE}|{_OPEN_SUBJUNCTIVE}")
_PRESENT = re.compile(
    rf"(?<!als )(?<!als ob )\b(?i:{'|'.join(sorted(listed('present_subjunctive', 'words')))})\b|{_OPEN_SUBJUNCTIVE}"
)
_ENDS_IN_SUBJUNCTIVE = re.compile(rf"(?:{_IN_SUBJUNCTIVE}|{_OPEN_SUBJUNCTIVE})\Z")
_AND = re.compile(r",?\s(?:und|sowie|oder|aber auch|und auch|und zugleich|und damit)\s|,\s")
# Das Urteil sei ein „Sieg für die Demokratie“, sagte X.
_IS_SAID_TO_BE = re.compile(r"\b(?:sei|seien|wäre|bleibe|bedeute)\s(?:\w+\s)?eine?[nm]?(?:\s[a-zäöüß]+)?$")
# The first subjunctive, which tells in a sentence without marks that somebody is reported: "Bringe es doch …".
_INDIRECT = re.compile(
    rf"{_IN_SUBJUNCTIVE}|{_OPEN_SUBJUNCTIVE}|\A\s*[A-ZÄÖÜ][a-zäöüß]{{2,14}}e (?:es|er|sie|man|dies)\b"
)
_STOP = re.compile(r"(?<=[a-zäöüß])[.!?](?=\s+[A-ZÄÖÜ])|\A[.!?](?=\s)")
_REST = re.compile(r"(?:[ ][\w-]+){1,8}(?=,)")
# Er versprach, die Tür „gleich selbst zu streichen“.
_INFINITIVE = re.compile(
    r"(?:\bzu\s[a-zäöüß]+e?n|\b(?:ab|an|auf|aus|bei|ein|fest|mit|nach|um|vor|weiter|zurück)zu[a-zäöüß]+en)\Z"
)
_SUBJECT_BEHIND = re.compile(r"\s(?:sich\s)?(?:er\b|sie\b|(?:der|die)\s|(?:Dr\.\s)?[A-ZÄÖÜ])")
_SUBORDINATE = re.compile(r",\s*(?:dass|ob|es|er|sie|man|dies|das|dies sei|das sei|es sei)?$")
_LABEL = re.compile(r"\b[A-ZÄÖÜ][\w-]+\)?:$")
# Wien (OTS) „…“ / Musterstadt – „…“: place and agency at the head of the text are no part of the sentence.
_DATELINE = re.compile(
    r"\A(?:[A-ZÄÖÜ][\w.-]{1,30}+[ /]{1,2}){1,3}(?:\([A-Za-z][\w/.,+ -]{1,20}\)[ ]?(?:[-–—]{1,2})?|[-–—]{1,2})\Z"
)
_ASIDE = 1
"""Sentences of the teller that may stand within reported speech."""
_REPORTED_ON = 400
"""Characters over which reported speech is followed."""
_SHORTEST = 3
"""Words that a part of a sentence in marks has at least, to be somebody's words."""
_WORDS = "Worten"  # "mit den Worten"
_SPLIT_END = frozenset(",;–-—")
_INSERTION = 150
"""Characters that an attribution between two parts of one speech takes at most."""
_SPEAKING = frozenset({"say", "so", "according"})


@dataclass(frozen=True, slots=True)
class Speech:
    quotation: Quotation
    attribution: Attribution


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
        if attribution is None:
            attribution = _coordinated(text, one, adjacent)
        elif previous is not None and adjacent is None and _continues_title(text, previous, one):
            attribution = None
        if attribution is not None:
            found.append(Speech(quotation if one is quotation else one, attribution))
            every[index] = one
    return sorted(found + _repeated(text, every, found), key=lambda one: one.quotation.start)


def _coordinated(text: str, quotation: Quotation, last: Speech | None) -> Attribution | None:
    """The attribution of words that an "und" joins to words of a speaker: „teuer für alle“ und „von gestern“."""
    words = WORD.findall(text, quotation.start, quotation.end)
    if last is None or not quotation.closed or len(words) < _SHORTEST or not text[quotation.start].islower():
        return None
    start, end = quotation.outer_start, quotation.outer_end
    if _AND.fullmatch(text, last.quotation.outer_end, start) is None or last.quotation.pairing == "single":
        return None
    return Attribution("reported", last.attribution.cue, (start, end), (start, start), (end, end))


def _continues_title(text: str, previous: Quotation, quotation: Quotation) -> bool:
    """Whether the words are the second of two titles: bekannt aus „Nachtfähre“ und „Kein Wind von vorn“."""
    joined = _AND.fullmatch(text, previous.outer_end, quotation.outer_start) is not None
    return joined and text[previous.start].isupper() and text[previous.end - 1] not in END


def _repeated(text: str, every: list[Quotation], found: list[Speech]) -> list[Speech]:
    """The quotations of the headline that are no speech by themselves, yet repeat what somebody says below."""
    said = {one.quotation.start for one in found}
    made = []
    for quotation in every:
        if not is_in_headline(text, quotation):
            break
        short = len(WORD.findall(text, quotation.start, quotation.end)) < _SHORTEST
        if short or not quotation.closed or quotation.start in said:
            continue
        if any(one.quotation.start > quotation.end and repeats(text, quotation, one.quotation) for one in found):
            start, end = quotation.outer_start, quotation.outer_end
            made.append(Speech(quotation, Attribution("repeated", None, (start, end), (start, start), (end, end))))
    return made


def _merged(text: str, every: list[Quotation]) -> list[Quotation]:
    """Joins an unclosed quotation with the title inside that closes for both: "„Wir mögen die „Grünen Höfe“, sagt X."""
    kept: list[Quotation] = []
    for at, quotation in enumerate(every):
        outer = kept[-1] if kept and not kept[-1].closed else None
        if outer is not None and text[outer.end : quotation.outer_start] == " " and text[outer.end - 1] not in END:
            ceiling = every[at + 1].outer_start if at + 1 < len(every) else len(text)
            words = WORD.findall(text, quotation.start, quotation.end)
            cue = cue_behind(text, quotation.outer_end, min(ceiling, quotation.outer_end + REACH), complete=False)
            if cue is not None and not is_sentence(text, quotation, words) and _ended(text, outer) is outer:
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


@dataclass(frozen=True, slots=True)
class _Setting:
    """A quotation and what stands around it: ``lead`` is the clause before its opening mark, ``before`` the words of
    it, ``behind`` the cue behind the closing mark, ``tail_end`` where the sentence behind ends."""

    text: str
    quotation: Quotation
    words: list[str]
    last: Speech | None
    ceiling: int
    first: bool
    lead: tuple[int, int]
    before: str
    complete: bool
    title: bool
    behind: Cue | None
    tail_end: int

    @property
    def outer(self) -> tuple[int, int]:
        return self.quotation.outer_start, self.quotation.outer_end

    @property
    def tail(self) -> tuple[int, int]:
        end = self.quotation.outer_end
        return end, max(end, self.tail_end) if self.behind else end

    @property
    def lower(self) -> bool:
        """Whether the words begin in small letters, as a part of a sentence does."""
        return self.text[self.quotation.start].islower()

    def attributed(self, place: str, cue: Cue | None, tail: tuple[int, int] | None = None) -> Attribution:
        return Attribution(place, cue, self.outer, self.lead, tail or self.tail)


def _judge(text: str, quotation: Quotation, floor: int, ceiling: int, last: Speech | None) -> Attribution | None:
    """Who is said to say the words, or None where nobody is."""
    words = WORD.findall(text, quotation.start, quotation.end)
    if not words or is_markup(text, quotation) or is_torn(text, quotation, words):
        return None
    setting = _setting(text, quotation, words, floor, ceiling, last)
    if last is not None and _splits(text, quotation, setting.before, last):
        return setting.attributed("split", last.attribution.cue)
    if setting.behind is not None and _is_said_behind(setting, setting.behind):
        return setting.attributed("after", setting.behind)
    if (ruled := _by_rule(setting)) is not None:
        return ruled
    if setting.before.endswith(":"):
        return _behind_colon(setting)
    if quotation.pairing == "single" or (not quotation.closed and not setting.complete):
        return None
    return _in_clause(setting) if setting.before else _on_its_own(setting)


def _setting(
    text: str, quotation: Quotation, words: list[str], floor: int, ceiling: int, last: Speech | None
) -> _Setting:
    start, end = quotation.outer_start, quotation.outer_end
    lead = (sentence_start(text, max(floor, start - REACH), start), start)
    before = _DATELINE.sub("", text[lead[0] : start].strip(" \n*_>"))
    complete = is_sentence(text, quotation, words)
    tail_end = sentence_end(text, end, min(len(text), end + REACH))
    behind = None
    if quotation.closed or text[end : end + 1] == ",":
        behind = cue_behind(text, end, min(ceiling, end + REACH), complete=complete and not before)
    if behind is None and quotation.closed and before and len(words) >= 3 and text[quotation.start].islower():
        behind = _at_the_end(text, end, min(ceiling, tail_end), before)
    title = names_title(before)
    return _Setting(text, quotation, words, last, ceiling, floor == 0, lead, before, complete, title, behind, tail_end)


def _by_rule(setting: _Setting) -> Attribution | None:
    """The attribution by a rule of the lexicon: a cue of more than a verb before the words, or behind a sentence."""
    text, quotation = setting.text, setting.quotation
    if not quotation.closed or len(setting.words) < _SHORTEST:
        return None
    if not setting.before:
        cue = cues.behind(text, quotation.outer_end, part=not setting.complete)
        return setting.attributed("after", cue, (quotation.outer_end, setting.tail_end)) if cue else None
    if setting.lower and (cue := cues.behind(text, quotation.outer_end, part=True)) is not None:
        return setting.attributed("after", cue, (quotation.outer_end, setting.tail_end))
    found = cues.before(text, setting.lead[0], quotation.outer_start, quotation.outer_end)
    if found is None or (setting.title and not setting.lower and not setting.complete):
        return None
    if is_name(setting.words) and not found[1].extra.get("any"):
        return None
    cue, _, clause = found
    place = "laut" if cue.kind == "according" else "before"
    return replace(setting.attributed(place, cue), lead=(clause, quotation.outer_start))


def _is_said_behind(setting: _Setting, cue: Cue) -> bool:
    """Whether the cue behind the closing mark speaks of the words; not in: Wer sagt: "…", muss handeln."""
    if setting.before.endswith(":") and cue.kind not in _SPEAKING:
        return False
    end, ceiling = setting.quotation.outer_end, setting.ceiling
    splitting = (
        not setting.before and setting.text[end:ceiling].rstrip()[-1:] in _SPLIT_END and ceiling - end < _INSERTION
    )
    return _said(setting, cue, splitting=splitting)


def _behind_colon(setting: _Setting) -> Attribution | None:
    announced = cue_before(setting.text, setting.lead[0], setting.quotation.outer_start, colon=True)
    ended = setting.text[setting.quotation.end - 1] in END
    if announced is None and len(setting.words) >= _SHORTEST and names_officer(setting.before):
        return setting.attributed("colon", None)
    if not _announced(setting.before, announced, setting.words, complete=setting.complete, ended=ended):
        return None
    place = "laut" if announced and announced.kind == "according" else "colon"
    return setting.attributed(place, announced, _tail_of_words(announced, setting.tail, setting.tail_end))


def _in_clause(setting: _Setting) -> Attribution | None:
    """The attribution of words inside of a sentence: by a verb before them, or by the speech that goes on."""
    text, quotation = setting.text, setting.quotation
    if (told := _behind_inner_colon(setting)) is not None:
        return told
    announced = cue_before(text, setting.lead[0], quotation.outer_start, colon=False)
    if announced is None and (earlier := _sentence_before(setting)) is not None:
        return earlier
    if announced is None and setting.last is not None and _reported_on(text, quotation, setting.words, setting.last):
        return setting.attributed("reported", setting.last.attribution.cue)
    if announced is None and (told := _told(setting)) is not None:
        return told
    if announced is None or not _reports(text, announced, quotation, setting.before):
        return None
    if setting.title and not (announced.words in listed("naming", "verbs") and setting.lower):
        return None
    in_words = setting.lower or announced.kind == "so" or announced.words == _WORDS
    if setting.complete or (len(setting.words) >= _SHORTEST and in_words) or _is_in_words(setting):
        return setting.attributed("before", announced, _tail_of_words(announced, setting.tail, setting.tail_end))
    return None


def _behind_inner_colon(setting: _Setting) -> Attribution | None:
    """The attribution of words in reported speech behind a colon: X wehrte sich: Ihr Werk sei „eine Umarmung“."""
    text, (left, start) = setting.text, setting.lead
    colon = text.rfind(": ", left, start)
    if colon < 0 or not _is_in_words(setting) or _SUBJUNCTIVE.search(text, colon + 1, start) is None:
        return None
    if cue_before(text, colon + 1, start, colon=False) is not None:
        return None
    cue = cue_before(text, left, colon + 1, colon=True)
    return replace(
        setting.attributed("laut" if cue and cue.kind == "according" else "colon", cue), lead=(left, colon + 1)
    )


def _told(setting: _Setting) -> Attribution | None:
    """The attribution of words in a sentence that only its mood reports: X winkt ab. Das könne „gar nicht sein“."""
    text, start = setting.text, setting.lead[0]
    if not _is_in_words(setting) or setting.title or _PRESENT.search(setting.before) is None:
        return None
    end = len(text[:start].rstrip(" \n"))
    left = sentence_start(text, max(0, start - REACH), max(0, end - 1))
    return replace(setting.attributed("told", None), lead=(left, end))


def _is_in_words(setting: _Setting) -> bool:
    """Whether the marks hold a part of a sentence that somebody may have said, in small letters or as a predicate."""
    if len(setting.words) < _SHORTEST or not setting.quotation.closed:
        return False
    return setting.lower or (not is_name(setting.words) and _ENDS_IN_SUBJUNCTIVE.search(setting.before) is not None)


def _sentence_before(setting: _Setting) -> Attribution | None:
    """The attribution of words inside of a subjunctive, by a verb of saying in the sentence before: X forderte Hilfe.
    Die Städte dürften „nicht allein bleiben“."""
    text, start = setting.text, setting.lead[0]
    if len(setting.words) < _SHORTEST or not setting.lower or not _SUBJUNCTIVE.search(setting.before):
        return None
    end = len(text[:start].rstrip(" "))
    if text[max(0, end - 1) : end] not in END or "\n" in text[end:start]:
        return None
    left = sentence_start(text, max(0, start - REACH), end - 1)
    cue = cue_before(text, left, end - 1, colon=False)
    if cue is None or cue.kind != "say":
        return None
    return replace(setting.attributed("before", cue), lead=(left, end))


def _on_its_own(setting: _Setting) -> Attribution | None:
    """The attribution of a sentence with nothing before it: by a signature, by the next sentence, or by none."""
    if not setting.complete:
        return None
    text, end = setting.text, setting.quotation.outer_end
    if SIGNATURE.match(text, end):
        return setting.attributed("signature", None, (end, setting.tail_end))
    cue = cue_of_next_sentence(text, end)
    if cue is not None:
        return setting.attributed("after", cue, (end, sentence_end(text, cue.end, min(len(text), end + REACH))))
    goes_on = (
        setting.last is not None and setting.last.attribution.place == "after" and not text[end : end + 2].strip()
    )  # „…“, sagt X. „Jetzt geht es weiter“ ends the paragraph without a full stop
    if goes_on or _stands_alone(text, setting.quotation, setting.words, first=setting.first):
        return setting.attributed("alone", None)
    return None


def _splits(text: str, quotation: Quotation, before: str, last: Speech) -> bool:
    """Whether the words between two quotations are the attribution of one speech: "…", sagt X, "…"."""
    if last.attribution.place not in ("after", "split") or before[:1].isupper() or len(before) > 250:
        return False
    if before[-1:] in _SPLIT_END:
        return last.attribution.place == "after" or before.strip(",–—- ") == ""
    return last.attribution.place == "after" and text[quotation.start].islower() and before[-1:] not in END


def _reported_on(text: str, quotation: Quotation, words: list[str], last: Speech) -> bool:
    """Whether reported speech goes on from the speech before up to words of the speaker within it: "…", sagte X. Das
    Programm sei sogar "besser als gedacht". The last sentence between must be in the subjunctive, and all but one."""
    if len(words) < 3 or not text[quotation.start].islower():
        return False
    between = text[last.quotation.outer_end : quotation.outer_start]
    if len(between) > _REPORTED_ON or "\n\n" in between:
        return False
    rest, *sentences = _STOP.split(between)
    begin = quotation.outer_start - len(between) + len(rest)
    if sentences and cue_before(text, begin, quotation.outer_start, colon=False) is not None:
        return False
    told = [_INDIRECT.search(one) is not None for one in sentences or [rest]]
    return told[-1] and told.count(False) <= _ASIDE


def _said(setting: _Setting, cue: Cue, *, splitting: bool) -> bool:
    """Whether a cue behind the closing mark speaks of these words."""
    before = setting.before
    told = setting.lower and cue.kind in _SPEAKING and _SUBJUNCTIVE.search(before) is not None
    if (setting.title and not told and not before.endswith(":")) or speaks_of_title(setting.text, cue):
        return False
    if splitting:
        return True
    if before.endswith(",") and setting.lower and cue.kind == "express":
        return _SUBJECT_BEHIND.match(setting.text, cue.end) is not None  # …, „nur leider nie hier“, wundert sich X
    if not before or before.endswith((":", "–", "-", "—")):
        return cue.kind in _SPEAKING or setting.complete or len(setting.words) >= 3
    # In the middle of a sentence: words of the speaker inside of reported speech, not the name of something.
    named = is_name(setting.words) and not setting.complete and not _IS_SAID_TO_BE.search(before)
    return len(setting.words) >= _SHORTEST and not named and cue.kind in _SPEAKING


def _tail_of_words(cue: Cue | None, tail: tuple[int, int], end: int) -> tuple[int, int]:
    """Behind "mit den Worten …" the speaker may stand on the other side: … eröffnete X den Abend."""
    return (tail[0], max(tail[0], end)) if cue is not None and cue.words == _WORDS else tail


def _at_the_end(text: str, end: int, ceiling: int, before: str) -> Cue | None:
    """The cue at the end of reported speech: man müsse „gemeinsam mit allen Partnern“ handeln, so X."""
    rest = _REST.match(text, end, ceiling)
    if rest is None or not _SUBJUNCTIVE.search(before):
        return None
    cue = cue_behind(text, rest.end(), ceiling, complete=False)
    return cue if cue is not None and cue.kind in ("say", "so", "according") else None


def _announced(before: str, cue: Cue | None, words: list[str], *, complete: bool, ended: bool) -> bool:
    if TITLE_OF.match(before) and not complete:
        return False
    if cue is not None and cue.kind in ("say", "according"):
        return not names_title(before) or complete
    if names_title(before):
        last = LAST_WORD.search(before.rstrip(": "))
        thing = last is not None and last[1][0].isupper() and TITLE_OF.match(last[1]) is None
        return thing and cue is not None and complete and ended
    if cue is None and TITLE_OF.match(before):
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
        return _INFINITIVE.search(text, quotation.start, quotation.end) is not None and quotation.closed
    last = LAST_WORD.search(before)
    inside = last is not None and last[1].lower() in listed("inside", "words")
    return not inside or text[quotation.start].islower()


def _stands_alone(text: str, quotation: Quotation, words: list[str], *, first: bool) -> bool:
    """Whether a quotation without cue is a sentence among sentences, not a headline and not the subject of one."""
    if first and is_headline(text, quotation, words):
        return False
    after = text[quotation.outer_end : quotation.outer_end + 3]
    ended = text[quotation.end - 1] in END
    if not ended and after[:1] not in (".", "!", "?", "…"):
        return False
    if after[:1] in ".!?":
        after = after[1:]
    rest = after.lstrip(" ")
    return not rest or rest[0].isupper() or not (rest[0].isalpha() or rest[0] in "–—-")
