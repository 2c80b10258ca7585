"""The weights of what speaks for a name, made by ``make calibrate``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pressefakten.logistic import probability
from pressefakten.mentions import Mention

SUREST = 0.99
"""No name is surer than this, none less sure than the rest."""


@dataclass(frozen=True, slots=True)
class Weights:
    """``features`` have a weight each; ``rates`` tell of each rule and kind which share of its names is right."""

    features: Mapping[str, float]
    rates: Mapping[str, float]

    def of(self, found: Mapping[str, float]) -> float:
        """How sure a name with these features is, in hundredths."""
        get = self.features.get
        return _hundredths(probability(sum(get(name, 0.0) * number for name, number in found.items())))

    def of_name(self, mention: Mention, found: Mapping[str, float]) -> float:
        """How sure a name is; one of a rule that too few names taught is at least as sure as its kind.

        Not so a person's, whom the tagger knows better than a rare rule.
        """
        sure = self.of(found)
        if mention.kind != "person" and mention.rule in found and mention.rule not in self.features:
            return max(sure, self.of_rule(mention))
        return sure

    def of_rule(self, mention: Mention) -> float:
        """How sure a name is of which only the rule is known."""
        return _hundredths(self.rates.get(mention.rule, self.rates[mention.kind]))


def _hundredths(share: float) -> float:
    return round(min(SUREST, max(1.0 - SUREST, share)), 2)


@cache
def load_weights() -> Weights:
    """The weights shipped with the package."""
    kept = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(kept["features"], kept["rates"])
