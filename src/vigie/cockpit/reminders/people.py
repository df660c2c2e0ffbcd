"""Who can be reminded of what: people with an address who have not left, and those who act for organisations."""

from collections.abc import Iterable, Sequence

from vigie.accounts.models import Membership, Person, Role
from vigie.plan.asking_news import contributors_of, people_to_write_to
from vigie.plan.models import BodyMember


class Reachable:
    """Those who can be written to on a day, read once for all that is collected."""

    def __init__(self) -> None:
        self.people: dict[int, Person] = {person.pk: person for person in people_to_write_to()}
        self.contributors: dict[int, list[int]] = {}

    def learn_contributors(self, organisation_ids: Iterable[int]) -> None:
        """Read who contributes for some organisations, those already known left out."""
        new = set(organisation_ids) - set(self.contributors)
        for organisation, people in (contributors_of(new) if new else {}).items():
            self.contributors[organisation] = [person.pk for person in people]

    def of(self, person_id: int | None, organisation_ids: Sequence[int] = ()) -> list[int]:
        """Return the ids of someone and of those who contribute for organisations, without repeating anyone."""
        found = [person_id] if person_id in self.people else []
        for organisation in organisation_ids:
            found += self.contributors.get(organisation, [])
        return list(dict.fromkeys(one for one in found if one is not None))

    def pilots(self) -> list[int]:
        """Return the ids of those who pilot the plan today."""
        rows = Membership.objects.current().filter(role=Role.PILOT).values_list("person_id", flat=True)
        return sorted(set(rows) & set(self.people))

    def runners(self, body_ids: Iterable[int]) -> dict[int, list[int]]:
        """Return, by body, the ids of those whose seat makes them prepare and hold its meetings."""
        seats = BodyMember.objects.filter(body__in=list(body_ids), is_runner=True).sitting()
        found: dict[int, list[int]] = {}
        for body, person in seats.values_list("body_id", "person_id"):
            if person in self.people:
                found.setdefault(body, []).append(person)
        return found
