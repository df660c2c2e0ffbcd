"""Requests for training: sent by anyone, followed by the pilot; and refusals, noted to be lifted."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.accounts.journal import lock_chain, record
from vigie.accounts.models import Person
from vigie.core.outbox import key_of, send
from vigie.training.models import Refusal, TrainingRequest
from vigie.training.registering.acts import NotPossible

# Beyond, in a day, the public form takes no more.
MOST_OF_A_DAY: Final = 40


def ask(*, asked: TrainingRequest) -> TrainingRequest:
    """Keep a request; the same words, still waiting, are kept once. Raises NotPossible when too many came today."""
    with transaction.atomic():
        # One at a time, so that requests sent together are counted together.
        lock_chain()
        waiting = TrainingRequest.objects.filter(state=TrainingRequest.State.WAITING)
        same = waiting.filter(structure=asked.structure, email=asked.email, message=asked.message).first()
        if same:
            return same
        if waiting.filter(asked_at__gt=timezone.now() - timedelta(days=1)).count() >= MOST_OF_A_DAY:
            raise NotPossible(
                gettext("Beaucoup de demandes sont arrivées aujourd'hui. Gardez votre texte et renvoyez-le demain.")
            )
        asked.save(force_insert=True)
        record(actor=None, actor_label=gettext("formulaire public"), verb="training_requested", on=asked)
    return asked


def follow(*, request_id: int, values: Mapping[str, Any], by: Person) -> TrainingRequest:
    """Write what becomes of a request, and send the answer to who asked, once for each answer."""
    with transaction.atomic():
        asked = TrainingRequest.objects.select_for_update().get(pk=request_id)
        is_answered = bool(values.get("answer")) and values["answer"] != asked.answer
        for name, value in values.items():
            setattr(asked, name, value)
        asked.followed_at = timezone.now()
        asked.save(update_fields=[*values, "followed_at"])
        changes = {"suite": ["", str(asked.get_state_display())]}
        record(actor=by, verb="training_request_followed", on=asked, changes=changes)
        if is_answered and asked.email:
            with override("fr"):
                subject = gettext("Votre demande de formation")
                body = gettext("Bonjour,\n\n%(answer)s\n") % {"answer": asked.answer}
            send(to=asked.email, subject=subject, body=body, kind="training", about=key_of(asked))
    return asked


def note_refusal(*, refusal: Refusal, by: Person) -> Refusal:
    """Note that a structure says no to a training, and why."""
    with transaction.atomic():
        refusal.save(force_insert=True)
        record(actor=by, verb="training_refusal_added", on=refusal)
    return refusal


def remove_refusal(*, refusal: Refusal, by: Person) -> None:
    """Take away a refusal that was noted by mistake, or that stands no more."""
    with transaction.atomic():
        record(actor=by, verb="training_refusal_removed", on=refusal)
        refusal.delete()
