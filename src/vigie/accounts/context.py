"""Who is acting, and in the demonstration whom one can be, for templates."""

from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from vigie.accounts.demonstration import PASSPHRASE, PUPIL_CODE
from vigie.accounts.models import Membership, Person


def actor(request: HttpRequest) -> dict[str, Any]:
    """Give templates the actor of the request, and the people of the demonstration, read only where they are drawn."""
    people = fictitious_people() if settings.VIGIE_DEMO else None
    return {
        "actor": getattr(request, "actor", None),
        "demonstration_people": people,
        "demonstration_passphrase": PASSPHRASE if settings.VIGIE_DEMO else None,
        "demonstration_pupil_code": PUPIL_CODE if settings.VIGIE_DEMO else None,
    }


def fictitious_people() -> QuerySet[Person]:
    """Return those who do not exist, with what they may do today as ``current_memberships``."""
    current = Membership.objects.current().select_related("organisation__parent")
    roles = Prefetch("memberships", queryset=current, to_attr="current_memberships")
    return Person.objects.filter(is_fictitious=True, is_active=True).prefetch_related(roles).order_by("pk")
