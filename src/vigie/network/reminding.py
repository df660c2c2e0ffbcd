"""Members are told that their mandate ends soon, while there is time to say whether they go on."""

from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import task

from vigie.core import outbox
from vigie.network.mandates.standing import SOON
from vigie.network.models import Mandate

# Days before the last one at which a member is told: each once, the nearest when both have come.
TOLD_AT: Final = (SOON.days, 15)


@task()
def write_to_members() -> None:
    """Write what is due today: a periodic job; each message leaves once."""
    write_on(timezone.localdate())


def write_on(day: date) -> None:
    """Store the messages due on a day to those whose mandate ends soon, without another that follows."""
    ending = Mandate.objects.in_force(day).filter(ended_on=None, renewal=None, ends_on__lte=day + SOON)
    for mandate in ending.filter(person__is_active=True).exclude(person__email=None).select_related("person"):
        assert mandate.ends_on
        with transaction.atomic(), override("fr"):
            tell_ending(mandate, min(days for days in TOLD_AT if mandate.ends_on <= day + timedelta(days=days)))


def tell_ending(mandate: Mandate, days: int) -> None:
    """Store the message to one member. days: how long before the last one it was due."""
    address = settings.VIGIE_ADDRESS + reverse("network:own_mandate")
    outbox.send(
        to=mandate.person.email or "",
        subject=gettext("Votre mandat dans le réseau se termine bientôt"),
        body=render_to_string("network/email/mandate_ending.txt", {"mandate": mandate, "address": address}),
        kind="network_mandate",
        about=outbox.key_of(mandate),
        dedupe_key=f"network_mandate:{mandate.pk}:{mandate.ends_on}:{days}",
    )
