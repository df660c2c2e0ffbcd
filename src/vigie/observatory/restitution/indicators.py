"""The indicators of an edition as a document tells them: what is counted, how it is read, where it comes from."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.documents import Block, Heading, KeyFacts, TableBlock, Text
from vigie.core.tables import Kind, display
from vigie.observatory.released import Direction, Edition, Point, ReleasedIndicator, Status

READING: Mapping[Direction, str | Promise] = {
    Direction.RISE_IS_GOOD: _("une hausse est une bonne nouvelle"),
    Direction.FALL_IS_GOOD: _("une baisse est une bonne nouvelle"),
    Direction.NEUTRAL: _("ni la hausse ni la baisse ne disent rien par elles-mêmes"),
}


def indicator_blocks(edition: Edition) -> list[Block]:
    """Return each indicator with its figures, those of the territory's context last."""
    blocks: list[Block] = []
    for indicator in sorted(edition.indicators, key=lambda one: one.is_context):
        blocks += [Heading(2, indicator.label), facts_of(indicator), points_table(indicator)]
    return blocks


def facts_of(indicator: ReleasedIndicator) -> KeyFacts:
    """Return what lets one judge an indicator."""
    source = indicator.source
    if indicator.is_external:
        source = gettext("%(source)s (chiffres déjà publics, cités tels quels)") % {"source": source}
    facts: list[tuple[str, Text]] = [
        (gettext("Ce qui est compté"), indicator.definition),
        (gettext("Unité"), indicator.unit),
        (gettext("Comment le lire"), str(READING[indicator.direction])),
        (gettext("Source"), source),
        (gettext("Méthode"), indicator.method),
        (gettext("Fréquence"), indicator.frequency),
        (gettext("Suivi par"), indicator.owner),
        (gettext("Objectif"), target_text(indicator)),
    ]
    return KeyFacts(tuple((term, said) for term, said in facts if said))


def target_text(indicator: ReleasedIndicator) -> str:
    """Return what is aimed at, for when; nothing without a target."""
    if indicator.target is None:
        return ""
    words = {"amount": amount_text(indicator, indicator.target.amount), "period": indicator.target.period}
    return gettext("%(amount)s en %(period)s") % words


def points_table(indicator: ReleasedIndicator) -> TableBlock:
    """Return the figures of an indicator, with their interval and on how many observations they rest."""
    headers = [gettext("Période"), gettext("Valeur"), gettext("Intervalle à 95\u00a0%"), gettext("Observations")]
    has_notes = any(point.note or not point.is_comparable for point in indicator.points)
    has_categories = any(point.category for point in indicator.points)
    rows = []
    for point in indicator.points:
        row = [point.period, point_text(indicator, point), interval_text(indicator, point), observations_text(point)]
        if has_categories:
            row.insert(1, point.category)
        rows.append(tuple([*row, note_text(point)] if has_notes else row))
    if has_categories:
        headers.insert(1, indicator.breakdown or gettext("Catégorie"))
    if has_notes:
        headers.append(gettext("À savoir"))
    first = 2 if has_categories else 1
    return TableBlock(indicator.label, tuple(headers), tuple(rows), numeric=frozenset(range(first, first + 3)))


def point_text(indicator: ReleasedIndicator, point: Point) -> str:
    """Return a value as it is read, or why there is none."""
    if point.status is Status.SECRET:
        return gettext("secret")
    if point.status is Status.NOT_COLLECTED or (point.value is None and point.status is Status.VALUE):
        return gettext("non recueilli")
    return amount_text(indicator, point.value or 0)


def amount_text(indicator: ReleasedIndicator, amount: float) -> str:
    """Return an amount in the indicator's way of writing."""
    return display(amount, Kind.SHARE if indicator.is_share else Kind.NUMBER)


def interval_text(indicator: ReleasedIndicator, point: Point) -> str:
    """Return « 50 % à 69 % »; a dash when none was computed."""
    if point.lower is None or point.upper is None:
        return "–"
    words = {"lower": amount_text(indicator, point.lower), "upper": amount_text(indicator, point.upper)}
    return gettext("%(lower)s à %(upper)s") % words


def observations_text(point: Point) -> str:
    """Return on how many observations a value rests; a dash when that is not counted."""
    return "–" if point.observations is None else display(point.observations, Kind.NUMBER)


def note_text(point: Point) -> str:
    """Return what must be known of a value."""
    said = gettext("Ne se compare pas à la période précédente.") if not point.is_comparable else ""
    return " ".join(part for part in (said, point.note) if part)
