"""What every recognizer is: a spaCy component that proposes mentions and looks at nothing that another one found."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.language import language_of
from pressefakten.mentions import Mention, propose
from pressefakten_schemas.kinds import RECORDS, KindError


class Recognizer(ABC):
    """Proposes the mentions that ``find`` finds in a Doc.

    A subclass is at once a factory of spaCy, by the name of the stage that the record of its kinds has:
    ``class Phones(Recognizer, stage="press_phones")``, then ``nlp.add_pipe("press_phones")``. ``requires`` is what it
    reads of a Doc beside its words, ``default_config`` the further arguments of its ``__init__``. Raises KindError
    where no kind has that stage.
    """

    kinds: ClassVar[tuple[str, ...]]
    """What it finds."""
    german_only: ClassVar[bool] = False
    """Whether its words are German ones that mean something else elsewhere: it finds nothing in another language."""

    def __init_subclass__(
        cls, *, stage: str, requires: Iterable[str] = (), default_config: Mapping[str, Any] | None = None
    ) -> None:
        super().__init_subclass__()
        cls.kinds = tuple(kind for kind, record in RECORDS.items() if record.stage == stage)
        if not cls.kinds:
            raise KindError(f"{cls.__name__} is the stage {stage!r}, but no kind's record has stage={stage!r}.")
        Language.factory(
            stage,
            requires=list(requires),
            assigns=["doc._.candidates", "doc.spans"],
            default_config=dict(default_config or {}),
        )(cls)

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        if self.german_only and language_of(doc) is not None:
            return propose(doc, self.name, ())
        return propose(doc, self.name, self.find(doc))

    @abstractmethod
    def find(self, doc: Doc) -> Iterable[Mention]:
        """The mentions of a Doc in any order; their offsets count in the reading."""
