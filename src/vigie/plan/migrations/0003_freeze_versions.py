"""Adopted versions are only ever added: the database refuses the rest."""

from django.db import migrations

from vigie.core.frozen_tables import protect, release
from vigie.plan.frozen_tables import VERSIONS


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_squashed")]

    operations = [migrations.RunPython(protect(VERSIONS), release(VERSIONS))]
