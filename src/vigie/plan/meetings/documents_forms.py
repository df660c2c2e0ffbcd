"""The form that joins a file or an address."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.meetings.documents_checking import LONGEST_TITLE, CheckedFile, NotADocument, check_file

MEGABYTE = 1_000_000


class DocumentForm(forms.Form):
    """A file or an https address, and a title, which a file can give by its name."""

    title = forms.CharField(
        label=_("Titre"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Si vous laissez vide, le nom du fichier sert de titre."),
    )
    file = forms.FileField(
        label=_("Fichier"),
        required=False,
        allow_empty_file=True,
        max_length=250,
        widget=forms.FileInput(attrs={"accept": ".pdf,.odt,.docx,.ods,.xlsx,.odp,.pptx,.png,.jpg,.jpeg,.gif,.webp"}),
    )
    address = forms.CharField(
        label=_("Adresse du document, s'il est ailleurs"),
        required=False,
        max_length=500,
        help_text=_("Elle commence par https://."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    checked: CheckedFile | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = gettext("PDF, texte, tableur, présentation ou image, %(limit)s Mo au plus.") % {
            "limit": settings.VIGIE_DOCUMENT_MEGABYTES
        }

    def clean_file(self) -> Any:
        """Look at the size of the file, then at what it really is."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > settings.VIGIE_DOCUMENT_MEGABYTES * MEGABYTE:
            message = gettext("Ce fichier dépasse %(limit)s Mo : réduisez-le, ou donnez l'adresse où il se trouve.")
            raise ValidationError(message % {"limit": settings.VIGIE_DOCUMENT_MEGABYTES})
        try:
            self.checked = check_file(file.read(), file.name or "")
        except NotADocument as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file

    def clean_address(self) -> str:
        """Accept an https address only."""
        address: str = self.cleaned_data["address"].strip()
        if address:
            message = gettext("Écrivez une adresse complète, qui commence par https://.")
            URLValidator(schemes=["https"], message=message)(address)
        return address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if bool(self.checked) == bool(cleaned.get("address")):
            raise ValidationError(gettext("Joignez un fichier, ou donnez une adresse : l'un des deux."))
        if not cleaned.get("title"):
            if not self.checked:
                self.add_error("title", gettext("Donnez un titre à cette adresse."))
            else:
                cleaned["title"] = self.checked.title
        return cleaned
