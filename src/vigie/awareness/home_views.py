"""The room's first working page: what waits, and where each thing is."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.awareness.access import is_pilot, own
from vigie.awareness.models import Definition, Event, Tool
from vigie.awareness.pages import page
from vigie.awareness.programme.planning import lacks_highlight
from vigie.awareness.rules import may_prepare
from vigie.awareness.standing import waiting_for


@allowed(may_prepare)
@require_safe
def home(request: Request) -> HttpResponse:
    """Show the room: tools, events, loans, interventions, definition."""
    now, mine = timezone.now(), own(request.actor)
    return page(
        request,
        "awareness/home.html",
        gettext("Sensibilisation"),
        waiting=waiting_for(request.actor),
        tools=Tool.objects.filter(mine, published_version__isnull=False, withdrawn_on=None).count(),
        coming=Event.objects.filter(mine, published_on__isnull=False, cancelled_on=None, ends_at__gte=now).count(),
        adoptions=adoptions_in_force(),
        lacks_highlight=is_pilot(request.actor) and lacks_highlight(timezone.localdate(now)),
        year=timezone.localdate(now).year,
        is_pilot=is_pilot(request.actor),
    )


def adoptions_in_force() -> int | None:
    """Return how many structures adopted the definition in force; None while there is none."""
    current = Definition.objects.adopted().first()
    return current.adoptions.count() if current else None
