"""Sessions that whoever acts may follow: the pilot, all; a trainer, their own; of the others, nothing is said."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.accounts.models import Role
from vigie.training.models import Session
from vigie.training.pages import Trail
from vigie.training.rules import may_follow_session


def own_sessions(request: Request) -> QuerySet[Session]:
    """Return the sessions that whoever acts may follow."""
    rows = Session.objects.select_related("version__module")
    if request.actor.has(Role.PILOT):
        return rows
    return rows.filter(trainers__person=request.actor.person_id)


def session_to_follow(request: Request, session_id: int) -> Session:
    """Return a session. Raises Http404 for that of others."""
    rows = Session.objects.select_related("version__module", "host__parent", "before_wave", "after_wave")
    session = get_object_or_404(rows, pk=session_id)
    if may_follow_session(request.actor, set(session.trainers.values_list("person_id", flat=True))):
        raise Http404
    return session


def trail_to_sessions() -> Trail:
    """Return the link back to the sessions."""
    return [(gettext("Suivi des formations"), reverse("training:sessions"))]


def trail_to_kept_session(session: Session) -> Trail:
    """Return the links back to a session."""
    return [*trail_to_sessions(), (str(session), kept_address(session))]


def kept_address(session: Session) -> str:
    """Return the address of the page of a session for those who follow it."""
    return reverse("training:kept_session", args=[session.pk])
