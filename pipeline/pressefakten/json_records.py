"""The records of the outputs as JSON has them: what one line of ``releases.jsonl`` or ``facts.jsonl`` holds."""

from collections.abc import Mapping
from typing import Any

JsonRecord = Mapping[str, Any]
"""One that is read."""
JsonObject = dict[str, Any]
"""One that is made, or may be changed."""
OF_EVERY_FACT = frozenset({"release", "id", "kind", "value", "mentions"})
"""The fields that a fact of any kind has; the others are attributes of its kind."""
