"""What waits for someone in the room, in words, with the page where it is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.awareness.access import is_pilot
from vigie.awareness.models import Event, Feedback, InterventionRequest, Loan, Tool


@dataclass(frozen=True)
class Waits:
    """Something that waits: its sentence, where it is done, how many."""

    sentence: str | Promise
    address: str
    number: int


def waiting_for(actor: Actor) -> list[Waits]:
    """Return what waits for someone: everything for the pilot, for a contributor what their organisation keeps."""
    found = [*to_answer(actor), *to_count(actor)]
    if is_pilot(actor):
        found += to_read()
    return [each for each in found if each.number]


def of(actor: Actor, path: str) -> Q:
    """Say that something is kept by an organisation for which someone contributes; everything for the pilot."""
    return Q() if is_pilot(actor) else Q(**{f"{path}__in": actor.organisations_as(Role.CONTRIBUTOR)})


def to_read() -> Iterator[Waits]:
    """Yield what the pilot reads over: tools and events proposed, feedback."""
    tools = Tool.objects.filter(submitted_on__isnull=False).count()
    events = Event.objects.filter(submitted_on__isnull=False).count()
    feedback = Feedback.objects.filter(state=Feedback.State.TO_READ).count()
    sentence = ngettext_lazy("%(number)d outil proposé à relire", "%(number)d outils proposés à relire", "number")
    yield Waits(sentence % {"number": tools}, reverse("awareness:tools"), tools)
    sentence = ngettext_lazy(
        "%(number)d événement proposé à relire", "%(number)d événements proposés à relire", "number"
    )
    yield Waits(sentence % {"number": events}, reverse("awareness:kept_events"), events)
    sentence = ngettext_lazy("%(number)d retour d'usage à lire", "%(number)d retours d'usage à lire", "number")
    yield Waits(sentence % {"number": feedback}, reverse("awareness:feedback_list") + "?etat=to_read", feedback)


def to_answer(actor: Actor) -> Iterator[Waits]:
    """Yield the loans and interventions that wait for an answer, and the tools that should be back."""
    kept = Loan.objects.filter(of(actor, "tool__organisation"))
    asked, late = kept.waiting().count(), kept.late(timezone.localdate()).count()
    wanted = InterventionRequest.objects.filter(of(actor, "intervention__organisation"), state="asked").count()
    sentence = ngettext_lazy(
        "%(number)d demande de prêt attend une réponse", "%(number)d demandes de prêt attendent une réponse", "number"
    )
    yield Waits(sentence % {"number": asked}, reverse("awareness:loans") + "?etat=asked", asked)
    sentence = ngettext_lazy("%(number)d prêt à faire rentrer", "%(number)d prêts à faire rentrer", "number")
    yield Waits(sentence % {"number": late}, reverse("awareness:loans") + "?etat=accepted", late)
    sentence = ngettext_lazy(
        "%(number)d demande d'intervention attend une réponse",
        "%(number)d demandes d'intervention attendent une réponse",
        "number",
    )
    yield Waits(sentence % {"number": wanted}, reverse("awareness:interventions"), wanted)


def to_count(actor: Actor) -> Iterator[Waits]:
    """Yield the events that are over and of which nobody said how many came."""
    over = Event.objects.filter(
        of(actor, "organisation"),
        published_on__isnull=False,
        cancelled_on=None,
        ends_at__lt=timezone.now(),
        women=None,
    ).count()
    sentence = ngettext_lazy(
        "%(number)d événement passé, bilan à faire", "%(number)d événements passés, bilans à faire", "number"
    )
    yield Waits(sentence % {"number": over}, reverse("awareness:kept_events"), over)
