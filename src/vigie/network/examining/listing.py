"""Candidacies as lists show them: by number and by what is counted, names opened for the pilot alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.core.vault.errors import CannotOpen
from vigie.network.examining.synthesis import READINGS
from vigie.network.models import Call, Candidacy, Reading
from vigie.network.sealing import Sent, open_sent

DECISION_COLOURS = {"accepted": "ok", "waiting": "on_request", "refused": "done"}


@dataclass(frozen=True)
class CandidacyRow:
    """A candidacy in a list. given: readings given. is_same_address: whether another of the call has its address."""

    candidacy: Candidacy
    name: str
    given: int
    named: int
    badge: tuple[str, str | Promise]
    is_same_address: bool


def counted(candidacies: QuerySet[Candidacy]) -> QuerySet[Candidacy]:
    """Add how many readings are given, and how many people are named to read."""
    return candidacies.annotate(
        given=Count("readings", filter=Q(readings__given_on__isnull=False)),
        named=Count("readings", filter=Q(readings__conflict_on=None)),
    )


def candidacy_rows(call: Call) -> list[CandidacyRow]:
    """Return the candidacies of a call, oldest first; two queries."""
    rows = list(counted(call.candidacies.select_related("call")).order_by("received_on", "pk"))
    tags = [row.email_tag for row in rows if row.email_tag]
    return [_row(each, is_same=tags.count(each.email_tag) > 1) for each in rows]


def _row(candidacy: Candidacy, *, is_same: bool) -> CandidacyRow:
    given: int = candidacy.given  # type: ignore[attr-defined]
    named: int = candidacy.named  # type: ignore[attr-defined]
    sent = sent_of(candidacy)
    return CandidacyRow(candidacy, sent.name if sent else "", given, named, badge_of(candidacy, given, named), is_same)


def sent_of(candidacy: Candidacy) -> Sent | None:
    """Open what a candidate sent; None once it is forgotten, or when it no longer opens."""
    if not candidacy.sealed:
        return None
    try:
        return open_sent(candidacy.code, bytes(candidacy.sealed))
    except CannotOpen:
        return None


def badge_of(candidacy: Candidacy, given: int, named: int) -> tuple[str, str | Promise]:
    """Say where a candidacy stands: computed from what was done."""
    if candidacy.decision:
        words = candidacy.get_decision_display()
        if candidacy.answered_on is None and candidacy.forgotten_on is None:
            return "warning", _("%(decision)s, réponse à envoyer") % {"decision": words}
        return DECISION_COLOURS[candidacy.decision], words
    if given >= READINGS:
        return "warning", _("lue, à décider")
    if named >= READINGS:
        return "ongoing", _("en lecture")
    return "to_start", _("à faire lire")


def readings_of(candidacy: Candidacy) -> list[Reading]:
    """Return the readings of a candidacy with their marks, in the order people were named."""
    readings: Iterable[Reading] = candidacy.readings.select_related("reader").prefetch_related("marks")
    return list(readings)
