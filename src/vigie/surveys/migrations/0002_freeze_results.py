"""Frozen results are only ever added: the database refuses the rest."""

from django.db import migrations

from vigie.core.frozen_tables import protect, protect_whole, release, release_whole
from vigie.surveys.frozen_tables import RESULTS


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]

    operations = [
        migrations.RunPython(protect(RESULTS), release(RESULTS)),
        migrations.RunPython(protect_whole(RESULTS), release_whole(RESULTS)),
    ]
