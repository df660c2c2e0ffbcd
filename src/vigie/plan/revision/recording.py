"""Writes adopted versions: the first, from the plan as it stands; the next ones come from adoption alone."""

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import Changes, record
from vigie.accounts.models import Person
from vigie.plan.models import Decision, Meeting, Plan, PlanVersion
from vigie.plan.revision.freezing import frozen_content, hash_of_content


def record_first_version(
    *, plan: Plan, actor: Person | None, adopted_on: str = "", body_label: str = "", summary: str = ""
) -> PlanVersion:
    """Keep the plan as it stands as its first adopted version.

    adopted_on: a day, a month or a year; empty, like body_label, when the source does not say.
    Raises ValueError, with a French sentence, when the plan already has a version.
    """
    with transaction.atomic():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        if locked.versions.exists():
            raise ValueError(gettext("Ce plan a déjà une version adoptée : les suivantes viennent de ses révisions."))
        return write_version(
            plan=locked, actor=actor, adopted_on=adopted_on, body_label=body_label, summary=summary, number=1
        )


def write_version(
    *,
    plan: Plan,
    actor: Person | None,
    number: int,
    adopted_on: str = "",
    body_label: str = "",
    summary: str = "",
    meeting: Meeting | None = None,
    decision: Decision | None = None,
) -> PlanVersion:
    """Freeze the plan as it stands; call it in the transaction that locked the plan."""
    content = frozen_content(plan)
    version = PlanVersion.objects.create(
        plan=plan,
        number=number,
        adopted_on=adopted_on,
        body=meeting.body if meeting else None,
        body_label=body_label,
        meeting=meeting,
        decision=decision,
        summary=summary,
        content=content,
        content_hash=hash_of_content(content),
        recorded_by=actor,
    )
    changes: Changes = {"number": ["", number], "content_hash": ["", version.content_hash]}
    record(actor=actor, verb="version_recorded", on=plan, changes=changes, actor_label="" if actor else "Vigie")
    return version
