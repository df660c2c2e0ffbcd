"""Tables of surveys that only grow."""

from vigie.core.frozen_tables import FrozenTable

RESULTS = FrozenTable(
    "surveys_frozenresults", "Les résultats figés d'une vague ne se modifient pas.", "surveys_frozen_results"
)
