"""The observatory's edition in force, as home pages tell it: few sentences, and where to read the rest."""

from dataclasses import dataclass

from django.urls import reverse

from vigie.observatory.editions.reading import current_publication, edition_of
from vigie.observatory.restitution.remembering import told_of
from vigie.observatory.restitution.wording import edition_name, signature


@dataclass(frozen=True)
class LastEdition:
    """An edition. name: « Édition n° 1, signée le… »; address: of its page."""

    title: str
    name: str
    sentences: list[str]
    address: str
    is_fictitious: bool


def last_edition(most: int) -> LastEdition | None:
    """Return the edition in force with so many sentences at most; None before the first one is signed."""
    publication = current_publication()
    if publication is None:
        return None
    edition = edition_of(publication)
    return LastEdition(
        title=edition.title,
        name=f"{edition_name(edition)}, {signature(edition)}",
        sentences=told_of(edition, most),
        address=reverse("observatory:edition", args=[publication.number]),
        is_fictitious=edition.is_fictitious,
    )
