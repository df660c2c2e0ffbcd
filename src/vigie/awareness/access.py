"""What of the room someone reaches: the pilot everything, a contributor what is of their organisation; the rest does
not exist.
"""

from django.db.models import Q, QuerySet
from django.http import Http404

from vigie.accounts.access import Request
from vigie.accounts.actor import Actor
from vigie.accounts.models import Organisation, Role
from vigie.awareness.models import Event, Intervention, Tool
from vigie.awareness.rules import may_change, may_run_awareness


def is_pilot(actor: Actor) -> bool:
    """Whether someone runs the room."""
    return may_run_awareness(actor) is None


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """Return the organisations in whose name someone may write: all of them for the pilot."""
    everyone = Organisation.objects.select_related("parent")
    if is_pilot(actor):
        return everyone
    return everyone.filter(pk__in=actor.organisations_as(Role.CONTRIBUTOR))


def own(actor: Actor) -> Q:
    """Say that something is of an organisation for which someone contributes; everything for the pilot."""
    return Q() if is_pilot(actor) else Q(organisation__in=actor.organisations_as(Role.CONTRIBUTOR))


def tool_or_404(request: Request, tool_id: int, *, lock: bool = False) -> Tool:
    """Return a tool that someone may change."""
    rows = Tool.objects.select_for_update(of=("self",)) if lock else Tool.objects.all()
    tool = rows.select_related("published_version", "organisation__parent").filter(pk=tool_id).first()
    if tool is None or may_change(request.actor, tool.organisation_id):
        raise Http404
    return tool


def event_or_404(request: Request, event_id: int, *, lock: bool = False) -> Event:
    """Return an event that someone may change."""
    rows = Event.objects.select_for_update(of=("self",)) if lock else Event.objects.all()
    event = rows.select_related("organisation__parent", "part_of", "programme").filter(pk=event_id).first()
    if event is None or may_change(request.actor, event.organisation_id):
        raise Http404
    return event


def intervention_or_404(request: Request, intervention_id: int) -> Intervention:
    """Return an intervention that someone may change."""
    found = Intervention.objects.select_related("organisation__parent").filter(pk=intervention_id).first()
    if found is None or may_change(request.actor, found.organisation_id):
        raise Http404
    return found
