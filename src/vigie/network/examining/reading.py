"""Readers: named by the pilot, they say if they cannot judge, and give their reading once."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person
from vigie.network.examining.synthesis import READINGS
from vigie.network.models import Candidacy, Mark, Reading
from vigie.network.refusals import NotNow
from vigie.network.sealing import email_tag, seal_comment


def people_to_read(candidacy: Candidacy) -> QuerySet[Person]:
    """Return those who may be named: with an account and a role, not named yet, and not the candidate."""
    holding = Membership.objects.current().values("person")
    people = Person.objects.filter(pk__in=holding, is_active=True)
    people = people.exclude(pk__in=candidacy.readings.values("reader"))
    own = [
        pk
        for pk, email in people.exclude(email=None).values_list("pk", "email")
        if candidacy.email_tag and email_tag(email) == candidacy.email_tag
    ]
    return people.exclude(pk__in=own).order_by("name")


def locked(candidacy_id: int) -> Candidacy:
    """Return a candidacy as it stands now, locked. Raises NotNow once it was forgotten."""
    candidacy = Candidacy.objects.select_for_update(of=("self",)).select_related("call").get(pk=candidacy_id)
    if candidacy.forgotten_on:
        raise NotNow(gettext("Cette candidature est effacée : il n'en reste que ce qui se compte."))
    return candidacy


def name_reader(*, candidacy_id: int, reader: Person, by: Person) -> Reading:
    """Name someone who reads; named twice, they are one. Raises NotNow when two read already, or once decided."""
    with transaction.atomic():
        candidacy = locked(candidacy_id)
        if known := candidacy.readings.filter(reader=reader).first():
            return known
        if candidacy.decision:
            raise NotNow(gettext("La décision est prise : personne d'autre ne lit cette candidature."))
        if candidacy.readings.filter(conflict_on=None).count() >= READINGS:
            raise NotNow(gettext("Deux personnes lisent déjà cette candidature."))
        if candidacy.email_tag and reader.email and email_tag(reader.email) == candidacy.email_tag:
            raise NotNow(gettext("Personne ne lit sa propre candidature : choisissez quelqu'un d'autre."))
        reading = Reading.objects.create(candidacy=candidacy, reader=reader)
        record(actor=by, verb="network_reader_named", on=candidacy)
    return reading


def remove_reader(*, reading_id: int, by: Person) -> None:
    """Take a candidacy away from someone who has not read it. Raises NotNow once their reading is given."""
    with transaction.atomic():
        reading = Reading.objects.select_for_update(of=("self",)).select_related("candidacy").get(pk=reading_id)
        if reading.given_on or reading.conflict_on:
            raise NotNow(gettext("Cette personne a déjà rendu sa lecture, ou s'est récusée : cela reste écrit."))
        reading.delete()
        record(actor=by, verb="network_reader_removed", on=reading.candidacy)


def declare_conflict(*, reading_id: int) -> None:
    """Say that one cannot judge this candidacy, without saying why. Raises NotNow once one's reading is given."""
    with transaction.atomic():
        reading = (
            Reading.objects.select_for_update(of=("self",)).select_related("candidacy", "reader").get(pk=reading_id)
        )
        if reading.given_on:
            raise NotNow(gettext("Votre lecture est déjà rendue : parlez-en à l'équipe qui pilote le plan."))
        if reading.conflict_on:
            return
        reading.conflict_on = timezone.localdate()
        reading.save(update_fields=["conflict_on"])
        record(actor=reading.reader, verb="network_conflict_declared", on=reading.candidacy)


def give_reading(*, reading_id: int, marks: Mapping[int, int], opinion: str, comment: str) -> None:
    """Give one's reading, once and for all. marks: by line of the grid. Raises NotNow when it is too late."""
    with transaction.atomic():
        candidacy_id = Reading.objects.values_list("candidacy", flat=True).get(pk=reading_id)
        candidacy = locked(candidacy_id)
        reading = Reading.objects.select_for_update(of=("self",)).select_related("reader").get(pk=reading_id)
        if reading.given_on:
            raise NotNow(gettext("Votre lecture est déjà rendue. Merci !"))
        if reading.conflict_on or candidacy.decision:
            raise NotNow(
                gettext("Cette candidature ne se lit plus : elle est décidée, ou vous l'avez rendue à l'équipe.")
            )
        lines = set(candidacy.call.grid.values_list("pk", flat=True))
        if set(marks) != lines:
            raise NotNow(gettext("La grille vient de changer : rouvrez la page et notez chaque critère."))
        Mark.objects.bulk_create(Mark(reading=reading, line_id=line, value=value) for line, value in marks.items())
        reading.opinion, reading.given_on = opinion, timezone.localdate()
        reading.sealed_comment = seal_comment(candidacy.code, reading.reader_id, comment)
        reading.save(update_fields=["opinion", "given_on", "sealed_comment"])
        record(actor=reading.reader, verb="network_reading_given", on=candidacy)
