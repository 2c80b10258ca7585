"""Words formed like names of persons that no lexicon lists ("Netzwerkerin"), by their endings; inhabitants are none."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pressefakten.german.role_declension import RoleForm
from pressefakten.german.towns import german_towns
from pressefakten.lexicon import load


@dataclass(frozen=True, slots=True)
class _Ending:
    """What words that name persons end in, and what of these do not; no shorter word is one."""

    ends: tuple[str, ...]
    never: tuple[str, ...]
    shortest: int
    form: RoleForm


@cache
def _endings() -> tuple[_Ending, ...]:
    return tuple(
        _Ending(
            tuple(entry["ends"]),
            tuple(entry.get("never", ())),
            entry["shortest"],
            RoleForm(*(word in entry["says"] for word in ("plural", "female", "male", "only_plural"))),
        )
        for entry in load("roles")["formed"]["ending"]
    )


def formed(last: str) -> RoleForm | None:
    """The form of a word in lower case that the lexicon does not list and that is formed like a name of persons."""
    for ending in _endings():
        if len(last) >= ending.shortest and last.endswith(ending.ends) and not last.endswith(ending.never):
            return None if _is_inhabitant(last) or last.capitalize() in load("given_names")["names"] else ending.form
    return None


@lru_cache(maxsize=5_000)
def _is_inhabitant(word: str) -> bool:
    """Whether a word in lower case names who lives somewhere ("hamburgerin", "dresdner"), or is the town itself."""
    base = re.sub(r"in(?:nen)?$", "", word)
    if base.endswith(tuple(load("roles")["formed"]["inhabitants"])):
        return True
    town = base.removesuffix("er")
    towns = {word, town, town + "en", town + "e", town + "n", re.sub(r"n$", "en", town), town.removesuffix("an")}
    return not _towns().isdisjoint(towns)


@cache
def _towns() -> frozenset[str]:
    """Towns, lands and countries of the lexicon in lower case."""
    return frozenset(name.lower() for name in (*german_towns(), *load("places")["safe"]["names"]))
