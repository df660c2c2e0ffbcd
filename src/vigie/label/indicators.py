"""What the room can measure: structures that commit, hold the label, renew it, and what they have put in place."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import Direction, Measured, RoomIndicator
from vigie.label.models import Commitment, Decision, Outcome, Reading
from vigie.label.steps import REACHED

SOURCE = _("Label « structure sans discrimination » dans Vigie")


def commitments(year: int) -> Sequence[Measured]:
    """Count the structures whose head signed in a year, demonstrations left out."""
    signed = Commitment.objects.filter(signed_at__year=year, is_fictitious=False)
    return (Measured(signed.values("organisation").distinct().count()),)


def granted_labels() -> QuerySet[Decision]:
    """Return the labels granted, demonstrations left out."""
    return Decision.objects.filter(outcome=Outcome.GRANTED, application__is_fictitious=False)


def labelled(year: int) -> Sequence[Measured]:
    """Count the structures that hold the label at the end of a year, or today in the present one."""
    day = min(date(year, 12, 31), timezone.localdate())
    standing = Q(withdrawal=None) | Q(withdrawal__withdrawn_on__gt=day)
    held = granted_labels().filter(standing, valid_from__lte=day, valid_until__gte=day)
    return (Measured(held.values("application__organisation").distinct().count()),)


def renewals(year: int) -> Sequence[Measured]:
    """Count the labels granted in a year to a structure that had held one before."""
    before = granted_labels().filter(
        application__organisation=OuterRef("application__organisation"), pk__lt=OuterRef("pk")
    )
    return (Measured(granted_labels().filter(Exists(before), decided_on__year=year).count()),)


def criteria_reached(year: int) -> Sequence[Measured]:
    """Return the share of criteria in place, as assessors read them, among applications decided in a year."""
    read = Reading.objects.filter(
        application__closed_on__year=year, application__is_fictitious=False, assessment__left_on=None
    )
    return (Measured.share(read.filter(level__gte=REACHED).count(), read.count()),)


INDICATORS: tuple[RoomIndicator, ...] = (
    RoomIndicator(
        code="label-commitments",
        label=_("Structures dont la direction a signé la charte"),
        definition=_("Structures et services dont la personne qui dirige a signé la charte dans l'année."),
        unit=_("structures"),
        method=_("Compte des structures ayant signé dans l'année ; démonstrations exclues."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=commitments,
    ),
    RoomIndicator(
        code="label-labelled",
        label=_("Structures sans discrimination"),
        definition=_("Structures et services dont le label est en vigueur au 31 décembre, ou aujourd'hui."),
        unit=_("structures"),
        method=_("Compte des labels accordés, ni expirés ni retirés ce jour-là ; démonstrations exclues."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=labelled,
    ),
    RoomIndicator(
        code="label-renewals",
        label=_("Labels renouvelés"),
        definition=_("Labels accordés dans l'année à une structure qui en avait déjà eu un."),
        unit=_("labels"),
        method=_("Compte des décisions d'attribution qui ne sont pas la première de la structure."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=renewals,
    ),
    RoomIndicator(
        code="label-criteria-reached",
        label=_("Critères du label en place"),
        definition=_("Part des critères lus « en place », ou mieux, dans les candidatures décidées dans l'année."),
        unit=_("part des critères"),
        method=_("Lectures extérieures au niveau « en place » ou plus, divisées par toutes les lectures."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=criteria_reached,
        is_share=True,
    ),
)
