"""Sources → Extractions: the loaded pipeline, for one release or many."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any, Self, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.errors import ArgumentError, ExtractionError, PressefaktenError
from pressefakten.extraction import Extraction, records
from pressefakten.language import build_language
from pressefakten.parts import find_collection, split_source
from pressefakten.read import Source
from pressefakten.read.given import Given, source_of, source_of_one
from pressefakten.settings import MAX_CHARACTERS

T = TypeVar("T")
OnError = Callable[[Any, PressefaktenError], object]
"""Called with a source as it was given and what is wrong with it."""


class Extractor:
    """The loaded pipeline, for many releases. Build it once; it keeps nothing of a release once that is done.

    ``model`` names another installed spaCy pipeline to take names from. Facts of which no mention is as sure as
    ``min_confidence`` (0 to 1) are left out. Raises ModelError, ArgumentError A009. Threads may share one; they wait
    for each other.
    """

    min_confidence: float = 0.0

    def __init__(self, model: str | Path | None = None, *, min_confidence: float = 0.0) -> None:
        if not isinstance(min_confidence, int | float) or not 0 <= min_confidence <= 1:
            raise ArgumentError(
                "A009", f"min_confidence = {min_confidence!r}", "Give a number from 0 to 1, e.g. min_confidence=0.8."
            )
        self.min_confidence = float(min_confidence)
        self._take(build_language(model))

    @classmethod
    def of(cls, nlp: Language) -> Self:
        """An extractor around a ``Language`` with some of the stages: it finds what they find."""
        extractor = cls.__new__(cls)
        extractor._take(nlp)
        return extractor

    def _take(self, nlp: Language) -> None:
        self.nlp = nlp
        self._lock = Lock()  # spaCy has one memory zone at a time

    def extract(
        self,
        source: Given,
        *,
        published: date | str | None = None,
        title: str | None = None,
        publisher: str | None = None,
    ) -> Extraction:
        """The release and its facts; the arguments are those of ``pressefakten.extract``. Raises ``PressefaktenError``
        with the file's path in it."""
        return self._extract(source_of(source, published=published, title=title, publisher=publisher))

    def extract_all(
        self,
        source: Given,
        *,
        published: date | str | None = None,
        title: str | None = None,
        publisher: str | None = None,
    ) -> list[Extraction]:
        """The releases of one text, each with its facts: several where it is a collection of them (see ``parts``).

        The arguments are those of ``extract``, which takes any text for one release. Raises like it.
        """
        whole = source_of(source, published=published, title=title, publisher=publisher)
        return [self._extract(part) for part in self.parts(whole)]

    def parts(self, source: Source) -> list[Source]:
        """The releases that a text holds, in order: itself, or each part of a collection with the slice that is its
        text and what the collection states for all. Raises like ``extract``."""
        found = find_collection(source.text) if source.part is None else None
        return split_source(source, found, self.analyse) if found else [source]

    def extract_many(
        self, sources: Iterable[Given | Mapping[str, Any]], *, batch_size: int = 32, on_error: OnError | None = None
    ) -> Iterator[Extraction]:
        """One Extraction a source, in order, each the same as alone.

        ``sources`` may be an endless stream: ``batch_size`` of them are read ahead and go through the stages together.
        A mapping holds the arguments of ``extract``: ``{"source": text, "published": "2024-05-03"}``. A source that
        fails does not touch the others: ``on_error`` gets it, as it was given, with the PressefaktenError, and it is
        left out. Without ``on_error`` the error is raised, after the Extractions of the sources before it.
        """
        if isinstance(sources, str | bytes | bytearray | Mapping | Source) or not isinstance(sources, Iterable):
            raise ArgumentError(
                "A006",
                f"extract_many takes several sources, not one {type(sources).__name__}",
                "Give a list of them, or use extract(source).",
            )
        if not isinstance(batch_size, int) or batch_size < 1:
            raise ArgumentError("A007", f"batch_size = {batch_size!r}", "Give a number from 1, e.g. batch_size=32.")
        if on_error is not None and not callable(on_error):
            raise ArgumentError(
                "A008", f"on_error = {on_error!r} cannot be called", "Give a function of two arguments."
            )
        return self._extract_many(iter(sources), batch_size, on_error)

    def _extract_many(
        self, sources: Iterator[Given | Mapping[str, Any]], batch_size: int, on_error: OnError | None
    ) -> Iterator[Extraction]:
        while batch := list(islice(sources, batch_size)):
            for given, outcome in zip(batch, self._batch(batch), strict=True):
                if isinstance(outcome, Extraction):
                    yield outcome
                elif on_error is None:
                    raise outcome
                else:
                    on_error(given, outcome)

    def _batch(self, batch: list[Given | Mapping[str, Any]]) -> list[Extraction | PressefaktenError]:
        outcomes: list[Any] = [_outcome(source_of_one, given) for given in batch]
        groups = _groups([outcome for outcome in outcomes if isinstance(outcome, Source)])
        done = (extracted for group in groups for extracted in self._together(group))
        return [next(done) if isinstance(outcome, Source) else outcome for outcome in outcomes]

    def _together(self, sources: list[Source]) -> list[Extraction | PressefaktenError]:
        with self._lock, self.nlp.memory_zone(), suppress(Exception):
            docs = self.nlp.pipe((self._doc(source) for source in sources), batch_size=len(sources))
            return [records(source, doc, self.min_confidence) for source, doc in zip(sources, docs, strict=True)]
        # One of them failed: which, and why, shows when each is alone.
        return [_outcome(self._extract, source) for source in sources]

    def _extract(self, source: Source) -> Extraction:
        # The words of a text stay in spaCy's vocabulary for good unless a memory zone takes them back.
        with self._lock, self.nlp.memory_zone(), _reported(source):
            return records(source, self.analyse(source), self.min_confidence)

    def analyse(self, source: Source) -> Doc:
        """The Doc after all stages, with candidates, losers and steps (for ``explain``). Raises like ``extract``."""
        with _reported(source):
            return self.nlp(self._doc(source))

    def _doc(self, source: Source) -> Doc:
        doc = self.nlp.make_doc(source.text)
        doc._.stated = source.stated
        doc._.claims, doc._.labels = source.claims, source.labels
        doc._.part = source.part
        return doc


def _groups(sources: list[Source]) -> Iterator[list[Source]]:
    """The sources in order, in groups that fit into memory together."""
    group: list[Source] = []
    size = 0
    for source in sources:
        if group and size + len(source.text) > MAX_CHARACTERS:
            yield group
            group, size = [], 0
        group.append(source)
        size += len(source.text)
    if group:
        yield group


def _outcome(make: Callable[[Any], T], given: Any) -> T | PressefaktenError:
    try:
        return make(given)
    except PressefaktenError as error:
        return error


@contextmanager
def _reported(source: Source) -> Iterator[None]:
    """Any error of the stages as one of ours, which names the source."""
    try:
        yield
    except PressefaktenError:
        raise
    except Exception as error:
        raise ExtractionError(
            "X001",
            f"{source.path}: {type(error).__name__}: {error}",
            "The other releases are not affected; please report this one with its text.",
        ) from error
