"""The minutes of a meeting as files: whole for those who sit in the body, decisions alone for the others."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed, check
from vigie.core.documents import Document
from vigie.core.docx_output import to_docx
from vigie.core.exports import file_response
from vigie.core.pdf import to_pdf
from vigie.plan.access import seats_of
from vigie.plan.meetings.minutes_document import minutes_of, record_of_decisions
from vigie.plan.models import Meeting
from vigie.plan.rules import may_read_bodies, may_read_minutes

WRITERS: dict[str, Callable[[Document], bytes]] = {"pdf": to_pdf, "docx": to_docx}


@allowed(may_read_bodies)
def minutes(request: Request, meeting_id: int, file_format: str) -> HttpResponse:
    """Give the minutes, with the names of those who came."""
    meeting = held_meeting(meeting_id)
    check(may_read_minutes(request.actor, seats_of(meeting.body)))
    return file_of(minutes_of(meeting), file_format)


@allowed(may_read_bodies)
def decision_record(request: Request, meeting_id: int, file_format: str) -> HttpResponse:
    """Give the record of decisions, which names nobody."""
    return file_of(record_of_decisions(held_meeting(meeting_id)), file_format)


def held_meeting(meeting_id: int) -> Meeting:
    """Return a meeting that was held, with all that its minutes say. Raises Http404."""
    rows = Meeting.objects.select_related("body", "plan").prefetch_related(
        "agenda",
        "attendances__person",
        "attendances__organisation__parent",
        "decisions__carrier__parent",
        "decisions__carrier_person",
        "documents",
    )
    meeting = rows.filter(pk=meeting_id).first()
    if meeting is None or meeting.state != Meeting.State.HELD:
        raise Http404(gettext("Le compte rendu se lit une fois la réunion tenue et close."))
    return meeting


def file_of(document: Document, file_format: str) -> HttpResponse:
    """Return a document as a file to save. Raises Http404 for a format that is not written."""
    if file_format not in WRITERS:
        raise Http404
    return file_response(WRITERS[file_format](document), document.title, file_format)
