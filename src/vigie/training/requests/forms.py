"""The public form by which a training is asked for, and the pilot's."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.core.forms import DateInput
from vigie.training.models import Module, Refusal, Session, TrainingRequest
from vigie.training.structures import organisation_named


class RequestForm(forms.ModelForm):
    """What a structure asks for. ``company`` is a trap: people do not see it, robots fill it."""

    company = forms.CharField(
        label=_("Laissez ce champ vide"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = TrainingRequest
        fields = [
            "structure",
            "contact_name",
            "email",
            "phone",
            "module",
            "audience",
            "people",
            "origin",
            "message",
            "constraints_told",
        ]
        widgets = {
            "structure": forms.TextInput(attrs={"autocomplete": "organization"}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "message": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts = {
            "origin": _("Pour savoir ce qui donne envie de se former."),
            "constraints_told": _("Par exemple : pas le mercredi, deux fois deux heures, en équipe complète."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("contact_name", "email"):
            self.fields[name].required = True
        module = self.fields["module"]
        assert isinstance(module, forms.ModelChoiceField)
        module.queryset, module.empty_label = Module.objects.offered(), gettext("Je ne sais pas encore")

    @property
    def asked(self) -> TrainingRequest:
        """The request, not saved; its structure is found again in the directory when it is written as there."""
        asked: TrainingRequest = self.save(commit=False)
        asked.organisation = organisation_named(asked.structure)
        return asked


class FollowForm(forms.ModelForm):
    """What becomes of a request."""

    class Meta:
        model = TrainingRequest
        fields = ["organisation", "origin", "state", "session", "answer"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "session": _("Celle qui répond à la demande, si elle est planifiée."),
            "answer": _("Ce texte part par courriel à la personne qui a demandé."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation, session = self.fields["organisation"], self.fields["session"]
        assert isinstance(organisation, forms.ModelChoiceField)
        assert isinstance(session, forms.ModelChoiceField)
        organisation.queryset = Organisation.objects.select_related("parent").order_by("name")
        session.queryset = (
            Session.objects.filter(cancelled_on=None).select_related("version__module").order_by("-starts_at")
        )

    @property
    def values(self) -> dict[str, Any]:
        """What is written."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class RefusalForm(forms.ModelForm):
    """A structure says no, and why."""

    class Meta:
        model = Refusal
        fields = ["organisation", "module", "said_on", "reason", "note"]
        widgets = {"said_on": DateInput, "note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"note": _("Un autre horaire, un module plus court, un remplacement… Sans nommer personne.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = self.fields["organisation"]
        assert isinstance(organisation, forms.ModelChoiceField)
        organisation.queryset = Organisation.objects.select_related("parent").order_by("name")
