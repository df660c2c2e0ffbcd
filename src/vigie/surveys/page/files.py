"""Files joined to an answer that is not anonymous: read in memory as they leave, and sealed with the answer."""

from io import BytesIO
from typing import Any, Final

from django.core.files.uploadhandler import SkipFile
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.core.attachments.antivirus import AntivirusAway
from vigie.surveys.page.blocks import Field
from vigie.surveys.page.visit import Visit
from vigie.surveys.receiving.files import SentFile, is_dangerous
from vigie.surveys.receiving.uploads import InMemory

LARGEST_FILE: Final = 10 * 1024 * 1024
TOO_LARGE: Final = _("Ce fichier pèse plus de 10 Mo\u00a0: choisissez-en un plus léger.")
MISSING: Final = _("Joignez ce fichier pour envoyer.")
DANGEROUS: Final = _("L'antivirus a trouvé ce fichier dangereux\u00a0: joignez-en un autre.")
AWAY: Final = _("L'antivirus ne répond pas\u00a0: joignez ce fichier de nouveau dans quelques minutes.")


class FilesInMemory(InMemory):
    """Keeps files that are not too large. too_large: names of fields whose file was let go.

    keeps_files: whether any is kept; those of an anonymous survey are not.
    """

    def __init__(self, request: HttpRequest, *, keeps_files: bool) -> None:
        super().__init__(request)
        self.keeps_files = keeps_files
        self.too_large: set[str] = set()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, or let it go."""
        super().new_file(*args, **kwargs)
        if not self.keeps_files:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece of the file, unless it is too large."""
        if start + len(raw_data) > LARGEST_FILE:
            self.too_large.add(str(self.field_name))
            self.content = BytesIO()
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def take_files(visit: Visit, request: HttpRequest) -> list[SentFile]:
    """Return the files sent with an answer, named in it; what is wrong with them is noted in the visit."""
    handlers = [each for each in request.upload_handlers if isinstance(each, FilesInMemory)]
    too_large = {name for handler in handlers for name in handler.too_large}
    files = []
    for number, field in enumerate(visit.files(), 1):
        file = request.FILES.get(field.path)
        # Two files may have the same name: each is found again by the one that its answer holds.
        sent = SentFile(f"{number}-{file.name}"[-200:], file.read()) if file else None
        if wrong := why_not(field, sent, too_large):
            visit.errors[field.path] = str(wrong)
        # A file refused here is no longer named by the answer, should it leave without another.
        visit.filling.set(field.path, sent.name if sent and not wrong else "")
        if sent:
            files.append(sent)
    visit.settle()
    return files


def why_not(field: Field, file: SentFile | None, too_large: set[str]) -> str | Promise:
    """Return what is wrong with the file of a field, or nothing."""
    if field.path in too_large:
        return TOO_LARGE
    if file is None:
        return MISSING if field.is_required else ""
    try:
        return DANGEROUS if is_dangerous(file) else ""
    except AntivirusAway:
        return AWAY
