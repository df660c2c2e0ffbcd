"""What the mode of a campaign locks. Each is chosen first, and never changes: what is collected depends on it.

Sources: Code pénal, art. 225-3-1 (a person who really applies); a statistical test measures and proves no offence by
itself; an educational test is announced, and names nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

JUDICIAL: Final = "judicial"
STATISTICAL: Final = "statistical"
EDUCATIONAL: Final = "educational"


class Identities(StrEnum):
    """Who applies: people who exist, profiles that do not, or either."""

    REAL = "real"
    FICTITIOUS = "fictitious"
    EITHER = "either"


class Proof(StrEnum):
    """What each application that was sent must bring back, beside the tester's notes.

    ATTESTED: an original piece, and an attestation signed by whoever tested. OPTIONAL: pieces when there are some.
    """

    ATTESTED = "attested"
    OPTIONAL = "optional"


class Names(StrEnum):
    """Where the name of an organisation that was tested may appear once the campaign has ended.

    IN_FILE: in the file of its own test, given to a judge or to the defender of rights. AFTER_REPLY: in the pilot's
    pages, once the organisation could answer. NOWHERE: not even there; codes only.
    """

    IN_FILE = "in_file"
    AFTER_REPLY = "after_reply"
    NOWHERE = "nowhere"


class Publication(StrEnum):
    """What everyone may read. NOTHING: a judge comes first. AGGREGATES: figures of the whole, no organisation."""

    NOTHING = "nothing"
    AGGREGATES = "aggregates"


@dataclass(frozen=True)
class Locks:
    """What a mode imposes. announced: organisations know beforehand that tests may come."""

    identities: Identities
    proof: Proof
    names: Names
    publication: Publication
    announced: bool

    @property
    def allows_fiction(self) -> bool:
        """Whether a name bank and written messages may exist: never when people apply for themselves."""
        return self.identities is not Identities.REAL

    @property
    def allows_judicial_file(self) -> bool:
        """Whether a file may be made for a judge or for the defender of rights."""
        return self.names is Names.IN_FILE

    @property
    def requires_attestation(self) -> bool:
        """Whether each application that was sent needs a piece and a signed attestation."""
        return self.proof is Proof.ATTESTED

    @property
    def analyses_organisations(self) -> bool:
        """Whether gaps may be worked out organisation by organisation."""
        return self.names is not Names.NOWHERE

    @property
    def may_be_published(self) -> bool:
        """Whether figures of the whole may be shown to everyone."""
        return self.publication is Publication.AGGREGATES


LOCKS: Final[Mapping[str, Locks]] = {
    JUDICIAL: Locks(Identities.REAL, Proof.ATTESTED, Names.IN_FILE, Publication.NOTHING, announced=False),
    STATISTICAL: Locks(
        Identities.FICTITIOUS, Proof.OPTIONAL, Names.AFTER_REPLY, Publication.AGGREGATES, announced=False
    ),
    EDUCATIONAL: Locks(Identities.EITHER, Proof.OPTIONAL, Names.NOWHERE, Publication.AGGREGATES, announced=True),
}


def locks_of(mode: str) -> Locks:
    """Return what a mode locks. mode: a value of ``Mode``. Raises KeyError."""
    return LOCKS[mode]
