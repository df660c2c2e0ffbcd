"""The rules of wording, by what they are about."""

from typing import Final

from vigie.internships.offers.wording_rules import body, means_and_place, network, origin, sex_and_age
from vigie.internships.offers.wording_rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *sex_and_age.RULES,
    *origin.RULES,
    *body.RULES,
    *means_and_place.RULES,
    *network.RULES,
)

__all__ = ["RULES", "Rule"]
