"""What of the calls the pilot reaches."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from vigie.network.models import Call, GridLine
from vigie.network.pages import Trail


def call_or_404(code: str) -> Call:
    """Return a call, for the pilot."""
    call = Call.objects.filter(code=code).first()
    if call is None:
        raise Http404
    return call


def line_or_404(code: str, line_id: int) -> GridLine:
    """Return a line of the grid of a call."""
    line = GridLine.objects.select_related("call").filter(call__code=code, pk=line_id).first()
    if line is None:
        raise Http404
    return line


def trail_to_network() -> Trail:
    """Return the link back to the network."""
    return [(gettext("Réseau"), reverse("network:network"))]


def trail_to_calls() -> Trail:
    """Return the links back to the calls."""
    return [*trail_to_network(), (gettext("Appels à candidature"), reverse("network:calls"))]


def trail_to_call(call: Call) -> Trail:
    """Return the links back to a call."""
    return [*trail_to_calls(), (call.title, reverse("network:call", args=[call.code]))]
