"""A version changes only as long as it is a draft: the database refuses the rest."""

from django.db import migrations

from vigie.core.frozen_tables import protect, release
from vigie.surveys.frozen_tables import VERSIONS


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_freeze_results")]

    operations = [migrations.RunPython(protect(VERSIONS), release(VERSIONS))]
