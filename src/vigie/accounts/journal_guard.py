"""The journal is a table that only grows: its triggers, as migrations and tests name them."""

from vigie.core.frozen_tables import FrozenTable, protect, release

# Read by whoever tries; the chain of hashes tells of whoever removes the triggers first.
JOURNAL = FrozenTable("accounts_journalentry", "Le journal ne se modifie pas.", "accounts_journal")

protect_journal = protect(JOURNAL)
release_journal = release(JOURNAL)
