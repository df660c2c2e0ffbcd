"""The page that shows who will be invited, then sends."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from vigie.accounts.access import Request, allowed
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.access import meeting_to_run
from vigie.plan.meetings.calendar_entry import Method
from vigie.plan.meetings.inviting import invite, invited_to, points_of, reason_not_to_invite
from vigie.plan.meetings.inviting_words import body_of, subject_of
from vigie.plan.models import Meeting
from vigie.plan.rules import may_read_bodies


@allowed(may_read_bodies)
def invitations(request: Request, meeting_id: int) -> HttpResponse:
    """Show who will receive what, who cannot be reached, and send."""
    meeting = meeting_to_run(request, meeting_id)
    if request.method == "POST":
        send_invitations(request, meeting)
        return redirect("plan:meeting", meeting.pk)
    reason = reason_not_to_invite(meeting)
    with override("fr"):
        subject = subject_of(meeting, Method.REQUEST)
        body = body_of(meeting, points_of(meeting), Method.REQUEST)
    return governance_page(
        request,
        "plan/meetings/invitations.html",
        "plan:meetings",
        title=gettext("Inviter"),
        trail=((str(meeting), reverse("plan:meeting", args=[meeting.pk])),),
        meeting=meeting,
        reason=reason,
        invited=invited_to(meeting),
        subject=subject,
        body=body,
    )


def send_invitations(request: Request, meeting: Meeting) -> None:
    """Send what has not left yet, and say what happened."""
    try:
        sent = invite(meeting=meeting, actor=request.user)
    except ValueError as error:
        messages.error(request, str(error))
        return
    if not sent:
        messages.info(request, gettext("Tout le monde a déjà été invité : aucun message n'est parti."))
        return
    words = ngettext("%(number)s invitation part.", "%(number)s invitations partent.", sent)
    messages.success(request, words % {"number": sent})
