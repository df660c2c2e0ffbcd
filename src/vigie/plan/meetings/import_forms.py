"""The form that takes a file of past meetings."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sources import LARGEST_FILE, too_large
from vigie.plan.meetings.import_reading import read_meetings


class MeetingFileForm(forms.Form):
    """A file, read as soon as it comes: one that holds no meeting is refused on its field."""

    file = forms.FileField(
        label=_("Fichier des réunions"),
        help_text=_("Tableau (.xlsx, .ods, .csv) ou .json, 20 Mo au plus."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.json"}),
        allow_empty_file=True,
        max_length=250,
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
            read_meetings(self.content, self.name)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file
