"""Names of young people: for the organisation that follows them, and for whom it released them; a number otherwise."""

from collections.abc import Iterable

from vigie.accounts.access import Request
from vigie.accounts.models import Role, VaultKey
from vigie.accounts.vault_session import open_vault
from vigie.core.vault.errors import CannotOpen
from vigie.internships.models import Mentee, MenteeName, MenteePair
from vigie.internships.names.identities import MENTEE, Identity, open_identity, open_released, seal_released
from vigie.internships.names.keys import members_with_vault
from vigie.internships.pupils.classes.access import key_if_open, own_schools


def opened(key: bytes, mentee: Mentee) -> Identity:
    """Return who a young person is. Raises CannotOpen."""
    return open_identity(key, MENTEE, mentee.pseudonym, bytes(mentee.sealed_identity))


def names_here(request: Request, mentees: Iterable[Mentee]) -> dict[int, Identity]:
    """Return, by young person, the names that one's organisation opens; none while the vault is closed."""
    keys = {school.pk: key_if_open(request, school) for school in own_schools(request)}
    found = {}
    for mentee in mentees:
        key = keys.get(mentee.organisation_id)
        if key is None:
            continue
        try:
            found[mentee.pk] = opened(key, mentee)
        except CannotOpen:
            continue
    return found


def names_released(request: Request, pairs: Iterable[MenteePair]) -> dict[int, Identity]:
    """Return, by young person, the names released to whoever acts; none while the vault is closed."""
    vault = open_vault(request)
    if vault is None or not request.actor.organisations_as(Role.COMPANY):
        return {}
    found = {}
    for row in MenteeName.objects.filter(person=request.user, pair__in=list(pairs)).select_related("pair"):
        try:
            found[row.pair.mentee_id] = open_released(bytes(row.sealed), vault)
        except CannotOpen:
            continue
    return found


def release(pair: MenteePair, identity: Identity) -> int:
    """Seal a name to those who refer for the mentor's company and have a vault; return how many they are.

    Released again, it is sealed again: whoever came since can read it, and whoever left cannot.
    """
    hosts: list[VaultKey] = list(members_with_vault(pair.mentor.company.organisation, Role.COMPANY))
    pair.names.all().delete()
    MenteeName.objects.bulk_create(
        MenteeName(pair=pair, person_id=host.person_id, sealed=seal_released(identity, bytes(host.public_key)))
        for host in hosts
    )
    return len(hosts)
