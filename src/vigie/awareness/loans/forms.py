"""Forms of loans."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.awareness.loans.days import first_taken
from vigie.awareness.loans.lending import last_day_to_ask, taken_days
from vigie.awareness.models import LONGEST_LOAN, Loan, Tool
from vigie.awareness.public_forms import PublicForm
from vigie.core.day_words import date_format
from vigie.core.forms import DateField


class LoanForm(PublicForm):
    """Days, a place, and who asks."""

    starts_on = DateField(label=_("Du"))
    ends_on = DateField(label=_("Au"), help_text=_("Ce jour compris : il sert à la rapporter."))

    class Meta:
        model = Loan
        fields = ("starts_on", "ends_on", "place", "structure", "contact", "email", "phone", "message")
        widgets: ClassVar = {"message": forms.Textarea(attrs={"rows": 3})}
        help_texts: ClassVar = {
            "email": _("La réponse y arrive, avec un fichier pour votre agenda."),
            "message": _("Le public attendu, une question, vos moyens de transport. Facultatif."),
        }

    def __init__(self, *args: Any, tool: Tool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tool = tool

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on:
            self.look_at_days(starts_on, ends_on)
        return cleaned

    def look_at_days(self, starts_on: date, ends_on: date) -> None:
        """Refuse days in the past, in disorder, too many, or already taken."""
        if starts_on < timezone.localdate():
            self.add_error("starts_on", gettext("Ce jour est passé : choisissez aujourd'hui ou après."))
        elif ends_on < starts_on:
            self.add_error("ends_on", gettext("Le dernier jour vient avant le premier : vérifiez les deux."))
        elif (ends_on - starts_on).days >= LONGEST_LOAN:
            self.add_error("ends_on", gettext("Un prêt dure au plus %(days)d jours.") % {"days": LONGEST_LOAN})
        elif ends_on > last_day_to_ask():
            self.add_error("ends_on", gettext("Choisissez des jours d'ici deux ans."))
        elif taken := first_taken(starts_on, ends_on, taken_days(self.tool, starts_on)):
            words = {"start": date_format(taken[0], "j F Y"), "end": date_format(taken[1], "j F Y")}
            busy = gettext("Elle est déjà prêtée du %(start)s au %(end)s : choisissez d'autres jours.")
            self.add_error("starts_on", busy % words)


class AnswerForm(forms.Form):
    """Yes or no, and what is written to whoever asked."""

    decision = forms.ChoiceField(
        label=_("Votre réponse"),
        choices=[("accept", _("Accepter")), ("refuse", _("Refuser"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Ce que vous écrivez"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Où et quand venir, par exemple ; la raison, si c'est non."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") == "refuse" and not (cleaned.get("answer") or "").strip():
            self.add_error("answer", gettext("Dites pourquoi, et ce qui serait possible."))
        return cleaned


class BackForm(forms.ModelForm):
    """How a tool came back."""

    returned_on = DateField(label=_("Rendue le"))
    condition = forms.ChoiceField(label=_("État"), choices=Loan.Condition.choices, widget=forms.RadioSelect)

    class Meta:
        model = Loan
        fields = ("returned_on", "condition", "condition_note", "visitors")
        widgets: ClassVar = {"condition_note": forms.Textarea(attrs={"rows": 3})}
        labels: ClassVar = {"visitors": _("Combien de personnes l'ont vue, si c'est connu")}

    def __init__(self, data: Any = None, *, instance: Loan) -> None:
        # A tool is noted as back the day it comes back.
        initial = {"returned_on": instance.returned_on or timezone.localdate()}
        super().__init__(data, instance=instance, initial=initial)

    def clean_returned_on(self) -> date:
        day: date = self.cleaned_data["returned_on"]
        if day > timezone.localdate():
            raise ValidationError(gettext("Ce jour n'est pas encore venu."))
        if day < self.instance.starts_on:
            raise ValidationError(gettext("Le prêt n'avait pas encore commencé ce jour-là."))
        return day

    def clean_visitors(self) -> int | None:
        visitors: int | None = self.cleaned_data["visitors"]
        if visitors is not None and visitors > 1_000_000:
            raise ValidationError(gettext("Au plus 1 000 000 de visites : vérifiez ce nombre."))
        return visitors
