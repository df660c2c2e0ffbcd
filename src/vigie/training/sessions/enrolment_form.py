"""What is known of someone registered, for the pilot who mends it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.training.models import Enrolment
from vigie.training.people import who_of

FIELDS = ("name", "email", "organisation", "structure", "job_title", "level", "sex", "needs")


class EnrolmentDetailsForm(forms.ModelForm):
    """Details of an enrolment; the structure is chosen in the directory, or typed."""

    class Meta:
        model = Enrolment
        fields = FIELDS
        widgets = {"needs": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "organisation": _("Celle de l'annuaire : c'est elle que compte la couverture."),
            "structure": _("Seulement si elle n'est pas dans l'annuaire."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Organisation.objects.select_related("parent").order_by("name")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("organisation"):
            cleaned["structure"] = ""
        place = str(cleaned["organisation"]) if cleaned.get("organisation") else cleaned.get("structure", "")
        who = who_of(email=cleaned.get("email", ""), name=cleaned.get("name", ""), structure=place)
        same = Enrolment.objects.standing().filter(session=self.instance.session_id, who=who)
        if self.instance.withdrawn_at is None and same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(gettext("Cette personne est déjà inscrite à cette session."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What is written."""
        return {name: self.cleaned_data[name] for name in FIELDS}
