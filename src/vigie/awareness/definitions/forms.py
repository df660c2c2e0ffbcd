"""Forms of the shared definition."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.awareness.models import Definition
from vigie.awareness.wording.forms import EQUALITY_HELP
from vigie.core.forms import DateField
from vigie.core.markdown import check_markdown
from vigie.plan.models import Decision
from vigie.plan.seen_forms import SeenForm, choose_among


class DefinitionForm(SeenForm):
    """What is defined, and how."""

    class Meta:
        model = Definition
        fields = ("term", "text", "source", "is_historical")
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 8})}
        help_texts: ClassVar = {
            "text": EQUALITY_HELP,
            "is_historical": _("Gardée pour être connue et comparée ; elle n'est jamais en vigueur."),
        }

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if faults := check_markdown(text):
            raise ValidationError(faults)
        return text


class AdoptForm(forms.Form):
    """When and by whom a definition is adopted."""

    adopted_on = DateField(label=_("Adoptée le"), initial=timezone.localdate)
    adopted_by = forms.CharField(
        label=_("Adoptée par"), max_length=200, help_text=_("« le comité de pilotage », « le conseil »…")
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(), label=_("Décision qui l'adopte"), required=False, empty_label="–"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "decision", Decision.objects.select_related("meeting__body").order_by("-pk"))

    def clean_adopted_on(self) -> date:
        return not_to_come(self.cleaned_data["adopted_on"])


class AdoptionForm(forms.Form):
    """A structure that adopted the definition."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Structure"))
    adopted_on = DateField(label=_("Adoptée le"), initial=timezone.localdate)

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "organisation", organisations)
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]

    def clean_adopted_on(self) -> date:
        return not_to_come(self.cleaned_data["adopted_on"])


def not_to_come(day: date) -> date:
    """Return a day that has come. Raises ValidationError."""
    if day > timezone.localdate():
        raise ValidationError(gettext("Ce jour n'est pas encore venu."))
    return day
