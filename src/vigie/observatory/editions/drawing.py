"""Draws, once and for all, the files of a signed edition: long work, done by a worker."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

from django_tasks import task

from vigie.observatory.drawn import DrawnFile
from vigie.observatory.editions.reading import edition_of
from vigie.observatory.explorer.drawing import draw_explorer
from vigie.observatory.models import Publication, PublicationFile
from vigie.observatory.open_data.drawing import draw_open_data
from vigie.observatory.released import Edition
from vigie.observatory.restitution.drawing import draw_restitution
from vigie.territory.models import Commune

Drawer = Callable[[Edition, Sequence[Commune]], Iterable[DrawnFile]]

# Each draws from the edition and the outlines of the communes, and from nothing else.
DRAWERS: tuple[Drawer, ...] = (draw_explorer, draw_open_data, draw_restitution)


@task()
def draw_publication(publication_id: int) -> None:
    """Draw what is not drawn yet of an edition. Stopped half-way and run again, it leaves the same files."""
    publication = Publication.objects.defer("content", "proof").get(pk=publication_id)
    edition, communes = edition_of(publication), list(Commune.objects.all())
    for drawer in DRAWERS:
        for file in drawer(edition, communes):
            keep(publication, file)


def keep(publication: Publication, file: DrawnFile) -> None:
    """Keep a file with its edition, unless it is there."""
    PublicationFile.objects.get_or_create(
        publication=publication,
        name=file.name,
        defaults={
            "content_type": file.content_type,
            "content": file.content,
            "content_hash": hashlib.sha256(file.content).hexdigest(),
            "details": dict(file.details),
        },
    )
