"""The files of a round, for anyone when they tell nothing of anybody."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request
from vigie.core.exports import safe_filename
from vigie.core.views import public
from vigie.internships.drawing.files import files_of, zipped
from vigie.internships.drawing.reading import report_of
from vigie.internships.drawing.telling import open_files, reasons_of
from vigie.internships.models import Round

ZIP = "fichiers.zip"


def public_round(code: str, number: int) -> Round:
    """Return a round of a campaign whose rules are public. Raises Http404."""
    kept = Round.objects.select_related("campaign").filter(campaign__published_on__isnull=False)
    return get_object_or_404(kept, campaign__code=code, number=number)


@public
@require_safe
def draw_file(request: Request, code: str, number: int, name: str) -> HttpResponse:
    """Give a file of a round, or all of those that are open to anyone."""
    round_ = public_round(code, number)
    is_open = open_files(round_, reasons_of(round_, report_of(round_)))
    files = {each: content for each, content in files_of(round_).items() if each in is_open}
    if name == ZIP:
        return saved_as(zipped(files), f"{zip_title(round_)}", "zip")
    if name not in files:
        raise Http404
    return as_file(files[name], name)


def zip_response(round_: Round) -> HttpResponse:
    """Return all the files of a round."""
    return saved_as(zipped(files_of(round_)), zip_title(round_), "zip")


def zip_title(round_: Round) -> str:
    """Return what the archive of a round is called."""
    return gettext("vérification du tirage – %(campaign)s – tour %(number)d") % {
        "campaign": round_.campaign.name,
        "number": round_.number,
    }


def saved_as(content: bytes, title: str, extension: str) -> HttpResponse:
    """Return an archive to save."""
    return as_file(content, safe_filename(title, extension))


def as_file(content: bytes, name: str) -> HttpResponse:
    """Return a file to save under a name."""
    kinds = {"json": "application/json; charset=utf-8", "zip": "application/zip"}
    kind = kinds.get(name.rpartition(".")[2], "text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
