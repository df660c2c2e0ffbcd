"""When someone last came, so that their home page says what changed since."""

from datetime import datetime, timedelta

from vigie.accounts.models import Person
from vigie.cockpit.models import Visit

# Coming back within this time is the same visit: reading a page and returning must not hide the news.
VISIT_LASTS = timedelta(minutes=30)
# What a first visit looks back at.
FIRST_LOOK = timedelta(days=30)


def since_last_visit(*, person: Person, now: datetime) -> tuple[datetime, bool]:
    """Begin or go on with a visit; return since when changes are new, and whether it is the very first visit."""
    visit, _is_new = Visit.objects.get_or_create(person=person, defaults={"began_at": now})
    if now - visit.began_at > VISIT_LASTS:
        # Two tabs opened together: the second finds the visit already begun.
        Visit.objects.filter(pk=visit.pk, began_at=visit.began_at).update(previous_at=visit.began_at, began_at=now)
        visit.refresh_from_db(fields=["previous_at"])
    if visit.previous_at is None:
        return visit.began_at - FIRST_LOOK, True
    return visit.previous_at, False
