"""Files that hold names stay in memory: never in a temporary file, however large they are."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any, Final, TypeVar

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = TypeVar("View", bound=Callable[..., HttpResponse])
# A list of two thousand pupils weighs less than one megabyte.
LARGEST_LIST: Final = 2_500_000


class InMemory(FileUploadHandler):
    """Keeps a file in memory; the whole sending is given up beyond the largest size."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece."""
        if start + len(raw_data) > LARGEST_LIST:
            raise StopUpload(connection_reset=False)
        self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file."""
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content, self.field_name, self.file_name or "", self.content_type or "", file_size, self.charset
        )


def kept_in_memory(view: View) -> View:
    """Have a view receive its files in memory. The form is protected as any other, once this is set."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def receiving(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [InMemory(request)]
        return protected(request, *args, **kwargs)

    return receiving  # type: ignore[return-value]
