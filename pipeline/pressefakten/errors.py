"""The one family of errors: a code that can be searched for, the cause, and the next step."""

from typing import Self

from pressefakten.paths import spelled


class PressefaktenError(Exception):
    """Base of every error this package raises on purpose.

    ``code`` is stable and greppable ("R003"), ``message`` names the file or word that caused it,
    ``hint`` is the next command or step. Letters: A arguments in Python, C command line, F facts and
    schemas, L lexicon, M model, O outputs, R reading, X extraction. Names of files that are not UTF-8 are spelled
    with escapes.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        self.code = code
        self.message = spelled(message)
        self.hint = spelled(hint)
        super().__init__(self.message)

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, str]]:
        # An exception that cannot be unpickled ends a process pool.
        return type(self), (self.code, self.message, self.hint)

    def __str__(self) -> str:
        text = f"[{self.code}] {self.message}"
        return f"{text}\n  {self.hint}" if self.hint else text


class ReadError(PressefaktenError):
    """A file could not be turned into text."""


class LexiconError(PressefaktenError):
    """An entry of the lexicon cannot be used."""


class ModelError(PressefaktenError):
    """The name tagger is missing, damaged or not usable."""


class ExtractionError(PressefaktenError):
    """A stage failed on one release; the others go on."""


class FactError(PressefaktenError):
    """A fact or release does not hold the contract of ``schemas``."""


class OutputError(PressefaktenError):
    """Results could not be read or written."""


class UsageError(PressefaktenError):
    """The command was called in a way that cannot work."""


class ArgumentError(PressefaktenError, TypeError, ValueError):
    """A function was called in a way that cannot work."""
