"""Forms of a campaign: its settings, the reason of a stop, numbers to try."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.plan.seen_forms import SeenForm
from vigie.testing.campaigns.sizing import MOST_PAIRS
from vigie.testing.models import Campaign

SMALLEST_LEVEL, LARGEST_LEVEL = Decimal("0.001"), Decimal("0.2")
# Hours: thirty days.
LONGEST_DELAY = 720
TEXT = {"rows": 3}


class CampaignForm(SeenForm):
    """What a campaign is, and its numbers, until its protocol is frozen. The mode is chosen before, once."""

    starts_on = DateField(label=_("Premier jour"))
    ends_on = DateField(label=_("Dernier jour"))

    class Meta:
        model = Campaign
        fields = [
            "name",
            "purpose",
            "criterion",
            "domain",
            "action",
            "starts_on",
            "ends_on",
            "hypotheses",
            "valid_rule",
            "planned",
            "expected_reference",
            "expected_tested",
            "level",
            "looks",
            "most_contacts",
            "minutes",
            "most_minutes",
            "least_delay",
            "most_delay",
        ]
        widgets = {
            "purpose": forms.Textarea(attrs=TEXT),
            "hypotheses": forms.Textarea(attrs=TEXT),
            "valid_rule": forms.Textarea(attrs=TEXT),
        }
        help_texts = {
            "name": _("Par exemple « Logement, printemps 2027 ». Sans nom d'organisation."),
            "hypotheses": _("Ce que vous vous attendez à trouver, écrit avant de savoir."),
            "valid_rule": _("Par exemple « les deux demandes sont parties, l'annonce était encore en ligne »."),
            "planned": _("Une paire : une annonce à laquelle tous les profils répondent."),
            "expected_reference": _("Une part : 0,2 pour 20 paires sur 100 où seule la référence est bien traitée."),
            "expected_tested": _("Une part : 0,05 pour 5 paires sur 100 où seul le profil testé est bien traité."),
            "level": _("0,05 : cinq fois sur cent, on verrait un écart là où il n'y en a pas."),
            "looks": _("La fin comprise. Chaque regard prévu rend les suivants plus exigeants."),
            "most_minutes": _("Ce que la campagne coûte à celles et ceux qui reçoivent les candidatures."),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse days and delays out of order, expectations beyond one, risks that mean nothing."""
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("ends_on", gettext("Le dernier jour vient avant le premier."))
        least, most = cleaned.get("least_delay"), cleaned.get("most_delay")
        if least is not None and most is not None and most < least:
            self.add_error("most_delay", gettext("Le délai maximum est plus court que le minimum."))
        elif most is not None and most > LONGEST_DELAY:
            self.add_error("most_delay", gettext("Trente jours au plus, soit 720 heures."))
        if cleaned.get("most_contacts") == 0:
            self.add_error("most_contacts", gettext("Un test au moins par organisation : sinon, rien n'est testé."))
        check_chances(self, cleaned)
        return cleaned

    def clean_planned(self) -> int:
        """Refuse more pairs than anybody could meet."""
        planned: int = self.cleaned_data["planned"]
        if planned > MOST_PAIRS:
            raise forms.ValidationError(gettext("Prévoyez 5 000 paires au plus."))
        return planned

    def clean_level(self) -> Decimal:
        """Refuse a risk that no test could keep, or that nobody would accept."""
        level: Decimal = self.cleaned_data["level"]
        if not SMALLEST_LEVEL <= level <= LARGEST_LEVEL:
            raise forms.ValidationError(gettext("Choisissez un risque entre 0,001 et 0,2."))
        return level


def check_chances(form: forms.BaseForm, cleaned: dict[str, Any]) -> None:
    """Refuse expectations that make more than all pairs."""
    reference, tested = cleaned.get("expected_reference"), cleaned.get("expected_tested")
    if reference is not None and tested is not None and reference + tested > 1:
        form.add_error("expected_tested", gettext("Les deux parts dépassent 1 à elles deux : baissez-en une."))


class TryForm(forms.Form):
    """Numbers to try before settling them: nothing is written."""

    planned = forms.IntegerField(label=_("Paires"), min_value=1, max_value=MOST_PAIRS)
    expected_reference = forms.DecimalField(label=_("Référence seule favorisée"), min_value=0, max_value=1)
    expected_tested = forms.DecimalField(label=_("Profil testé seul favorisé"), min_value=0, max_value=1)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        check_chances(self, cleaned)
        return cleaned


class StopForm(forms.Form):
    """Why a campaign stops."""

    reason = forms.CharField(
        label=_("Pourquoi la campagne s'arrête"),
        max_length=1000,
        widget=forms.Textarea(attrs=TEXT),
        help_text=_("Une phrase suffit. Ne nommez ni organisation, ni personne."),
    )
