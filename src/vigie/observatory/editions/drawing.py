"""Draws, once and for all, the files of a signed edition: long work, done by a worker."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec

from django.utils.module_loading import import_string
from django_tasks import task

from vigie.observatory.drawn import DrawnFile
from vigie.observatory.editions.reading import edition_of
from vigie.observatory.models import Publication, PublicationFile
from vigie.observatory.released import Edition
from vigie.territory.models import Commune

Drawer = Callable[[Edition, Sequence[Commune]], Iterable[DrawnFile]]

# By their paths: each draws from the edition and the outlines of the communes, and from nothing else.
DRAWERS = (
    "vigie.observatory.explorer.drawing.draw_explorer",
    "vigie.observatory.open_data.drawing.draw_open_data",
    "vigie.observatory.restitution.drawing.draw_restitution",
)


@task()
def draw_publication(publication_id: int) -> None:
    """Draw what is not drawn yet of an edition. Stopped half-way and run again, it leaves the same files."""
    publication = Publication.objects.defer("content", "proof").get(pk=publication_id)
    edition, communes = edition_of(publication), list(Commune.objects.all())
    for drawer in drawers():
        for file in drawer(edition, communes):
            keep(publication, file)


def drawers() -> list[Drawer]:
    """Return the functions that draw, in their order."""
    return [import_string(path) for path in DRAWERS if exists(path.rpartition(".")[0])]


def exists(module: str) -> bool:
    """Whether a module is there."""
    return find_spec(module.rpartition(".")[0]) is not None and find_spec(module) is not None


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
