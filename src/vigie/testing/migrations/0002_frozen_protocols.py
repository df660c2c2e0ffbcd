"""A frozen protocol no longer changes: the database refuses."""

from django.db import migrations

from vigie.core.frozen_tables import protect, release
from vigie.testing.frozen_tables import PROTOCOLS


class Migration(migrations.Migration):
    dependencies = [("testing", "0001_initial")]

    operations = [migrations.RunPython(protect(PROTOCOLS), release(PROTOCOLS))]
