"""A signed edition, one that its reviewer reads, one ready to be signed."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.accounts.models import Person
from vigie.observatory.models import EditionDraft
from vigie.observatory.released_json import hash_of, to_json


def add_editions(scene: SimpleNamespace, pilot: Person, reviewer: Person) -> None:
    """Add to a scene ``publication``, ``draft`` (audited) and ``ready`` (reviewed)."""
    scene.publication = publish(edition_of(number=1))
    scene.draft = draft_of(scene, pilot, reviewer, vintage=2024, state="audited", fault="Retirez un tableau.")
    scene.ready = draft_of(scene, pilot, reviewer, vintage=2023, state="reviewed")


def draft_of(scene: SimpleNamespace, pilot: Person, reviewer: Person, *, vintage: int, **values: Any) -> EditionDraft:
    """Return an edition in preparation that is protected."""
    edition = replace(edition_of(number=None, seed=vintage), vintage=vintage, title=f"Les discriminations en {vintage}")
    content = to_json(edition)
    return EditionDraft.objects.create(
        vintage=vintage,
        title=edition.title,
        introduction=edition.introduction,
        catalogue=scene.publication.catalogue,
        content=content,
        protected_hash=hash_of(content),
        prepared_by=pilot,
        reviewer=reviewer,
        is_fictitious=True,
        **values,
    )
