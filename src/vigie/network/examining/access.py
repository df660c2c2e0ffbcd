"""Whom a candidacy exists for: the pilot, and the people named to read it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.network.calls.access import trail_to_call
from vigie.network.models import Candidacy, Reading
from vigie.network.pages import Trail


def candidacy_or_404(code: str) -> Candidacy:
    """Return a candidacy, for the pilot."""
    found = Candidacy.objects.select_related("call", "commune", "decided_by").filter(code=code).first()
    if found is None:
        raise Http404
    return found


def own_reading_or_404(request: Request, code: str) -> Reading:
    """Return one's reading of a candidacy that is not forgotten; it does not exist for anyone else."""
    mine = Reading.objects.select_related("candidacy__call", "candidacy__commune", "reader")
    found = mine.filter(candidacy__code=code, candidacy__forgotten_on=None, reader=request.user.pk).first()
    if found is None:
        raise Http404
    return found


def trail_to_candidacy(candidacy: Candidacy) -> Trail:
    """Return the links back to a candidacy, for the pilot."""
    address = reverse("network:candidacy", args=[candidacy.code])
    return [*trail_to_call(candidacy.call), (gettext("Candidature %(code)s") % {"code": candidacy.code}, address)]


def trail_to_readings() -> Trail:
    """Return the link back to what someone reads."""
    return [(gettext("Candidatures à lire"), reverse("network:my_readings"))]
