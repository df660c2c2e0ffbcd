"""Whom mandates and nominations exist for: the pilot all of them, a structure its own."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.accounts.models import Role
from vigie.network.calls.access import trail_to_network
from vigie.network.models import Mandate, Nomination
from vigie.network.pages import Trail


def mandate_or_404(mandate_id: int) -> Mandate:
    """Return a mandate, for the pilot."""
    found = Mandate.objects.told().select_related("renewal", "candidacy", "nomination", "renews")
    mandate = found.filter(pk=mandate_id).first()
    if mandate is None:
        raise Http404
    return mandate


def nomination_or_404(request: Request, nomination_id: int) -> Nomination:
    """Return a nomination: any of them for the pilot, those of one's own structure for whoever contributes for it."""
    found = Nomination.objects.select_related("organisation__parent", "created_by").filter(pk=nomination_id).first()
    if found is None or not (request.actor.has(Role.PILOT) or is_of_structure(request, found)):
        raise Http404
    return found


def is_of_structure(request: Request, nomination: Nomination) -> bool:
    """Whether someone contributes for the structure of a nomination."""
    return request.actor.belongs_to({nomination.organisation_id}, Role.CONTRIBUTOR)


def own_nomination_or_404(request: Request, nomination_id: int) -> Nomination:
    """Return a nomination of one's own structure."""
    nomination = nomination_or_404(request, nomination_id)
    if not is_of_structure(request, nomination):
        raise Http404
    return nomination


def trail_to_mandates() -> Trail:
    """Return the links back to mandates, for the pilot."""
    return [*trail_to_network(), (gettext("Mandats"), reverse("network:mandates"))]


def trail_to_mandate(mandate: Mandate) -> Trail:
    """Return the links back to a mandate, for the pilot."""
    return [*trail_to_mandates(), (str(mandate.person), reverse("network:mandate", args=[mandate.pk]))]


def trail_to_structure() -> Trail:
    """Return the link back to the ambassadors of one's structure."""
    return [(gettext("Nos ambassadrices et ambassadeurs"), reverse("network:structure"))]
