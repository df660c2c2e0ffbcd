"""Forms of a decision, and of what ends a label."""

from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.label.deciding.deciding import Sitting
from vigie.label.models import Decision, Outcome, Withdrawal
from vigie.plan.models import Body
from vigie.plan.seen_forms import choose_among

MOST_PEOPLE: Final = 500


class DecisionForm(forms.ModelForm):
    """What a body decided, and who was there."""

    decided_on = DateField(label=_("Décidé le"))
    outcome = forms.ChoiceField(label=_("Décision"), choices=Outcome.choices, widget=forms.RadioSelect)
    nobody_from_inside = forms.BooleanField(
        label=_("Aucune personne de la structure, ni celle qui l'a évaluée, n'a pris part au vote.")
    )

    class Meta:
        model = Decision
        fields = ("body", "members", "decided_on", "present", "quorum", "outcome", "ground", "explanation")
        widgets = {"explanation": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "members": _(
                "Si aucune instance du plan ne décide : les fonctions ou les noms, tels que la structure les lira."
            ),
            "quorum": _("Combien de personnes devaient être présentes, selon la règle de l'instance."),
            "ground": _("Pour un refus seulement."),
            "explanation": _("Ce que la structure lira : ce qui est reconnu, ce qui manque, la suite."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "body", Body.objects.active())
        self.fields["body"].required = False
        self.fields["body"].empty_label = "–"  # type: ignore[attr-defined]
        self.fields["decided_on"].initial = timezone.localdate()
        for name in ("present", "quorum"):
            self.fields[name].widget.attrs |= {"min": 1, "max": MOST_PEOPLE}
            self.fields[name].validators.append(MaxValueValidator(MOST_PEOPLE))

    def clean(self) -> dict[str, Any]:
        """Tie what goes together."""
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("body")) == bool((cleaned.get("members") or "").strip()):
            self.add_error("body", gettext("Choisissez une instance, ou nommez qui a décidé : l'un des deux."))
        if cleaned.get("outcome") == Outcome.REFUSED and not cleaned.get("ground"):
            self.add_error("ground", gettext("Un refus a un motif : choisissez-le."))
        if cleaned.get("outcome") != Outcome.REFUSED:
            cleaned["ground"] = ""
        present, quorum = cleaned.get("present"), cleaned.get("quorum")
        if quorum == 0:
            self.add_error("quorum", gettext("Une personne au moins doit être présente."))
        if present is not None and quorum and present < quorum:
            self.add_error("present", gettext("Le quorum n'est pas atteint : l'instance ne peut pas décider."))
        return cleaned

    def sitting(self) -> Sitting:
        """Return who decided, and how many were there."""
        names = ("decided_on", "present", "quorum", "body", "members")
        return Sitting(**{name: self.cleaned_data[name] for name in names})

    def _post_clean(self) -> None:
        """Leave the constraints of the table to the act, which writes all its fields."""


class WithdrawalForm(forms.ModelForm):
    """Why a label ends before its time."""

    class Meta:
        model = Withdrawal
        fields = ("ground", "explanation")
        widgets = {"explanation": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"explanation": _("Ce que la structure lira. Le public ne verra que la date du retrait.")}

    def _post_clean(self) -> None:
        """Leave the constraints of the table to the act, which writes all its fields."""
