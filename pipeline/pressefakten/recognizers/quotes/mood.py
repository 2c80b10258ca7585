"""The mood that tells reported speech: "sei", "habe", "er öffne", and what may stand in it before quoted words."""

import re

from pressefakten.recognizers.quotes.wording import listed


def _either(table: str, key: str = "words") -> str:
    return "|".join(sorted(listed(table, key)))


_LISTED = rf"\b(?i:{_either('atoms', 'SUBJUNCTIVE')})\b"
# Any verb in the subjunctive behind its pronoun, which its ending tells: "…; er öffne dem Missbrauch …".
_PRONOUN_AND_VERB = (
    rf"(?i:er|sie|es|man)\s(?!(?:{_either('no_verbs')})\b)"
    r"[a-zäöüß]{2,}[b-df-hj-np-sv-xzß]e\b"
)
_OPEN = rf"(?:(?:\A|[,;:.!?])\s*|\b(?:und|aber|denn)\s){_PRONOUN_AND_VERB}"

# A verb in the subjunctive behind the noun that is its subject and right before the mark: "…, die Welt schaue".
_BEHIND_NOUN = r"\b[A-ZÄÖÜ][\w-]+\s[a-zäöüß]{2,}[b-df-hj-np-su-xzß]e\Z"

SUBJUNCTIVE = re.compile(rf"{_LISTED}|{_OPEN}")
"""A verb in the subjunctive."""
ENDS_IN_SUBJUNCTIVE = re.compile(rf"(?:{_LISTED}|{_OPEN})\Z")
"""A verb in the subjunctive right before the mark."""
REPORTING = re.compile(rf"(?<!als )(?<!als ob )\b(?i:{_either('present_subjunctive')})\b|{_OPEN}")
"""A form that reports by itself what somebody said."""
INDIRECT = re.compile(rf"{_LISTED}|{_OPEN}|\A\s*[A-ZÄÖÜ][a-zäöüß]{{2,14}}e (?:es|er|sie|man|dies)\b")
"""What tells in a sentence without marks that somebody is reported: also a verb that opens it, "Bringe es …"."""
REPORTED_CLAUSE = re.compile(
    r"[^,:;]{0,80}[,;](?:\s[^,:;]{2,60},){0,2}\s"
    rf"(?:dass\b[^,:;]*|[^,:;]*{_BEHIND_NOUN}|{_PRONOUN_AND_VERB}[^,:;]*|[^,:;]*{_LISTED}[^,:;]*)"
    r"(?:,\s(?:dass|ob|weil|wie|was)\b[^,:;]*)?"
)
"""What may stand between a verb of saying and quoted words in reported speech: "der Plan, der alt war, sei"."""
IS_SAID_TO_BE = re.compile(r"\b(?:sei|seien|wäre|bleibe|bedeute)\s(?:\w+\s)?eine?[nm]?(?:\s[a-zäöüß]+)?$")
"""Das Urteil sei ein „Sieg für die Demokratie“, sagte X."""
REPORTING_BEHIND = re.compile(rf"\s(?:[a-zäöüß]+\s){{0,2}}?(?:{_either('present_subjunctive')})\b")
"""Such a form right behind the closing mark: der Rückgang, der „stärker ausgefallen“ sei."""
INFINITIVE = re.compile(rf"(?:\bzu\s[a-zäöüß]+e?n|\b(?:{_either('prefixes')})zu[a-zäöüß]+en)\Z")
"""Er versprach, die Tür „gleich selbst zu streichen“."""
