"""Refreshes the tables of law from the files shipped with Vigie."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from vigie.law.loading import load_law


class Command(BaseCommand):
    help = _("Met à jour les tables du droit : critères, domaines, formes, règles, voies de recours, délais.")
    needs_database = True

    def handle(self, *args: Any, **options: Any) -> None:
        tally = load_law({model.__name__: model for model in apps.get_app_config("law").get_models()})
        self.stdout.write(
            _("Droit – lignes créées : %(created)s, modifiées : %(changed)s, inchangées : %(unchanged)s.")
            % {"created": tally.created, "changed": tally.changed, "unchanged": tally.unchanged}
        )
