"""What the room can measure of its own work: reports received, taken charge of, and what people say of it (S156, S222).

It counts from numbers tied to no case, and says nothing under the threshold of small counts.
"""

from collections.abc import Sequence

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import Direction, Measured, RoomIndicator
from vigie.support.models import Satisfaction, SupportCount
from vigie.territory.models import Territory

SOURCE = _("Accueil des personnes dans Vigie")
What = SupportCount.What


def counted(what: str, year: int) -> int:
    """Return how many in a year, all points together."""
    rows = SupportCount.objects.filter(what=what, quarter__startswith=f"{year}-", point__is_fictitious=False)
    return rows.aggregate(number=Sum("number"))["number"] or 0


def is_small(number: int) -> bool:
    """Whether a number is too small to be told, and not zero."""
    threshold = Territory.objects.values_list("small_count_threshold", flat=True).first() or 5
    return 0 < number < threshold


def reports_received(year: int) -> Sequence[Measured]:
    """Measure how many reports and visits the points received in a year."""
    received = counted(What.RECEIVED, year)
    return () if is_small(received) else (Measured(float(received)),)


def reports_taken(year: int) -> Sequence[Measured]:
    """Measure the share of what was received in a year that someone took charge of that year."""
    received, taken = counted(What.RECEIVED, year), counted(What.TAKEN, year)
    if is_small(received) or is_small(taken) or is_small(received - taken):
        return ()
    return (Measured.share(min(taken, received), received),)


def feeling_stronger(year: int) -> Sequence[Measured]:
    """Measure the share of those who answered that feel better armed after being supported (S156)."""
    answers = Satisfaction.objects.filter(quarter__startswith=f"{year}-", is_fictitious=False)
    stated = answers.exclude(feels_stronger=Satisfaction.Answer.NOT_STATED)
    yes, all_of_them = stated.filter(Q(feels_stronger=Satisfaction.Answer.YES)).count(), stated.count()
    if is_small(all_of_them) or is_small(yes) or is_small(all_of_them - yes):
        return ()
    return (Measured.share(yes, all_of_them),)


INDICATORS = (
    RoomIndicator(
        code="support-reports-received",
        label=_("Signalements et visites reçus par les lieux d'accueil"),
        definition=_("Nombre de situations confiées aux lieux d'accueil, par le site, au téléphone ou sur place."),
        unit=_("situations"),
        method=_("Une personne qui parle de deux situations compte deux fois. Rien n'est dit d'un petit nombre."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=reports_received,
    ),
    RoomIndicator(
        code="support-reports-taken",
        label=_("Situations prises en charge"),
        definition=_("Part des situations reçues que quelqu'un suit."),
        unit=_("part des situations"),
        method=_("Prises en charge dans l'année, sur celles reçues dans l'année."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=reports_taken,
        is_share=True,
    ),
    RoomIndicator(
        code="support-feeling-stronger",
        label=_("Personnes qui se sentent mieux armées après l'accueil"),
        definition=_("Part de « oui » parmi les personnes qui ont répondu, à la fin, à cette question facultative."),
        unit=_("part des réponses"),
        method=_("Réponses sans lien avec un dossier ; on ne sait rien de qui n'a pas répondu."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=feeling_stronger,
        is_share=True,
    ),
)
