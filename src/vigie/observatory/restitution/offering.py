"""What the pages of an edition offer to save: the report, the poster, the slides."""

from dataclasses import dataclass

from django.db.models.functions import Length
from django.urls import reverse

from vigie.observatory.models import Publication
from vigie.observatory.restitution.views import TOGETHER


@dataclass(frozen=True)
class Offered:
    """A file: its title, its address, its weight in bytes."""

    title: str
    address: str
    weight: int


def offered(publication: Publication) -> list[Offered]:
    """Return the files that are drawn, the report first; none while they are being prepared. One query."""
    files = publication.files.filter(name__in=TOGETHER).annotate(weight=Length("content")).defer("content")
    by_name = {file.name: file for file in files}
    return [
        Offered(
            by_name[name].details["title"],
            reverse("observatory:edition_document", args=[publication.number, name]),
            by_name[name].weight,
        )
        for name in TOGETHER
        if name in by_name
    ]
