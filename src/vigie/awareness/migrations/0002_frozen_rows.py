"""Has the database itself refuse to change what everyone read or adopted."""

from django.db import migrations

from vigie.awareness.frozen_tables import FROZEN
from vigie.core.frozen_tables import protect, release


class Migration(migrations.Migration):
    dependencies = [("awareness", "0001_initial")]

    operations = [migrations.RunPython(protect(table), release(table)) for table in FROZEN]
