"""E-mail addresses, plain and written so that machines shall not see them: the component ``press_emails``.

The value is the address with its domain in lower case (RFC 5321: the domain is case-insensitive, the local part is the
host's business). A redaction such as "[email protected]" has no address and yields nothing.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer

_LEXICON = load("web")
_TLDS = frozenset(_LEXICON["tlds"])
_AT = "|".join(_LEXICON["mail"]["at"])
_DOT = "|".join(_LEXICON["mail"]["dot"])

_LOCAL_TAIL = re.compile(r"[A-Za-z0-9ÄÖÜäöüß_%+&'’.\-]{1,64}\Z")
_LABEL = r"(?:[A-Za-z0-9äöüÄÖÜß]++(?>(?:-{1,2}[A-Za-z0-9äöüÄÖÜß]++)*))"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{1,6}}")
_BROKEN_DOMAIN = re.compile(rf"{_LABEL}(?:(?:\.|-\ ?\n\ ?|\ ?\n\ ?\.|\.\ ?\n\ ?){_LABEL}){{1,6}}")
_PLAIN = re.compile(r" ?@ ?\n? ?")
_BRACKET = re.compile(rf"\s{{0,2}}[\[({{<]{{1,2}}\s?(?:{_AT})\s?[\])}}>]{{1,2}}\s{{0,2}}", re.IGNORECASE)
_WORD = re.compile(r" {1,2}(?:at|AT|ät) {1,2}|_at_|&#64;|%40| \(a\) ")
_DOTTED = re.compile(
    rf"{_LABEL}(?:(?:\s?[\[({{<]\s?(?:{_DOT})\s?[\])}}>]\s?|\ (?:dot|punkt)\ |\.){_LABEL}){{1,6}}", re.IGNORECASE
)
_DOT_MARK = re.compile(rf"\s?[\[({{<]\s?(?:{_DOT})\s?[\])}}>]\s?|\ (?:dot|punkt)\ ", re.IGNORECASE)
_CUE = re.compile(r"mail|kontakt|adresse", re.IGNORECASE)


class Emails(Recognizer, stage="press_emails"):
    """A mention of the kind ``email`` for every address of a Doc."""

    def find(self, doc: Doc) -> Iterator[Mention]:
        return find_emails(text_of(doc))


def find_emails(text: str) -> Iterator[Mention]:
    """The e-mail mentions of a text as it is read."""
    position = 0
    if "@" in text:
        while (at := text.find("@", position)) >= 0:
            position = at + 1
            if found := _plain(text, at):
                start, end, value = found
                position = end
                yield Mention("email", start, end, value, "email.plain", {}, (f"{text[start:end]!r} → {value}",))
    position = 0
    for pattern, rule in ((_BRACKET, "email.bracketed"), (_WORD, "email.spelled")):
        for sign in pattern.finditer(text):
            if found := _obfuscated(text, sign, strict=rule == "email.spelled"):
                start, end, value = found
                yield Mention(
                    "email", start, end, value, rule, {"obfuscated": True}, (f"{text[start:end]!r} spells {value}",)
                )


def _local(text: str, end: int) -> str | None:
    tail = _LOCAL_TAIL.search(text[max(0, end - 64) : end])
    if tail is None:
        return None
    local = tail[0].lstrip(".'’&-")
    return local if local and not local.endswith(".") and ".." not in local else None


def _domain(found: str) -> str | None:
    """The domain in lower case, without what a missing blank glued to it ("kreis.de.Die"); None if it has no end."""
    labels = found.rstrip("-").split(".")
    while len(labels) > 2 and labels[-1].lower() not in _TLDS and any(label.lower() in _TLDS for label in labels[1:-1]):
        labels.pop()
    last = labels[-1]
    if (
        len(labels) < 2
        or not (2 <= len(last) <= 24 and last.isalpha())
        or any(label.endswith("-") or not label for label in labels)
    ):
        return None
    return ".".join(labels).lower()


def _plain(text: str, at: int) -> tuple[int, int, str] | None:
    left = at
    while left and text[left - 1] == " " and at - left < 1:
        left -= 1
    local = _local(text, left)
    start = left - len(local) if local else 0
    if local is None or start and text[start - 1] in "@/":
        return None
    right = at + 1
    spaced = left != at
    if text[right : right + 1] == " ":
        right, spaced = right + 1, True
    if text[right : right + 1] == "\n":
        right = right + 1 + (text[right + 1 : right + 2] == " ")
    broken = _BROKEN_DOMAIN.match(text, right)
    if broken is None:
        return None
    plain = _DOMAIN.match(text, right)
    match = plain if plain and _domain(plain[0]) and not plain[0].endswith("-") else broken
    raw = re.sub(r"\s", "", match[0])
    domain = _domain(raw)
    if domain is None or spaced and domain.rpartition(".")[2] not in _TLDS:
        return None
    end = match.end() - (len(raw) - len(domain))
    return start, end, f"{local}@{domain}"


def _obfuscated(text: str, sign: "re.Match[str]", strict: bool) -> tuple[int, int, str] | None:
    local = _local(text, sign.start())
    rest = _DOTTED.match(text, sign.end())
    if local is None or rest is None:
        return None
    start = sign.start() - len(local)
    raw = _DOT_MARK.sub(".", rest[0])
    domain = _domain(raw)
    if domain is None or domain.rpartition(".")[2] not in _TLDS:
        return None
    if (
        strict
        and sign[0].strip().lower() in ("at", "ät")
        and not (re.search(r"[._\-]", local) or _CUE.search(text, max(0, start - 40), start) or raw != rest[0])
    ):
        return None
    return start, rest.end() - (len(raw) - len(domain)), f"{local}@{domain}"
