"""Forms of the import: the file, then how it is coded, one choice for each column and each text in doubt."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.observatory.checking import NAMES, check_quarter
from vigie.observatory.fact_values import DIMENSIONS
from vigie.observatory.facts_import.codebook import Codebook, codebook_of, text_key
from vigie.observatory.facts_import.coding import taken
from vigie.observatory.facts_import.guessing import read_quarter
from vigie.observatory.facts_import.importing import FactsPreview
from vigie.observatory.facts_import.reading import read_microdata
from vigie.observatory.models import FactCodebook
from vigie.observatory.referentials.quarters import quarter_label
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sources import LARGEST_FILE, too_large


class FactsFileForm(forms.Form):
    """A file of past data, read as soon as it comes: one in which somebody could be known is refused, and not kept."""

    file = forms.FileField(
        label=_("Fichier de données anciennes"),
        help_text=_("Tableau (.csv, .xlsx, .ods) ou .parquet, une ligne par situation, 20 Mo au plus."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.ods,.parquet"}),
        allow_empty_file=True,
        max_length=250,
    )
    codebook = forms.ModelChoiceField(
        FactCodebook.objects.all(),
        label=_("Codification à reprendre"),
        required=False,
        empty_label=_("aucune : Vigie devine, vous corrigez"),
    )
    content: bytes
    name: str

    def chosen(self) -> Codebook:
        """Return the codebook to begin with."""
        kept = self.cleaned_data.get("codebook")
        return codebook_of(kept.content) if kept else Codebook()

    def clean(self) -> dict[str, Any]:
        """Read the file, with the codebook chosen. Its size is looked at before its content."""
        cleaned = super().clean() or self.cleaned_data
        file: UploadedFile | None = cleaned.get("file")
        if file is None:
            return cleaned
        if (file.size or 0) > LARGEST_FILE:
            self.add_error("file", too_large())
            return cleaned
        self.content, self.name = file.read(), (file.name or "")[:250]
        try:
            read_microdata(self.content, self.name, self.chosen())
        except Refusal as refusal:
            self.add_error("file", str(refusal))
        return cleaned


class CodingForm(forms.Form):
    """What each column says, which code each text in doubt stands for, and what holds for every row."""

    def __init__(self, *args: Any, preview: FactsPreview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.preview = preview
        self.texts: dict[str, tuple[str, str]] = {}
        for name, texts in preview.coded.texts.items():
            for each in texts:
                if not each.is_sure:
                    self.add_text(name, each.text, each.code)
        self.add_columns()
        for name in DIMENSIONS:
            if name not in preview.coded.columns.values():
                self.add_constant(name)

    def add_columns(self) -> None:
        """Ask what each column says."""
        choices = [("", gettext("ne pas reprendre")), *((name, str(NAMES[name])) for name in DIMENSIONS)]
        for place, title in enumerate(self.preview.data.titles):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=gettext("Colonne « %(title)s »") % {"title": title},
                choices=choices,
                required=False,
                initial=self.preview.coded.columns[title],
            )

    def add_text(self, dimension: str, text: str, code: str) -> None:
        """Ask what a text stands for."""
        name = f"text-{dimension}-{hashlib.sha256(text_key(text).encode()).hexdigest()[:12]}"
        self.texts[name] = (dimension, text)
        self.fields[name] = forms.ChoiceField(
            label=gettext("%(dimension)s : « %(text)s »")
            % {"dimension": str(NAMES[dimension]).capitalize(), "text": text[:80]},
            choices=[("", gettext("à préciser")), *self.values_of(dimension)],
            required=False,
            initial=code,
        )

    def add_constant(self, dimension: str) -> None:
        """Ask what holds for every row, when no column says it."""
        label = gettext("%(dimension)s, pour toutes les lignes") % {"dimension": str(NAMES[dimension]).capitalize()}
        initial = self.preview.coded.codebook.constant(dimension)
        if dimension == "quarter":
            initial = quarter_label(initial) if initial else ""
            self.fields["constant-quarter"] = forms.CharField(
                label=label, required=False, initial=initial, max_length=30, help_text=_("Par exemple T4 2015.")
            )
        else:
            choices = self.values_of(dimension)
            self.fields[f"constant-{dimension}"] = forms.ChoiceField(label=label, choices=choices, initial=initial)

    def values_of(self, dimension: str) -> list[tuple[str, str]]:
        """Return the values that new facts may take."""
        return [(item.code, item.label) for item in taken(self.preview.lists[dimension], timezone.localdate())]

    def clean(self) -> dict[str, Any]:
        """Refuse two columns that say the same."""
        cleaned = super().clean() or self.cleaned_data
        said = [value for name, value in cleaned.items() if name.startswith("column-") and value]
        for name in sorted({name for name in said if said.count(name) > 1}):
            message = gettext("Deux colonnes disent « %(dimension)s » : gardez-en une.")
            self.add_error(None, message % {"dimension": NAMES[name]})
        if quarter := cleaned.get("constant-quarter"):
            self.clean_quarter(cleaned, quarter)
        return cleaned

    def clean_quarter(self, cleaned: dict[str, Any], text: str) -> None:
        """Read the quarter that holds for every row as a file's is read: « T4 2015 », « 2015-Q4 », a month or a day."""
        try:
            quarter = read_quarter(text)
            check_quarter(quarter, timezone.localdate())
        except ValueError as refusal:
            self.add_error("constant-quarter", str(refusal)[:1].upper() + str(refusal)[1:])
        else:
            cleaned["constant-quarter"] = quarter

    def codebook(self) -> Codebook:
        """Return the codebook as whoever imports says it."""
        columns = {title: self.cleaned_data[f"column-{place}"] for place, title in enumerate(self.preview.data.titles)}
        before = self.preview.coded.codebook
        values: dict[str, dict[str, str]] = {name: dict(of) for name, of in before.values.items()}
        for name, (dimension, text) in self.texts.items():
            values.setdefault(dimension, {})[text_key(text)] = self.cleaned_data[name]
        return Codebook(columns, values, {**before.constants, **self.constants()})

    def constants(self) -> Mapping[str, str]:
        """Return what holds for every row."""
        given = {name.removeprefix("constant-"): self.cleaned_data.get(name, "") for name in self.fields}
        return {name: code for name, code in given.items() if name in DIMENSIONS and code}
