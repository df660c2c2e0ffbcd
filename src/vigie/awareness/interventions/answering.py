"""What is done with interventions and their requests."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.models import Intervention, InterventionRequest
from vigie.core.outbox import key_of, send

MOST_WAITING_OF_AN_ADDRESS = 6
State = InterventionRequest.State


class Refused(Exception):
    """What is asked cannot be; the message says why and what to do, in French."""


def save_intervention(*, intervention: Intervention, actor: Person) -> None:
    """Add an intervention, or write what changes in it."""
    with transaction.atomic():
        verb = "intervention_changed" if intervention.pk else "intervention_added"
        intervention.save()
        record(actor=actor, verb=verb, on=intervention)


def show_intervention(*, intervention_id: int, is_shown: bool, actor: Person) -> None:
    """Put an intervention in the public catalogue, or take it out; done twice, it is once."""
    with transaction.atomic():
        intervention = Intervention.objects.select_for_update().get(pk=intervention_id)
        if bool(intervention.published_on) == is_shown:
            return
        intervention.published_on = timezone.localdate() if is_shown else None
        intervention.save(update_fields=["published_on"])
        record(actor=actor, verb="intervention_shown" if is_shown else "intervention_hidden", on=intervention)


def ask_intervention(*, intervention: Intervention, asked: InterventionRequest) -> InterventionRequest:
    """Keep a request; the same one sent twice is kept once. Raises Refused when too many wait."""
    with transaction.atomic():
        Intervention.objects.select_for_update().get(pk=intervention.pk)
        waiting = InterventionRequest.objects.filter(state=State.ASKED, email__iexact=asked.email)
        same = waiting.filter(intervention=intervention, public=asked.public, wished_for=asked.wished_for).first()
        if same:
            return same
        if waiting.count() >= MOST_WAITING_OF_AN_ADDRESS:
            raise Refused(gettext("Plusieurs de vos demandes attendent déjà une réponse : nous les lisons d'abord."))
        asked.intervention = intervention
        asked.save(force_insert=True)
        record(actor=None, actor_label=gettext("formulaire public"), verb="intervention_asked", on=asked)
        write_to(asked, gettext("Nous avons bien reçu votre demande. L'équipe vous répond bientôt."))
    return asked


def answer_request(*, request_id: int, state: str, answer: str, actor: Person) -> InterventionRequest:
    """Say yes or no to a request that waits. Raises Refused once it was answered."""
    with transaction.atomic():
        asked = locked(request_id)
        if asked.state != State.ASKED:
            raise Refused(gettext("Cette demande a déjà une réponse."))
        asked.state, asked.answer, asked.answered_on = state, answer, timezone.localdate()
        asked.save(update_fields=["state", "answer", "answered_on"])
        record(
            actor=actor, verb="intervention_answered", on=asked, changes={"réponse": ["", asked.get_state_display()]}
        )
        write_to(asked, sentence_of(asked))
    return asked


def close_request(*, request_id: int, done_on: date, counts: Mapping[str, Any], actor: Person) -> None:
    """Note that an intervention took place, with how many people, by sex. Raises Refused unless it was accepted."""
    with transaction.atomic():
        asked = locked(request_id)
        if asked.state not in {State.ACCEPTED, State.DONE}:
            raise Refused(gettext("Acceptez d'abord la demande."))
        asked.state, asked.done_on = State.DONE, done_on
        for name, value in counts.items():
            setattr(asked, name, value)
        asked.save(update_fields=["state", "done_on", *counts])
        record(actor=actor, verb="intervention_done", on=asked)


def locked(request_id: int) -> InterventionRequest:
    """Return a request, locked."""
    rows = InterventionRequest.objects.select_for_update(of=("self",))
    return rows.select_related("intervention").get(pk=request_id)


def sentence_of(asked: InterventionRequest) -> str:
    """Return the sentence that says the answer."""
    if asked.state == State.ACCEPTED:
        return gettext("C'est d'accord. Nous convenons avec vous du jour et de l'heure.")
    return gettext("Nous ne pouvons pas répondre à votre demande cette fois.")


def write_to(asked: InterventionRequest, sentence: str) -> None:
    """Write to whoever asked, unless they were forgotten."""
    if not asked.email:
        return
    with override("fr"):
        parts = [gettext("Bonjour,"), sentence, *([asked.answer] if asked.answer else [])]
        send(
            to=asked.email,
            subject=gettext("Intervention demandée : %(title)s") % {"title": asked.intervention.title},
            body="\n\n".join(parts) + "\n",
            kind="intervention",
            about=key_of(asked),
            dedupe_key=f"intervention:{asked.code}:{asked.state}",
        )
