"""What an indicator may count of facts: the variables, and their values that a public page may name."""

from vigie.observatory.referentials.lists import current_lists
from vigie.observatory.referentials.public_lists import LABELS

VARIABLES = ("domain", "criterion", "type", "outcome", "channel", "sex", "age_band", "place")


def countable_variables() -> list[tuple[str, str]]:
    """Return the variables that break an indicator down, as choices."""
    return [(name, str(LABELS[name])) for name in VARIABLES]


def countable_values() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the values by variable, as grouped choices: « domain:employment »."""
    lists = current_lists()
    return [
        (str(LABELS[name]), [(f"{name}:{item.code}", item.label) for item in lists[name] if item.is_verified])
        for name in VARIABLES
    ]
