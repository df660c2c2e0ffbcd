"""What is done in mentoring; each act with its line of the journal, where no name ever is."""

from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.accounts.people import add_person
from vigie.internships.mentoring.naming import opened, release
from vigie.internships.models import Company, Mentee, MenteePair, Mentor, MentoringMeeting
from vigie.internships.names.identities import MENTEE, Identity, seal_identity

Outcome = MenteePair.Outcome
# Someone whose pair ends so looks for nobody any more.
FOUND: Final = (Outcome.JOB, Outcome.APPRENTICESHIP, Outcome.TRAINING, Outcome.INTERNSHIP, Outcome.PROJECT)


class TooLate(Exception):
    """A pair is not, or no longer, where this act makes sense; the message says why, in French."""


def add_mentor(*, mentor: Mentor, company: Company, person: Person | None, new_name: str, actor: Person) -> Mentor:
    """Enter a mentor; person None: someone without an account, under a new name. Entered twice, they are one."""
    with transaction.atomic():
        Company.objects.select_for_update().get(pk=company.pk)
        known = Mentor.objects.filter(company=company)
        same = known.filter(person=person) if person else known.filter(person__name__iexact=new_name)
        if found := same.first():
            return found
        mentor.company = company
        mentor.person = person or add_person(name=new_name, email=None, actor=actor)
        mentor.save(force_insert=True)
        record(actor=actor, verb="mentor_added", on=mentor)
    return mentor


def change_mentor(*, mentor: Mentor, actor: Person) -> None:
    """Change what is known of a mentor."""
    with transaction.atomic():
        mentor.save()
        record(actor=actor, verb="mentor_changed", on=mentor)


def add_mentee(
    *, organisation: Organisation, pseudonym: str, key: bytes, identity: Identity, actor: Person, **facts: Any
) -> Mentee:
    """Enter a young person, whose name is sealed at once. The number comes with the form: sent twice, they are one."""
    sealed = seal_identity(key, MENTEE, pseudonym, identity)
    with transaction.atomic():
        mentee, is_new = Mentee.objects.get_or_create(
            pseudonym=pseudonym, defaults={"organisation": organisation, "sealed_identity": sealed, **facts}
        )
        if is_new:
            record(actor=actor, verb="mentee_added", on=mentee)
    return mentee


def change_mentee(*, mentee: Mentee, key: bytes, identity: Identity, actor: Person, **facts: Any) -> None:
    """Change what an organisation knows of a young person."""
    for name, value in facts.items():
        setattr(mentee, name, value)
    mentee.sealed_identity = seal_identity(key, MENTEE, mentee.pseudonym, identity)
    with transaction.atomic():
        mentee.save()
        record(actor=actor, verb="mentee_changed", on=mentee)


def locked(pair_id: int) -> MenteePair:
    """Return a pair that goes on, locked. Raises TooLate when it has ended."""
    pair = (
        MenteePair.objects.select_for_update(of=("self",))
        .select_related("mentor__company__organisation", "mentee")
        .get(pk=pair_id)
    )
    if pair.ended_on:
        raise TooLate(gettext("Ce parrainage est terminé : il ne change plus."))
    return pair


def agree_for_mentor(*, pair_id: int, by: Person) -> None:
    """Note that the mentor agrees. Raises TooLate."""
    with transaction.atomic():
        pair = locked(pair_id)
        if pair.mentor_agreed_on is None:
            pair.mentor_agreed_on = timezone.localdate()
            pair.save(update_fields=["mentor_agreed_on"])
            record(actor=by, verb="mentor_agreed", on=pair)


def agree_for_mentee(*, pair_id: int, key: bytes, by: Person) -> int:
    """Note that the young person agrees, and release their name to the mentor's company; return to how many people.

    Done again, the name is released again. Raises TooLate while the mentor has not agreed: nobody's name goes to
    whoever may say no.
    """
    with transaction.atomic():
        pair = locked(pair_id)
        if pair.mentor_agreed_on is None:
            raise TooLate(gettext("La marraine ou le parrain n'a pas encore répondu : le nom attend sa réponse."))
        if pair.mentee_agreed_on is None:
            pair.mentee_agreed_on = timezone.localdate()
            pair.save(update_fields=["mentee_agreed_on"])
        reached = release(pair, opened(key, pair.mentee))
        record(actor=by, verb="mentee_agreed", on=pair)
    return reached


def note_meeting(*, pair_id: int, held_on: date, means: str, by: Person) -> None:
    """Note a meeting; the same one noted twice, by either side, is one. Raises TooLate before both agreed, or ended."""
    with transaction.atomic():
        pair = locked(pair_id)
        if pair.started_on is None:
            raise TooLate(gettext("Les deux n'ont pas encore dit oui : la rencontre se note ensuite."))
        _meeting, is_new = MentoringMeeting.objects.get_or_create(pair=pair, held_on=held_on, means=means)
        if is_new:
            record(actor=by, verb="meeting_noted", on=pair)


def end_pair(*, pair_id: int, ended_on: date, outcome: str, by: Person) -> None:
    """Note how a pair ends; the names released go. Whoever found something looks for nobody any more.

    Raises TooLate.
    """
    with transaction.atomic():
        pair = locked(pair_id)
        pair.ended_on, pair.outcome = ended_on, outcome
        pair.save(update_fields=["ended_on", "outcome"])
        pair.names.all().delete()
        if outcome in FOUND:
            Mentee.objects.filter(pk=pair.mentee_id).update(ended_on=ended_on)
        record(actor=by, verb="pair_ended", on=pair)
