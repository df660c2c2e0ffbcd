"""The files of the public explorer: the numbers of a page, and its picture with where it comes from."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from vigie.core.exports import CONTENT_TYPES, safe_filename, write_table
from vigie.core.tables import Table
from vigie.observatory.editions.reading import file_of
from vigie.observatory.explorer.opened import Opened
from vigie.observatory.explorer.standalone import picture, standalone
from vigie.observatory.models import PublicationFile

DATA = ("csv", "xlsx")
PICTURES = {"svg": "image/svg+xml", "png": "image/png"}


def offered(picture: str) -> list[tuple[str, str]]:
    """Return the files a page offers: their labels and names. picture: what is drawn, empty when nothing is."""
    files = [("CSV", "donnees.csv"), (_("Tableur (XLSX)"), "donnees.xlsx")]
    return [*files, ("SVG", f"{picture}.svg"), ("PNG", f"{picture}.png")] if picture else files


def figure_of(opened: Opened, name: str) -> dict[str, Any]:
    """Return a drawn chart or map as pages hold it; without anything to draw while it is being prepared. One query."""
    file = file_of(opened.publication, name)
    if file is None:
        return {"figure": None, "drawing": "", "left_out": 0}
    return {"figure": file, "drawing": bytes(file.content).decode(), "left_out": file.details.get("left_out", 0)}


def source_of(opened: Opened) -> str:
    """Say where a figure comes from, for whoever meets it far from its page."""
    edition = opened.edition
    text = _(
        "Source\u00a0: observatoire des discriminations, %(territory)s. Édition n°\u00a0%(number)s, signée le %(day)s."
    )
    said = text % {"territory": edition.territory, "number": edition.number, "day": opened.signed_on}
    mark = _("Données fictives, pour la démonstration.")
    return f"{said} {mark}" if edition.is_fictitious else said


def data_file(opened: Opened, table: Table, extension: str) -> HttpResponse:
    """Return numbers as a file."""
    return saved(opened, write_table(table, extension), CONTENT_TYPES[extension], table.title, extension)


def picture_file(opened: Opened, name: str, extension: str) -> HttpResponse:
    """Return a drawn chart or map as a picture. Raises Http404 while it is not drawn."""
    file = file_of(opened.publication, name)
    if file is None:
        raise Http404(_("Ce dessin n'existe pas, ou se prépare\u00a0: revenez dans quelques minutes."))
    document = document_of(opened, file)
    body = picture(document) if extension == "png" else document.encode()
    return saved(opened, body, PICTURES[extension], file.details["title"], extension)


def document_of(opened: Opened, file: PublicationFile) -> str:
    """Return a drawing as a whole SVG document."""
    notes: Sequence[str] = [source_of(opened), _("«\u00a0s\u00a0» et hachures\u00a0: secret statistique.")]
    drawing = bytes(file.content).decode()
    legend = [(look, text) for look, text in file.details.get("legend", ())]
    return standalone(drawing, title=file.details["title"], notes=notes, legend=legend)


def saved(opened: Opened, body: bytes, content_type: str, title: str, extension: str) -> HttpResponse:
    """Return the response by which a browser saves a file, named after its edition."""
    name = safe_filename(f"edition {opened.publication.number} {title}", extension)
    return HttpResponse(
        body,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )


def in_french() -> translation.override:
    """Speak French for a while: an edition is signed in French, and its files read alike for everyone."""
    return translation.override("fr")
