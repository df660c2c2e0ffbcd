"""PostgreSQL refuses to empty the versions of the plan at once."""

from django.db import migrations

from vigie.core.frozen_tables import protect_whole, release_whole
from vigie.plan.frozen_tables import VERSIONS


class Migration(migrations.Migration):
    dependencies = [("plan", "0003_freeze_versions")]

    operations = [migrations.RunPython(protect_whole(VERSIONS), release_whole(VERSIONS))]
