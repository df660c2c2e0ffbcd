"""Facts, versions of the lists, catalogues and signed editions are only ever added: the database refuses the rest."""

from django.db import migrations

from vigie.core.frozen_tables import protect, release
from vigie.observatory.frozen_tables import FROZEN


class Migration(migrations.Migration):
    dependencies = [("observatory", "0001_initial")]

    operations = [migrations.RunPython(protect(table), release(table)) for table in FROZEN]
