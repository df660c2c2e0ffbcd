"""Places that receive reports, and someone who listens at all of them."""

from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.accounts.vault_keys import create_vault_key, draft_vault_key
from vigie.core.vault.envelopes import KeyPair, key_pair_of
from vigie.core.vault.passphrases import Wrapped, unwrap
from vigie.support.models import Listening, ReceptionPoint

PASSPHRASE = "quatre chevaux sans bride"


def make_listener(organisation: Organisation, name: str) -> Person:
    """Return someone who listens for an organisation and has a vault, at the cost of a real one."""
    email = f"{organisation.pk}.{name.replace(' ', '.').lower()}@exemple.fr"
    person = Person.objects.create_user(email, name=name, is_active=True)
    Membership.objects.create(person=person, organisation=organisation, role=Role.LISTENER)
    draft, _words = draft_vault_key(PASSPHRASE)
    create_vault_key(person=person, draft=draft)
    return person


def make_points(
    count: int, *, listeners: int = 2, name: str = "Accueil de mesure"
) -> tuple[list[ReceptionPoint], list[Person]]:
    """Return places of one organisation, and those who listen at each of them."""
    organisation = Organisation.objects.create(name=name)
    people = [make_listener(organisation, f"Lou Mesure {number}") for number in range(listeners)]
    points = [
        ReceptionPoint.objects.create(
            organisation=organisation, name=f"{name} {number:03}", is_published=True, receives_reports=True
        )
        for number in range(count)
    ]
    Listening.objects.bulk_create(Listening(person=person, point=point) for person in people for point in points)
    return points, people


def pair_of(person: Person) -> KeyPair:
    """Return the open vault of someone of the scene."""
    return key_pair_of(unwrap(Wrapped.from_text(person.vault_key.wrapped), PASSPHRASE))
