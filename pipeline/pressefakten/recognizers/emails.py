"""E-mail addresses, plain and written so that machines shall not see them: the component ``press_emails``.

The value is the address with its domain in lower case (RFC 5321: the domain is case-insensitive, the local part is the
host's business). A redaction such as "[email protected]" has no address and yields nothing.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.rules import atoms_of

_LEXICON = load("web")
_ATOMS = atoms_of("web")
_TLDS = frozenset(_LEXICON["tlds"])
_PLACEHOLDERS = frozenset(_LEXICON["mail"]["placeholders"])
_AT = "|".join(_LEXICON["mail"]["at"])
_DOT = "|".join(_LEXICON["mail"]["dot"])

_LOCAL_TAIL = re.compile(r"[A-Za-z0-9ÄÖÜäöüß_%+&'’.\-]{1,64}\Z")
_LABEL = r"(?:[A-Za-z0-9äöüÄÖÜß]++(?>(?:-{1,2}[A-Za-z0-9äöüÄÖÜß]++)*))"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{1,6}}")
_BROKEN_DOMAIN = re.compile(rf"{_LABEL}(?:(?:\.|-\ ?\n\ ?|\ ?\n\ ?\.|\.\ ?\n\ ?){_LABEL}){{1,6}}")
_PLAIN = re.compile(r" ?@ ?\n? ?")
_BRACKET = re.compile(rf"\s{{0,2}}[\[({{<]{{1,2}}\s?(?:{_AT})\s?[\])}}>]{{1,2}}\s{{0,2}}", re.IGNORECASE)
_WORD = re.compile(_ATOMS["AT_SIGN"])
_DOTTED = re.compile(
    rf"{_LABEL}(?:(?:\s?[\[({{<]\s?(?:{_DOT})\s?[\])}}>]\s?|\ {_ATOMS['DOT']}\ |\.){_LABEL}){{1,6}}", re.IGNORECASE
)
_DOT_MARK = re.compile(rf"\s?[\[({{<]\s?(?:{_DOT})\s?[\])}}>]\s?|\ {_ATOMS['DOT']}\ ", re.IGNORECASE)
_CUE = re.compile(_ATOMS["MAIL_CUE"], re.IGNORECASE)


_AFTER_OTHER = re.compile(r"@[\w.\-]{3,60}/\Z")
"""Two addresses with a slash between."""
_CUT = re.compile(
    r"(?:(?i:mail|mailto|adresse):? {0,2}(?P<labelled>[a-z0-9](?:[a-z0-9_\-]|\.(?=\w)){0,40}[.\-])"
    r"|(?<![\w.@-])(?P<named>[a-z0-9]{1,30}\.[a-z0-9]{1,30}-)) ?\n ?\Z"
)
"""What a line end cuts off a mail address: behind its label, or of a name with a dot before a hyphen."""
_HEAD_DOTTED = re.compile(rf"(?<![\w.@-])(?P<head>[\w\-]{{1,30}})(?:{_DOT_MARK.pattern})\Z", re.IGNORECASE)
_GLUED = re.compile(r"(?P<tld>[a-z]{2,6})[A-ZÄÖÜ]\w*")
"""A top-level domain with the next word right behind it: "deTel"."""


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
    if local.lower() in _PLACEHOLDERS:
        return None
    return local if local and not local.endswith(".") and ".." not in local else None


def _domain(found: str) -> str | None:
    """The domain in lower case, without what a missing blank glued to it ("kreis.de.Die"); None if it has no end."""
    labels = found.rstrip("-").split(".")
    glued = _GLUED.fullmatch(labels[-1])
    if glued and len(labels) > 1 and glued["tld"] in _TLDS:
        labels[-1] = glued["tld"]
    while len(labels) > 2 and labels[-1].lower() not in _TLDS and any(label.lower() in _TLDS for label in labels[1:-1]):
        labels.pop()
    return ".".join(labels).lower() if _are_domain(labels) else None


def _are_domain(labels: Sequence[str]) -> bool:
    """Whether the parts make a domain: two at least, none empty or open, the last a top-level domain by its shape."""
    if len(labels) < 2 or any(label.endswith("-") or not label for label in labels):
        return False
    return 2 <= len(labels[-1]) <= 24 and labels[-1].isalpha()


def _is_of_other(text: str, start: int) -> bool:
    """Whether what begins here is the rest of an address or handle, and no second address behind a slash."""
    if not start or text[start - 1] not in "@/":
        return False
    return _AFTER_OTHER.search(text, max(0, start - 40), start) is None


def _plain(text: str, at: int) -> tuple[int, int, str] | None:
    left = at - 1 if at and text[at - 1] in " \n" else at
    local = _local(text, left)
    start = left - len(local) if local else 0
    if local is None or _is_of_other(text, start):
        return None
    start, local = _with_line_before(text, start, local)
    right = _behind_sign(text, at)
    spaced = left != at or text[at + 1 : at + 2] == " "
    match = _domain_at(text, right)
    if match is None:
        return None
    raw = re.sub(r"\s", "", match[0])
    domain = _domain(raw)
    if domain is None or (spaced and domain.rpartition(".")[2] not in _TLDS):
        return None
    return start, match.end() - (len(raw) - len(domain)), f"{local}@{domain}"


def _with_line_before(text: str, start: int, local: str) -> tuple[int, str]:
    """Start and local part with what a line end cuts off: "Mail: anna.⏎meier@amt.de", "a.muster-⏎beispiel@amt.de"."""
    cut = _CUT.search(text, max(0, start - 60), start)
    group = cut.lastgroup if cut else None
    return (cut.start(group), cut[group] + local) if cut and group else (start, local)


def _behind_sign(text: str, at: int) -> int:
    """Where the domain begins behind the sign at ``at``: a blank and a line end may stand between."""
    right = at + 1 + (text[at + 1 : at + 2] == " ")
    if text[right : right + 1] == "\n":
        right += 1 + (text[right + 1 : right + 2] == " ")
    return right


def _domain_at(text: str, start: int) -> "re.Match[str] | None":
    """The domain at ``start``: as it stands where that is one, else over a line end."""
    broken = _BROKEN_DOMAIN.match(text, start)
    plain = _DOMAIN.match(text, start)
    whole = broken is not None and plain is not None and _domain(plain[0]) and not plain[0].endswith("-")
    return plain if whole else broken


def _obfuscated(text: str, sign: "re.Match[str]", strict: bool) -> tuple[int, int, str] | None:
    local = _local(text, sign.start())
    rest = _DOTTED.match(text, sign.end())
    if local is None or rest is None:
        return None
    start = sign.start() - len(local)
    if head := _HEAD_DOTTED.search(text, max(0, start - 50), start):
        start, local = head.start("head"), f"{head['head']}.{local}"
    raw = _DOT_MARK.sub(".", rest[0])
    domain = _domain(raw)
    if domain is None or domain.rpartition(".")[2] not in _TLDS:
        return None
    if (
        strict
        and sign[0].strip(" -*").lower() in _LEXICON["mail"]["at_words"]
        and not (re.search(r"[._\-]", local) or _CUE.search(text, max(0, start - 40), start) or raw != rest[0])
    ):
        return None
    return start, rest.end() - (len(raw) - len(domain)), f"{local}@{domain}"
