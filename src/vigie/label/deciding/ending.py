"""Labels that end soon, and that nobody is renewing."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from vigie.label.models import Application, Decision
from vigie.label.states import EXPIRES_SOON


def ending_soon(day: date) -> QuerySet[Decision]:
    """Return the labels in force that end soon, of structures that prepare no other and hold none that lasts longer."""
    organisation = OuterRef("application__organisation")
    opened = Application.objects.filter(organisation=organisation, closed_on=None)
    longer = Decision.objects.filter(
        application__organisation=organisation, withdrawal=None, valid_until__gt=OuterRef("valid_until")
    )
    held = Decision.objects.filter(withdrawal=None, valid_until__gte=day, valid_until__lte=day + EXPIRES_SOON)
    return held.filter(~Exists(opened), ~Exists(longer))
