"""What was frozen of a campaign no longer changes: the database itself refuses."""

from vigie.core.frozen_tables import FrozenTable

PROTOCOLS = FrozenTable(
    "testing_campaign",
    "Le protocole d'une campagne de tests, une fois figé, ne se modifie pas.",
    "testing_protocols",
    acts=("UPDATE",),
    when=(
        "OLD.protocol_hash <> '' AND (NEW.protocol <> OLD.protocol OR NEW.protocol_hash <> OLD.protocol_hash"
        " OR NEW.seed_hash <> OLD.seed_hash)"
    ),
)
