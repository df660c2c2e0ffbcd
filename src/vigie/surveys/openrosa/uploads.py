"""Reads a submission: unwanted files are let go as they come."""

from typing import Any, Final

from django.core.files.uploadhandler import SkipFile
from django.http import HttpRequest

from vigie.surveys.receiving.uploads import InMemory

INSTANCE: Final = "xml_submission_file"


class SubmissionHandler(InMemory):
    """Keeps the parts of a request, whose size was checked before.

    keeps_files: whether other files than the answers are kept. left_out: the names of those that were not.
    """

    def __init__(self, request: HttpRequest, *, keeps_files: bool) -> None:
        super().__init__(request)
        self.keeps_files = keeps_files
        self.left_out: list[str] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a part, or let it go."""
        super().new_file(*args, **kwargs)
        if self.field_name != INSTANCE and not self.keeps_files:
            self.left_out.append(str(self.file_name))
            raise SkipFile
