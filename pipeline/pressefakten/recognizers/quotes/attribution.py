"""Who is said to say the words between marks: by a cue behind them, by a rule, by the clause before them, or by
themselves."""

import re
from dataclasses import replace

from pressefakten.german.speech_before import cue_before
from pressefakten.german.speech_cues import REACH, Attribution, Cue
from pressefakten.german.speech_sentences import sentence_end
from pressefakten.recognizers.quotes import cues
from pressefakten.recognizers.quotes.behind import SIGNATURE, cue_of_next_sentence
from pressefakten.recognizers.quotes.joined import goes_on_after, splits
from pressefakten.recognizers.quotes.marks import Quotation
from pressefakten.recognizers.quotes.mood import IS_SAID_TO_BE, SUBJUNCTIVE
from pressefakten.recognizers.quotes.reported import (
    announces,
    behind_inner_colon,
    ends_reporting,
    is_part,
    without_verb,
)
from pressefakten.recognizers.quotes.setting import SPEAKING, Setting, Speech, setting_of
from pressefakten.recognizers.quotes.wording import (
    TITLE_OF,
    WORD,
    is_headline,
    is_markup,
    is_torn,
    listed,
    names_officer,
    names_thing,
    names_title,
    speaks_of_title,
    stands_on_surface,
)

_SUBJECT_BEHIND = re.compile(r"\s(?:sich\s)?(?:er\b|sie\b|(?:der|die)\s|(?:Dr\.\s)?[A-ZÄÖÜ])")
_SECOND_VERB = re.compile(r"(?:\s[a-zäöüß]+){0,4}:\s*\Z")
_LABEL = re.compile(r"\b[A-ZÄÖÜ][\w-]+\)?:$")
_WORDS = "Worten"  # "mit den Worten"
_SPLIT_END = frozenset(",;–-—")
_DASHES = (":", "–", "-", "—")
_INSERTION = 150
"""Characters that an attribution between two parts of one speech takes at most."""


def attribution_of(
    text: str, quotation: Quotation, *, floor: int, ceiling: int, last: Speech | None
) -> Attribution | None:
    """Who is said to say the words of a quotation, or None where nobody is.

    ``floor`` is where the speech before ends, ``ceiling`` where the next quotation begins; ``last`` is the speech
    before where no other quotation stands between.
    """
    words = WORD.findall(text, quotation.start, quotation.end)
    if not words or is_markup(text, quotation) or is_torn(text, quotation, words):
        return None
    setting = setting_of(text, quotation, words, floor=floor, ceiling=ceiling, last=last)
    if last is not None and splits(setting, last):
        return setting.attributed("split", last.attribution.cue)
    if setting.behind is not None and _is_said_behind(setting, setting.behind):
        return setting.attributed("after", setting.behind)
    return _by_rule(setting) or _by_words_before(setting)


def _by_words_before(setting: Setting) -> Attribution | None:
    """The attribution of words that no cue behind them and no rule attributes."""
    if setting.before.endswith(":"):
        return _behind_colon(setting)
    if _is_lone_single(setting) or (not setting.quotation.closed and not setting.complete):
        return None
    return _in_clause(setting) if setting.before else _on_its_own(setting)


def _is_lone_single(setting: Setting) -> bool:
    """Whether the words stand in single marks, but not those of the speech before them."""
    single, last = setting.quotation.pairing == "single", setting.last
    return single and (last is None or last.quotation.pairing != "single")


def _is_said_behind(setting: Setting, cue: Cue) -> bool:
    """Whether the cue behind the closing mark speaks of the words; not in: Wer sagt: "…", muss handeln."""
    before = setting.before
    if before.endswith(":") and cue.kind not in SPEAKING:
        return False
    if _is_title(setting, cue) or _announces_the_next(setting, cue):
        return False
    if _is_insertion(setting):
        return True
    if setting.lower and _is_expressed(before, cue):
        return _SUBJECT_BEHIND.match(setting.text, cue.end) is not None  # …, „nur leider nie hier“, wundert sich X
    if not before or before.endswith(_DASHES):
        return cue.kind in SPEAKING or setting.complete or setting.long_enough
    return _is_said_inside(setting, cue)


def _is_expressed(before: str, cue: Cue) -> bool:
    """Whether a verb that is none of saying may end reported speech: Das sei „ganz verkehrt“, empörte sich X."""
    if before.endswith(","):
        return cue.kind == "express"
    return cue.kind in ("express", "shape") and SUBJUNCTIVE.search(before) is not None


def _announces_the_next(setting: Setting, cue: Cue) -> bool:
    """Whether the cue behind is a second verb of the clause, for the words that follow: X sprach von „…“, mahnte aber:
    „…“."""
    return bool(setting.before) and _SECOND_VERB.match(setting.text, cue.end, setting.ceiling) is not None


def _is_title(setting: Setting, cue: Cue) -> bool:
    """Whether the words are a title by the noun before them or by the one the cue speaks of."""
    behind_noun = setting.title and not setting.before.endswith(":") and not _is_told(setting, cue)
    return behind_noun or speaks_of_title(setting.text, cue)


def _is_told(setting: Setting, cue: Cue) -> bool:
    """Whether the words are told in reported speech, so that the noun before them has no title: man habe den Antrag
    „gern gelesen“, sagte X."""
    return setting.lower and cue.kind in SPEAKING and SUBJUNCTIVE.search(setting.before) is not None


def _is_insertion(setting: Setting) -> bool:
    """Whether the cue behind stands between two parts of one speech: "…", sagt X, "…"."""
    end, ceiling = setting.quotation.outer_end, setting.ceiling
    goes_on = setting.text[end:ceiling].rstrip()[-1:] in _SPLIT_END
    return not setting.before and goes_on and ceiling - end < _INSERTION


def _is_said_inside(setting: Setting, cue: Cue) -> bool:
    """Whether words in the middle of a sentence are the speaker's in reported speech, not the name of a thing."""
    if not setting.long_enough or cue.kind not in SPEAKING:
        return False
    if setting.lower or setting.complete:
        return True
    return not setting.named or IS_SAID_TO_BE.search(setting.before) is not None


def _by_rule(setting: Setting) -> Attribution | None:
    """The attribution by a rule of the lexicon: a cue of more than a verb before the words, or behind a sentence."""
    if not setting.quotation.closed or not setting.long_enough:
        return None
    end = setting.quotation.outer_end
    if not setting.before or setting.lower:
        part = bool(setting.before) or not setting.complete
        if (cue := cues.behind(setting.text, end, part=part)) is not None:
            return setting.attributed("after", cue, (end, setting.tail_end))
    return _by_rule_before(setting) if setting.before else None


def _by_rule_before(setting: Setting) -> Attribution | None:
    found = cues.before(setting.text, setting.lead[0], *setting.outer)
    if found is None or (setting.title and not setting.lower and not setting.complete):
        return None
    cue, rule, clause = found
    if setting.named and not rule.extra.get("any"):
        return None
    place = "laut" if cue.kind == "according" else "before"
    return replace(setting.attributed(place, cue), lead=(clause, setting.quotation.outer_start))


def _behind_colon(setting: Setting) -> Attribution | None:
    """The attribution of words right behind a colon, by the clause before it."""
    announced = cue_before(setting.text, setting.lead[0], setting.quotation.outer_start, colon=True)
    if announced is None and setting.long_enough and names_officer(setting.before):
        return setting.attributed("colon", None)
    if not _is_announced(setting, announced):
        return None
    place = "laut" if announced and announced.kind == "according" else "colon"
    return setting.attributed(place, announced, _tail_of_words(announced, setting))


def _is_announced(setting: Setting, cue: Cue | None) -> bool:
    """Whether the clause before the colon announces speech, by the cue or by being a label, and no title."""
    before = setting.before
    if stands_on_surface(before) or (TITLE_OF.match(before) and (cue is None or not setting.complete)):
        return False
    if cue is not None and cue.kind in ("say", "according"):
        return setting.complete or not names_title(before)
    if names_title(before):
        return cue is not None and setting.complete and setting.ended and names_thing(before)
    return setting.complete or _is_labelled(setting, cue)


def _is_labelled(setting: Setting, cue: Cue | None) -> bool:
    """Whether words that are no sentence are somebody's by what stands before the colon: a weaker cue, a last word."""
    if cue is None:
        return setting.ended and _LABEL.search(setting.before) is not None
    return setting.ended or setting.long_enough


def _in_clause(setting: Setting) -> Attribution | None:
    """The attribution of words inside of a sentence: by a verb before them, or by the speech that goes on."""
    if (told := behind_inner_colon(setting)) is not None:
        return told
    announced = cue_before(setting.text, setting.lead[0], setting.quotation.outer_start, colon=False)
    if announced is None:
        return without_verb(setting)
    if not announces(setting, announced):
        return setting.attributed("before", announced) if ends_reporting(setting) else None
    if setting.title and not (setting.lower and _is_no_title(setting, announced)):
        return None
    if setting.complete or is_part(setting) or (setting.long_enough and _is_in_words(setting, announced)):
        return setting.attributed("before", announced, _tail_of_words(announced, setting))
    return None


def _is_no_title(setting: Setting, cue: Cue) -> bool:
    """Whether words behind the noun of a thing are the speaker's: er nannte den Bericht „…“; er habe den Antrag „…“."""
    before = setting.before
    return cue.words in listed("naming", "verbs") or SUBJUNCTIVE.search(before) is not None or ", dass " in before


def _is_in_words(setting: Setting, cue: Cue) -> bool:
    return setting.lower or cue.kind == "so" or cue.words == _WORDS


def _tail_of_words(cue: Cue | None, setting: Setting) -> tuple[int, int]:
    """Behind "mit den Worten …" the speaker may stand on the other side: … eröffnete X den Abend."""
    start, end = setting.tail
    return (start, max(start, setting.tail_end)) if cue is not None and cue.words == _WORDS else (start, end)


def _on_its_own(setting: Setting) -> Attribution | None:
    """The attribution of a sentence with nothing before it: by a signature, by the next sentence, or by none."""
    if not setting.complete:
        return None
    text, end = setting.text, setting.quotation.outer_end
    if SIGNATURE.match(text, end):
        return setting.attributed("signature", None, (end, setting.tail_end))
    cue = cue_of_next_sentence(text, end)
    if cue is not None:
        return setting.attributed("after", cue, (end, sentence_end(text, cue.end, min(len(text), end + REACH))))
    return setting.attributed("alone", None) if goes_on_after(setting) or _stands_alone(setting) else None


def _stands_alone(setting: Setting) -> bool:
    """Whether a quotation without cue is a sentence among sentences, not a headline and not the subject of one."""
    text, quotation = setting.text, setting.quotation
    if setting.first and is_headline(text, quotation, setting.words):
        return False
    after = text[quotation.outer_end : quotation.outer_end + 3]
    if not setting.ended and after[:1] not in (".", "!", "?", "…"):
        return False
    if after[:1] in ".!?":
        after = after[1:]
    rest = after.lstrip(" ")
    return not rest or rest[0].isupper() or not (rest[0].isalpha() or rest[0] in "–—-")
