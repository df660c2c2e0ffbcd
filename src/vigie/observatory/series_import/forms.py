"""The form that takes a file of measures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.observatory.models import Indicator
from vigie.observatory.series_import.reading import read_series
from vigie.plan.file_forms import ReadFileForm

TYPED = (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT)


class SeriesFileForm(ReadFileForm):
    """A file, read as soon as it comes, and the indicator of its rows when the file names none."""

    reader = staticmethod(read_series)
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
