"""What may be done next, and why not yet: sentences for whoever tries too early. Plain values, no database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.label.states import ENDED, OPEN, State

Reason = str | Promise

# A label is prepared again in the last months of the one in force.
RENEWED_FROM: Final = timedelta(days=183)
# From this level on, a criterion is reached.
REACHED: Final = 2

NO_TRAINING: Final = _(
    "L'engagement vient après la formation : inscrivez d'abord au moins une personne de la structure à une session, "
    "et attendez que sa présence y soit notée."
)
NO_HEAD: Final = _("L'engagement de la personne qui dirige la structure manque : elle signe d'abord la charte.")
NOT_THIS_CHARTER: Final = _("La charte a changé : la personne qui dirige la structure signe d'abord la nouvelle.")
NO_FRAMEWORK: Final = _("Aucun référentiel n'est ouvert : demandez-le à l'équipe qui pilote le plan.")
OPEN_ALREADY: Final = _("Une candidature est déjà en cours : continuez celle-ci.")
TOO_SOON: Final = _("Le label est encore valable longtemps : son renouvellement se prépare dans les six derniers mois.")
SENT: Final = _("La candidature est déposée : elle ne se modifie plus, sauf si l'instance demande un complément.")
CLOSED: Final = _("La décision est prise : le dossier est verrouillé.")
NOT_SENT: Final = _("La structure n'a pas encore déposé sa candidature.")
NOT_READ: Final = _("La lecture extérieure n'est pas rendue : nommez qui évalue, puis attendez sa lecture.")
READ_ALREADY: Final = _("La lecture extérieure est rendue : elle ne se confie plus à quelqu'un d'autre.")
NOT_WHOLE: Final = _("Il reste des critères à lire : rendez votre lecture une fois tous les critères lus.")
OWN_STRUCTURE: Final = _("Qui évalue vient d'une autre structure : ni la même, ni celle dont elle fait partie.")
OWN_JUDGE: Final = _(
    "Vous faites partie de cette structure : une autre personne de l'équipe qui pilote, d'une autre structure, nomme "
    "qui évalue et enregistre ce qui est décidé."
)
READ_IT: Final = _("Qui a évalué n'enregistre pas la décision : demandez-le à une autre personne de l'équipe.")
NO_QUORUM: Final = _("Le quorum n'est pas atteint : l'instance ne peut pas décider.")
ESSENTIAL: Final = _(
    "Le label ne peut pas être accordé : un critère indispensable n'est pas « en place » selon la lecture extérieure."
)


@dataclass(frozen=True)
class Standing:
    """Where a structure stands when it wants to begin. signed, current: charters signed, and the one in force."""

    state: State
    is_trained: bool
    signed: Collection[int]
    current_charter: int | None
    has_framework: bool
    valid_until: date | None = None
    has_open_round: bool = False


def why_not_sign(*, is_trained: bool) -> Reason | None:
    """Commitment comes after training (S115)."""
    return None if is_trained else NO_TRAINING


def why_not_begin(standing: Standing, day: date) -> Reason | None:
    """A structure begins once its head signed the charter in force; a label in force is renewed near its end."""
    if not standing.has_framework or standing.current_charter is None:
        return NO_FRAMEWORK
    if not standing.signed:
        return why_not_sign(is_trained=standing.is_trained) or NO_HEAD
    if standing.current_charter not in standing.signed:
        return NOT_THIS_CHARTER
    if standing.has_open_round or standing.state in OPEN:
        return OPEN_ALREADY
    if standing.state not in ENDED and standing.valid_until and standing.valid_until - day > RENEWED_FROM:
        return TOO_SOON
    return None


def why_not_write(state: State) -> Reason | None:
    """A structure changes its answers and its evidence until it hands them in, and again when asked for more."""
    if state in {State.SELF_ASSESSING, State.POSTPONED}:
        return None
    return SENT if state in OPEN else CLOSED


def why_not_decide(state: State, *, is_grant: bool, is_trained: bool, has_head: bool, misses: bool) -> Reason | None:
    """A decision comes after the outside reading; a label, not without the head's word nor training (S115, S119).

    misses: whether an essential criterion is not in place, as the assessor reads it.
    """
    if state not in OPEN:
        return CLOSED
    if state in {State.SELF_ASSESSING, State.POSTPONED}:
        return NOT_SENT
    if state != State.TO_DECIDE:
        return NOT_READ
    if not is_grant:
        return None
    if not has_head:
        return NO_HEAD
    if not is_trained:
        return NO_TRAINING
    return ESSENTIAL if misses else None


def why_not_judge(*, candidate: int, places: Collection[int], has_read: bool = False) -> Reason | None:
    """Whoever names an assessor or records a decision is neither of the structure nor the one who read it.

    places: where they belong.
    """
    if candidate in places:
        return OWN_JUDGE
    return READ_IT if has_read else None


def why_not_assess(
    *, candidate: int, parent: int | None, places: Collection[int], siblings: Collection[int]
) -> Reason | None:
    """Whoever assesses belongs to no part of the structure: itself, its parent, its services or its sister services.

    candidate, parent: the structure assessed, and the one it is part of. places: where the person belongs.
    siblings: the services of the structure, or of its parent.
    """
    family = {candidate, *siblings} | ({parent} if parent else set())
    return OWN_STRUCTURE if family.intersection(places) else None
