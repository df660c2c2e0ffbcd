"""What campaigns of tests wait for: a protocol to freeze, an end whose day has passed."""

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.cockpit.waiting import Waiting
from vigie.testing.models import Campaign


def to_run_tests(day: date) -> list[Waiting]:
    """What the pilot has to do for tests to leave, and for campaigns to end."""
    living = Campaign.objects.filter(ended_on=None, stopped_on=None)
    unfrozen = list(living.filter(frozen_on=None).values_list("code", flat=True))
    due = list(living.filter(drawn_on__isnull=False, ends_on__lt=day).values_list("code", flat=True))
    freeze = ngettext_lazy(
        "%(number)d campagne de tests au protocole à figer",
        "%(number)d campagnes de tests au protocole à figer",
        "number",
    )
    end = ngettext_lazy("%(number)d campagne de tests à terminer", "%(number)d campagnes de tests à terminer", "number")
    return [
        Waiting(end % {"number": len(due)}, page_of(due, "testing:campaign"), len(due)),
        Waiting(freeze % {"number": len(unfrozen)}, page_of(unfrozen, "testing:protocol"), len(unfrozen)),
    ]


def page_of(codes: list[str], name: str) -> str:
    """Return the page of the one campaign, else the list of campaigns."""
    return reverse(name, args=codes) if len(codes) == 1 else reverse("testing:campaigns")
