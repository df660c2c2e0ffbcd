"""Names go from the school to the people who refer for the company, vault to vault; nobody in between reads them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person, Role, VaultKey
from vigie.core.vault.envelopes import KeyPair
from vigie.core.vault.errors import CannotOpen
from vigie.internships.models import Assignment, ReleasedName, SchoolEntry
from vigie.internships.names.identities import PUPIL, Identity, open_identity, open_released, seal_released


def names_of(assignments: Iterable[Assignment], key: bytes) -> dict[int, Identity]:
    """Return who is behind each assignment, for whoever holds the key of the school's names."""
    return {
        each.pk: open_identity(key, PUPIL, each.pupil.pseudonym, bytes(each.pupil.sealed_identity))
        for each in assignments
    }


def hosts_with_vault(organisations: Iterable[int]) -> dict[int, list[VaultKey]]:
    """Return, by organisation, the vault keys of those who refer for it today: two queries, however many there are."""
    members = Membership.objects.current().filter(organisation__in=set(organisations), role=Role.COMPANY)
    held = list(members.values_list("organisation_id", "person_id"))
    keys = {key.person_id: key for key in VaultKey.objects.filter(person__in={person for _, person in held})}
    found: dict[int, list[VaultKey]] = defaultdict(list)
    for organisation, person in held:
        if person in keys:
            found[organisation].append(keys[person])
    return found


def release_names(*, entry: SchoolEntry, assignments: list[Assignment], key: bytes, by: Person) -> tuple[int, int]:
    """Release to each company the names of those it hosts.

    Return how many pupils' names could be released, and how many could not since nobody there has a vault yet.
    Released again, a name is sealed again: whoever came since can read it, and whoever left cannot.
    """
    hosts = hosts_with_vault(each.session.offer.company.organisation_id for each in assignments)
    names = names_of(assignments, key)
    rows = [
        ReleasedName(
            assignment=each,
            person_id=host.person_id,
            sealed=seal_released(names[each.pk], bytes(host.public_key)),
        )
        for each in assignments
        for host in hosts.get(each.session.offer.company.organisation_id, [])
    ]
    reached = {row.assignment_id for row in rows}
    with transaction.atomic():
        # A seat given back since the list was read takes no name with it.
        held = Assignment.objects.standing().select_for_update().filter(pk__in=[each.pk for each in assignments])
        still = set(held.order_by("pk").values_list("pk", flat=True))
        ReleasedName.objects.filter(assignment__in=assignments).delete()
        ReleasedName.objects.bulk_create(row for row in rows if row.assignment_id in still)
        if reached:
            record(actor=by, verb="names_released", on=entry, changes={"élèves": ["", len(reached)]})
    return len(reached), len(assignments) - len(reached)


def released_to(person: Person, pair: KeyPair, assignments: Iterable[Assignment]) -> Mapping[int, Identity]:
    """Return, by assignment, the names released to someone; one sealed to a vault that they lost is left out."""
    found = {}
    for row in ReleasedName.objects.filter(person=person, assignment__in=assignments):
        try:
            found[row.assignment_id] = open_released(bytes(row.sealed), pair)
        except CannotOpen:
            continue
    return found
