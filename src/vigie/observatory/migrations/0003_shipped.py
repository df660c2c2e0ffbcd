"""Fills the lists that facts are coded with, from the shipped file."""

from typing import Any

from django.db import migrations

from vigie.observatory.referentials.shipped import load_shipped


def load(apps: Any, schema_editor: Any) -> None:
    """Load the lists as the file says them at the time of installation."""
    load_shipped(apps.get_model("observatory", "ReferentialItem"))


class Migration(migrations.Migration):
    dependencies = [("observatory", "0002_freeze")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
