"""Frozen editions are only ever added: the database refuses the rest."""

from django.db import migrations

from vigie.cockpit.frozen_tables import EDITIONS
from vigie.core.frozen_tables import protect, release


class Migration(migrations.Migration):
    dependencies = [("cockpit", "0001_initial")]

    operations = [migrations.RunPython(protect(EDITIONS), release(EDITIONS))]
