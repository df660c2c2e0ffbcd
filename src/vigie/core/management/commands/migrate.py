"""Django's own command; steps that may be are made together."""

from django.core.management.commands import migrate
from django.db.migrations import Migration

from vigie.core.migrating_together import together


class Command(migrate.Command):
    help = "Met la base à jour."

    def migration_progress_callback(self, action: str, migration: Migration | None = None, fake: bool = False) -> None:
        if action == "apply_start" and migration:
            migration.operations = list(together(migration.operations))  # type: ignore[misc]
        super().migration_progress_callback(action, migration, fake)
