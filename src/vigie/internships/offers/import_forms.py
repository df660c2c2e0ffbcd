"""The form that takes a table of offers."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.file_forms import ReadFileForm
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.sources import open_bytes


def sheets_of(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a table. Raises Refusal, with a French sentence, for anything else."""
    opened = open_bytes(content, name)
    if opened.json_text is not None:
        raise Refusal(gettext("Ce fichier est du JSON : importez un tableau (.xlsx, .ods ou .csv)."))
    return opened.sheets


class OfferFileForm(ReadFileForm):
    """A table, opened as soon as it comes: what is no table is refused on its field."""

    file = forms.FileField(
        label=_("Tableau des offres"),
        help_text=_("Un fichier .xlsx, .ods ou .csv, 5 Mo au plus."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt"}),
        allow_empty_file=True,
        max_length=250,
    )

    # Five hundred offers weigh less than one megabyte.
    reader = staticmethod(sheets_of)
    largest = 5_000_000

    def too_large(self) -> str:
        return gettext("Le fichier dépasse 5 Mo : ce n'est pas un tableau d'offres.")
