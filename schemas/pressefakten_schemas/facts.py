"""The record of a fact, one model a kind, told apart by ``kind``. Values are in the normal form of the kind."""

from pydantic import TypeAdapter

from pressefakten_schemas.kinds import Fact

__all__ = ["FACT", "Fact"]

FACT: TypeAdapter[Fact] = TypeAdapter(Fact)
