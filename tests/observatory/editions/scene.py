"""Facts of a year and an edition of them, at each step of its way to signature."""

import random
from collections.abc import Mapping
from typing import Any

from tests.observatory.facts_scene import FACT, make_places
from vigie.accounts.models import Person
from vigie.core.models import JobProgress
from vigie.observatory.editions.catalogue import fix_catalogue
from vigie.observatory.editions.preparing import begin_draft
from vigie.observatory.editions.protecting import ask_for_protection, protect_edition
from vigie.observatory.editions.reviewing import approve
from vigie.observatory.editions.signing import sign_draft
from vigie.observatory.models import Catalogue, EditionDraft, Fact, Publication
from vigie.observatory.referentials.versions import current_version
from vigie.territory.models import Territory

VINTAGE = 2025
TABLES = (("domain", "sex"), ("domain", "place"))
SIGNATURE = {"signatory_name": "Maxime Fictive", "signatory_title": "Vice-présidente"}
CHOICES = {
    "domain": (("employment", 6), ("housing", 3), ("education", 1)),
    "sex": (("women", 5), ("men", 3), ("not_stated", 1)),
    "place": (("commune:59606", 5), ("commune:59014", 3), ("commune:59475", 2), ("group:centre", 1)),
}


def make_facts(number: int = 120, *, vintage: int = VINTAGE, seed: int = 1, **values: Any) -> None:
    """Pour facts into a year; values: columns that are the same for all."""
    if not Territory.objects.exists():
        make_places()
    draw, version = random.Random(seed), current_version()
    Fact.objects.bulk_create(
        Fact(referential=version, vintage=vintage, **{**FACT.codes(), **drawn(draw), **values}) for _ in range(number)
    )


def drawn(draw: random.Random) -> Mapping[str, str]:
    """Draw what changes from a fact to another."""
    return {
        name: draw.choices([code for code, _ in choices], [weight for _, weight in choices])[0]
        for name, choices in CHOICES.items()
    }


def catalogue(actor: Person | None = None) -> Catalogue:
    """Return a small catalogue."""
    return fix_catalogue(title="Catalogue d'essai", tables=TABLES, actor=actor)


def begun(pilot: Person, reviewer: Person | None, **values: Any) -> EditionDraft:
    """Return an edition that is begun."""
    known = {"title": "Les discriminations en 2025", "introduction": "L'emploi d'abord.", "reviewer": reviewer}
    vintage, corrects = values.pop("vintage", VINTAGE), values.pop("corrects", None)
    is_fictitious = values.pop("is_fictitious", False)
    chosen = {**known, "catalogue": Catalogue.objects.first() or catalogue(pilot), **values}
    return begin_draft(
        vintage=vintage, values=chosen, actor=pilot, corrects=corrects, is_fictitious=is_fictitious
    )  # fmt: skip


def protect(draft: EditionDraft, pilot: Person) -> EditionDraft:
    """Have a draft protected, and return it as it is then."""
    progress = ask_for_protection(draft_id=draft.pk, person=pilot)
    draft.refresh_from_db()
    protect_edition.call(draft.pk, draft.revision, pilot.pk, str(progress.pk))
    # What the worker writes when the job is done.
    JobProgress.objects.filter(pk=progress.pk).update(state="done", finished_at=progress.created_at)
    draft.refresh_from_db()
    return draft


def reviewed(draft: EditionDraft, pilot: Person, reviewer: Person) -> EditionDraft:
    """Return a draft, protected and approved."""
    draft = protect(draft, pilot)
    approve(draft_id=draft.pk, read_hash=draft.protected_hash, comment="", actor=reviewer)
    draft.refresh_from_db()
    return draft


def signed(pilot: Person, reviewer: Person, **values: Any) -> Publication:
    """Return a signed edition of the facts of a year."""
    draft = reviewed(begun(pilot, reviewer, **values), pilot, reviewer)
    return sign_draft(draft_id=draft.pk, read_hash=draft.protected_hash, actor=pilot, **SIGNATURE)
