"""The drawings of the made-up edition, drawn once for all the tests of a process."""

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.utils import translation

from tests.observatory.released_edition import COMMUNES, edition_of
from tests.territory.shapes import polygon, square
from vigie.observatory.drawn import DrawnFile
from vigie.observatory.explorer.drawing import choices_drawn, evolutions_drawn, flows_drawn, indicators_drawn
from vigie.observatory.models import Publication, PublicationFile


@dataclass
class Place:
    """A commune with an outline."""

    insee_code: str
    name: str
    outline: Any


PLACES = [
    Place(code.removeprefix("commune:"), name, polygon(square(3 + rank, 50)))
    for rank, (code, name) in enumerate(COMMUNES)
]


@cache
def drawings() -> tuple[DrawnFile, ...]:
    """Return what is drawn of the edition, as if another one came before it."""
    edition = edition_of()
    with translation.override("fr"):
        return (
            *choices_drawn(edition, PLACES),
            *flows_drawn(edition),
            *indicators_drawn(edition),
            *evolutions_drawn(edition, [replace(edition_of(150, 2), vintage=2024), edition]),
        )


def keep_drawings(publication: Publication) -> None:
    """Keep them with a publication of that edition."""
    PublicationFile.objects.bulk_create(
        PublicationFile(
            publication=publication,
            name=file.name,
            content_type=file.content_type,
            content=file.content,
            content_hash=hashlib.sha256(file.content).hexdigest(),
            details=dict(file.details),
        )
        for file in drawings()
    )
