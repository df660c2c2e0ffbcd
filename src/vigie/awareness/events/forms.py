"""Forms of events."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.awareness.models import Audience, Event, Observation, Programme, Registration, Tool
from vigie.awareness.public_forms import PublicForm
from vigie.awareness.wording.forms import EQUALITY_HELP, MARKDOWN_HELP, WordingForm
from vigie.observatory.models import Diagnosis, DiagnosisFinding
from vigie.plan.access import current_plan
from vigie.plan.models import YearlyMoment
from vigie.plan.seen_forms import SeenForm, choose_among


class MomentInput(forms.DateTimeInput):
    """A day and an hour chosen in the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class EventForm(WordingForm, SeenForm):
    """An event as it is being prepared."""

    read = ("title", "summary", "text")
    audiences = forms.MultipleChoiceField(
        label=_("Pour qui"), choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    starts_at = forms.DateTimeField(label=_("Commence"), widget=MomentInput())
    ends_at = forms.DateTimeField(label=_("Finit"), widget=MomentInput())

    class Meta:
        model = Event
        fields = (
            "kind",
            "title",
            "summary",
            "text",
            "audiences",
            "starts_at",
            "ends_at",
            "place",
            "access",
            "contact",
            "organisation",
            "sector",
            "programme",
            "step",
            "part_of",
            "is_highlight",
            "moment",
            "tools",
            "takes_registrations",
            "places",
            "wording_reason",
        )
        widgets: ClassVar = {
            "text": forms.Textarea(attrs={"rows": 10}),
            "access": forms.Textarea(attrs={"rows": 2}),
            "tools": forms.CheckboxSelectMultiple,
        }
        labels: ClassVar = {"organisation": _("Structure qui l'organise")}
        help_texts: ClassVar = {
            "summary": EQUALITY_HELP,
            "text": MARKDOWN_HELP,
            "access": _("Accès en fauteuil, boucle magnétique, langue des signes, garde d'enfants, transports."),
            "contact": _("Un service, un téléphone, une adresse : tout le monde le lira."),
            "part_of": _("Une semaine de l'égalité se compose d'événements : une exposition, une animation, un café."),
            "is_highlight": _("Le plan demande un temps fort chaque année."),
            "moment": _("Une fois publié, l'événement donne sa date à ce moment du plan."),
            "places": _("Vide : sans limite. Au-delà, une liste d'attente se forme, dans l'ordre des demandes."),
            "wording_reason": _("Seulement si une relecture automatique doute d'un mot que vous voulez garder."),
        }

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], must_belong: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "organisation", organisations)
        self.fields["organisation"].required = must_belong
        if must_belong and not self.instance.pk and len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]
        self._limit_ties(organisations, must_belong=must_belong)
        self.fields["places"].widget.attrs |= {"min": 1, "max": 5000}
        if must_belong and self.instance.published_on:
            # What the pilot read over before it went public.
            for name in (*self.read, "kind", "wording_reason"):
                del self.fields[name]

    def _limit_ties(self, organisations: QuerySet[Organisation], *, must_belong: bool) -> None:
        whole = Event.objects.filter(part_of=None, kind=Event.Kind.EQUALITY_WEEK).exclude(pk=self.instance.pk)
        if must_belong:
            whole = whole.filter(Q(published_on__isnull=False) | Q(organisation__in=organisations))
        choose_among(self, "part_of", whole.order_by("-starts_at"))
        choose_among(self, "programme", Programme.objects.all())
        choose_among(self, "tools", Tool.objects.public().order_by("title"))
        if must_belong:
            del self.fields["is_highlight"], self.fields["moment"]
            return
        choose_among(self, "moment", YearlyMoment.objects.filter(plan=current_plan()))

    def clean_places(self) -> int | None:
        places: int | None = self.cleaned_data["places"]
        if places is not None and not 1 <= places <= 5000:
            raise ValidationError(gettext("De 1 à 5 000 places."))
        seated = self.instance.registrations.seated().count() if self.instance.pk else 0
        if places is not None and places < seated:
            raise ValidationError(
                gettext("%(seated)d personnes ont déjà une place : gardez au moins autant de places.")
                % {"seated": seated}
            )
        return places

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        for name, moment in (("starts_at", starts_at), ("ends_at", ends_at)):
            if moment and not 2000 <= moment.year <= 2100:
                self.add_error(name, gettext("Écrivez une année en quatre chiffres, entre 2000 et 2100."))
        if starts_at and ends_at and ends_at < starts_at:
            self.add_error("ends_at", gettext("Cette heure vient avant le début : vérifiez les deux."))
        if cleaned.get("step") and not cleaned.get("programme"):
            self.add_error("step", gettext("Choisissez d'abord le programme annuel dont c'est un temps."))
        if (
            self.instance.pk
            and not cleaned.get("takes_registrations")
            and self.instance.registrations.standing().exists()
        ):
            self.add_error("takes_registrations", gettext("Des personnes sont inscrites : gardez l'inscription."))
        return cleaned


class RegistrationForm(PublicForm):
    """Who comes: a name, an address, and what helps to receive them well."""

    class Meta:
        model = Registration
        fields = ("name", "email", "structure", "sex", "needs")
        widgets: ClassVar = {"sex": forms.RadioSelect}
        help_texts: ClassVar = {
            "email": _("Votre confirmation y arrive, avec un lien pour vous désinscrire."),
            "sex": _("Sert seulement à compter qui vient, sans aucun nom."),
            "needs": _("Place pour un fauteuil, langue des signes, garde d'enfant… Facultatif."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sex"].choices = Registration._meta.get_field("sex").choices  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class CountForm(forms.ModelForm):
    """Who came, what it cost, what was learnt."""

    class Meta:
        model = Event
        fields = ("women", "men", "not_stated", "cost", "funding", "learnt")
        widgets: ClassVar = {"learnt": forms.Textarea(attrs={"rows": 6})}
        help_texts: ClassVar = {
            "not_stated": _("Les personnes dont on ne sait pas le sexe ; écrivez 0 s'il n'y en a pas."),
            "learnt": _("Ce qui a marché, ce qui sera changé. Ni nom, ni situation reconnaissable."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        counts = [cleaned.get(name) for name in ("women", "men", "not_stated")]
        if any(each is not None for each in counts) and None in counts and not self.errors:
            raise ValidationError(gettext("Écrivez les trois nombres, 0 compris, ou aucun."))
        if any(each is not None and each > 100_000 for each in counts):
            raise ValidationError(gettext("Au plus 100 000 personnes : vérifiez ces nombres."))
        return cleaned

    def clean_cost(self) -> Any:
        cost = self.cleaned_data["cost"]
        if cost is not None and cost < 0:
            raise ValidationError(gettext("Un coût ne peut pas être négatif."))
        return cost


class ObservationForm(forms.ModelForm):
    """What was noticed, and by which category of people."""

    said_by = forms.ChoiceField(label=_("Qui le dit"), choices=DiagnosisFinding.Voice.choices)

    class Meta:
        model = Observation
        fields = ("title", "text", "said_by")
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 5})}
        help_texts: ClassVar = {"title": EQUALITY_HELP, "text": _("Ni nom, ni situation reconnaissable.")}


class GiveForm(forms.Form):
    """The diagnosis that takes an observation."""

    diagnosis = forms.ModelChoiceField(Diagnosis.objects.none(), label=_("Diagnostic en préparation"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "diagnosis", Diagnosis.objects.exclude(state=Diagnosis.State.VALIDATED))
