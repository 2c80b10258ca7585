"""The normal forms that values and attributes of facts are checked for."""

from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, Field

from pressefakten_schemas.edtf import is_duration, is_edtf, is_rrule


def _checked(name: str, holds: Callable[[str], bool]) -> AfterValidator:
    def check(value: str) -> str:
        if not holds(value):
            raise ValueError(f"{value!r} is no {name}")
        return value

    return AfterValidator(check)


Edtf = Annotated[str, _checked("EDTF date", is_edtf)]
Duration = Annotated[str, _checked("ISO 8601 duration", is_duration)]
Rrule = Annotated[str, _checked("RFC 5545 rule", is_rrule)]
Decimal = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", description="Decimal number, no grouping")]
FactId = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$", description="Short hash of what the fact is")]
Name = Annotated[str, Field(min_length=1)]
