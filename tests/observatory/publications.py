"""Signed editions for tests: an edition's value, stored as if it had been protected, reviewed and signed."""

from dataclasses import replace
from typing import Any

from vigie.observatory.editions.drawing import draw_publication
from vigie.observatory.models import Catalogue, Publication
from vigie.observatory.released import Edition
from vigie.observatory.released_json import hash_of, to_json


def publish(edition: Edition, *, is_drawn: bool = False, **values: Any) -> Publication:
    """Store an edition as a signed publication, under its number or the next one; draw its files when asked."""
    last = Publication.objects.order_by("-number").values_list("number", flat=True).first() or 0
    edition = replace(edition, number=edition.number or last + 1)
    content = to_json(edition)
    publication = Publication.objects.create(
        **{
            "number": edition.number,
            "vintage": edition.vintage,
            "title": edition.title,
            "corrects": Publication.objects.filter(number=edition.corrects).first(),
            "content": content,
            "content_hash": hash_of(content),
            "proof": {},
            "catalogue": catalogue_of(edition),
            "signatory_name": edition.signatory_name or "Maxime Fictive",
            "signatory_title": edition.signatory_title,
            "is_fictitious": edition.is_fictitious,
            **values,
        }
    )
    if is_drawn:
        draw_publication.call(publication.pk)
    return publication


def catalogue_of(edition: Edition) -> Catalogue:
    """Return a catalogue of the edition's tables."""
    tables = [list(table.dimensions) for table in edition.tables]
    number = Catalogue.objects.count() + 1
    return Catalogue.objects.create(number=number, title="Catalogue d'essai", tables=tables)
