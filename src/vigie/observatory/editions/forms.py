"""Forms of those who prepare, review and sign editions."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Membership, Person
from vigie.core.markdown import check_markdown
from vigie.observatory.editions.tables import (
    MOST_CELLS,
    Table,
    cells_in,
    cells_of,
    possible,
    tied_too_much,
    with_margins,
    words_of,
)
from vigie.observatory.models import Catalogue, EditionDraft
from vigie.plan.seen_forms import SeenForm, choose_among

FIRST_VINTAGE = 1990
LONGEST_TEXT = 20_000


class CatalogueForm(forms.Form):
    """The tables to fix, chosen among all those of three dimensions at most."""

    title = forms.CharField(label=_("Intitulé"), max_length=200, help_text=_("Par exemple : Catalogue de 2026."))
    place_width = forms.ChoiceField(
        label=_("Finesse des lieux"),
        choices=Catalogue.PlaceWidth.choices,
        initial=Catalogue.PlaceWidth.COMMUNE,
        help_text=_("Plus les lieux sont fins, plus il faut cacher de petits nombres."),
    )

    def __init__(self, *args: Any, sizes: Mapping[str, Mapping[str, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = str(self.data.get("place_width"))
        self.sizes = sizes[wanted if wanted in sizes else str(Catalogue.PlaceWidth.COMMUNE)]
        for size, label in (
            (1, _("Tableaux à une variable")),
            (2, _("Tableaux à deux variables")),
            (3, _("Tableaux à trois variables")),
        ):
            self.fields[f"of_{size}"] = forms.MultipleChoiceField(
                label=label, required=False, widget=forms.CheckboxSelectMultiple, choices=self.choices(size)
            )

    def choices(self, size: int) -> list[tuple[str, str]]:
        """Return the tables of a number of dimensions, each with its number of cells."""
        return [("-".join(table), self.choice_label(table)) for table in possible(size)]

    def choice_label(self, table: Table) -> str:
        """Return a table in words, and how many cells it has."""
        number = cells_in(table, self.sizes)
        cells = ngettext("%(number)s\u00a0case", "%(number)s\u00a0cases", number) % {"number": number_format(number)}
        return f"{words_of(table)} ({cells})"

    def chosen(self) -> list[Table]:
        """Return the tables chosen, without their margins."""
        codes = [code for size in (1, 2, 3) for code in self.cleaned_data.get(f"of_{size}", [])]
        return [tuple(code.split("-")) for code in codes]

    def estimate(self) -> dict[str, int]:
        """Return how many tables and cells the catalogue has, margins included."""
        tables = with_margins(self.chosen())
        return {"tables": len(tables), "cells": cells_of(tables, self.sizes)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.chosen():
            raise ValidationError(gettext("Choisissez au moins un tableau."))
        if self.estimate()["cells"] > MOST_CELLS:
            raise ValidationError(
                gettext(
                    "Ce catalogue a %(cells)d cases, plus que les %(most)d qui peuvent être protégées : retirez un "
                    "tableau à trois variables."
                )
                % {"cells": self.estimate()["cells"], "most": MOST_CELLS}
            )
        if names := tied_too_much(with_margins(self.chosen()), self.sizes):
            raise ValidationError(
                gettext(
                    "Ces tableaux lient trop de variables entre elles (%(names)s) : elles ne pourraient pas être "
                    "protégées ensemble. Retirez un croisement, ou choisissez des lieux moins détaillés."
                )
                % {"names": ", ".join(words_of((name,)) for name in names)}
            )
        return cleaned


class DraftForm(SeenForm):
    """What the pilot decides of an edition. Use it on a row locked for the transaction."""

    class Meta:
        model = EditionDraft
        fields = ["vintage", "title", "introduction", "catalogue", "reviewer", "correction_reason"]
        widgets = {"introduction": forms.Textarea(attrs={"rows": 10}), "correction_reason": forms.Textarea}
        help_texts = {
            "vintage": _("L'année dont l'édition compte les faits versés."),
            "introduction": _(
                "Pour qui ne lira que cela. Tout le monde le lira : n'y nommez personne, et n'y donnez aucun chiffre "
                "que les tableaux ne donnent pas. Une ligne vide sépare deux paragraphes."
            ),
            "catalogue": _("Les tableaux que l'édition montre, fixés d'avance."),
            "reviewer": _("Une personne qui a un compte, et qui n'a pas préparé l'édition."),
            "correction_reason": _("Ce qui était faux, et ce qui est corrigé : tout le monde le lira."),
        }

    def __init__(self, *args: Any, preparer_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "reviewer", possible_reviewers(preparer_id))
        self.fields["reviewer"].label = _("Relue par")
        for name in self.left_out():
            del self.fields[name]
        if "vintage" in self.fields:
            self.fields["vintage"].widget = forms.NumberInput(attrs={"inputmode": "numeric"})
        if "correction_reason" in self.fields:
            self.fields["correction_reason"].required = True
        self.fields["seen"].initial = self.current_fingerprint

    def left_out(self) -> list[str]:
        """Return the fields that do not concern this edition: a year is chosen once, only corrections have a reason."""
        is_settled = self.instance.pk is not None or self.instance.corrects_id is not None
        return [
            *(["vintage"] if is_settled else []),
            *([] if self.instance.corrects_id else ["correction_reason"]),
        ]

    def clean_vintage(self) -> int:
        """Refuse a year that has not come."""
        vintage: int = self.cleaned_data["vintage"]
        if not FIRST_VINTAGE <= vintage <= timezone.localdate().year:
            raise ValidationError(
                gettext("Écrivez une année entre %(first)d et %(last)d.")
                % {"first": FIRST_VINTAGE, "last": timezone.localdate().year}
            )
        return vintage

    def clean_catalogue(self) -> Catalogue:
        """Refuse, for a correction, places of another width: what was published could not be compared."""
        catalogue: Catalogue = self.cleaned_data["catalogue"]
        corrected = self.instance.corrects
        if corrected and corrected.catalogue.place_width != catalogue.place_width:
            raise ValidationError(
                gettext("La correction garde le détail des lieux de l'édition corrigée : choisissez un tel catalogue.")
            )
        return catalogue

    def clean_introduction(self) -> str:
        """Refuse what some readers would miss."""
        return checked_text(self.cleaned_data["introduction"])

    def clean_correction_reason(self) -> str:
        """Refuse what some readers would miss."""
        return checked_text(self.cleaned_data["correction_reason"])


def checked_text(text: str) -> str:
    """Return a text as it is kept. Raises ValidationError for what some readers would miss."""
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST_TEXT:
        raise ValidationError(gettext("Ce texte est trop long : %(most)d signes au plus.") % {"most": LONGEST_TEXT})
    if faults := check_markdown(text):
        raise ValidationError(faults)
    return text


def possible_reviewers(preparer_id: int) -> Any:
    """Return the people with an account and a role today, but whoever prepares."""
    members = Membership.objects.current().values("person")
    return (
        Person.objects.filter(is_active=True, erased_at=None, pk__in=members).exclude(pk=preparer_id).order_by("name")
    )


class ReviewForm(forms.Form):
    """What the reviewer says of an edition."""

    comment = forms.CharField(
        label=_("Votre avis"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Ce qui est à reprendre, ou ce que vous avez vérifié. Seule la personne qui prépare le lit."),
    )
    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, is_refusal: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_refusal = is_refusal

    def clean_comment(self) -> str:
        """Ask for a reason when the edition is sent back."""
        comment = str(self.cleaned_data["comment"])
        if self.is_refusal and not comment:
            raise ValidationError(gettext("Dites ce qui est à reprendre."))
        return comment


class SignatureForm(forms.Form):
    """In whose name an edition is signed."""

    signatory_name = forms.CharField(
        label=_("Signée par"),
        max_length=200,
        help_text=_("La personne qui répond de cette édition devant le public. Son nom y restera."),
    )
    signatory_title = forms.CharField(
        label=_("Fonction"),
        max_length=200,
        help_text=_("Par exemple : vice-présidente déléguée à la politique de la ville."),
    )
    agrees = forms.BooleanField(
        label=_("Cette personne a lu l'édition et accepte de la signer. Elle ne pourra plus être modifiée.")
    )
    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
