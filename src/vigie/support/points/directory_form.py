"""What someone looks for in the directory; sent in the page's body, so that no address keeps it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.support.models import ReceptionPoint
from vigie.support.points.cards import place_of
from vigie.support.points.codes import COMPETENCES, LANGUAGES
from vigie.support.points.filtering import Wish
from vigie.support.rights.facts import criteria_on, domains_on
from vigie.territory.models import Commune

NO_MATTER = ("", _("indifférent"))


class DirectoryForm(forms.Form):
    """Every wish may be left empty; one that is unknown is left aside."""

    commune = forms.ModelChoiceField(
        Commune.objects.all(), label=_("Votre commune"), required=False, to_field_name="insee_code", empty_label="–"
    )
    domain = forms.ChoiceField(label=_("Domaine"), required=False)
    criterion = forms.ChoiceField(label=_("Critère"), required=False)
    competence = forms.ChoiceField(
        label=_("Aide recherchée"), choices=[NO_MATTER, *COMPETENCES.items()], required=False
    )
    language = forms.ChoiceField(label=_("Langue parlée"), choices=[NO_MATTER, *LANGUAGES.items()], required=False)
    level = forms.ChoiceField(label=_("Accueil"), choices=[NO_MATTER, *ReceptionPoint.Level.choices], required=False)
    accessible = forms.BooleanField(label=_("Accessible en fauteuil roulant"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        for name, rows in (("domain", domains_on(today)), ("criterion", criteria_on(today))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [NO_MATTER, *((row.code, row.label) for row in rows)]

    def wish(self) -> Wish:
        """Return what is looked for; everything when nothing was sent."""
        if not self.is_bound:
            return Wish()
        self.is_valid()
        given = self.cleaned_data
        commune = given.get("commune")
        return Wish(
            commune=commune.insee_code if commune else "",
            near=place_of(commune) if commune else None,
            level=given.get("level", ""),
            criterion=given.get("criterion", ""),
            domain=given.get("domain", ""),
            competence=given.get("competence", ""),
            language=given.get("language", ""),
            accessible=bool(given.get("accessible")),
        )
