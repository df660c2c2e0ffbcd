"""The form that takes a file and reads it as soon as it comes; each import says what it reads."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sources import LARGEST_FILE, too_large


class ReadFileForm(forms.Form):
    """A file, refused on its field when it cannot be read. Each form has a field ``file`` and a ``reader``.

    reader: takes what a file holds and how it is called; raises Refusal, with a French sentence, when it is not what is
    asked. content, name: the same two, once they are valid.
    """

    reader: "ClassVar[staticmethod[[bytes, str], object]]"
    largest = LARGEST_FILE
    content: bytes
    name: str

    def clean_file(self) -> Any:
        """Read the file. Its size is looked at before its content."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > self.largest:
            raise ValidationError(self.too_large())
        self.content, self.name = file.read(), file.name or ""
        try:
            self.reader(self.content, self.name)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file

    def too_large(self) -> str:
        """Return the sentence for a file above the limit."""
        return too_large()
