"""The political agreement that some actions wait for before they start (S106)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from vigie.accounts.access import Reason
from vigie.plan.models import Action, Decision, Meeting

# An action in one of these has been launched.
LAUNCHED = frozenset({Action.Status.ONGOING, Action.Status.ON_REQUEST})


class NotAgreed(ValueError):
    """An action cannot start: the political agreement that it needs has not been given. The message says what to do."""


def agreeing_decision(action: Action) -> Decision | None:
    """Return the decision that gave its agreement to an action, at a meeting that was not cancelled."""
    decisions = Decision.objects.filter(action=action, is_political_agreement=True)
    kept = decisions.exclude(meeting__state=Meeting.State.CANCELLED).select_related("meeting__body")
    return kept.order_by("meeting__first_day", "pk").first()


def reason_not_to_launch(action: Action, changes: Mapping[str, Any]) -> Reason:
    """Say why an action cannot take the status that some changes give it, once they are all made; None when it can.

    What was launched before anybody asked for an agreement goes on: its page says that the agreement is missing.
    """
    if changes.get("status") not in LAUNCHED or action.status in LAUNCHED:
        return None
    if not changes.get("needs_political_agreement", action.needs_political_agreement):
        return None
    if changes.get("political_agreement_on", action.political_agreement_on) or agreeing_decision(action):
        return None
    return gettext(
        "Cette action ne peut pas encore démarrer : elle attend un accord politique. Indiquez la date de l'accord "
        "dans « Où en est l'action », ou enregistrez la décision de réunion qui le donne."
    )
