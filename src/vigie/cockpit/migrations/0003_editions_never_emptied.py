"""PostgreSQL refuses to empty the editions of the report at once."""

from django.db import migrations

from vigie.cockpit.frozen_tables import EDITIONS
from vigie.core.frozen_tables import protect_whole, release_whole


class Migration(migrations.Migration):
    dependencies = [("cockpit", "0002_freeze_editions")]

    operations = [migrations.RunPython(protect_whole(EDITIONS), release_whole(EDITIONS))]
