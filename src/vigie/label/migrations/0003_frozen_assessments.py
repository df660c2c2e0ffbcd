"""Has the database itself refuse to change who assessed, when and in which words, once it was decided on."""

from django.db import migrations

from vigie.core.frozen_tables import protect, release
from vigie.label.frozen_tables import ASSESSMENTS, COMMITMENTS, KEPT_ASSESSMENTS


class Migration(migrations.Migration):
    dependencies = [("label", "0002_frozen_rows")]

    operations = [
        step
        for table in (COMMITMENTS, ASSESSMENTS, KEPT_ASSESSMENTS)
        for step in (
            migrations.RunPython(release(table), migrations.RunPython.noop),
            migrations.RunPython(protect(table), release(table)),
        )
    ]
