"""Could a German noun be a plural? By spelling alone, for nouns no dictionary knows."""

import re
from typing import Any

from pressefakten.lexicon import load

_ENDINGS = re.compile(load("quantities")["atoms"]["PLURAL"])
_GENDERED = re.compile(r"[:*_/(]-?[Ii]n(?:nen)?\)?\Z")
_SINGULAR = re.compile(load("quantities")["atoms"]["SINGULAR"])
_LONGEST_ABBREVIATION = 5
_SHORTEST = 3


class Plurals:
    """``lexicon`` is the table ``unmarked`` of the topic "quantities"."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._known = frozenset(lexicon["words"]) | frozenset(lexicon["plural_exceptions"])
        self._singular = frozenset(lexicon["singular_words"])
        self._singular_s = tuple(lexicon["singular_endings"])
        self._agents = tuple(lexicon["agent_endings"])

    def is_plural(self, noun: str) -> bool:
        """True unless the ending rules a plural out; "Einsatzwagen" and "Schüler" are let pass, "Rathaus" is not."""
        if noun in self._known or _GENDERED.search(noun):
            return True
        last = noun.rsplit("-", 1)[-1]
        if last in self._known:
            return True
        if not self._singular.isdisjoint((last, noun)):
            return False
        if last.isupper():
            return len(last) <= _LONGEST_ABBREVIATION and last.isalpha() and len(noun) > 1
        return len(noun) >= _SHORTEST and self._ends_as_plural(last)

    def _ends_as_plural(self, last: str) -> bool:
        if last.endswith("s"):
            return len(last) > _SHORTEST and not last.endswith(self._singular_s)
        return bool(_ENDINGS.search(last)) and not _SINGULAR.search(last)

    def is_known(self, noun: str) -> bool:
        """Listed as standing unchanged after a number."""
        return noun in self._known

    def is_agent(self, noun: str) -> bool:
        """A noun in -er that names people or things, not the adjective of a town ("Berliner Schulen")."""
        return noun.lower().endswith(self._agents)
