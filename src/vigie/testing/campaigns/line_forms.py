"""Forms of the lines of a protocol: codes, stages, profiles, names, messages; and a trait of all profiles at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.seen_forms import SeenForm, choose_among
from vigie.testing.campaigns.checking import Kind
from vigie.testing.campaigns.documents import papers_in
from vigie.testing.campaigns.finding_words import SENTENCES
from vigie.testing.campaigns.modes import locks_of
from vigie.testing.models import BankName, Campaign, Message, Outcome, Profile, Stage

SHORT = {"rows": 2}
LONG = {"rows": 8}
VALUE = "value_"


def refuse_papers(*texts: str) -> None:
    """Raise ValidationError when texts speak of papers that would have to be forged."""
    if papers := papers_in(*texts):
        raise forms.ValidationError(str(SENTENCES[Kind.PAPER]) % {"papers": ", ".join(papers)})


class LineForm(SeenForm):
    """A line of a protocol. campaign: whose it is."""

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign


class OutcomeForm(LineForm):
    """A code of result."""

    class Meta:
        model = Outcome
        fields = ["label", "code", "definition"]
        widgets = {"definition": forms.Textarea(attrs=SHORT)}
        help_texts = {
            "code": _("Court, sans espace ni accent : « refus », « visite »."),
            "definition": _("Pour que deux personnes qui lisent la même réponse choisissent le même code."),
        }


class StageForm(LineForm):
    """A stage, and the first result that passes it."""

    class Meta:
        model = Stage
        fields = ["name", "passed_from"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "passed_from", self.campaign.outcomes.all())


class ProfileForm(LineForm):
    """A profile; the reference is one alone."""

    class Meta:
        model = Profile
        fields = ["letter", "description", "is_reference"]
        help_texts = {
            "letter": _("R pour la référence, T pour le profil testé, par exemple."),
            "is_reference": _("Les autres profils lui sont comparés. Il n'y en a qu'un : celui-ci prend sa place."),
        }

    def clean_description(self) -> str:
        """Refuse papers, unless people who exist show their own."""
        description: str = self.cleaned_data["description"]
        if locks_of(self.campaign.mode).allows_fiction:
            refuse_papers(description)
        return description

    def save(self, commit: bool = True) -> Any:
        """Take the place of the reference, when this profile becomes it. In a transaction."""
        if self.cleaned_data["is_reference"]:
            self.campaign.profiles.exclude(pk=self.instance.pk).update(is_reference=False)
        return super().save(commit)


class NameForm(LineForm):
    """A name, and how it is perceived."""

    class Meta:
        model = BankName
        fields = ["profile", "name", "asked", "perceived"]
        labels = {"profile": _("Profil")}
        help_texts = {
            "name": _("Inventé, courant, et qui n'appartient à personne que vous connaissez."),
            "asked": _("Combien de personnes ont dit ce que ce nom leur évoque ; dix au moins."),
            "perceived": _("Combien d'entre elles ont perçu ce que le profil doit montrer."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "profile", self.campaign.profiles.all())

    def clean(self) -> dict[str, Any]:
        """Refuse one number without the other, and more people who perceived than were asked."""
        cleaned = super().clean()
        asked, perceived = cleaned.get("asked"), cleaned.get("perceived")
        if (asked is None) != (perceived is None) and not self.errors:
            self.add_error("perceived", gettext("Donnez les deux nombres, ou aucun des deux."))
        elif asked is not None and perceived is not None and perceived > asked:
            self.add_error("perceived", gettext("Plus de personnes l'ont perçu qu'il n'y en a d'interrogées."))
        return cleaned


class MessageForm(LineForm):
    """A variant of message."""

    class Meta:
        model = Message
        fields = ["letter", "subject", "body"]
        widgets = {"body": forms.Textarea(attrs=LONG)}
        help_texts = {
            "letter": _("A, B, C…"),
            "body": _(
                "Écrivez entre crochets ce que chaque profil remplit : [nom], ou une de ses caractéristiques. Mêmes "
                "champs dans chaque variante."
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse papers."""
        cleaned = super().clean()
        refuse_papers(cleaned.get("subject", ""), cleaned.get("body", ""))
        return cleaned


class TraitForm(forms.Form):
    """A trait of all profiles: one value by profile, the same unless it is what is tested."""

    label = forms.CharField(label=_("Caractéristique"), max_length=80, help_text=_("Âge, emploi, revenus…"))
    is_criterion = forms.BooleanField(
        label=_("C'est ce que l'on teste"),
        required=False,
        help_text=_("La seule caractéristique qui diffère d'un profil à l'autre."),
    )

    def __init__(self, *args: Any, campaign: Campaign, profiles: Sequence[Profile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign, self.profiles = campaign, profiles
        for profile in profiles:
            self.fields[f"{VALUE}{profile.pk}"] = forms.CharField(label=str(profile), max_length=150, required=False)

    def values(self) -> dict[int, str]:
        """Return the value of each profile by its id, those left empty apart."""
        found = {profile.pk: self.cleaned_data[f"{VALUE}{profile.pk}"].strip() for profile in self.profiles}
        return {key: value for key, value in found.items() if value}

    def clean(self) -> dict[str, Any]:
        """Refuse a trait that no profile has, and papers, unless people who exist show their own."""
        cleaned = super().clean() or self.cleaned_data
        values = [str(value) for name, value in cleaned.items() if name.startswith(VALUE) and value]
        if not values:
            raise forms.ValidationError(gettext("Donnez une valeur à un profil au moins."))
        if locks_of(self.campaign.mode).allows_fiction:
            refuse_papers(*values)
        return cleaned
