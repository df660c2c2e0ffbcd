"""The room as its pages and its table of rights are tried on: a campaign being written, another that is frozen."""

from types import SimpleNamespace

from tests.testing.scene import make_campaign
from tests.vaults import pair_of
from vigie.accounts.models import Person
from vigie.testing.campaigns.freezing import freeze_protocol
from vigie.testing.models import Trait


def make_room(pilot: Person) -> SimpleNamespace:
    """Return a draft with one of its lines of each sort, and a frozen campaign. pilot: has a vault."""
    draft, frozen = make_campaign(), make_campaign(name="Test figé")
    freeze_protocol(campaign_id=frozen.pk, by=pilot, public=pair_of(pilot).public)
    frozen.refresh_from_db()
    return SimpleNamespace(
        draft=draft,
        frozen=frozen,
        outcome=draft.outcomes.get(code="silence"),
        trait=Trait.objects.filter(profile__campaign=draft).first(),
    )
