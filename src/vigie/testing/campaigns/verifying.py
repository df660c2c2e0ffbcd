"""Makes again what was promised about a frozen campaign, and says what no longer agrees."""

from dataclasses import dataclass

from vigie.testing.campaigns.gathering import protocol_of
from vigie.testing.campaigns.protocols import canonical_text, hash_of
from vigie.testing.campaigns.seeds import hash_of_seed
from vigie.testing.models import Campaign


@dataclass(frozen=True)
class Verification:
    """What was found again. text: the frozen text has its hash. rows: what the campaign is run by says the same.

    seed: the revealed seed is the promised one; None as long as it is kept.
    """

    text: bool
    rows: bool
    seed: bool | None

    @property
    def is_whole(self) -> bool:
        """Whether nothing disagrees."""
        return self.text and self.rows and self.seed is not False


def verify_campaign(campaign: Campaign) -> Verification:
    """Return whether the protocol and the seed of a frozen campaign are those that were promised."""
    seed = hash_of_seed(bytes.fromhex(campaign.seed)) == campaign.seed_hash if campaign.seed else None
    return Verification(
        text=hash_of(campaign.protocol) == campaign.protocol_hash,
        rows=canonical_text(protocol_of(campaign)) == campaign.protocol,
        seed=seed,
    )
