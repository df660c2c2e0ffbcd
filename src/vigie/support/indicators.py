"""What the room can measure of its own work: reports received, taken charge of, and what people say of it (S156, S222).

It counts from numbers tied to no case, and says nothing under the threshold of small counts.
"""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import Direction, Measured, RoomIndicator
from vigie.core.small_counts import is_small, tells_few
from vigie.observatory.referentials.quarters import quarter_of
from vigie.support.models import Satisfaction, SupportCount
from vigie.support.points.activity import shown_total
from vigie.territory.thresholds import small_count_threshold

SOURCE = _("Accueil des personnes dans Vigie")
What = SupportCount.What


def quarters_of(what: str, year: int) -> list[list[int]]:
    """Return the numbers of the points in each quarter of a year that is over.

    A quarter under way is left out: the day its number changes is the day someone came.
    """
    over = SupportCount.objects.filter(quarter__lt=quarter_of(timezone.localdate()), point__is_fictitious=False)
    found: dict[str, list[int]] = defaultdict(list)
    for quarter, number in over.filter(what=what, quarter__startswith=f"{year}-").values_list("quarter", "number"):
        found[quarter].append(number)
    return list(found.values())


def told(what: str, year: int) -> int | None:
    """Return how many in a year; None when a quarter's own sum is hidden, which the year's would give away."""
    sums = [shown_total(numbers, small_count_threshold()) for numbers in quarters_of(what, year)]
    return None if None in sums else sum(each or 0 for each in sums)


def reports_received(year: int) -> Sequence[Measured]:
    """Measure how many reports and visits the points received in the quarters of a year that are over."""
    received = told(What.RECEIVED, year)
    return () if received is None else (Measured(float(received)),)


def reports_taken(year: int) -> Sequence[Measured]:
    """Measure the share of what was received in a year that someone took charge of that year, by quarters over."""
    received, taken = told(What.RECEIVED, year), told(What.TAKEN, year)
    if received is None or taken is None or is_small(received - taken, small_count_threshold()):
        return ()
    return (Measured.share(min(taken, received), received),)


def feeling_stronger(year: int) -> Sequence[Measured]:
    """Measure the share of those who answered that feel better armed after being supported (S156)."""
    over = Satisfaction.objects.filter(quarter__lt=quarter_of(timezone.localdate()), is_fictitious=False)
    answers = over.filter(quarter__startswith=f"{year}-")
    stated = answers.exclude(feels_stronger=Satisfaction.Answer.NOT_STATED)
    yes, all_of_them = stated.filter(Q(feels_stronger=Satisfaction.Answer.YES)).count(), stated.count()
    if tells_few(yes, all_of_them, small_count_threshold()):
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
