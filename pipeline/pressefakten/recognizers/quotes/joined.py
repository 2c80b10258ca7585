"""Quotations that belong together: parts of one speech, parts that "und" joins, a headline that repeats what is said
below, and marks that were forgotten."""

import re
from dataclasses import replace

from pressefakten.german.speech_behind import cue_behind
from pressefakten.german.speech_cues import REACH, Attribution
from pressefakten.german.speech_verbs import verb_kind
from pressefakten.recognizers.quotes.marks import Quotation
from pressefakten.recognizers.quotes.setting import SHORTEST, Setting, Speech
from pressefakten.recognizers.quotes.wording import END, WORD, is_in_headline, is_sentence, listed, repeats

_SPLIT_END = frozenset(",;–-—")
_LONGEST_SPLIT = 250
"""Characters of an attribution between two parts of one speech."""
_AND = re.compile(rf",?\s(?:{'|'.join(sorted(listed('joining', 'words'), key=len, reverse=True))})\s|,\s")
_NAME = r"[A-ZÄÖÜ][\w.-]*"
_ARTICLE = rf"(?:{'|'.join(listed('naming', 'articles'))})"
# Who calls something by a name of its own, and what: ", Mattern die Ablehnung", ", der Ingenieur Beat Furrer".
_IN_TURN = re.compile(
    rf",\s(?:und\s)?(?:(?:der|die)\s{_NAME}\s{_NAME}\s(?:{_NAME}\s)?|(?:{_NAME}\s){{1,4}})"
    rf"(?:{_ARTICLE}\s(?:[a-zäöüß]+\s){{0,2}}(?:{_NAME}\s)?(?:{_ARTICLE}\s)?)?"
)
# The clause behind words whose closing mark was forgotten.
_CLAUSE = re.compile(r",\s+([a-zäöüß]+)\s+(?=(?:der|die|er|sie)\b|[A-ZÄÖÜ])")


def splits(setting: Setting, last: Speech) -> bool:
    """Whether the words between two quotations are the attribution of one speech: "…", sagt X, "…"."""
    before, place = setting.before, last.attribution.place
    if place not in ("after", "split") or before[:1].isupper() or len(before) > _LONGEST_SPLIT:
        return False
    if before[-1:] in _SPLIT_END:
        return place == "after" or before.strip(",–—- ") == ""
    return place == "after" and setting.lower and before[-1:] not in END


def goes_on_after(setting: Setting) -> bool:
    """Whether the words go on with the speech before and end the paragraph: „…“, sagt X. „Jetzt geht es weiter“."""
    end = setting.quotation.outer_end
    after = setting.last is not None and setting.last.attribution.place == "after"
    return after and not setting.text[end : end + 2].strip()


def coordinated(text: str, quotation: Quotation, last: Speech | None) -> Attribution | None:
    """The attribution of words that an "und" joins to words of a speaker: „teuer für alle“ und „von gestern“."""
    words = WORD.findall(text, quotation.start, quotation.end)
    if last is None or not quotation.closed or len(words) < SHORTEST or not text[quotation.start].islower():
        return None
    start, end = quotation.outer_start, quotation.outer_end
    if _AND.fullmatch(text, last.quotation.outer_end, start) is None or last.quotation.pairing == "single":
        return None
    return Attribution("reported", last.attribution.cue, (start, end), (start, start), (end, end))


def named_in_turn(text: str, quotation: Quotation, last: Speech | None) -> Attribution | None:
    """The attribution of what the next one calls something, the verb left out: A nannte es „…“, Trainerin B „…“."""
    if last is None or last.attribution.cue is None or last.attribution.cue.words not in listed("naming", "verbs"):
        return None
    left, start, end = last.quotation.outer_end, quotation.outer_start, quotation.outer_end
    short = len(WORD.findall(text, quotation.start, quotation.end)) < SHORTEST
    if short or not quotation.closed or _IN_TURN.fullmatch(text, left, start) is None:
        return None
    return Attribution("told", None, (start, end), (left, start), (end, end))


def continues_title(text: str, previous: Quotation, quotation: Quotation) -> bool:
    """Whether the words are the second of two titles: bekannt aus „Nachtfähre“ und „Kein Wind von vorn“."""
    joined = _AND.fullmatch(text, previous.outer_end, quotation.outer_start) is not None
    return joined and text[previous.start].isupper() and text[previous.end - 1] not in END


def repeated_in_headline(text: str, every: list[Quotation], found: list[Speech]) -> list[Speech]:
    """The quotations of the headline that are no speech by themselves, yet repeat what somebody says below."""
    said = {one.quotation.start for one in found}
    made = []
    for quotation in every:
        if not is_in_headline(text, quotation):
            break
        short = len(WORD.findall(text, quotation.start, quotation.end)) < SHORTEST
        if short or not quotation.closed or quotation.start in said:
            continue
        if any(one.quotation.start > quotation.end and repeats(text, quotation, one.quotation) for one in found):
            start, end = quotation.outer_start, quotation.outer_end
            made.append(Speech(quotation, Attribution("repeated", None, (start, end), (start, start), (end, end))))
    return made


def merged(text: str, every: list[Quotation]) -> list[Quotation]:
    """The quotations, an unclosed one joined with the title inside that closes for both: "„Wir mögen die „Grünen Höfe“,
    sagt X."."""
    kept: list[Quotation] = []
    for at, quotation in enumerate(every):
        ceiling = every[at + 1].outer_start if at + 1 < len(every) else len(text)
        if kept and _closes_for(text, kept[-1], quotation, ceiling):
            kept[-1] = replace(kept[-1], end=quotation.end, outer_end=quotation.outer_end, closed=True)
        else:
            kept.append(quotation)
    return kept


def _closes_for(text: str, outer: Quotation, quotation: Quotation, ceiling: int) -> bool:
    """Whether the closing mark of a quotation is that of the unclosed one before as well."""
    if outer.closed or text[outer.end : quotation.outer_start] != " " or text[outer.end - 1] in END:
        return False
    words = WORD.findall(text, quotation.start, quotation.end)
    cue = cue_behind(text, quotation.outer_end, min(ceiling, quotation.outer_end + REACH), complete=False)
    return cue is not None and not is_sentence(text, quotation, words) and ended(text, outer) is outer


def ended(text: str, quotation: Quotation) -> Quotation:
    """An unclosed quotation ended before its attribution ("„Das ist gut, sagte X."), itself where it has none."""
    for found in _CLAUSE.finditer(text, quotation.start, quotation.end):
        if found[1] == "so" or verb_kind(found[1]) == "say":
            return replace(quotation, end=found.start(), outer_end=found.start())
    return quotation
