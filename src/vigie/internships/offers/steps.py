"""What may be done with an offer, and when: plain reasons for no."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from vigie.accounts.access import Reason


@dataclass(frozen=True)
class Moment:
    """Where a campaign stands for someone.

    offers_until: last day for companies. is_pilot: who enters offers taken by phone, after that day too. is_frozen: a
    draw is committed and not done. was_drawn: a draw was committed, done or not. lists_are_open: pupils rank.
    """

    today: date
    offers_until: date
    is_pilot: bool = False
    is_closed: bool = False
    is_frozen: bool = False
    was_drawn: bool = False
    lists_are_open: bool = False


def adding_refusal(moment: Moment) -> Reason:
    """Return why no offer enters the campaign any more, or None."""
    if moment.is_closed:
        return gettext("Cette campagne est terminée.")
    if moment.is_frozen:
        return gettext("Le tirage est en cours : les offres ne bougent plus jusqu'à son résultat.")
    if not moment.is_pilot and moment.today > moment.offers_until:
        return gettext("Le dernier jour pour proposer des offres est passé : appelez l'équipe de la bourse de stage.")
    return None


def changing_refusal(moment: Moment, state: str) -> Reason:
    """Return why an offer no longer changes, or None. state: as ``Offer.state`` says."""
    reason = adding_refusal(moment)
    if reason:
        return reason
    if state == "withdrawn":
        return gettext("Cette offre est retirée : reprenez-la d'abord.")
    if state != "published":
        return None
    if moment.was_drawn:
        return gettext("Cette offre a déjà fait partie d'un tirage : elle ne change plus.")
    if moment.lists_are_open and not moment.is_pilot:
        return gettext(
            "Des élèves peuvent déjà classer cette offre : demandez le changement à l'équipe de la bourse de stage."
        )
    return None


def submitting_refusal(moment: Moment, state: str, *, seats: int, doubts: int, has_reason: bool) -> Reason:
    """Return why an offer cannot be proposed yet, or None. doubts: how many findings of wording it has."""
    reason = adding_refusal(moment)
    if reason:
        return reason
    if state not in {"draft", "returned"}:
        return gettext("Cette offre est déjà proposée.")
    if not seats:
        return gettext("Ajoutez au moins une place dans une période, puis proposez l'offre.")
    if doubts and not has_reason:
        return gettext("Des mots restent à revoir : changez-les, ou dites pourquoi les garder.")
    return None


def approving_refusal(moment: Moment, state: str) -> Reason:
    """Return why an offer cannot be published, or None."""
    if moment.is_closed or moment.is_frozen:
        return adding_refusal(moment)
    return None if state == "waiting" else gettext("Cette offre n'attend pas de relecture.")


def withdrawing_refusal(moment: Moment, state: str) -> Reason:
    """Return why an offer cannot be taken back, or None."""
    if state == "withdrawn":
        return gettext("Cette offre est déjà retirée.")
    if moment.is_closed:
        return gettext("Cette campagne est terminée.")
    if state == "published" and moment.was_drawn:
        return gettext(
            "Cette offre a fait partie d'un tirage. Si l'accueil devient impossible, demandez-le pour "
            "chaque stagiaire : l'équipe de la bourse de stage examine la demande."
        )
    return None


def restoring_refusal(moment: Moment, state: str, *, is_lost: bool = False) -> Reason:
    """Return why an offer taken back cannot become a draft again, or None. is_lost: once drawn."""
    if is_lost:
        return gettext(
            "Cette offre a disparu après un tirage. Si l'entreprise accueille de nouveau, ajoutez une nouvelle offre."
        )
    return adding_refusal(moment) if state == "withdrawn" else gettext("Cette offre n'est pas retirée.")


def removing_refusal(state: str) -> Reason:
    """Return why an offer cannot be erased, or None: what was proposed leaves a trace."""
    return None if state in {"draft", "returned"} else gettext("Seul un brouillon s'efface ; retirez plutôt l'offre.")
