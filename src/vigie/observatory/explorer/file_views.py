"""What visitors take away: numbers as CSV and XLSX, pictures as SVG and PNG."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.observatory.explorer.caching import kept
from vigie.observatory.explorer.drawing import CHART, MAP, evolution_file, indicator_file
from vigie.observatory.explorer.evolution_page import evolution_asked, evolution_table
from vigie.observatory.explorer.files import DATA, PICTURES, data_file, in_french, picture_file
from vigie.observatory.explorer.indicator_page import indicator_or_404, indicator_table
from vigie.observatory.explorer.opened import EDITION, opened_or_404
from vigie.observatory.explorer.process_page import process_choice
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.explorer.table_data import data_table, marked
from vigie.observatory.explorer.table_views import choice_asked

NUMBERS = "donnees"


def parts_of(name: str) -> tuple[str, str]:
    """Return what a file is and its extension. Raises Http404 for a file that pages do not offer."""
    kind, _dot, extension = name.partition(".")
    if (kind == NUMBERS and extension in DATA) or (kind in (CHART, MAP) and extension in PICTURES):
        return kind, extension
    raise Http404(_("Ce fichier n'existe pas\u00a0: choisissez CSV, XLSX, SVG ou PNG."))


@allowed(everyone)
@require_safe
@kept(forever_with=EDITION)
def explorer_file(request: Request, slug: str, name: str) -> HttpResponse:
    """A file of what the page of a table shows."""
    kind, extension = parts_of(name)
    opened = opened_or_404(request)
    choice, unknown = choice_asked(opened, slug, request.GET)
    shown = None if unknown else shown_of(opened.edition, choice)
    if shown is None:
        raise Http404(_("Cette édition n'a pas ce tableau."))
    with in_french():
        if kind == NUMBERS:
            return data_file(opened, data_table(opened.edition, shown), extension)
        return picture_file(opened, choice.file_name(kind), extension)


@allowed(everyone)
@require_safe
@kept(forever_with=EDITION)
def indicator_download(request: Request, code: str, name: str) -> HttpResponse:
    """A file of an indicator."""
    kind, extension = parts_of(name)
    opened = opened_or_404(request)
    indicator = indicator_or_404(opened.edition, code)
    with in_french():
        if kind == NUMBERS:
            return data_file(opened, indicator_table(indicator), extension)
        return picture_file(opened, indicator_file(code), extension)


@allowed(everyone)
@require_safe
@kept()
def evolution_download(request: Request, slug: str, name: str) -> HttpResponse:
    """A file of what becomes of a table from one edition to the next; correcting an earlier year changes it."""
    kind, extension = parts_of(name)
    opened = opened_or_404(request)
    dimensions, evolution = evolution_asked(opened, slug)
    with in_french():
        if kind == NUMBERS:
            return data_file(opened, marked(opened.edition, evolution_table(evolution)), extension)
        return picture_file(opened, evolution_file(dimensions), extension)


@allowed(everyone)
@require_safe
@kept(forever_with=EDITION)
def process_picture(request: Request, name: str) -> HttpResponse:
    """The drawing of how situations go."""
    kind, extension = parts_of(name)
    opened = opened_or_404(request)
    choice, _unknown = process_choice(opened.edition, request.GET)
    if kind != CHART:
        raise Http404(_("Ce fichier n'existe pas\u00a0: choisissez SVG ou PNG."))
    with in_french():
        return picture_file(opened, choice.file_name(CHART), extension)
