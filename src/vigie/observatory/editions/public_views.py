"""Signed editions as everyone reads them: their list, the page of each, its method, its data as one file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import etag, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.core.exports import file_response
from vigie.observatory.editions.integrity import content_fault
from vigie.observatory.editions.reading import current_publication, edition_of, publication_or_404, published
from vigie.observatory.editions.tables import words_of
from vigie.observatory.explorer.names import slug_of
from vigie.observatory.models import Publication
from vigie.observatory.released_json import canonical
from vigie.observatory.restitution.views import TOGETHER

Trail = list[tuple[str, str | None]]
# What is signed never changes; a cache may keep it a year.
ONE_YEAR = "public, max-age=31536000, immutable"


def trail(*rest: tuple[str, str | None]) -> Trail:
    """Return the breadcrumb of a page below the list of editions."""
    return [(gettext("Éditions"), reverse("observatory:editions")), *rest]


def name_of(publication: Publication) -> str:
    """Return how an edition is cited in few words."""
    return gettext("Édition n° %(number)d") % {"number": publication.number}


@allowed(everyone)
@require_safe
def editions(request: Request) -> HttpResponse:
    """Every signed edition, the last one first, those corrected included."""
    context = {"editions": published().order_by("-number"), "breadcrumb": [(gettext("Éditions"), None)]}
    return render(request, "observatory/editions/editions.html", context)


@allowed(everyone)
@require_safe
def edition(request: Request, number: int) -> HttpResponse:
    """Who signed an edition and when, what it says, and whether it is still what was signed."""
    publication = publication_or_404(number)
    context = {
        "publication": publication,
        "edition": edition_of(publication),
        "correction": getattr(publication, "corrected_by", None),
        "fault": content_fault(publication),
        "documents": documents_of(publication),
        "tables": [(slug_of(table.dimensions), words_of(table.dimensions)) for table in edition_of(publication).tables],
        "address": request.build_absolute_uri(reverse("observatory:edition", args=[number])),
        "breadcrumb": trail((name_of(publication), None)),
    }
    return render(request, "observatory/editions/edition.html", context)


def documents_of(publication: Publication) -> list[tuple[str, str]]:
    """Return the documents of an edition that are drawn, as (name, title)."""
    titles = dict(publication.files.filter(name__in=TOGETHER).values_list("name", "details__title"))
    return [(name, titles[name]) for name in TOGETHER if name in titles]


def hash_in(request: Request, number: int) -> str:
    """Return the mark of a content that never changes."""
    return publication_or_404(number).content_hash


@allowed(everyone)
@require_safe
@etag(hash_in)
def edition_content(request: Request, number: int) -> HttpResponse:
    """Give all that an edition says as one file: its SHA-256 is the hash that the page shows."""
    publication = publication_or_404(number)
    response = file_response(canonical(publication.content), f"observatoire edition {number}", "json")
    response["Cache-Control"] = ONE_YEAR
    return response


@allowed(everyone)
@require_safe
def edition_method(request: Request, number: int) -> HttpResponse:
    """How the figures of an edition were made."""
    publication = publication_or_404(number)
    done = reverse("observatory:edition", args=[number])
    return method_page(request, publication, trail((name_of(publication), done), (gettext("Méthode"), None)))


@allowed(everyone)
@require_safe
def method(request: Request) -> HttpResponse:
    """The method of the edition in force; before the first one, what the method will be."""
    return method_page(request, current_publication(), [(gettext("Méthode"), None)])


def method_page(request: Request, publication: Publication | None, breadcrumb: Trail) -> HttpResponse:
    """Draw a method."""
    context = {
        "publication": publication,
        "edition": edition_of(publication) if publication else None,
        "breadcrumb": breadcrumb,
    }
    return render(request, "observatory/editions/method.html", context)
