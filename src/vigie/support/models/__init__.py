from vigie.support.models.abuse import Bucket
from vigie.support.models.cases import Case, Compartment, Envelope, Receipt, SealedFile, SealedText
from vigie.support.models.counts import SupportCount
from vigie.support.models.points import Listening, Permanence, ReceptionPoint, RelayAgreement, Weekday
from vigie.support.models.referrals import Consent, Referral
from vigie.support.models.satisfaction import Satisfaction
from vigie.support.models.tasks import Task

__all__ = [
    "Bucket",
    "Case",
    "Compartment",
    "Consent",
    "Envelope",
    "Listening",
    "Permanence",
    "Receipt",
    "ReceptionPoint",
    "Referral",
    "RelayAgreement",
    "Satisfaction",
    "SealedFile",
    "SealedText",
    "SupportCount",
    "Task",
    "Weekday",
]
