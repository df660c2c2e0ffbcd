"""The form that takes a file to import."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from vigie.plan.importing.drafts import Reading, Refusal
from vigie.plan.importing.sources import LARGEST_FILE, read_bytes, too_large


class ImportForm(forms.Form):
    """A file, read as soon as it comes: one that is no plan is refused on its field."""

    file = forms.FileField(
        label=_("Fichier du plan"),
        help_text=_("Tableau (.xlsx, .ods, .csv) ou export de Vigie (.json), 20 Mo au plus."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.json"}),
        allow_empty_file=True,
        max_length=250,
    )
    reading: Reading
    content: bytes

    def clean_file(self) -> Any:
        """Read the file. Its size is looked at before its content."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(too_large())
        self.content = file.read()
        try:
            self.reading = read_bytes(self.content, file.name or "")
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file
