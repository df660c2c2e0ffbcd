"""The parts of a protocol that are lists of lines, each with its form, its words and its place in addresses."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.testing.campaigns.checking import Kind
from vigie.testing.campaigns.line_forms import LineForm, MessageForm, NameForm, OutcomeForm, ProfileForm, StageForm
from vigie.testing.models import BankName, Campaign, Message, Outcome, Profile, Stage


@dataclass(frozen=True)
class LinePart:
    """A list of lines. slug: in addresses. first: the first position of lines that have an order, None for others.

    fiction: why people who apply for themselves have none; None for what every mode has.
    """

    slug: str
    model: type[Any]
    form: type[LineForm]
    adding: str | Promise
    changing: str | Promise
    first: int | None = None
    fiction: Kind | None = None

    def lines(self, campaign: Campaign) -> QuerySet[Any]:
        """Return the lines of a campaign."""
        path = "profile__campaign" if self.model is BankName else "campaign"
        found: QuerySet[Any] = self.model.objects.filter(**{path: campaign})
        return found

    def new_line(self, campaign: Campaign) -> Any:
        """Return a line that is not written yet, at the end when lines have an order."""
        if self.model is BankName:
            return BankName()
        line = self.model(campaign=campaign)
        if self.first is not None:
            last = self.lines(campaign).order_by("-position").values_list("position", flat=True).first()
            line.position = self.first if last is None else last + 1
        return line


PARTS: Final = {
    part.slug: part
    for part in (
        LinePart("resultats", Outcome, OutcomeForm, _("Ajouter un code de résultat"), _("Changer ce code"), first=0),
        LinePart("etapes", Stage, StageForm, _("Ajouter une étape"), _("Changer cette étape"), first=1),
        LinePart("profils", Profile, ProfileForm, _("Ajouter un profil"), _("Changer ce profil")),
        LinePart("noms", BankName, NameForm, _("Ajouter un nom"), _("Changer ce nom"), fiction=Kind.REAL_PERSONS_NAMED),
        LinePart(
            "messages",
            Message,
            MessageForm,
            _("Ajouter une variante"),
            _("Changer cette variante"),
            fiction=Kind.REAL_PERSONS_WRITE,
        ),
    )
}
