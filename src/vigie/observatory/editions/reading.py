"""How signed editions are read: the only way the public side reaches figures."""

from functools import lru_cache

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext

from vigie.observatory.models import Publication, PublicationFile
from vigie.observatory.released import Edition
from vigie.observatory.released_json import from_json

HEAVY = ("content", "proof")
# An edition is a few hundred kilobytes once read; visitors look at the last ones.
EDITIONS_KEPT = 8


def published() -> "QuerySet[Publication]":
    """Return the signed editions, the last number first, without what they hold."""
    neighbours = [f"{side}__{name}" for side in ("corrects", "corrected_by") for name in HEAVY]
    return Publication.objects.select_related("corrects", "corrected_by").defer(*HEAVY, *neighbours)


def current_publication(vintage: int | None = None) -> Publication | None:
    """Return the edition in force of a year of facts, or of the last year that has one; None when there is none."""
    editions = published().filter(corrected_by=None)
    if vintage is not None:
        editions = editions.filter(vintage=vintage)
    return editions.order_by("is_fictitious", "-vintage", "-number").first()


def publication_or_404(number: int) -> Publication:
    """Return a signed edition by its number. Raises Http404 when there is none."""
    publication = published().filter(number=number).first()
    if publication is None:
        raise Http404(gettext("Cette édition n'existe pas."))
    return publication


def edition_of(publication: Publication) -> Edition:
    """Return what a signed edition releases; kept in memory, since it never changes."""
    return kept_edition(publication.pk, publication.content_hash)


@lru_cache(maxsize=EDITIONS_KEPT)
def kept_edition(publication_id: int, content_hash: str) -> Edition:
    """Read an edition from the database. content_hash: tells apart what two databases would number alike."""
    content = Publication.objects.values_list("content", flat=True).get(pk=publication_id, content_hash=content_hash)
    return from_json(content)


def file_of(publication: Publication, name: str) -> PublicationFile | None:
    """Return a file drawn from an edition, or None while it is being prepared."""
    return PublicationFile.objects.filter(publication=publication, name=name).first()


def is_vintage_closed(year: int, *, is_fictitious: bool = False) -> bool:
    """Whether a year's edition is signed: facts that come later count in the next one."""
    return Publication.objects.filter(vintage=year, is_fictitious=is_fictitious).exists()
