"""Reads a submission in memory: nothing of it touches the disk in clear, and unwanted files are let go as they come."""

from io import BytesIO
from typing import IO, Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

INSTANCE: Final = "xml_submission_file"


class SubmissionHandler(FileUploadHandler):
    """Keeps the parts of a request in memory, whose size was checked before.

    keeps_files: whether other files than the answers are kept. left_out: the names of those that were not.
    """

    def __init__(self, request: HttpRequest, *, keeps_files: bool) -> None:
        super().__init__(request)
        self.keeps_files = keeps_files
        self.left_out: list[str] = []
        self.content: IO[bytes] = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a part, or let it go."""
        super().new_file(*args, **kwargs)
        if self.field_name != INSTANCE and not self.keeps_files:
            self.left_out.append(str(self.file_name))
            raise SkipFile
        self.content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece of the part."""
        self.content.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """Return the part."""
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content, self.field_name, self.file_name or "", self.content_type or "", file_size, self.charset
        )
