"""Words of a speaker within reported speech, which a verb, a colon, the sentence before or its mood alone tells."""

import re
from dataclasses import replace

from pressefakten.german.speech_before import cue_before
from pressefakten.german.speech_cues import REACH, Attribution, Cue
from pressefakten.german.speech_sentences import sentence_start
from pressefakten.lexicon import load
from pressefakten.recognizers.quotes.mood import (
    ENDS_IN_SUBJUNCTIVE,
    INDIRECT,
    INFINITIVE,
    REPORTED_CLAUSE,
    REPORTING,
    REPORTING_BEHIND,
    SUBJUNCTIVE,
)
from pressefakten.recognizers.quotes.setting import SPEAKING, Setting
from pressefakten.recognizers.quotes.wording import END, last_word, listed

_STOP = re.compile(r"(?<=[a-zäöüß])[.!?](?=\s+[A-ZÄÖÜ])|\A[.!?](?=\s)")
_SUBORDINATE = re.compile(rf",\s*(?:{'|'.join(sorted(listed('clause_openers', 'words')))})?$")
# The main clause before one that "er", "man" or "es" begins, and is no subordinate one itself.
_MAIN_CLAUSE = re.compile(
    rf"\s*(?!(?i:{'|'.join(load('speakers')['subordinators']['words'])})\b)[^,;:]{{8,110}}"
    rf"(?=,\s(?:{'|'.join(sorted(listed('clause_subjects', 'words')))})\s)"
)
_ASIDE = 1
"""Sentences of the teller that may stand within reported speech."""
_REPORTED_ON = 400
"""Characters over which reported speech is followed."""


def is_part(setting: Setting) -> bool:
    """Whether the marks hold a part of a sentence that somebody may have said: in small letters, as a predicate, or one
    that ends in a verb."""
    if not setting.long_enough or not setting.quotation.closed:
        return False
    if setting.lower or setting.named:
        return setting.lower
    mood = SUBJUNCTIVE if setting.words[-1].islower() else ENDS_IN_SUBJUNCTIVE
    return mood.search(setting.before) is not None


def behind_inner_colon(setting: Setting) -> Attribution | None:
    """The attribution of words in reported speech behind a colon: X wehrte sich: Ihr Werk sei „eine Umarmung“."""
    text, (left, start) = setting.text, setting.lead
    colon = text.rfind(": ", left, start)
    if colon < 0 or not is_part(setting) or SUBJUNCTIVE.search(text, colon + 1, start) is None:
        return None
    if cue_before(text, colon + 1, start, colon=False) is not None:
        return None
    cue = cue_before(text, left, colon + 1, colon=True)
    place = "laut" if cue is not None and cue.kind == "according" else "colon"
    return replace(setting.attributed(place, cue), lead=(left, colon + 1))


def ends_reporting(setting: Setting) -> bool:
    """Whether the clause of the words ends in a form that reports: der Rückgang, der „stärker ausgefallen“ sei."""
    behind = REPORTING_BEHIND.match(setting.text, setting.quotation.outer_end)
    if behind is None or not last_word(setting.before).islower():  # die Schau „alte Mühle am Bach“ sei schön
        return False
    return setting.lower and is_part(setting) and not setting.title


def without_verb(setting: Setting) -> Attribution | None:
    """The attribution of words in reported speech whose own sentence has no verb of saying: by the sentence before, by
    the speech before that goes on, or by its mood alone."""
    earlier = _by_main_clause(setting) or _by_sentence_before(setting)
    if earlier is not None:
        return earlier
    if setting.last is not None and _goes_on(setting):
        return setting.attributed("reported", setting.last.attribution.cue)
    return _by_mood(setting)


def _by_main_clause(setting: Setting) -> Attribution | None:
    """The attribution of words in a clause that depends on a verb nobody lists: X blieb dabei, es sei „…“."""
    left, start = setting.lead
    clause = _MAIN_CLAUSE.match(setting.text, left, start)
    if clause is None or not is_part(setting) or REPORTING.search(setting.text, clause.end(), start) is None:
        return None
    if REPORTING.search(setting.text, left, clause.end()) is not None:
        return None  # Wichtig sei auch, das Haus werde „…“: reported itself
    return replace(setting.attributed("told", None), lead=(left, clause.end()))


def _by_sentence_before(setting: Setting) -> Attribution | None:
    """The attribution of words inside of a subjunctive, by a verb of saying in the sentence before: X forderte Hilfe.
    Die Städte dürften „nicht allein bleiben“."""
    text, start = setting.text, setting.lead[0]
    if not setting.long_enough or not setting.lower or not SUBJUNCTIVE.search(setting.before):
        return None
    end = len(text[:start].rstrip(" "))
    if text[max(0, end - 1) : end] not in END or "\n" in text[end:start]:
        return None
    floor = setting.last.quotation.outer_end if setting.last is not None else 0
    left = sentence_start(text, max(floor, start - REACH), end - 1)
    cue = cue_before(text, left, end - 1, colon=False)
    if cue is None or cue.kind != "say":
        return None
    return replace(setting.attributed("before", cue), lead=(left, end))


def _goes_on(setting: Setting) -> bool:
    """Whether reported speech goes on from the speech before up to words of the speaker within it: "…", sagte X. Das
    Programm sei sogar "besser als gedacht". The last sentence between must be in the subjunctive, and all but one."""
    if setting.last is None or not setting.long_enough or not setting.lower:
        return False
    text, start = setting.text, setting.quotation.outer_start
    between = text[setting.last.quotation.outer_end : start]
    if len(between) > _REPORTED_ON or "\n\n" in between:
        return False
    rest, *sentences = _STOP.split(between)
    begin = start - len(between) + len(rest)
    if sentences and cue_before(text, begin, start, colon=False) is not None:
        return False
    told = [INDIRECT.search(one) is not None for one in sentences or [rest]]
    return told[-1] and told.count(False) <= _ASIDE


def _by_mood(setting: Setting) -> Attribution | None:
    """The attribution of words in a sentence that only its mood reports: X winkt ab. Das könne „gar nicht sein“."""
    text, start = setting.text, setting.lead[0]
    if not is_part(setting) or setting.title or REPORTING.search(setting.before) is None:
        return None
    end = len(text[:start].rstrip(" \n"))
    left = sentence_start(text, max(0, start - REACH), max(0, end - 1))
    return replace(setting.attributed("told", None), lead=(left, end))


def announces(setting: Setting, cue: Cue) -> bool:
    """Whether a verb in the clause before, without a colon, announces the words: er sagte, "…"; sie sprach von "…"."""
    if cue.kind not in SPEAKING:
        return False
    text, quotation = setting.text, setting.quotation
    between = text[cue.end : quotation.outer_start].strip()
    if REPORTED_CLAUSE.fullmatch(between):
        return True
    if ";" in between:  # … kündigten Hilfe an; die Partei will „erst die Kosten sehen“
        return False
    if "," in _SUBORDINATE.sub("", between):
        return INFINITIVE.search(text, quotation.start, quotation.end) is not None and quotation.closed
    return setting.lower or last_word(setting.before).lower() not in listed("inside", "words")
