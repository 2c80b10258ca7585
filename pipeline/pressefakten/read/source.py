"""What reading a file gives."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

LabelName = Literal["title", "subtitle", "dateline", "caption", "contact", "boilerplate", "main"]
ClaimName = Literal["title", "published", "publisher", "url"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known of a release from its sidecar, before the text is read. ``published`` is an EDTF day or None."""

    published: str | None = None
    source: str | None = None
    publisher: str | None = None
    title: str | None = None
    version_of: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Where a release belongs that is one of several in one file.

    ``of`` is the name that the file gives to a release. Where the release's text is a slice of the file's text,
    ``offset`` is where it begins there. ``label`` is what stands before its ``headline`` in one line with it, to number
    it ("0634 – ", "2. "); both are empty where nothing does. ``common`` and ``place`` are what the file states for all;
    day and place count where a release states none itself.
    """

    of: str
    offset: int | None = None
    label: str = ""
    headline: str = ""
    common: Stated = Stated()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a format states beside the text, as evidence: a page's metadata, the header of a mail, front matter.

    ``value`` is an EDTF day for ``published``, an address for ``url``, words for the others. ``origin`` names the place
    ("og:title", "header Date"); the weights in ``lexicon/claims.toml`` know it by that name.
    """

    name: ClaimName
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Label:
    """What the structure of a file says of a stretch of its text: ``[start, end)`` in code points of the text.

    A name is that of a zone; ``main`` is text that a reader would miss, whatever its zone. ``origin`` names what in the
    file says so ("h1", "footer").
    """

    name: LabelName
    start: int
    end: int
    origin: str


@dataclass(frozen=True, slots=True)
class Source:
    """One press release as it was read.

    ``release`` is the file's name without its extension; ``path`` the path as it was given (bytes of a folder's name
    that are not UTF-8 spelled with escapes), ``sha256`` the hash of the raw bytes. ``text`` is what all offsets count
    in: the file's characters as they are, but for a byte-order mark, or what was taken out of a page, a PDF, a
    mail and so on. ``encoding`` is the name of Python's codec. ``stated`` holds the sidecar's word, ``claims`` what the
    format states beside the text, ``labels`` what its structure says of the text, in text order. ``warnings`` are
    English sentences for the user ("looks like UTF-8 read as Latin-1 …").

    ``part`` tells where a release belongs that is one of several in one file. The first of them is called like the
    file, the others ``NAME#2``, ``NAME#3`` … (``part_name``). Where the parts of a file have names of their own (items
    of a feed, members of an archive), all are called ``NAME#`` with that name.
    """

    release: str
    path: str
    sha256: str
    text: str
    encoding: str
    stated: Stated = field(default_factory=Stated)
    warnings: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    labels: tuple[Label, ...] = ()
    part: Part | None = None


def labels_within(labels: Iterable[Label], start: int, end: int) -> tuple[Label, ...]:
    """The labels of ``text[start:end]``, with offsets that count in it."""
    cut = [replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start) for one in labels]
    return tuple(one for one in cut if one.start < one.end)


def part_name(name: str, number: int) -> str:
    """The name of release ``number`` (from 1) of a file whose first release is called ``name``."""
    return name if number == 1 else f"{name}#{number}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a format module makes of one release in a file's bytes. ``part`` names it where the file has names for its
    parts (the members of an archive); else parts are numbered."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    labels: tuple[Label, ...] = ()
    part: str = ""
