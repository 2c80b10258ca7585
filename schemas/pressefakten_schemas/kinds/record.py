"""What there is to know of a kind of fact: a record that refuses to be incomplete."""

from collections.abc import Iterator, Mapping
from typing import Any, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, ValidationError, model_validator

from pressefakten_schemas.base import FactRecord, Mention


class KindError(TypeError):
    """A kind of fact whose record is not complete, or does not fit its model."""


OWNER: Mapping[str, tuple[str, ...]] = {"owner": ("person", "organization")}
"""The link of what reaches or belongs to somebody."""

_EVERY_FACT = frozenset({"release", "id", "kind", "value", "mentions"})
_EVERY_MENTION = frozenset({"start", "end", "text", "zone", "rule"})


class FactKind(BaseModel):
    """A kind of fact. Whatever lists kinds, tells them apart or shows them, asks here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: type[FactRecord]
    """The record of one such fact: ``kind``, ``value``, its attributes and ``mentions``."""
    heading: str = Field(min_length=1)
    """What stands over its facts on a page: "Phone numbers"."""
    value: str = Field(min_length=1)
    """What the value is, in a few words of Markdown with an example, for the tables of the docs."""
    stage: str = Field(pattern=r"^press_[a-z]+$")
    """The component that finds it; ``press_phones`` lives in ``pressefakten.recognizers.phones``."""
    rank: int = Field(ge=1)
    """Who gets the words when candidates of several kinds claim them: the lower rank. Among equals the longer wins."""
    agreement: str = Field(min_length=1)
    """When a mention is the one that the gold annotates: a rule of ``pressefakten.evaluate.agreement``."""
    gold: tuple[str, ...]
    """The attributes that gold annotates, in the order of the tables; others are not judged."""
    identity: tuple[str, ...] = ()
    """What, beside release, kind and value, makes two mentions one fact."""
    links: Mapping[str, tuple[str, ...]] = {}
    """Attribute that holds the value of another fact of the release → the kinds it may mean; its id is ``…_id``."""
    fullest: tuple[str, ...] = ()
    """Attributes of which the fullest form counts ("Professor Dr." before "Professor"); of others the first."""
    unit: str | None = None
    """The attribute that is the unit of the value."""
    unit_sign: str = ""
    """The unit where that attribute is absent: "%"."""
    in_value: tuple[str, ...] = ()
    """Attributes that are not told beside the value, since it shows them."""
    usual: Mapping[str, str] = {}
    """What attributes mostly say, so that it needs no telling: ``type`` "phone"."""
    inside_names: bool = False
    """Whether a name keeps such a candidate inside it: the number of "Agenda 2030"."""
    inside: tuple[str, ...] = ()
    """Kinds in whose mentions one of this kind stands without competing: the DOI of a link."""
    unowned: tuple[str, ...] = ()
    """Values of ``type`` that nobody owns, though others of the kind have an ``owner``."""
    judged: bool = True
    """Whether an evaluation judges it where the gold does not say which kinds it annotates."""

    @property
    def name(self) -> str:
        """The kind as records name it: ``phone``."""
        (name,) = get_args(self.model.model_fields["kind"].annotation)
        return str(name)

    @property
    def attributes(self) -> tuple[str, ...]:
        """What a fact says beside its value, in the order of the record."""
        return tuple(name for name in self.model.model_fields if name not in _EVERY_FACT)

    @property
    def mention_attributes(self) -> tuple[str, ...]:
        """What belongs to one mention rather than to the fact: "rund", "relative", warnings."""
        return tuple(name for name in _mention_model(self.model).model_fields if name not in _EVERY_MENTION)

    @model_validator(mode="wrap")
    @classmethod
    def _complete(cls, given: Any, check: ModelWrapValidatorHandler[Self]) -> Self:
        """The record, or a KindError that says all that is missing or does not fit."""
        faults = _faults_of_model(given.get("model")) if "model" in given else []
        if not faults:
            try:
                record = check(given)
            except ValidationError as error:
                faults = list(_faults(error))
            else:
                faults = list(record._unknown_names())
        if faults:
            raise KindError(f"The kind {_called(given)} is not complete: {'; '.join(faults)}.")
        return record

    def _unknown_names(self) -> Iterator[str]:
        """What the record says of attributes that the model does not have."""
        known = {"value", *self.attributes, *self.mention_attributes}
        named = {
            "gold": self.gold,
            "identity": self.identity,
            "links": (*self.links, *(f"{name}_id" for name in self.links)),
            "fullest": self.fullest,
            "unit": (self.unit,) if self.unit else (),
            "in_value": self.in_value,
            "usual": tuple(self.usual),
            "unowned": ("type",) if self.unowned else (),
        }
        for field, names in named.items():
            for name in names:
                if name not in known:
                    yield f"{field} needs an attribute {name!r}, which {self.model.__name__} does not have"


def _mention_model(model: type[FactRecord]) -> type[Mention]:
    mention: type[Mention] = get_args(model.model_fields["mentions"].annotation)[0]
    return mention


def _faults_of_model(model: Any) -> list[str]:
    """Why ``model`` is no record of a fact; nothing where it is one."""
    if not (isinstance(model, type) and issubclass(model, FactRecord)):
        return [f"model is {model!r}, not a FactRecord"]
    faults = [f"{model.__name__} has no field {name!r}" for name in _MODEL if name not in model.model_fields]
    if "kind" in model.model_fields and len(get_args(model.model_fields["kind"].annotation)) != 1:
        faults.append(f"the field 'kind' of {model.__name__} is not the Literal of one name")
    if "mentions" in model.model_fields:
        arguments = get_args(model.model_fields["mentions"].annotation)
        if not (arguments and isinstance(arguments[0], type) and issubclass(arguments[0], Mention)):
            faults.append(f"the field 'mentions' of {model.__name__} holds no Mention")
    return faults


_MODEL = ("kind", "value", "mentions")


def _called(given: Mapping[str, Any]) -> str:
    model = given.get("model")
    fields = getattr(model, "model_fields", {})
    name = get_args(fields["kind"].annotation) if "kind" in fields else ()
    return repr(name[0]) if name else f"of {getattr(model, '__name__', 'no model')}"


def _faults(error: ValidationError) -> Iterator[str]:
    for one in error.errors(include_url=False):
        field = ".".join(map(str, one["loc"]))
        if one["type"] == "missing":
            yield f"{field} is missing"
        elif one["type"] == "extra_forbidden":
            yield f"{field} is nothing that is asked of a kind"
        else:
            yield f"{field} is {one['input']!r}: {one['msg']}"
