"""What the database refuses to change: results once frozen, a questionnaire once published."""

from vigie.core.frozen_tables import FrozenTable

RESULTS = FrozenTable(
    "surveys_frozenresults", "Les résultats figés d'une vague ne se modifient pas.", "surveys_frozen_results"
)
VERSIONS = FrozenTable(
    "surveys_surveyversion",
    "Un questionnaire publié ne se modifie pas.",
    "surveys_versions",
    acts=("UPDATE",),
    when="OLD.published_on IS NOT NULL",
)
