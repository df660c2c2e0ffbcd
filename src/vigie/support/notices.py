"""Tells those who listen that something waits: one message a person and a day, which says where and nothing else.

Written by a periodic job, not by whoever files: no message bears the hour of a report.
"""

from collections import defaultdict

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from vigie.accounts.models import Person
from vigie.core import outbox
from vigie.support.models import Case, Listening, Referral


@task()
def tell_listeners() -> None:
    """Write today's messages: a periodic job; running it twice writes nothing more."""
    for person, points in waiting_for().items():
        tell(person, points)


def waiting_for() -> dict[Person, list[str]]:
    """Return the names of the points where something waits, by who listens there and can read it.

    What waits: a case whose turn is the point's, or a referral that it has not answered.
    """
    waiting = set(Case.objects.filter(awaits_staff=True).values_list("point", flat=True))
    waiting |= set(Referral.objects.filter(state=Referral.State.SENT).values_list("destination", flat=True))
    found: dict[Person, list[str]] = defaultdict(list)
    listenings = Listening.objects.current().able_to_read().filter(point__in=waiting)
    for listening in listenings.select_related("person", "point").order_by("point__name"):
        found[listening.person].append(listening.point.name)
    return dict(found)


def tell(person: Person, points: list[str]) -> None:
    """Write one message, unless today's is written already."""
    if not person.email:
        return
    with override(settings.LANGUAGE_CODE):
        body = _(
            "Bonjour,\n\nQuelque chose attend d'être lu à : %(points)s.\n\nConnectez-vous et ouvrez votre coffre : "
            "%(address)s\n\nCe message ne dit rien de plus, pour protéger les personnes."
        ) % {"points": ", ".join(points), "address": settings.VIGIE_ADDRESS}
        outbox.send(
            to=person.email,
            subject=_("Quelque chose attend à l'accueil"),
            body=body,
            kind="support_waiting",
            about=outbox.key_of(person),
            dedupe_key=f"support_waiting:{person.pk}:{timezone.localdate().isoformat()}",
        )
