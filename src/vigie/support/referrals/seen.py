"""A referral as the person, or the point that refers, sees it: who, what, since when, what was answered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.core.vault.envelopes import KeyPair
from vigie.support.cases.story import NAMES
from vigie.support.fields import Field
from vigie.support.models import Case, Consent, Referral
from vigie.support.referrals.asking import request_field
from vigie.support.referrals.dialogue import Said, said_in
from vigie.support.referrals.machine import Act, is_possible
from vigie.support.sealing import NoAccess, Written, key_of, read_texts, read_versions

State = Referral.State
TO_HER: Mapping[str, str | Promise] = {
    State.PROPOSED: _("on vous demande votre accord"),
    State.SENT: _("transmis, pas encore de réponse"),
    State.ACCEPTED: _("ce lieu accepte de vous aider"),
    State.REFUSED: _("ce lieu ne peut pas vous aider"),
    State.DECLINED: _("vous n'avez pas voulu"),
    State.DONE: _("terminé"),
    State.WITHDRAWN: _("vous avez arrêté ce partage"),
    State.REVOKED: _("le lieu qui vous suit a annulé"),
}


@dataclass(frozen=True)
class SeenReferral:
    """A referral and its words. why: what the listener wrote when asking. asked, agreed: what is or was shared.

    answers: what the other point said, the last first. said: the dialogue about it. consent: the last one, if any.
    """

    referral: Referral
    why: str
    asked: tuple[tuple[str, str | Promise], ...]
    agreed: tuple[str | Promise, ...]
    consent: Consent | None
    answers: tuple[Written, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def state_in_words(self) -> str | Promise:
        """Where it stands, said to the person."""
        return TO_HER[self.referral.state]

    @property
    def is_vital(self) -> bool:
        """Whether it was done without agreement, to save a life."""
        return self.consent is not None and self.consent.how == Consent.How.VITAL

    @property
    def may_agree(self) -> bool:
        """Whether an agreement is waited for."""
        return is_possible(self.referral.state, Act.CONSENT)

    @property
    def may_withdraw(self) -> bool:
        """Whether there is something to take back."""
        return is_possible(self.referral.state, Act.WITHDRAW)

    @property
    def may_revoke(self) -> bool:
        """Whether the sender may call it off."""
        return is_possible(self.referral.state, Act.REVOKE)


def referrals_seen(
    case: Case, texts: Mapping[str, Written], pair: KeyPair, person: Person | None = None
) -> list[SeenReferral]:
    """Return the referrals of a case, the last first.

    texts: of the part the person shares. pair: of who looks; person: of the staff, None for the receipt's holder.
    """
    rows = case.referrals.select_related("destination", "compartment").prefetch_related("consents")
    return [seen(row, texts, pair, person) for row in rows.order_by("-pk")]


def seen(referral: Referral, texts: Mapping[str, Written], pair: KeyPair, person: Person | None = None) -> SeenReferral:
    """Return one referral with its words."""
    why = json.loads(texts[request_field(referral)].text)["words"] if request_field(referral) in texts else ""
    consent = max(referral.consents.all(), key=lambda each: each.pk, default=None)
    answers, said = words_in(referral, pair, person)
    return SeenReferral(
        referral,
        why,
        tuple((code, name) for code, name in NAMES.items() if code in referral.asked_fields),
        tuple(name for code, name in NAMES.items() if consent and code in consent.fields),
        consent,
        answers,
        said,
    )


def words_in(referral: Referral, pair: KeyPair, person: Person | None) -> tuple[tuple[Written, ...], tuple[Said, ...]]:
    """Return what was answered and said; nothing for whoever holds no key of it."""
    part = referral.compartment
    if part is None:
        return (), ()
    try:
        key = key_of(part, pair, person)
    except NoAccess:
        return (), ()
    return tuple(read_versions(part, key, Field.REFERRAL_ANSWER)), tuple(said_in(read_texts(part, key)))
