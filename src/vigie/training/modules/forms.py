"""The forms of a module: its name, what its version says, and the files that go with it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.meetings.documents_checking import LONGEST_TITLE, CheckedFile, NotADocument, check_file
from vigie.plan.meetings.documents_forms import MEGABYTE
from vigie.plan.seen_forms import SeenForm
from vigie.training.models import Audience, Module, ModuleVersion, Skill
from vigie.training.modules.writing import COPIED


class VersionForm(SeenForm):
    """What a version of a module says."""

    audiences = forms.MultipleChoiceField(
        label=_("Publics"), choices=Audience.choices, widget=forms.CheckboxSelectMultiple
    )
    skills = forms.MultipleChoiceField(
        label=_("Compétences reconnues"),
        choices=Skill.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Qui vient à une session les acquiert : certains rôles les demandent, comme celui de sentinelle."),
    )

    class Meta:
        model = ModuleVersion
        fields = COPIED
        widgets = {
            "objectives": forms.Textarea(attrs={"rows": 6}),
            "programme": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {
            "objectives": _("Ce que l'on saura faire en sortant. Markdown : une ligne par objectif, avec un tiret."),
            "programme": _("Le déroulement, en Markdown."),
            "prerequisites": _("Par exemple une autre formation, ou rien."),
            "minutes": _("Par exemple 210 pour trois heures et demie."),
        }


class ModuleForm(VersionForm):
    """A new module, with its first version."""

    name = forms.CharField(label=_("Nom du module"), max_length=150)

    field_order = ("name",)

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if Module.objects.filter(name__iexact=name).exists():
            raise ValidationError(gettext("Un module porte déjà ce nom : ouvrez-le, ou choisissez-en un autre."))
        return name

    @property
    def version_fields(self) -> dict[str, Any]:
        """What the first version says."""
        return {name: self.cleaned_data[name] for name in COPIED}


class MaterialForm(forms.Form):
    """A file that goes with a module."""

    title = forms.CharField(
        label=_("Titre"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Si vous laissez vide, le nom du fichier sert de titre."),
    )
    file = forms.FileField(
        label=_("Fichier"),
        allow_empty_file=True,
        max_length=250,
        widget=forms.FileInput(attrs={"accept": ".pdf,.odt,.docx,.ods,.xlsx,.odp,.pptx,.png,.jpg,.jpeg,.gif,.webp"}),
    )
    checked: CheckedFile

    def clean_file(self) -> Any:
        """Look at the size of the file, then at what it really is."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.VIGIE_DOCUMENT_MEGABYTES * MEGABYTE:
            message = gettext("Ce fichier dépasse %(limit)s Mo : réduisez-le, puis joignez-le.")
            raise ValidationError(message % {"limit": settings.VIGIE_DOCUMENT_MEGABYTES})
        try:
            self.checked = check_file(file.read(), file.name or "")
        except NotADocument as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file

    @property
    def chosen_title(self) -> str:
        """The title given, else the one that the name of the file gives."""
        return str(self.cleaned_data["title"] or self.checked.title)
