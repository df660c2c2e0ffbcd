"""What an event lets notice about discrimination, kept in words, then given to a diagnosis (S168)."""

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.models import Event, Observation
from vigie.observatory.models import Diagnosis, DiagnosisFinding


class AlreadyThere(Exception):
    """An event or a diagnosis already holds such a finding, or a diagnosis is closed; the message says it in French."""


def add_observation(*, event: Event, title: str, text: str, said_by: str, actor: Person) -> Observation:
    """Keep what was noticed; sent twice, it is one. Raises AlreadyThere when the title says something else already."""
    with transaction.atomic():
        observation, is_new = Observation.objects.get_or_create(
            event=event, title=title, defaults={"text": text, "said_by": said_by}
        )
        if is_new:
            record(actor=actor, verb="observation_added", on=event)
        elif (observation.text, observation.said_by) != (text, said_by):
            raise AlreadyThere(gettext("Un constat de cet événement porte déjà ce titre : donnez-en un autre."))
    return observation


def remove_observation(*, observation: Observation, actor: Person) -> None:
    """Take away what was noted; a diagnosis that took it keeps its own."""
    with transaction.atomic():
        record(actor=actor, verb="observation_removed", on=observation.event)
        observation.delete()


def give_observation(*, observation_id: int, diagnosis: Diagnosis, actor: Person) -> None:
    """Write an observation as a finding, in words, of a diagnosis that is being made; given once.

    Raises AlreadyThere.
    """
    with transaction.atomic():
        observation = Observation.objects.select_for_update(of=("self",)).select_related("event").get(pk=observation_id)
        diagnosis = Diagnosis.objects.select_for_update(of=("self",)).get(pk=diagnosis.pk)
        if observation.given_to_id == diagnosis.pk:
            return
        if diagnosis.is_validated or diagnosis.findings.filter(title=observation.title).exists():
            raise AlreadyThere(gettext("Ce diagnostic est validé, ou contient déjà un constat de ce nom."))
        words = {"title": observation.title, "text": told(observation), "said_by": observation.said_by}
        DiagnosisFinding.objects.create(diagnosis=diagnosis, order=diagnosis.findings.count(), **words)
        observation.given_to = diagnosis
        observation.save(update_fields=["given_to"])
        record(actor=actor, verb="observation_given", on=observation.event)
        record(actor=actor, verb="finding_added", on=diagnosis, changes={"constat": ["", observation.title]})


def told(observation: Observation) -> str:
    """Return the words of an observation, and where they come from."""
    origin = gettext("Constaté pendant : %(event)s.") % {"event": observation.event.title}
    return f"{observation.text}\n\n{origin}".strip()
