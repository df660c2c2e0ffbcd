"""A pair made by the pilot where the proposal gives nothing: it takes nobody's place, and the journal says why."""

from collections import Counter
from dataclasses import dataclass

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.mentoring.acts import TooLate
from vigie.internships.mentoring.pairing import proposal, standing_mentors, waiting_mentees
from vigie.internships.models import Mentee, MenteePair, Mentor


class Reason(models.TextChoices):
    """Why a pair is made by hand: a closed list, since the journal keeps it and must tell nobody's life."""

    ALREADY_MET = "already_met", _("les deux se connaissent et le souhaitent")
    MOMENT = "moment", _("un moment commun a été trouvé, que l'un des deux n'avait pas coché")
    TRADE = "trade", _("le métier convient, même si le secteur n'est pas celui souhaité")
    AGAIN = "again", _("les deux veulent reprendre un parrainage terminé")
    WAITING = "waiting", _("l'attente dure, et cette personne est la plus proche de ce qui est cherché")


@dataclass(frozen=True)
class Leftover:
    """What the proposal of a day leaves: young people without anyone, mentors with a place that it gives to nobody."""

    mentees: frozenset[int]
    mentors: frozenset[int]


def leftover(seed: str) -> Leftover:
    """Return what the proposal of a seed leaves, by primary keys."""
    proposed = proposal(seed)
    given, served = Counter(pair.mentor for pair in proposed), {pair.mentee for pair in proposed}
    return Leftover(
        frozenset(waiting_mentees().exclude(pseudonym__in=served).values_list("pk", flat=True)),
        frozenset(each.pk for each in standing_mentors() if each.places - each.taken > given[each.pk]),
    )


def pair_by_hand(*, mentor: Mentor, mentee: Mentee, reason: str, seed: str, by: Person) -> MenteePair:
    """Make a pair where the proposal of a seed gives nothing; both sides still have to agree. Sent twice, it is one.

    reason: a value of ``Reason``. Raises TooLate when one of them is not, or no longer, left by the proposal.
    """
    with transaction.atomic():
        list(Mentor.objects.select_for_update().order_by("pk").values_list("pk"))
        list(Mentee.objects.select_for_update().order_by("pk").values_list("pk"))
        if made := MenteePair.objects.filter(mentor=mentor, mentee=mentee, ended_on=None).first():
            return made
        left = leftover(seed)
        if mentee.pk not in left.mentees or mentor.pk not in left.mentors:
            raise TooLate(gettext("La situation a changé : choisissez de nouveau parmi celles et ceux qui restent."))
        pair = MenteePair.objects.create(mentor=mentor, mentee=mentee)
        record(actor=by, verb="pair_made_by_hand", on=pair, changes={"raison": ["", str(Reason(reason).label)]})
    return pair
