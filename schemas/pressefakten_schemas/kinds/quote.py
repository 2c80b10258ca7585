"""Direct speech."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, Mention
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import FactId, Name


class Quote(FactRecord):
    """Direct speech: the words between the quotation marks."""

    kind: Literal["quote"]
    value: Name
    speaker: str | None = Field(default=None, description="Value of the person who says it")
    speaker_id: FactId | None = None
    cue: str | None = Field(default=None, description='The verb: "sagte", "betonte", "so"')
    speech: int | None = Field(default=None, ge=1, description="Number shared by the parts of one speech")
    mentions: tuple[Mention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Quote,
    heading="Quotes",
    value="the words between the quotation marks",
    stage="press_quotes",
    rank=100,
    agreement="share",
    gold=("speaker",),
    links={"speaker": ("person",)},
)
