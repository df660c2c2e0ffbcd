"""Has the database itself refuse to change what was signed, decided, or decided on."""

from django.db import migrations

from vigie.core.frozen_tables import protect, protect_whole, release
from vigie.label.frozen_tables import DECISIONS, FROZEN, WITHDRAWALS


class Migration(migrations.Migration):
    dependencies = [("label", "0001_initial")]

    operations = [
        *(migrations.RunPython(protect(table), release(table)) for table in FROZEN),
        *(migrations.RunPython(protect_whole(table), migrations.RunPython.noop) for table in (DECISIONS, WITHDRAWALS)),
    ]
