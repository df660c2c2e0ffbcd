"""PostgreSQL refuses to empty the journal at once."""

from django.db import migrations

from vigie.accounts.journal_guard import JOURNAL
from vigie.core.frozen_tables import protect_whole, release_whole


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_protect_journal")]

    operations = [migrations.RunPython(protect_whole(JOURNAL), release_whole(JOURNAL))]
