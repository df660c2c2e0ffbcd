"""The form of a session."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.core.forms import DateInput
from vigie.surveys.models import Survey, Wave
from vigie.training.models import ModuleVersion, Session, SessionTrainer

LATEST_YEAR, EARLIEST_YEAR = 2100, 2000
MOMENT = "%Y-%m-%dT%H:%M"
OF_SESSION = (
    "version",
    "starts_at",
    "ends_at",
    "place",
    "address",
    "accessibility",
    "access_note",
    "online_address",
    "places",
    "registers_until",
    "note",
    "host",
    "other_trainers",
    "before_wave",
    "after_wave",
)


def moment_input() -> forms.DateTimeInput:
    """Return the browser's own way of choosing a day and an hour."""
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)


def possible_trainers(session: Session) -> QuerySet[Person]:
    """Return those who hold the role of trainer today, and those who train in a session already."""
    held = Membership.objects.current().filter(role=Role.TRAINER)
    already = SessionTrainer.objects.filter(session=session.pk)
    people = Q(pk__in=held.values("person")) | Q(pk__in=already.values("person"))
    return Person.objects.filter(people).order_by("name", "pk")


class SessionForm(forms.ModelForm):
    """A session. trainers: those with an account, who then see it."""

    trainers = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("Formatrices et formateurs qui ont un compte"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Elles et ils voient cette session, et relèvent les présences sur leur téléphone."),
    )

    online_address = forms.URLField(
        label=_("Adresse de la visioconférence"),
        required=False,
        max_length=400,
        assume_scheme="https",
        help_text=_("Envoyée aux personnes qui ont une place ; le public ne la voit pas."),
    )

    class Meta:
        model = Session
        fields = OF_SESSION
        widgets = {"starts_at": moment_input(), "ends_at": moment_input(), "registers_until": DateInput}
        help_texts = {
            "access_note": _("Ascenseur, places réservées, boucle magnétique, arrêt de bus…"),
            "registers_until": _("Vide : jusqu'au début de la session."),
            "note": _("Repas, matériel, horaires d'accueil."),
            "host": _("Une structure qui reçoit la session chez elle, avec son ambassadrice ou son ambassadeur."),
            "before_wave": _("Son adresse part avec la confirmation, et au rappel trois jours avant."),
            "after_wave": _("Son adresse part le lendemain, aux personnes présentes."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        versions = ModuleVersion.objects.select_related("module").filter(module__retired_on=None)
        held = self.instance.version_id
        self.choose("version", (versions | ModuleVersion.objects.select_related("module").filter(pk=held)).distinct())
        self.choose("host", Organisation.objects.select_related("parent").order_by("name"))
        chosen = [self.instance.before_wave_id, self.instance.after_wave_id]
        waves = Wave.objects.filter(Q(survey__kind=Survey.Kind.TRAINING, closed_on=None) | Q(pk__in=chosen))
        for name in ("before_wave", "after_wave"):
            self.choose(name, waves.select_related("survey"))
        self.choose("trainers", possible_trainers(self.instance))
        for name in ("starts_at", "ends_at"):
            field = self.fields[name]
            assert isinstance(field, forms.DateTimeField)
            field.input_formats = [MOMENT, f"{MOMENT}:%S", "%Y-%m-%d %H:%M"]
        if self.instance.pk:
            self.initial["trainers"] = list(self.instance.trainers.values_list("person_id", flat=True))

    def choose(self, name: str, rows: QuerySet[Any]) -> None:
        """Limit the choices of a field to some rows."""
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        for name, moment in (("starts_at", starts), ("ends_at", ends)):
            if moment and not EARLIEST_YEAR <= moment.year < LATEST_YEAR:
                self.add_error(name, gettext("Vérifiez l'année : elle est écrite avec quatre chiffres."))
        if starts and ends and ends <= starts:
            self.add_error("ends_at", gettext("La fin vient après le début : vérifiez le jour et l'heure."))
        if starts and cleaned.get("registers_until") and is_late(cleaned["registers_until"], starts):
            self.add_error(
                "registers_until", gettext("Les inscriptions se terminent au plus tard le jour de la session.")
            )
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What is written of the session itself."""
        return {name: self.cleaned_data[name] for name in OF_SESSION}


def is_late(until: Any, starts: datetime) -> bool:
    """Whether a last day to register comes after the session."""
    return bool(until > starts.date())


class CancelForm(forms.Form):
    """Why a session does not take place; those registered read it."""

    reason = forms.CharField(
        label=_("Raison de l'annulation"),
        max_length=300,
        help_text=_("Elle est envoyée aux personnes inscrites."),
    )
