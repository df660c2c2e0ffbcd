"""Writes the past meetings of a file, all or nothing, with their line in the journal. Done twice, it adds nothing."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.bodies.defaults import Defaults
from vigie.plan.bodies.keeping import create_body
from vigie.plan.bodies.naming import guess_kind, simple
from vigie.plan.importing.importing_plan import wait_for_other_imports
from vigie.plan.meetings.import_comparing import preview_meetings
from vigie.plan.meetings.import_drafts import MeetingDraft, MeetingReading
from vigie.plan.meetings.import_preview import MeetingPreview
from vigie.plan.models import Attendance, Body, Decision, Meeting, Plan

ROWS_AT_ONCE = 200


class MeetingsMoved(Exception):
    """The database changed after the preview was read; nothing was written."""


def import_meetings(
    *,
    reading: MeetingReading,
    plan: Plan,
    actor: Person | None,
    refused_guesses: Collection[str] = (),
    seen: str = "",
    actor_label: str = "",
) -> MeetingPreview:
    """Write the meetings that a file says and that are not known yet; return what was done.

    refused_guesses: names that are not the organisation guessed for them. seen: fingerprint of the preview someone
    agreed to; raises MeetingsMoved when the import would now do something else. A refused reading writes nothing.
    """
    with transaction.atomic():
        wait_for_other_imports()
        if seen and preview_meetings(reading, plan).fingerprint != seen:
            raise MeetingsMoved
        preview = preview_meetings(reading, plan, refused_guesses)
        if preview.is_refused or not preview.new:
            return preview
        label = "" if actor else actor_label or gettext("commande d'import")
        write(preview, plan, create_bodies(preview, actor, label))
        counts: dict[str, list[Any]] = {"reunions": ["", len(preview.new)], "fichier": ["", preview.file_name]}
        record(actor=actor, verb="meetings_imported", on=plan, changes=counts, actor_label=label)
    return preview


def create_bodies(preview: MeetingPreview, actor: Person | None, label: str) -> dict[str, Body]:
    """Create the bodies that the file names and nobody knows; return every body of the file by its plain name."""
    bodies = {simple(one.draft.body): one.body for one in preview.new if one.body}
    for name in preview.new_bodies:
        if simple(name) not in bodies:
            body = Body(name=name, kind=guess_kind(name))
            # A body of the past: no rule is laid on it that nobody stated.
            bodies[simple(name)] = create_body(body=body, defaults=Defaults(), actor=actor, actor_label=label)
    return bodies


def write(preview: MeetingPreview, plan: Plan, bodies: dict[str, Body]) -> None:
    """Write the new meetings with who came and what was decided."""
    drafts = [outcome.draft for outcome in preview.new]
    with override("fr"):
        source = gettext("fichier «\u00a0%(name)s\u00a0»") % {"name": preview.file_name[:200]}
    meetings = [meeting_of(draft, plan, bodies[simple(draft.body)], source) for draft in drafts]
    Meeting.objects.bulk_create(meetings, batch_size=ROWS_AT_ONCE)
    pairs = list(zip(meetings, drafts, strict=True))
    attendances = [row for meeting, draft in pairs for row in attendances_of(meeting, draft, preview)]
    Attendance.objects.bulk_create(attendances, batch_size=ROWS_AT_ONCE)
    decisions = [row for meeting, draft in pairs for row in decisions_of(meeting, draft, preview)]
    Decision.objects.bulk_create(decisions, batch_size=ROWS_AT_ONCE)


def meeting_of(draft: MeetingDraft, plan: Plan, body: Body, source: str) -> Meeting:
    """Return a draft as a meeting that was held."""
    meeting = Meeting(
        body=body,
        plan=plan,
        title=draft.title,
        state=Meeting.State.HELD,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        place=draft.place,
        minutes=draft.minutes,
        source=draft.source or source,
    )
    meeting.set_date(draft.dated)
    return meeting


def attendances_of(meeting: Meeting, draft: MeetingDraft, preview: MeetingPreview) -> list[Attendance]:
    """Return who came; a name that is no known organisation is kept as it is written."""
    rows = []
    for named in draft.named:
        organisation = preview.organisations[named.name]
        rows.append(
            Attendance(
                meeting=meeting,
                organisation=organisation,
                label="" if organisation else named.name,
                state=named.state,
                represented_by=named.represented_by,
            )
        )
    return rows


def decisions_of(meeting: Meeting, draft: MeetingDraft, preview: MeetingPreview) -> list[Decision]:
    """Return what was decided; whoever carries it and is no known organisation is told in its text."""
    rows = []
    for number, said in enumerate(draft.decisions, start=1):
        carrier = preview.organisations[said.carrier] if said.carrier else None
        told = f" ({said.carrier})" if said.carrier and carrier is None else ""
        decision = Decision(
            meeting=meeting, number=number, kind=said.kind, state=said.state, text=said.text + told, carrier=carrier
        )
        decision.set_due(said.due)
        rows.append(decision)
    return rows
