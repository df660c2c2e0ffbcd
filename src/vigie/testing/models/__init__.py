"""What the room keeps, one file a subject."""

from vigie.testing.models.campaigns import BankName, Campaign, Message, Mode, Outcome, Profile, Stage, Trait, new_code
from vigie.testing.models.coding import Coder, Coding, Look, Settlement
from vigie.testing.models.evidence import CampaignEnvelope, CampaignHold, Constat, Evidence
from vigie.testing.models.field import Application, Conflict, Target, Test, Tester, Validity
from vigie.testing.models.phones import PhoneAccess, PhoneReport
from vigie.testing.models.results import RightOfReply, Study

__all__ = [
    "Application",
    "BankName",
    "Campaign",
    "CampaignEnvelope",
    "CampaignHold",
    "Coder",
    "Coding",
    "Conflict",
    "Constat",
    "Evidence",
    "Look",
    "Message",
    "Mode",
    "Outcome",
    "PhoneAccess",
    "PhoneReport",
    "Profile",
    "RightOfReply",
    "Settlement",
    "Stage",
    "Study",
    "Target",
    "Test",
    "Tester",
    "Trait",
    "Validity",
    "new_code",
]
