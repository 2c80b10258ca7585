"""Web addresses, with or without scheme, and accounts on social networks where asked for: stage ``press_urls``.

The value has a scheme ("https" where none is written), the host in lower case and no trailing slash. A host alone
("kreis-viersen.de") is an address only where the words before it or its line say so; otherwise it is a name.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.rules import atoms_of
from pressefakten.spans import Taken

_LEXICON = load("web")
_ATOMS = atoms_of("web")
_TLD = "|".join(sorted(set(_LEXICON["tlds"]), key=lambda tld: (-len(tld), tld)))
_STOP = r"\s<>\"“”„»«|\\^`{}"
_SIGNS = rf"(?:[^{_STOP},;]|[,;](?!(?:https?://|www\.)))"
"""What an address is written with; a comma before another address parts the two."""
_WORD = r"[a-z0-9äöü][a-z0-9äöüß\-]{1,62}"
_SCHEME = re.compile(
    rf"(?<![A-Za-z])(?:https?|ftp)://(?:\ ?\n\ ?(?=www\.))?{_SIGNS}{{2,2000}}+"
    rf"|(?<![\w@.])www\.(?:(?:\ |\ ?\n\ ?)(?={_WORD}\.(?:{_TLD})(?!\w)))?{_SIGNS}{{3,2000}}+",
    re.IGNORECASE,
)
_LABEL = r"[a-zA-Z0-9äöüÄÖÜ](?:[a-zA-Z0-9äöüÄÖÜß\-]{0,62}+)"
_BARE = re.compile(
    rf"(?<![\w@./:%+\-&=])(?:{_LABEL}\.){{1,5}}(?:{_TLD})(?![\w\-@])(?!\.\w)(?P<path>/[^{_STOP}]{{0,500}}+)?"
)
_ABBREVIATED = re.compile(r"(?:\w\.)+[a-z]+\Z")
"""Single letters with dots are no host: "z.B.de" lacks its blank."""
_CUES = "|".join(re.escape(cue).replace("\\ ", " ") for cue in _LEXICON["host_cues"])
_SUBDOMAIN = re.compile(r"[a-z0-9\-]{2,63}\.[a-z0-9\-]{3,63}\.[a-z]{2,24}")
_CUE = re.compile(rf"(?<!\w)(?:{_CUES}|{_ATOMS['NAMED_SITE']}){_ATOMS['SITE']}{_ATOMS['OPENING']}\Z", re.IGNORECASE)
_STRONG = re.compile(rf"(?<!\w){_ATOMS['STRONG_CUE']}{_ATOMS['OPENING']}\Z", re.IGNORECASE)
_JOINED = re.compile(r",? (?:und|oder|sowie|/|&) \Z|, \Z")
"""Between two addresses."""
_BEHIND_CONTACT = re.compile(r"(?:@[\w.\-]{2,60}|\d[\d /()\-]{5,24}\d)\s?(?:[,;|·•]|//?)\s{1,2}\Z")
_BEFORE_MAIL = re.compile(r"\s?(?:[,;|·•]|//?)\s{1,2}(?:e-?mail:?\s)?[\w.+\-]{1,60}@\w", re.IGNORECASE)
"""A phone number or a mail address before, a mail address behind: a line of contact data."""
_TRAILING = ".,;:!?#'’…*_–-"
_CLOSING = {")": "(", "]": "[", "}": "{"}
_HOST = re.compile(
    r"(?P<scheme>[a-z]{3,5})://(?P<login>[^/@?#]{1,100}@)?(?P<host>[^/?#:]{1,253})(?P<port>:\d{1,5})?(?P<rest>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_HOST_OK = re.compile(r"[a-z0-9äöüß](?:[a-z0-9äöüß\-]*+)(?:\.[a-z0-9äöüß][a-z0-9äöüß\-]*+)*\Z|\[[0-9a-f:]+\]\Z")
_ENDS_HOST = re.compile(rf"\w\.(?:{_TLD})\.\Z", re.IGNORECASE)
_HOST_BEHIND = re.compile(rf"[\w\-.]*\.(?:{_TLD})(?!\w)")
_IS_END = re.compile(rf"(?:{_TLD})(?!\w)")
_GLUED = re.compile(rf"(?P<host>(?:https?://)?[\w.\-]+?\.(?:{_TLD}))-[^/.]*\Z", re.IGNORECASE)
"""A host with a noun behind its hyphen: "www.stadt.de-Seite"."""
_NO_HOST = re.compile(r"(?:https?://)?www(?:\.[^./]*)?", re.IGNORECASE)
_NEXT_LINE = re.compile(rf" ?\n ?(?P<more>[^{_STOP}]{{1,300}}+)")
_OPENS = re.compile(r"(?:\A|\n|[|·•◦])\ {0,2}\Z")
_CLOSES = re.compile(r"\ {0,2}(?:\Z|\n|[|·•◦])")
"""What stands around a host that is an entry of its own: a line, a part of a footer."""
_OBFUSCATED = re.compile(r"(?:\(at\)|\[at\]|<at>|\{at\}| at |@)\s?\Z", re.IGNORECASE)

_NETWORK = "|".join(_LEXICON["networks"])
_NETWORKS = [(re.compile(rf"(?:{name})\Z", re.IGNORECASE), form) for name, form in _LEXICON["networks"].items()]
_HANDLE = re.compile(
    r"(?<![\w@./+\-])@(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9_.\-]{0,40}[A-Za-z0-9_])?)"
    r"(?P<server>@[a-z0-9\-]{1,60}(?:\.[a-z0-9\-]{1,60}){1,4})?(?![\w@])"
)
_BEFORE_HANDLE = re.compile(
    rf"(?<![\w/.@])(?P<network>{_NETWORK}){_ATOMS['ACCOUNT']}{_ATOMS['BEFORE_HANDLE']}\Z", re.IGNORECASE
)
_AFTER_HANDLE = re.compile(rf"{_ATOMS['ON_NETWORK']}(?P<network>{_NETWORK})(?!\w)", re.IGNORECASE)
_NEXT_HANDLE = re.compile(r",? (?:und|oder|sowie|/|&) |, ")
"""Between two accounts on one network."""


class Urls(Recognizer, stage="press_urls", default_config={"accounts": False}):
    """A mention of the kind ``url`` for every web address of a Doc.

    ``accounts`` adds those of social networks: "Instagram: @kreis" as the address of the account. They are off where
    facts are extracted, for the text states no address there.
    """

    def __init__(self, nlp: Language, name: str, accounts: bool) -> None:
        super().__init__(nlp, name)
        self.accounts = accounts

    def find(self, doc: Doc) -> Iterator[Mention]:
        return find_urls(text_of(doc), self.accounts)


def find_urls(text: str, accounts: bool = False) -> Iterator[Mention]:
    """The url mentions of a text as it is read, with or without ``accounts`` on social networks."""
    taken: list[tuple[int, int]] = []
    yield from (*_with_scheme(text, taken), *_bare(text, taken), *(_handles(text) if accounts else ()))


def normal(written: str) -> str | None:
    """The normal form of an address as written, or None when it has no host."""
    full = written if "://" in written[:8] else f"https://{written}"
    parts = _HOST.match(full)
    if parts is None:
        return None
    host = parts["host"].lower().rstrip(".")
    if not _HOST_OK.match(host) or "." not in host:
        return None
    rest = (
        parts["rest"].rstrip("/")
        if parts["rest"].strip("/") == parts["rest"].strip("/") and not re.search(r"[?#]", parts["rest"])
        else parts["rest"]
    )
    rest = rest[:-1] if rest.endswith("/") else rest
    return f"{parts['scheme'].lower()}://{(parts['login'] or '').lower()}{host}{parts['port'] or ''}{rest}"


def _trimmed(found: str) -> str:
    """The address without the punctuation of the sentence; a closing bracket stays where it was opened inside."""
    while found:
        last = found[-1]
        if last in _TRAILING or last in _CLOSING and found.count(last) > found.count(_CLOSING[last]):
            found = found[:-1]
        else:
            break
    for closing, opening in _CLOSING.items():
        if closing in found and found.find(closing) < (found.find(opening) if opening in found else len(found)):
            found = found[: found.find(closing)]
            return _trimmed(found)
    return found


def _of_host(found: str) -> str:
    """The address without the noun that a hyphen ties to its host: "www.stadt.de-Seite"."""
    glued = _GLUED.match(found)
    return glued["host"] if glued else found


def _joined(text: str, end: int, found: str) -> tuple[str, int]:
    """The address with its continuation on the next line, where the break itself shows that it goes on."""
    if not (following := _NEXT_LINE.match(text, end)):
        return found, end
    more = following["more"]
    is_host_open = found.endswith(("-", ".", "://")) and "/" not in found.partition("://")[2]
    goes_on = _is_rest_of_host(found, more) if is_host_open else _is_rest_of_path(found, more)
    return (found + more, following.end()) if goes_on else (found, end)


def _is_rest_of_host(found: str, more: str) -> bool:
    """Whether the next line ends the host that the line before broke off: "www.kreis-⏎viersen.de"."""
    if _HOST_BEHIND.match(more):
        return True
    return found.endswith(".") and _ENDS_HOST.search(found) is None and _IS_END.match(more) is not None


def _is_rest_of_path(found: str, more: str) -> bool:
    """Whether the next line goes on a path that the line before broke off: no plain word, by its signs or digits."""
    if found[-1] not in "/-_=&?%" or not re.match(r"[a-z0-9%?=&_]", more):
        return False
    return re.search(r"[/._=\-%\d]", more.rstrip(".,;:)")) is not None


def _mention(start: int, end: int, written: str, rule: str) -> Mention | None:
    value = normal(written)
    if value is None:
        return None
    return Mention("url", start, end, value, rule, {}, (f"{written!r} → {value}",))


def _with_scheme(text: str, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    position = 0
    while match := _SCHEME.search(text, position):
        start, written = match.start(), "".join(match[0].split())
        found, end = _joined(text, match.end(), written)
        trimmed = _of_host(_trimmed(found))
        if found is not written and len(trimmed) <= len(written):
            found, end = written, match.end()
        end -= len(found) - len(trimmed)
        position = max(end, start + 3)
        mention = _mention(start, end, trimmed, "url.scheme" if "://" in trimmed[:8] else "url.www")
        if mention and not _NO_HOST.fullmatch(trimmed):
            taken.append((start, end))
            yield mention


def _bare(text: str, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    spans = Taken(taken)
    ends = {end for _, end in taken}
    for match in _BARE.finditer(text):
        start = match.start()
        if spans.overlaps(start, start + 1) or _OBFUSCATED.search(text, max(0, start - 8), start):
            continue
        trimmed = _trimmed(match[0])
        end = start + len(trimmed)
        if _ABBREVIATED.match(trimmed):
            continue
        if not (len(match["path"] or "") > 1 or _is_said(text, start, end, ends)):
            continue
        if mention := _mention(start, end, trimmed, "url.host"):
            ends.add(end)
            yield mention


def _is_said(text: str, start: int, end: int, ends: set[int]) -> bool:
    """Whether the words before a bare host, its line, or an address that it is joined to say that it is one."""
    if _OPENS.search(text, max(0, start - 3), start) and _CLOSES.match(text, end):
        return True
    host = text[start:end]
    if _SUBDOMAIN.fullmatch(host):
        return True
    joined = _JOINED.search(text, max(0, start - 8), start)
    if joined and joined.start() in ends and host == host.lower():
        return True
    if host == host.lower() and (
        _BEHIND_CONTACT.search(text, max(0, start - 70), start) or _BEFORE_MAIL.match(text, end)
    ):
        return True
    cue = _CUE if host == host.lower() else _STRONG
    return cue.search(text, max(0, start - 48), start) is not None


def _handles(text: str) -> Iterator[Mention]:
    if "@" not in text:
        return
    form, network, done = None, "", -1
    for match in _HANDLE.finditer(text):
        start, end = match.span()
        if match["server"]:
            server = match["server"][1:]
            yield _account(match, server, f"https://{server}/@{match['name']}", "url.mastodon")
            continue
        named = _BEFORE_HANDLE.search(text[max(0, start - 60) : start]) or _AFTER_HANDLE.match(text, end)
        if named is not None:
            network = named["network"]
            form = next((form for pattern, form in _NETWORKS if pattern.match(network)), None)
        elif done < 0 or not _NEXT_HANDLE.fullmatch(text, done, start):
            continue
        if form is not None:
            done = end
            yield _account(match, network, form.format(match["name"]), "url.handle")


def _account(handle: "re.Match[str]", network: str, value: str, rule: str) -> Mention:
    step = f"{handle[0]!r} is an account on {network} → {value}"
    return Mention("url", *handle.span(), value, rule, {}, (step,))
