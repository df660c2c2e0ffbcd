"""Forms of a case: answering, noting, qualifying, planning, handing over to a colleague, closing."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.core.forms import DateField
from vigie.law.models import DiscriminationType, Domain
from vigie.observatory.models import ReferentialItem
from vigie.support.cases.following import CLOSING_REASONS
from vigie.support.cases.qualification import Evidence, Qualification
from vigie.support.models import Task
from vigie.support.rights.facts import criteria_on

LONGEST_TEXT = 20_000
LONGEST_LINE = 300
EVIDENCE_STATES = (
    ("held", _("on l'a")),
    ("to_ask", _("à demander")),
    ("missing", _("elle manque")),
)


def words(label: Any, *, rows: int = 4, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Return a field for a text."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_TEXT,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class AnswerForm(forms.Form):
    """A message to the person."""

    text = words(_("Votre message"), help_text=_("La personne le lit avec son code de suivi."))
    waits_for_her = forms.BooleanField(label=_("J'attends une réponse de la personne"), required=False)


class NoteForm(forms.Form):
    """An internal note."""

    text = words(_("Nouvelle note"), rows=3, help_text=_("La personne ne la lit jamais."))


class QualificationForm(forms.Form):
    """What the listener makes of the story in law."""

    criteria = forms.MultipleChoiceField(
        label=_("Critères en cause"), required=False, widget=forms.CheckboxSelectMultiple
    )
    domain = forms.ChoiceField(label=_("Domaine"), required=False)
    type = forms.ChoiceField(label=_("Forme"), required=False)
    outcome = forms.ChoiceField(
        label=_("Suite donnée à ce jour"),
        required=False,
        help_text=_("Avec le critère et le domaine, c'est tout ce que l'observatoire apprend : jamais de mots."),
    )
    respondent_is_public = forms.NullBooleanField(
        label=_("Un service public, ou l'un de ses agents, est-il en cause ?"),
        required=False,
        widget=forms.Select(choices=(("unknown", _("on ne sait pas")), ("true", _("oui")), ("false", _("non")))),
    )
    summary = words(_("Les faits, en quelques phrases"), rows=6, required=False)
    harm = words(_("Le préjudice"), rows=3, required=False, help_text=_("Ce que la personne a perdu ou subi."))
    facts = DateField(
        label=_("Jour des faits"),
        required=False,
        help_text=_("Si cela a duré, le premier jour, le plus prudent pour compter les délais."),
    )
    revelation = DateField(
        label=_("Jour où la discrimination est apparue"),
        required=False,
        help_text=_("Quand la personne a su, par exemple en apprenant un écart de salaire."),
    )
    notification = DateField(
        label=_("Jour où une décision lui a été notifiée"),
        required=False,
        help_text=_("Pour une décision d'une administration."),
    )
    witnesses = words(
        _("Témoins"), rows=3, required=False, help_text=_("Un nom par ligne, avec une adresse si possible.")
    )

    def __init__(self, *args: Any, qualification: Qualification, **options: Any) -> None:
        super().__init__(*args, **{**options, "initial": initial_of(qualification)})
        today = timezone.localdate()
        self.choose("criteria", [(each.code, each.label) for each in criteria_on(today)], qualification.criteria)
        self.choose("domain", choices_of(Domain.objects.in_force(today)), (qualification.domain,))
        outcomes = ReferentialItem.objects.filter(kind=ReferentialItem.Kind.OUTCOME, retired_on=None)
        self.choose("outcome", choices_of(outcomes.exclude(code="not_stated")), (qualification.outcome,))
        self.choose("type", choices_of(DiscriminationType.objects.in_force(today)), (qualification.type,))

    def choose(self, name: str, choices: list[tuple[str, str]], kept: tuple[str, ...]) -> None:
        """Offer choices, and what was chosen when they were others."""
        known = {code for code, _label in choices}
        field: Any = self.fields[name]
        field.choices = choices + [(code, code) for code in kept if code not in known]

    def clean(self) -> dict[str, Any]:
        """Refuse a day to come."""
        found = super().clean() or {}
        for name in ("facts", "revelation", "notification"):
            if found.get(name) and found[name] > timezone.localdate():
                self.add_error(
                    name, gettext("Ce jour n'est pas encore venu : indiquez aujourd'hui ou une date passée.")
                )
        return found

    def qualification(self, evidence: tuple[Evidence, ...]) -> Qualification:
        """Return what was written, as a value."""
        found: dict[str, Any] = dict(self.cleaned_data)
        found["criteria"] = tuple(found["criteria"])
        found["witnesses"] = tuple(line.strip() for line in found["witnesses"].splitlines() if line.strip())
        return Qualification(**found, evidence=evidence)


def initial_of(qualification: Qualification) -> dict[str, Any]:
    """Return a qualification as a form shows it."""
    lists = {"criteria": list(qualification.criteria), "witnesses": "\n".join(qualification.witnesses)}
    return {**vars(qualification), **lists}


def choices_of(rows: Any) -> list[tuple[str, str]]:
    """Return rows with a code and a label as choices, none first."""
    return [("", gettext("à préciser")), *((row.code, row.label) for row in rows)]


class EvidenceForm(forms.Form):
    """A proof: what it is, whether it is there, where it is kept."""

    what = forms.CharField(label=_("Preuve"), required=False, max_length=LONGEST_LINE)
    state = forms.ChoiceField(label=_("Où en est-on"), choices=EVIDENCE_STATES)
    where = forms.CharField(label=_("Où est-elle"), required=False, max_length=LONGEST_LINE)


EvidenceFormSet = forms.formset_factory(EvidenceForm, extra=3, max_num=60, validate_max=True)


def evidence_in(formset: Any) -> tuple[Evidence, ...]:
    """Return the proofs written; a line whose proof has no name is left out."""
    lines = [form.cleaned_data for form in formset if form.cleaned_data.get("what", "").strip()]
    return tuple(Evidence(line["what"].strip(), line["state"], line["where"].strip()) for line in lines)


class StepForm(forms.Form):
    """A step of the plan."""

    kind = forms.ChoiceField(
        label=_("Nature"),
        choices=[(kind.value, kind.label) for kind in (Task.Kind.STEP, Task.Kind.FOLLOW_UP)],
    )
    words = forms.CharField(label=_("Quoi"), max_length=LONGEST_LINE)
    due_on = DateField(label=_("Pour le"))
    assigned_to = forms.ModelChoiceField(
        label=_("Par"), queryset=Person.objects.none(), required=False, empty_label=_("toute l'équipe")
    )

    def __init__(self, *args: Any, colleagues: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["assigned_to"]
        field.queryset = colleagues


class ReassignForm(forms.Form):
    """Who will follow the case."""

    person = forms.ModelChoiceField(
        label=_("Confier à"),
        queryset=Person.objects.none(),
        help_text=_("Les personnes qui écoutent dans ce lieu et qui ont créé leur coffre."),
    )

    def __init__(self, *args: Any, colleagues: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["person"]
        field.queryset = colleagues


class CloseForm(forms.Form):
    """Why the case ends, and a last word."""

    reason = forms.ChoiceField(label=_("Pourquoi"), choices=list(CLOSING_REASONS.items()), widget=forms.RadioSelect)
    words = words(
        _("Un dernier message à la personne"),
        required=False,
        help_text=_("Facultatif. Elle peut toujours revenir avec son code de suivi."),
    )


class ReopenForm(forms.Form):
    """Why the case is opened again."""

    reason = words(_("Pourquoi le rouvrir"), rows=3, help_text=_("Gardé dans les notes internes."))
