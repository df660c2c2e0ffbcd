"""The form of a tie to another document: what it is, who answers for it, what may pass and what must not."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Membership, Person
from vigie.plan.line_forms import LineForm
from vigie.plan.models import Linkage
from vigie.plan.models.context import speaks_of_radicalisation
from vigie.plan.seen_forms import choose_among
from vigie.plan.source_text import PROJECT, Kind

STRICTEST = Linkage.Sharing.NO_PERSONAL_DATA


def possible_referents(linkage: Linkage) -> QuerySet[Person]:
    """Return who may keep a tie alive: whoever holds a role today, and always whoever does it now."""
    members = Membership.objects.current().values("person")
    return Person.objects.filter(Q(pk__in=members) | Q(pk=linkage.referent_id)).order_by("name", "pk")


class LinkageForm(LineForm):
    """A linked document. Where nothing about anybody may pass, it names nobody, and its rule cannot be relaxed."""

    class Meta:
        model = Linkage
        fields = [
            "name",
            "tie",
            "contribution",
            "reference",
            "referent",
            "referent_label",
            "sharing",
            "not_shared",
            "note",
        ]
        help_texts = {
            "referent_label": _("Par exemple « la chargée de mission jeunesse ». Une fonction plutôt qu'un nom."),
            "note": _("Pour les partenaires du plan ; jamais dans la fiche remise à l'autre document."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "referent", possible_referents(self.instance))
        if self.instance.pk and speaks_of_radicalisation(self.instance.name):
            self.keep_strictest()
        self.add_project()
        self.fields["seen"].initial = self.current_fingerprint()

    def keep_strictest(self) -> None:
        """Offer nothing but the strictest rule (S186)."""
        sharing = self.fields["sharing"]
        assert isinstance(sharing, forms.ChoiceField)
        sharing.choices = [(STRICTEST, STRICTEST.label)]
        self.initial["sharing"] = STRICTEST
        sharing.help_text = gettext("Avec la prévention de la radicalisation, cette règle ne peut pas être assouplie.")

    def add_project(self) -> None:
        """Add a field for each thing that is said of the project the document cites."""
        for passage in PROJECT:
            number = forms.IntegerField(required=False, min_value=0, max_value=99_999)
            field = number if passage.kind == Kind.WHOLE_NUMBER else forms.CharField(required=False, max_length=300)
            field.label = gettext("Projet cité : %(part)s") % {"part": str(passage.label).lower()}
            self.fields[f"project_{passage.key}"] = field
            self.initial[f"project_{passage.key}"] = (self.instance.project or {}).get(passage.key)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        said = {passage.key: cleaned.get(f"project_{passage.key}") for passage in PROJECT}
        kept = {**(self.instance.project or {}), **said}
        self.instance.project = kept if any(value not in (None, "") for value in said.values()) else None
        self.keep_people_out(cleaned)
        return cleaned

    def keep_people_out(self, cleaned: dict[str, Any]) -> None:
        """Apply the strictest rule where the name asks for it, and refuse a person's name under that rule."""
        if speaks_of_radicalisation(cleaned.get("name") or ""):
            cleaned["sharing"] = STRICTEST
        if cleaned.get("sharing") == STRICTEST and cleaned.get("referent"):
            self.add_error(
                "referent",
                gettext(
                    "Aucune donnée personnelle n'est partagée avec ce document : laissez ce champ vide et écrivez "
                    "plutôt une fonction."
                ),
            )

    def changed_words(self) -> dict[str, list[str]]:
        """Return what changes, in words; the journal outlives people, so it holds a number and not their name."""
        words = super().changed_words()
        if "referent" in words:
            numbers = [self.initial.get("referent"), getattr(self.cleaned_data.get("referent"), "pk", None)]
            words["referent"] = [gettext("personne n° %(number)s") % {"number": one} if one else "" for one in numbers]
        return words
