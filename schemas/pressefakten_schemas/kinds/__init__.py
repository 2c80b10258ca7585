"""The kinds of fact: one module a kind, with its model and its record. All lists of kinds come from here.

Type checkers need ``Kind`` and ``Fact`` spelled out; an import fails with KindError where they and the modules differ.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Annotated, Literal, get_args

from pydantic import Field

from pressefakten_schemas.kinds.address import Address
from pressefakten_schemas.kinds.date import Date
from pressefakten_schemas.kinds.duration import DurationFact
from pressefakten_schemas.kinds.email import EmailFact
from pressefakten_schemas.kinds.identifier import Identifier
from pressefakten_schemas.kinds.misc import Misc
from pressefakten_schemas.kinds.money import Money
from pressefakten_schemas.kinds.organization import Organization
from pressefakten_schemas.kinds.percent import Percent
from pressefakten_schemas.kinds.person import Person
from pressefakten_schemas.kinds.phone import Phone
from pressefakten_schemas.kinds.place import Place
from pressefakten_schemas.kinds.quantity import Quantity
from pressefakten_schemas.kinds.quote import Quote
from pressefakten_schemas.kinds.record import FactKind, KindError
from pressefakten_schemas.kinds.url import UrlFact
from pressefakten_schemas.vocabulary import ZONES, Part, Qualifier, Resolution, Zone

__all__ = [
    "KINDS", "RECORDS", "ZONES", "Fact", "FactKind", "Kind", "KindError", "Part", "Qualifier",
    "Resolution", "Zone", "collect",
]  # fmt: skip

Kind = Literal[
    "person", "organization", "place", "misc", "date", "duration", "phone", "email", "url", "address",
    "identifier", "money", "percent", "quantity", "quote",
]  # fmt: skip
"""In the order of pages and tables."""

Fact = Annotated[
    Person | Organization | Place | Misc | Date | DurationFact | Phone | EmailFact | UrlFact | Address | Identifier
    | Money | Percent | Quantity | Quote,
    Field(discriminator="kind"),
]  # fmt: skip
"""The record of a fact of any kind."""

KINDS: tuple[Kind, ...] = get_args(Kind)


def collect(kinds: Iterable[str], models: Iterable[type], package: str) -> Mapping[str, FactKind]:
    """The records of ``kinds``, which the modules of ``package`` hold as ``KIND``; ``models`` are those of the union.

    Raises KindError where names, union and modules do not agree.
    """
    kinds, models = tuple(kinds), tuple(models)
    folder = import_module(package).__path__
    modules = {module.name for module in iter_modules(folder)} - {"record"}
    records: dict[str, FactKind] = {}
    for kind in kinds:
        if kind not in modules:
            raise KindError(f"The kind {kind!r} has no module {package}.{kind}.")
        record = getattr(import_module(f"{package}.{kind}"), "KIND", None)
        if not isinstance(record, FactKind):
            raise KindError(f"The module {package}.{kind} has no record KIND = FactKind(…).")
        if record.name != kind:
            raise KindError(f"The record of {package}.{kind} is one of the kind {record.name!r}.")
        if record.model not in models:
            raise KindError(f"The kind {kind!r} is missing in the union Fact: add {record.model.__name__}.")
        records[kind] = record
    if left := sorted(modules - set(kinds)):
        raise KindError(f"The kind {left[0]!r} is missing in the names Kind.")
    if foreign := [model.__name__ for model in models if model not in {record.model for record in records.values()}]:
        raise KindError(f"{foreign[0]} in the union Fact is the model of no kind.")
    return MappingProxyType(records)


RECORDS: Mapping[str, FactKind] = collect(KINDS, get_args(get_args(Fact)[0]), __name__)
