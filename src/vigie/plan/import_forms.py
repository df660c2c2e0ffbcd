"""The form that takes a file to import."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.plan.file_forms import ReadFileForm
from vigie.plan.importing.sources import read_bytes


class ImportForm(ReadFileForm):
    """A file, read as soon as it comes: one that is no plan is refused on its field."""

    reader = staticmethod(read_bytes)
    file = forms.FileField(
        label=_("Fichier du plan"),
        help_text=_("Tableau (.xlsx, .ods, .csv) ou export de Vigie (.json), 20 Mo au plus."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.json"}),
        allow_empty_file=True,
        max_length=250,
    )
