"""On SQLite, facts lie in the order of their identifiers, drawn by lot: no row number tells which came first."""

from django.db import migrations

from vigie.core.frozen_tables import protect, release
from vigie.observatory.forgetting_order import without_row_numbers
from vigie.observatory.frozen_tables import FACTS


class Migration(migrations.Migration):
    dependencies = [("observatory", "0003_shipped")]

    operations = [
        migrations.RunPython(release(FACTS), migrations.RunPython.noop),
        migrations.RunPython(without_row_numbers, migrations.RunPython.noop),
        migrations.RunPython(protect(FACTS), migrations.RunPython.noop),
    ]
