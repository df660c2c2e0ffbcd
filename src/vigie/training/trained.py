"""What other rooms ask of training: who has which skills, and whom a structure sent."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from vigie.accounts.models import Organisation, Person
from vigie.training.models import Enrolment, Skill
from vigie.training.people import who_of


def midnight(day: date) -> datetime:
    """Return the instant at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))


def skills_of(*, person_id: int | None = None, email: str = "", day: date) -> frozenset[str]:
    """Return the codes of ``Skill`` that someone acquired by sessions attended that ended by a day, that day included.

    They are found by their account, by the address of their account, and by the address given.
    """
    known = Person.objects.filter(pk=person_id).values_list("email", flat=True).first() if person_id else ""
    addresses = {address for address in (known, email) if address}
    if not person_id and not addresses:
        return frozenset()
    theirs = Q(who__in=[who_of(email=address) for address in addresses])
    if person_id:
        theirs |= Q(person=person_id)
    sessions = Enrolment.objects.attended().filter(theirs, session__ends_at__lt=midnight(day + timedelta(days=1)))
    given = sessions.order_by().values_list("session__version__skills", flat=True)
    return frozenset(code for codes in given for code in codes if code in Skill.values)


def trained_count(organisation_id: int, since: date | None = None) -> int:
    """Return how many people of a structure, its services included, attended a session, each counted once."""
    theirs = Q(organisation=organisation_id) | Q(organisation__parent=organisation_id)
    attended = Enrolment.objects.attended().filter(theirs)
    if since:
        attended = attended.filter(session__starts_at__gte=midnight(since))
    return attended.order_by().values("who").distinct().count()


def trained_by_organisation(since: date | None = None, until: date | None = None) -> dict[int, set[str]]:
    """Return who attended (digests), by structure and by service; a service's people count for its structure too."""
    attended = Enrolment.objects.attended().exclude(organisation=None).order_by()
    if since:
        attended = attended.filter(session__starts_at__gte=midnight(since))
    if until:
        attended = attended.filter(session__starts_at__lt=midnight(until + timedelta(days=1)))
    found: dict[int, set[str]] = {}
    for place, parent, who in attended.values_list("organisation_id", "organisation__parent_id", "who").distinct():
        for key in (place, parent):
            if key:
                found.setdefault(key, set()).add(who)
    return found


def head_attended(organisation_id: int, since: date | None = None) -> bool:
    """Whether someone of the head of a structure, elected or director, attended a session."""
    attended = Enrolment.objects.attended().filter(
        Q(organisation=organisation_id) | Q(organisation__parent=organisation_id), level__in=["direction", "elected"]
    )
    return attended.filter(session__starts_at__gte=midnight(since)).exists() if since else attended.exists()


def organisations_untouched(since: date | None = None) -> list[Organisation]:
    """Return the structures and services of which nobody ever attended, by name. Two queries."""
    touched = trained_by_organisation(since)
    rows = Organisation.objects.select_related("parent").order_by("name", "pk")
    return [row for row in rows if row.pk not in touched]
