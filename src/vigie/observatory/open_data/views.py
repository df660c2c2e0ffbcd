"""Open data, for everyone: what each edition gives, as it was drawn when it was signed."""

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.core.exports import safe_filename
from vigie.observatory.editions.reading import current_publication, publication_or_404, published
from vigie.observatory.models import Publication, PublicationFile
from vigie.observatory.open_data import licence
from vigie.observatory.open_data.catalogue import catalogue_of, files_to_list, site_of
from vigie.observatory.open_data.file_names import ARCHIVE, DICTIONARY, NAMES
from vigie.observatory.open_data.json_ld import to_json_ld
from vigie.observatory.open_data.turtle import to_turtle
from vigie.observatory.public_answers import A_WHILE, FOR_EVER, kept, opened

LINKED_DATA = {"jsonld": "application/ld+json", "ttl": "text/turtle; charset=utf-8"}


@allowed(everyone)
@require_safe
def open_data(request: Request) -> HttpResponse:
    """The data of the edition in force, and the way to those of the others."""
    return data_page(request, current_publication(), [(gettext("Données ouvertes"), None)])


@allowed(everyone)
@require_safe
def open_data_edition(request: Request, number: int) -> HttpResponse:
    """The data of one edition, at an address that can be cited."""
    name = gettext("Édition n° %(number)s") % {"number": number}
    trail = [(gettext("Données ouvertes"), reverse("observatory:open_data")), (name, None)]
    return data_page(request, publication_or_404(number), trail)


def data_page(request: Request, publication: Publication | None, trail: list[tuple[str, str | None]]) -> HttpResponse:
    """Draw the page of an edition's data; of none, say so."""
    context = {
        "publication": publication,
        "publications": published(),
        "licence": licence,
        "breadcrumb": trail,
        **(edition_context(request, publication) if publication else {}),
    }
    return render(request, "observatory/open_data/open_data.html", context)


def edition_context(request: Request, publication: Publication) -> dict[str, Any]:
    """Return what the page says of an edition; no dictionary while its files are being prepared."""
    rows = {file.name: file for file in publication.files.filter(name__in=NAMES).defer("content")}
    dictionary = publication.files.filter(name=DICTIONARY).first()
    return {
        "files": [rows[name] for name in NAMES if name in rows and name != ARCHIVE],
        "archive": rows.get(ARCHIVE),
        "dictionary": json.loads(bytes(dictionary.content)) if dictionary else None,
        "address": request.build_absolute_uri(reverse("observatory:open_data_edition", args=[publication.number])),
    }


@allowed(everyone)
@require_safe
def open_data_file(request: Request, number: int, name: str) -> HttpResponse:
    """Give a file of an edition, with the mark of its bytes: it never changes."""
    if name not in NAMES:
        raise Http404(gettext("Ce fichier n'existe pas."))
    publication = publication_or_404(number)
    file = publication.files.filter(name=name).defer("content").first()
    if file is None:
        raise Http404(gettext("Ce fichier se prépare\u00a0: revenez dans une minute."))
    etag = quote_etag(file.content_hash)
    unchanged = get_conditional_response(request, etag=etag)
    return opened(unchanged) if unchanged else kept(request, file_answer(publication, file), FOR_EVER, etag)


def file_answer(publication: Publication, file: PublicationFile) -> HttpResponse:
    """Return the response by which a browser saves a file under a name that tells its edition."""
    stem, _dot, extension = file.name.rpartition(".")
    title = f"observatoire {publication.vintage} edition {publication.number} {stem}"
    response = HttpResponse(bytes(file.content), content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{safe_filename(title, extension)}"'
    return response


@allowed(everyone)
@require_safe
def open_data_catalogue(request: Request, extension: str, number: int | None = None) -> HttpResponse:
    """Give the DCAT-AP description of every edition, or of one: what portals of open data read."""
    if extension not in LINKED_DATA:
        raise Http404
    files = list(files_to_list(number))
    if number is not None and not files:
        publication_or_404(number)
        raise Http404(gettext("Cette description se prépare\u00a0: revenez dans une minute."))
    nodes = catalogue_of(site_of(request), files)
    text = to_turtle(nodes) if extension == "ttl" else json.dumps(to_json_ld(nodes), ensure_ascii=False, indent=1)
    return kept(request, HttpResponse(text, content_type=LINKED_DATA[extension]), A_WHILE)
