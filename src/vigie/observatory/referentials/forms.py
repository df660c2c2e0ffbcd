"""Forms of the lists: a value, an age band, a group of communes."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.observatory.models import CommuneGroup, ReferentialItem
from vigie.observatory.referentials.ages import band_code, band_label, bounds_of
from vigie.plan.seen_forms import SeenForm, choose_among
from vigie.territory.models import Commune

Kind = ReferentialItem.Kind
OLDEST = 120


class ItemForm(SeenForm):
    """A value that facts may take; its code comes from its first label, and stays."""

    class Meta:
        model = ReferentialItem
        fields = ["label", "explanation", "order"]
        widgets = {"explanation": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "label": _("Ce que liront les personnes qui consultent les éditions."),
            "explanation": _("Quand choisir cette valeur : aide les personnes qui recueillent."),
            "order": _("Les petits nombres viennent d'abord. 0 : à la fin de la liste."),
        }

    def clean(self) -> dict[str, Any]:
        """Give a new value its code. A label already in the list, whatever its case, is refused."""
        cleaned = super().clean()
        if not self.instance.code:
            self.instance.code = self.new_code(cleaned)
        if self.is_known(cleaned.get("label", "")):
            self.add_error("label", gettext("Cette liste a déjà une valeur de ce nom."))
        return cleaned

    def new_code(self, cleaned: dict[str, Any]) -> str:
        """Return the code of a new value: its label without accents nor spaces; a number when that is taken."""
        start = slugify(cleaned.get("label", "")).replace("-", "_")[:50] or self.instance.kind
        taken = set(ReferentialItem.objects.filter(kind=self.instance.kind).values_list("code", flat=True))
        return next(code for code in (start, *(f"{start}_{n}" for n in range(2, 1000))) if code not in taken)

    def is_known(self, label: str) -> bool:
        """Whether another value of the list has this label."""
        others = ReferentialItem.objects.filter(kind=self.instance.kind).exclude(pk=self.instance.pk)
        return others.filter(label__iexact=label).exists()


class AgeBandForm(forms.Form):
    """A new age band, by its ages; it may not overlap those in force, or an age would have two codes."""

    youngest = forms.IntegerField(label=_("de"), min_value=0, max_value=OLDEST, help_text=_("Âge compris, en années."))
    oldest = forms.IntegerField(
        label=_("à"),
        min_value=0,
        max_value=OLDEST,
        required=False,
        help_text=_("Âge compris. Laissez vide pour « et plus »."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse ages in the wrong order, and bands that overlap those in force."""
        cleaned = super().clean() or self.cleaned_data
        youngest, oldest = cleaned.get("youngest"), cleaned.get("oldest")
        if youngest is None or "oldest" in self.errors:
            return cleaned
        if oldest is not None and oldest < youngest:
            raise ValidationError(gettext("Le second âge vient avant le premier : corrigez l'un des deux."))
        bands = ReferentialItem.objects.filter(kind=Kind.AGE_BAND)
        for band in bands.filter(retired_on=None):
            first, last = bounds_of(band.code) or (OLDEST + 1, OLDEST + 1)
            if first <= (OLDEST if oldest is None else oldest) and youngest <= (OLDEST if last is None else last):
                message = gettext("Ces âges sont déjà dans « %(band)s » : retirez d'abord cette tranche.")
                raise ValidationError(message % {"band": band.label})
        if bands.filter(code=band_code(youngest, oldest)).exists():
            raise ValidationError(gettext("Cette tranche existe, retirée : remettez-la plutôt."))
        return cleaned

    def item(self) -> ReferentialItem:
        """Return the value to add."""
        ages = self.cleaned_data["youngest"], self.cleaned_data["oldest"]
        order = self.cleaned_data["youngest"]
        return ReferentialItem(kind=Kind.AGE_BAND, code=band_code(*ages), label=band_label(*ages), order=order)


class GroupForm(SeenForm):
    """A group of communes; those of another group are not offered."""

    class Meta:
        model = CommuneGroup
        fields = ["name", "order", "communes"]
        widgets = {"communes": forms.CheckboxSelectMultiple}
        help_texts = {"communes": _("Une commune est dans un seul groupe : celles des autres groupes ne sont pas là.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elsewhere = Commune.objects.filter(groups__isnull=False).exclude(groups=self.instance.pk)
        choose_among(self, "communes", Commune.objects.exclude(pk__in=elsewhere).only("name"))
        self.fields["communes"].required = True

    def clean(self) -> dict[str, Any]:
        """Give a new group its code; one name is one group."""
        cleaned = super().clean()
        name = cleaned.get("name", "")
        others = CommuneGroup.objects.exclude(pk=self.instance.pk)
        if name and others.filter(name__iexact=name).exists():
            self.add_error("name", gettext("Un groupe porte déjà ce nom."))
        if not self.instance.code:
            start = re.sub(r"[^a-z0-9]+", "-", slugify(name)).strip("-")[:30] or "groupe"
            taken = set(others.values_list("code", flat=True))
            self.instance.code = next(
                code for code in (start, *(f"{start}-{n}" for n in range(2, 1000))) if code not in taken
            )
        return cleaned
