"""The files an edition is told with, as they were drawn when it was signed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.core.exports import safe_filename
from vigie.observatory.editions.reading import publication_or_404
from vigie.observatory.models import PublicationFile
from vigie.observatory.restitution.drawing import DOCUMENT, POSTER, SLIDES, TEXT

# Offered by name on the pages of an edition, in this order; each slide has its own address too.
TOGETHER = (DOCUMENT, TEXT, POSTER, SLIDES)
A_DAY = 86400


def is_ours(name: str) -> bool:
    """Whether this part of the room drew a file of that name."""
    return name in TOGETHER or name.startswith("diapositive.")


def document_etag(request: HttpRequest, number: int, name: str) -> str | None:
    """Return a mark of the file's bytes, nothing when there is no such file."""
    if not is_ours(name):
        return None
    marks = PublicationFile.objects.filter(publication__number=number, name=name).values_list("content_hash", flat=True)
    mark = marks.first()
    return f'"{mark[:20]}"' if mark else None


@allowed(everyone)
@require_safe
@cache_control(public=True, max_age=A_DAY)
@condition(etag_func=document_etag)
def edition_document(request: Request, number: int, name: str) -> HttpResponse:
    """Give a file of an edition: the report, the poster, the slides."""
    publication = publication_or_404(number)
    file = publication.files.filter(name=name).first() if is_ours(name) else None
    if file is None and name in TOGETHER:
        raise Http404(gettext("Ce fichier se prépare\u00a0: revenez dans une minute."))
    if file is None:
        raise Http404(gettext("Ce fichier n'existe pas."))
    return saved(publication.vintage, number, file)


def saved(vintage: int, number: int, file: PublicationFile) -> HttpResponse:
    """Return the response by which a browser saves a file under a name that tells what it is."""
    stem, _dot, extension = file.name.rpartition(".")
    title = gettext("observatoire %(vintage)d édition %(number)d %(name)s") % {
        "vintage": vintage,
        "number": number,
        "name": stem,
    }
    response = HttpResponse(bytes(file.content), content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{safe_filename(title, extension)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
