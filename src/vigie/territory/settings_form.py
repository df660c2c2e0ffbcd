"""The form of the territory's settings, and the act that applies it."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.territory.models import Territory
from vigie.territory.safe_svg import LARGEST_LOGO, LogoRefused, safe_svg

SETTINGS = (
    "name",
    "accent_colour",
    "hotline",
    "hotline_hours",
    "contact_email",
    "address",
    "court_name",
    "court_address",
    "small_count_threshold",
)


class TerritorySettingsForm(forms.ModelForm[Territory]):
    """What the administrator decides for the whole installation."""

    logo_file = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("Fichier SVG de moins de 100 ko. Vigie n'en garde que les tracés et les couleurs."),
        widget=forms.FileInput(attrs={"accept": ".svg,image/svg+xml"}),
    )
    remove_logo = forms.BooleanField(label=_("Retirer le logo actuel"), required=False)

    class Meta:
        model = Territory
        fields = SETTINGS
        widgets = {
            "accent_colour": forms.TextInput(attrs={"type": "color"}),
            "address": forms.Textarea(attrs={"rows": 3}),
            "court_address": forms.Textarea(attrs={"rows": 3}),
            "small_count_threshold": forms.NumberInput(attrs={"min": 3, "max": 50}),
        }
        help_texts = {
            "name": _("Tel qu'il s'affiche en haut de chaque page."),
            "accent_colour": _("Vigie en calcule des nuances lisibles, en clair comme en sombre."),
            "hotline": _("Affiché sur les pages publiques."),
            "hotline_hours": _("Par exemple « du lundi au vendredi, de 9 h à 18 h »."),
            "court_name": _(
                "Celui auquel s'adressent les plaintes, par exemple « tribunal judiciaire de Valenciennes »."
            ),
            "small_count_threshold": _(
                "En dessous de ce nombre de personnes, un chiffre ne s'affiche pas. Au moins 3."
            ),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["accent_colour"].validators.append(
            RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Écrivez la couleur sous la forme #1f5c57."))
        )
        threshold = self.fields["small_count_threshold"]
        threshold.min_value, threshold.max_value = 3, 50  # type: ignore[attr-defined]
        if not self.instance.logo:
            del self.fields["remove_logo"]

    def clean_accent_colour(self) -> str:
        return str(self.cleaned_data["accent_colour"]).lower()

    def clean_small_count_threshold(self) -> int:
        """Refuse a threshold that would let small numbers out."""
        threshold = int(self.cleaned_data["small_count_threshold"])
        if not 3 <= threshold <= 50:
            raise forms.ValidationError(gettext("Le seuil va de 3 à 50."))
        return threshold

    def clean_logo_file(self) -> str:
        """Return the rebuilt logo, empty when none was given."""
        file: UploadedFile | None = self.cleaned_data["logo_file"]
        if file is None:
            return ""
        try:
            return safe_svg(file.read(LARGEST_LOGO + 1))
        except LogoRefused as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def chosen_values(self) -> dict[str, Any]:
        """Return every setting as chosen; the logo only when it is replaced or removed."""
        values = {name: self.cleaned_data[name] for name in SETTINGS}
        if self.cleaned_data["logo_file"]:
            values["logo"] = self.cleaned_data["logo_file"]
        elif self.cleaned_data.get("remove_logo"):
            values["logo"] = ""
        return values


@transaction.atomic
def change_territory_settings(*, territory_id: int, values: dict[str, Any]) -> dict[str, list[Any]]:
    """Apply settings to the territory and return ``{field: [before, after]}``, empty when nothing changes.

    The caller, who knows who acts, journals what is returned in the same transaction.
    """
    territory = Territory.objects.select_for_update().get(pk=territory_id)
    changes = {
        name: [getattr(territory, name), value] for name, value in values.items() if getattr(territory, name) != value
    }
    for name, (_before, after) in changes.items():
        setattr(territory, name, after)
    if changes:
        territory.save(update_fields=list(changes))
    if "logo" in changes:
        changes["logo"] = [gettext("présent") if logo else gettext("absent") for logo in changes["logo"]]
    return changes
