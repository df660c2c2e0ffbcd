"""PostgreSQL refuses to empty a frozen table of the observatory at once."""

from django.db import migrations

from vigie.core.frozen_tables import protect_whole, release_whole
from vigie.observatory.frozen_tables import FROZEN


class Migration(migrations.Migration):
    dependencies = [("observatory", "0004_facts_without_order")]

    operations = [migrations.RunPython(protect_whole(table), release_whole(table)) for table in FROZEN]
