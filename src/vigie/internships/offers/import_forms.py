"""The form that takes a table of offers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.sources import open_bytes

# Five hundred offers weigh less than one megabyte.
LARGEST_FILE = 5_000_000


class OfferFileForm(forms.Form):
    """A table, opened as soon as it comes: what is no table is refused on its field."""

    file = forms.FileField(
        label=_("Tableau des offres"),
        help_text=_("Un fichier .xlsx, .ods ou .csv, 5 Mo au plus."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt"}),
        allow_empty_file=True,
        max_length=250,
    )
    content: bytes

    def clean_file(self) -> Any:
        """Open the file. Its size is looked at before its content."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(gettext("Le fichier dépasse 5 Mo : ce n'est pas un tableau d'offres."))
        self.content = file.read()
        try:
            sheets_of(self.content, file.name or "")
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file


def sheets_of(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a table. Raises Refusal, with a French sentence, for anything else."""
    opened = open_bytes(content, name)
    if opened.json_text is not None:
        raise Refusal(gettext("Ce fichier est du JSON : importez un tableau (.xlsx, .ods ou .csv)."))
    return opened.sheets
