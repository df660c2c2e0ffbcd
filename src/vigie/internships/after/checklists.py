"""What to prepare before an internship, on each side (S130, S131): short lists, ticked as they are done."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.internships.models import Assignment, ChecklistTick

Side = ChecklistTick.Side


@dataclass(frozen=True)
class Line:
    """A line to tick. code: what the database keeps."""

    code: str
    label: str | Promise


LISTS: Final[dict[str, tuple[Line, ...]]] = {
    Side.TUTOR: (
        Line("person", _("Dire qui accueille l'élève le premier jour, à quelle heure et à quelle porte.")),
        Line("programme", _("Écrire un programme : chaque jour, un métier ou un geste différent.")),
        Line("team", _("Prévenir l'équipe : un prénom, pas une réputation ; ni plaisanterie, ni surnom.")),
        Line("access", _("Vérifier que l'élève peut venir, entrer, se déplacer et manger sur place.")),
        Line("safety", _("Préparer la tenue et les consignes de sécurité.")),
        Line("bias", _("Suivre la formation des tuteurs, ou relire son aide-mémoire.")),
        Line("alert", _("Savoir qui appeler si quelque chose se passe mal.")),
    ),
    Side.PUPIL: (
        Line("route", _("Faire le trajet une fois, ou le regarder sur un plan.")),
        Line("call", _("Appeler ou écrire pour se présenter et demander l'heure du premier jour.")),
        Line("questions", _("Préparer trois questions sur le métier.")),
        Line("rules", _("Savoir quoi porter, où manger, qui prévenir en cas de retard.")),
        Line("agreement", _("Faire signer la convention.")),
        Line(
            "alert",
            _(
                "Savoir à qui parler en cas de mauvais traitement : mon établissement, ou le 39 28 (Défenseur "
                "des droits, gratuit)."
            ),
        ),
    ),
}


def ticked(assignment: Assignment, side: str) -> set[str]:
    """Return the codes of what is done."""
    return set(assignment.ticks.filter(side=side).values_list("item", flat=True))


def tick(*, assignment: Assignment, side: str, items: set[str]) -> None:
    """Write what is done: what is no longer ticked is undone; a code that is not in the list is ignored."""
    known = {line.code for line in LISTS[side]} & items
    assignment.ticks.filter(side=side).exclude(item__in=known).delete()
    ChecklistTick.objects.bulk_create(
        [ChecklistTick(assignment=assignment, side=side, item=item) for item in sorted(known)], ignore_conflicts=True
    )
