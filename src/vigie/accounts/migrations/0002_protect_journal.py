"""The journal is only ever added to: the database refuses the rest."""

from django.db import migrations

from vigie.accounts.journal_guard import protect_journal, release_journal


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(protect_journal, release_journal)]
