"""What no longer changes: versions of tools that were public, definitions that were adopted."""

from typing import Final

from vigie.core.frozen_tables import FrozenTable

VERSIONS: Final = FrozenTable(
    "awareness_toolversion", "Une version publiée ne se modifie pas.", "awareness_versions", acts=("UPDATE",)
)
ADOPTED: Final = "Une définition adoptée ne se modifie pas."
DEFINITIONS: Final = FrozenTable(
    "awareness_definition",
    ADOPTED,
    "awareness_definitions",
    acts=("UPDATE",),
    when=(
        "OLD.adopted_on IS NOT NULL AND (NEW.term <> OLD.term OR NEW.text <> OLD.text OR NEW.source <> OLD.source"
        " OR NEW.adopted_on IS NULL OR NEW.adopted_on <> OLD.adopted_on OR NEW.adopted_by <> OLD.adopted_by)"
    ),
)
KEPT_DEFINITIONS: Final = FrozenTable(
    "awareness_definition", ADOPTED, "awareness_definitions_kept", acts=("DELETE",), when="OLD.adopted_on IS NOT NULL"
)
FROZEN: Final = (VERSIONS, DEFINITIONS, KEPT_DEFINITIONS)
