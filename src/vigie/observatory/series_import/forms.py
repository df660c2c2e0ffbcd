"""The form that takes a file of measures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from vigie.observatory.models import Indicator
from vigie.observatory.series_import.reading import read_series
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sources import LARGEST_FILE, too_large

TYPED = (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT)


class SeriesFileForm(forms.Form):
    """A file, read as soon as it comes, and the indicator of its rows when the file names none."""

    file = forms.FileField(
        label=_("Fichier de chiffres"),
        help_text=_("Tableau (.xlsx, .ods, .csv), .json ou .parquet, 20 Mo au plus."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.json,.parquet"}),
        allow_empty_file=True,
        max_length=250,
    )
    indicator = forms.ModelChoiceField(
        Indicator.objects.filter(kind__in=TYPED),
        label=_("Indicateur"),
        required=False,
        empty_label=_("celui que dit la colonne « indicateur » du fichier"),
    )
    content: bytes
    name: str

    def clean_file(self) -> Any:
        """Read the file. Its size is looked at before its content."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(too_large())
        self.content, self.name = file.read(), (file.name or "")[:250]
        try:
            read_series(self.content, self.name)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file
