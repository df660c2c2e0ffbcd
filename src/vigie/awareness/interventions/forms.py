"""Forms of interventions."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.awareness.models import Audience, Intervention, InterventionRequest
from vigie.awareness.public_forms import PublicForm
from vigie.awareness.toolbox.forms import checked_minutes
from vigie.awareness.wording.forms import EQUALITY_HELP, MARKDOWN_HELP
from vigie.core.forms import DateField
from vigie.core.markdown import check_markdown
from vigie.plan.seen_forms import SeenForm, choose_among


class InterventionForm(SeenForm):
    """What an organisation comes and does."""

    audiences = forms.MultipleChoiceField(
        label=_("Pour qui"), choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Intervention
        fields = ("title", "summary", "text", "audiences", "minutes", "people", "needs", "organisation")
        widgets: ClassVar = {
            "text": forms.Textarea(attrs={"rows": 8}),
            "needs": forms.Textarea(attrs={"rows": 2}),
        }
        labels: ClassVar = {"organisation": _("Structure qui intervient")}
        help_texts: ClassVar = {"summary": EQUALITY_HELP, "text": MARKDOWN_HELP}

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], must_belong: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "organisation", organisations)
        self.fields["organisation"].required = must_belong
        if must_belong and not self.instance.pk and len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]
        if must_belong and self.instance.published_on:
            # What the pilot read before it went public.
            for name in ("title", "summary", "text"):
                del self.fields[name]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if faults := check_markdown(text):
            raise ValidationError(faults)
        return text

    def clean_minutes(self) -> int | None:
        return checked_minutes(self.cleaned_data["minutes"])


class RequestForm(PublicForm):
    """Who asks, for whom, when."""

    class Meta:
        model = InterventionRequest
        fields = ("structure", "public", "expected", "wished_for", "sector", "contact", "email", "phone", "message")
        widgets: ClassVar = {"message": forms.Textarea(attrs={"rows": 4})}
        labels: ClassVar = {"structure": _("Établissement ou structure"), "sector": _("Domaine")}
        help_texts: ClassVar = {
            "public": _("« deux classes de 4e », « l'équipe d'accueil »."),
            "wished_for": _("« en mars, le mardi après-midi », par exemple."),
        }

    def clean_expected(self) -> int | None:
        expected: int | None = self.cleaned_data["expected"]
        if expected is not None and not 1 <= expected <= 5000:
            raise ValidationError(gettext("De 1 à 5 000 personnes."))
        return expected


class DoneForm(forms.ModelForm):
    """That it took place: with how many people, by sex."""

    done_on = DateField(label=_("Faite le"))

    class Meta:
        model = InterventionRequest
        fields = ("done_on", "women", "men", "not_stated", "learnt")
        widgets: ClassVar = {"learnt": forms.Textarea(attrs={"rows": 4})}
        help_texts: ClassVar = {"learnt": _("Ni nom, ni situation reconnaissable.")}

    def __init__(self, data: Any = None, *, instance: InterventionRequest) -> None:
        initial = {"done_on": instance.done_on or timezone.localdate()}
        super().__init__(data, instance=instance, initial=initial)
        for name in ("women", "men", "not_stated"):
            self.fields[name].required = True

    def clean_done_on(self) -> date:
        day: date = self.cleaned_data["done_on"]
        if day > timezone.localdate():
            raise ValidationError(gettext("Ce jour n'est pas encore venu."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if any((cleaned.get(name) or 0) > 100_000 for name in ("women", "men", "not_stated")):
            raise ValidationError(gettext("Au plus 100 000 personnes : vérifiez ces nombres."))
        return cleaned
