"""Fills the tables of law from the shipped files."""

from typing import Any

from django.db import migrations

from vigie.law.loading import load_law


def load(apps: Any, schema_editor: Any) -> None:
    """Load the law as the files say it at the time of installation."""
    load_law({model.__name__: model for model in apps.get_app_config("law").get_models()})


class Migration(migrations.Migration):
    dependencies = [("law", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
