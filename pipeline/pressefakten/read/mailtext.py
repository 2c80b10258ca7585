"""The text of a mail apart from what it quotes, its subject as a headline, the notes that stand on every mail."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

from pressefakten.lexicon import load
from pressefakten.read.days import day_of
from pressefakten.read.html.metadata import plain
from pressefakten.read.source import Label

_LIST = re.compile(r"\A(?:\[[^\]\n]{1,60}\]\s*)+")
_SCHRIEB = re.compile(
    r"(?m)^[ \t]*(?:Am|On)\s[^\n]{5,120}\n?[^\n]{0,120}\b(?:schrieb|wrote)\b[^\n]{0,100}(?:\n[^\n]{0,100})?:[ \t]*$"
)
_RULE = re.compile(r"(?m)^[ \t]*_{20,}[ \t]*$")
_QUOTED = re.compile(r"(?m)^[ \t]*>[^\n]*\n?")
_FEW = 400
"""Characters that somebody adds to a mail passed on, at most."""
_FIRST = 15
"""Lines of a mail among which its headline stands."""


@dataclass(frozen=True, slots=True)
class MailSubject:
    """``headline`` is the subject without what was put before it; ``is_headline`` tells that it is more than the kind
    and the number of a release; ``is_forwarded`` that the mail was passed on."""

    headline: str
    is_headline: bool
    is_forwarded: bool

    @classmethod
    def of(cls, written: str) -> Self:
        rest, forwarded = _LIST.sub("", written.strip()), False
        while prefix := _prefix().match(rest):
            forwarded = forwarded or prefix[1].lower() in load("mails")["forwarded"]
            rest = _LIST.sub("", rest[prefix.end() :])
        cut = _kind().match(rest)
        headline = rest[cut.end() :].strip() if cut else rest
        kinds = {kind.lower() for kind in load("mails")["kinds_of_release"]}
        words = [word for word in plain(headline).split() if word not in kinds and not word.isdigit()]
        bare = bool(headline) and plain(headline).split()[0] in kinds
        return cls(headline, len(words) >= (4 if bare else 2) and not (bare and not cut), forwarded)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A mail within a mail: its text, and what its header says."""

    text: str
    subject: MailSubject | None
    day: str | None


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*({'|'.join(load('mails')['passed_on'])})\s*(?:\[\d+\])?\s*:\s*")


@cache
def _kind() -> re.Pattern[str]:
    """ "Pressemitteilung Nr. 12/2024: ", "PM - "."""
    kinds = "|".join(sorted(map(re.escape, load("mails")["kinds_of_release"]), key=len, reverse=True))
    return re.compile(
        rf"(?i)(?:{kinds})(?:\s(?:Nr\.?\s?)?\d[\d/.-]{{0,12}})?(?:\s[^:|\n]{{2,40}})??\s?(?::|\s[-–—|])\s+"
    )


def _any(name: str) -> str:
    return "|".join(map(re.escape, load("mails")[name]))


@cache
def _header_block() -> re.Pattern[str]:
    """Two keys of a header or more, one a line, the first of them that of the sender."""
    keys = rf"[ \t>*]*(?:{_any('header_keys')}):"
    rest = rf"(?:{keys}[^\n]{{0,500}}\n?|[ \t]+[^\n]{{1,300}}\n|[ \t]*\n(?={keys})){{1,12}}"
    return re.compile(rf"(?m)^[ \t>*]*(?:{_any('sender_keys')}):[^\n]{{0,300}}\n{rest}")


@cache
def _quoted_below() -> re.Pattern[str]:
    return re.compile(rf"(?mi)^[ \t>]*[-_=]*[ \t]*(?:{_any('quoted_below')})[ \t]*:?[ \t]*[-_=]*[ \t]*$")


def own_text(body: str) -> str:
    """The text above what a mail quotes, without the footer of a mailing list."""
    cuts = [match.start() for match in (_quoted_below().search(body), _header_block().search(body)) if match]
    cuts += [match.start() for match in _SCHRIEB.finditer(body) if _quotes_below(body[match.end() :])][:1]
    text = body[: min(cuts, default=len(body))]
    if not cuts and _mostly_quoted(body):
        return _without_list_footer(body).strip("\n") + "\n"
    return _without_list_footer(_QUOTED.sub("", text)).strip("\n") + "\n"


def _quotes_below(rest: str) -> bool:
    """Whether nothing but quoted lines follows, or the words of the other mail are not marked at all."""
    first = next((line for line in rest.split("\n") if line.strip()), ">")
    return first.lstrip().startswith(">") or not _QUOTED.search(rest)


def _mostly_quoted(body: str) -> bool:
    """Whether the text is a release whose every line has the mark of quoted mail."""
    lines = [line for line in body.split("\n") if line.strip()]
    return sum(line.lstrip().startswith(">") for line in lines) > 0.8 * len(lines)


def _without_list_footer(text: str) -> str:
    footers = [footer.lower() for footer in load("mails")["list_footers"]]
    for rule in _RULE.finditer(text):
        if any(footer in text[rule.end() : rule.end() + 200].lower() for footer in footers):
            return text[: rule.start()]
    return text


def quoted_release(body: str, own: str) -> Quoted | None:
    """The mail that another one only passes on; None where it has a text of its own."""
    if len(own.strip()) > _FEW:
        return None
    header = _header_block().search(body)
    if header is None:
        return None
    text = own_text("\n".join(line.removeprefix(">").removeprefix(" ") for line in body[header.end() :].split("\n")))
    keys = dict(re.findall(r"(?m)^[ \t>*]*([\w-]{2,20}):\*?[ \t]*([^\n]+)$", header[0]))
    subject = next((value for key, value in keys.items() if key.lower() in load("mails")["subject_keys"]), "")
    stamp = next((value for key, value in keys.items() if key.lower() in load("mails")["date_keys"]), "")
    if len(text.strip()) < len(own.strip()):
        return None
    return Quoted(text, MailSubject.of(subject) if subject else None, day_of(stamp))


def headline_in(text: str, subject: str) -> tuple[int, int] | None:
    """Where a text has its subject as a line of its own, or a line that says nearly the same; else None."""
    wanted = plain(subject)
    if not wanted:
        return None
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text))[:_FIRST]
    for line in lines:
        words = plain(line[0])
        if words == wanted or len(wanted) > 20 and wanted in words and len(words) < 1.6 * len(wanted):
            return _span(line)
    for line, below in itertools.pairwise(lines):
        if plain(f"{line[0]} {below[0]}") == wanted:
            return _span(line)[0], _span(below)[1]
    for line in lines:
        if _alike(plain(line[0]), wanted) and not line[0].rstrip().endswith((".", ",", ":")):
            return _span(line)
    return None


def _span(line: re.Match[str]) -> tuple[int, int]:
    words = line[0].strip()
    start = line.start() + line[0].index(words)
    return start, start + len(words)


def _alike(one: str, other: str) -> bool:
    mine, theirs = ({word for word in words.split() if len(word) > 3} for words in (one, other))
    return len(mine & theirs) >= 3 and len(mine & theirs) >= 0.6 * min(len(mine), len(theirs))


def labels_of(text: str) -> Iterator[Label]:
    """The notes that stand on every mail of a list or an office."""
    notes = tuple(note.lower() for note in load("mails")["notes"])
    for paragraph in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text):
        begin = paragraph[0].lstrip(" *_-").lower()
        if begin.startswith(notes):
            yield Label("boilerplate", paragraph.start(), paragraph.end(), "note of mails")


def unflowed(text: str, *, is_joined: bool) -> str:
    """The lines of a text in "format=flowed" (RFC 3676): a blank at the end of a line tells that the next goes on."""
    kept: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line
        if goes_on and not line.startswith(">"):
            kept[-1] = (kept[-1][:-1] if is_joined else kept[-1]) + line
        else:
            kept.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return "\n".join(kept)


_COVERING = 60
"""Words that a note with attachments has at most; one of the attachments has three times as many."""


def covers(text: str, attached: Sequence[str]) -> bool:
    """Whether a text is a note that only says what is attached to it."""
    length = len(text.split())
    if length > _COVERING or not any(len(one.split()) >= 3 * length for one in attached):
        return False
    words = "|".join(map(re.escape, load("mails")["covering"]))
    return re.search(rf"(?i)\b(?:{words})\b", text) is not None
