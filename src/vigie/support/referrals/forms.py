"""Forms of referrals: asking, noting what she said, going without agreement, answering."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.support.cases.forms import words
from vigie.support.cases.story import NAMES
from vigie.support.models import ReceptionPoint


def names_of(codes: Iterable[str]) -> list[tuple[str, Any]]:
    """Return codes of fields as choices, by their names."""
    wanted = set(codes)
    return [(code, name) for code, name in NAMES.items() if code in wanted]


class FieldsForm(forms.Form):
    """What to share, one thing at a time."""

    fields_shared = forms.MultipleChoiceField(
        label=_("Ce qui serait partagé"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins une chose à partager.")},
    )

    def __init__(self, *args: Any, codes: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["fields_shared"]
        field.choices = names_of(codes)


class PointField(forms.ModelChoiceField):
    """A choice of points; one that is full says so."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name of a point, and whether it takes nobody for now."""
        is_full = obj.capacity == ReceptionPoint.Capacity.FULL
        return f"{obj} – {obj.get_capacity_display()}" if is_full else str(obj)


class AskForm(FieldsForm):
    """Where to, what, and why."""

    destination = PointField(
        label=_("Vers quel lieu"),
        queryset=ReceptionPoint.objects.none(),
        help_text=_("Seuls les lieux où quelqu'un peut lire ce qui est transmis."),
    )
    words = words(
        _("Pourquoi, pour la personne"), help_text=_("Elle lit ces mots avant de dire oui ou non."), required=True
    )
    field_order: tuple[str, ...] = ("destination", "fields_shared", "words")

    def __init__(self, *args: Any, destinations: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["destination"]
        field.queryset = destinations


class OverrideForm(AskForm):
    """The same, without agreement: a life is in danger."""

    words = words(_("En quoi une vie est en danger"), help_text=_("La personne le lira, avec ce qui a été transmis."))
    is_sure = forms.BooleanField(label=_("Une vie est en danger et l'accord ne peut pas être demandé à temps"))
    field_order = ("destination", "fields_shared", "words", "is_sure")


class SaidConsentForm(FieldsForm):
    """What she agreed to, said aloud."""

    was_said = forms.BooleanField(
        label=_("Elle me l'a dit elle-même, après que je lui ai lu ce qui serait partagé et avec qui")
    )


class AcceptForm(forms.Form):
    """Yes, and what happens now."""

    words = words(
        _("La suite"),
        required=False,
        rows=3,
        help_text=_("Facultatif, par exemple un rendez-vous. La personne et l'accueil qui oriente le lisent."),
    )


class ReasonForm(forms.Form):
    """Why, for the person and the other point."""

    words = words(_("Pourquoi"), rows=3, help_text=_("La personne et l'accueil qui oriente le lisent."))


class DoneForm(forms.Form):
    """What came of it."""

    words = words(_("Ce qui a été fait"), rows=3, help_text=_("La personne et l'accueil qui oriente le lisent."))


class SayForm(forms.Form):
    """A message about a referral."""

    text = words(_("Votre message"), rows=3, help_text=_("Lu par la personne et par les deux lieux."))
