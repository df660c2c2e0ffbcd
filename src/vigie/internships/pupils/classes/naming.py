"""The pupils of a class with their names, for whoever holds the key; by number for anyone else."""

from collections.abc import Iterable
from dataclasses import dataclass

from vigie.core.fuzzy_dates import simplify
from vigie.core.vault.errors import CannotOpen
from vigie.internships.models import Pupil
from vigie.internships.names.identities import PUPIL, Identity, open_identity


@dataclass(frozen=True)
class NamedPupil:
    """A pupil, and who they are; None when the names are closed."""

    pupil: Pupil
    identity: Identity | None

    @property
    def name(self) -> str:
        """What to call them on a page of their school."""
        return self.identity.full_name if self.identity else str(self.pupil)

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """By last name, then first name; by number when the names are closed."""
        if self.identity is None:
            return "", "", self.pupil.pseudonym
        return simplify(self.identity.last_name), simplify(self.identity.first_name), self.pupil.pseudonym


def named(pupil: Pupil, key: bytes | None) -> NamedPupil:
    """Return a pupil with their name, when the key opens it."""
    if key is None:
        return NamedPupil(pupil, None)
    try:
        return NamedPupil(pupil, open_identity(key, PUPIL, pupil.pseudonym, bytes(pupil.sealed_identity)))
    except CannotOpen:
        return NamedPupil(pupil, None)


def all_named(pupils: Iterable[Pupil], key: bytes | None) -> list[NamedPupil]:
    """Return pupils with their names, in alphabetical order."""
    return sorted((named(pupil, key) for pupil in pupils), key=lambda each: each.sort_key)
