"""Prepares an edition: begins a draft, changes it, abandons it. Any change sends it back to the draft."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from vigie.accounts.actor import Actor
from vigie.accounts.journal import record
from vigie.accounts.models import Person, Role
from vigie.core import outbox
from vigie.observatory.editions.reading import is_vintage_closed
from vigie.observatory.models import EditionDraft, Publication
from vigie.territory.thresholds import small_count_threshold

State = EditionDraft.State

# No count under that is ever shown, whatever the settings.
LOWEST_THRESHOLD = 3
# What has been protected, and may be read by its pilot and its reviewer.
READABLE = (State.PROTECTED, State.AUDITED, State.REVIEWED)
CHANGEABLE = ("title", "introduction", "catalogue", "reviewer", "correction_reason")
# What protecting and reviewing wrote, and a change undoes.
UNDONE: Mapping[str, Any] = {
    "state": State.DRAFT,
    "content": None,
    "proof": None,
    "protected_hash": "",
    "fault": "",
    "reviewed_at": None,
    "job": None,
}


class CannotPrepare(ValidationError):
    """Why an edition cannot be prepared as asked, in French."""


def threshold_now() -> int:
    """Return the smallest number that editions show, as the territory's settings say."""
    return max(small_count_threshold(), LOWEST_THRESHOLD)


def drafts_seen_by(actor: Actor) -> QuerySet[EditionDraft]:
    """Return the editions in preparation that exist for someone: all for the pilot, else those they review."""
    drafts = EditionDraft.objects.select_related("catalogue", "reviewer", "prepared_by", "corrects")
    drafts = drafts.defer("content", "proof", "corrects__content", "corrects__proof")
    if actor.has(Role.PILOT):
        return drafts
    # Whoever was named, and has no part in the plan any more, reviews nothing.
    return drafts.filter(reviewer=actor.person_id) if actor.person_id and actor.roles else drafts.none()


def begin_draft(
    *, vintage: int, values: Mapping[str, Any], actor: Person | None, corrects: Publication | None = None,
    is_fictitious: bool = False,
) -> EditionDraft:  # fmt: skip
    """Begin the edition of a year, or the correction of a signed one.

    values: ``title``, ``introduction``, ``catalogue``, ``reviewer``, ``correction_reason``.
    Raises CannotPrepare when the year has its edition, or another one in preparation.
    """
    refuse_vintage(vintage, corrects, is_fictitious=is_fictitious)
    kept = {name: values[name] for name in CHANGEABLE if name in values}
    try:
        with transaction.atomic():
            draft = EditionDraft.objects.create(
                vintage=vintage,
                corrects=corrects,
                is_fictitious=is_fictitious,
                threshold=threshold_now(),
                prepared_by=actor,
                **kept,
            )
            record(actor=actor, verb="edition_begun", on=draft)
    except IntegrityError as failure:
        raise CannotPrepare(
            gettext("Une édition de cette année est déjà en préparation : ouvrez-la, ou abandonnez-la d'abord.")
        ) from failure
    return draft


def refuse_vintage(vintage: int, corrects: Publication | None, *, is_fictitious: bool) -> None:
    """Raise CannotPrepare for a second edition of a year, and for the correction of one already corrected."""
    if corrects is None and is_vintage_closed(vintage, is_fictitious=is_fictitious):
        raise CannotPrepare(
            gettext(
                "L'édition de cette année est signée. Publier deux fois les mêmes faits les trahirait par différence : "
                "les faits arrivés depuis comptent dans l'année suivante. Pour réparer une erreur, corrigez l'édition."
            )
        )
    if corrects is not None and Publication.objects.filter(corrects=corrects).exists():
        raise CannotPrepare(gettext("Cette édition a déjà sa correction : corrigez plutôt la dernière."))


def locked(draft_id: int) -> EditionDraft:
    """Return a draft that nobody else changes until the end of the transaction. Raises EditionDraft.DoesNotExist."""
    return EditionDraft.objects.select_for_update(of=("self",)).get(pk=draft_id)


def change_draft(*, draft_id: int, values: Mapping[str, Any], actor: Person | None) -> bool:
    """Change a draft; what was protected or reviewed is so no longer. Return whether anything changed.

    Raises CannotPrepare once it is signed or abandoned.
    """
    with transaction.atomic():
        draft = locked(draft_id)
        refuse_closed(draft)
        changed = [name for name in CHANGEABLE if name in values and getattr(draft, name) != values[name]]
        if not changed:
            return False
        for name in changed:
            setattr(draft, name, values[name])
        # Whoever changes an edition is its preparer from then on, so that nobody reviews their own words.
        draft.prepared_by = actor
        send_back(draft, *changed, "prepared_by")
        labels = [str(EditionDraft._meta.get_field(name).verbose_name) for name in changed]  # type: ignore[union-attr]
        record(actor=actor, verb="edition_changed", on=draft, changes={label: ["", ""] for label in labels})
    return True


def send_back(draft: EditionDraft, *written: str) -> None:
    """Make a locked draft a draft again, and write what was changed with it."""
    for name, value in UNDONE.items():
        setattr(draft, name, value)
    draft.revision += 1
    draft.save(update_fields=[*UNDONE, "revision", "updated_at", *written])


def refuse_closed(draft: EditionDraft) -> None:
    """Raise CannotPrepare once a draft is signed or abandoned."""
    if draft.state == State.SIGNED:
        raise CannotPrepare(
            gettext("Cette édition est signée : elle ne change plus. Une erreur se corrige par une nouvelle édition.")
        )
    if draft.state == State.ABANDONED:
        raise CannotPrepare(gettext("Cette édition a été abandonnée : commencez-en une autre."))


def abandon_draft(*, draft_id: int, actor: Person | None) -> None:
    """Give up an edition in preparation, and forget what was protected for it. Raises CannotPrepare when signed."""
    with transaction.atomic():
        draft = locked(draft_id)
        if draft.state == State.ABANDONED:
            return
        refuse_closed(draft)
        send_back(draft)
        draft.state = State.ABANDONED
        draft.save(update_fields=["state"])
        outbox.cancel(about=outbox.key_of(draft))
        record(actor=actor, verb="edition_abandoned", on=draft)
