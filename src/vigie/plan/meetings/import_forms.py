"""The form that takes a file of past meetings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.plan.file_forms import ReadFileForm
from vigie.plan.meetings.import_reading import read_meetings


class MeetingFileForm(ReadFileForm):
    """A file, read as soon as it comes: one that holds no meeting is refused on its field."""

    reader = staticmethod(read_meetings)
    file = forms.FileField(
        label=_("Fichier des réunions"),
        help_text=_("Tableau (.xlsx, .ods, .csv) ou .json, 20 Mo au plus."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.json"}),
        allow_empty_file=True,
        max_length=250,
    )
