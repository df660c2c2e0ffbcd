"""What the pages of indicators show: values with their interval and their base, and how they are read."""

import re
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from vigie.core.tables import Column, Kind, Table, display
from vigie.observatory.explorer.indicator_charts import kind_of, value_of_point
from vigie.observatory.explorer.table_data import status_in_words
from vigie.observatory.released import Direction, Edition, Point, ReleasedIndicator, Status


@dataclass(frozen=True)
class DrawnPoint:
    """A point as a page writes it. css: for what has no number."""

    period: str
    category: str
    text: str
    css: str
    interval: str
    observations: str
    note: str


def indicator_or_404(edition: Edition, code: str) -> ReleasedIndicator:
    """Return an indicator of an edition by its code. Raises Http404."""
    found = next((indicator for indicator in edition.indicators if indicator.code == code), None)
    if found is None:
        raise Http404(_("Cette édition n'a pas cet indicateur."))
    return found


def value_in_words(indicator: ReleasedIndicator, point: Point) -> str:
    """Return a value as people read it: « 60 % », « 4 », « s », « non recueilli »."""
    if point.status is Status.SECRET:
        return "s"
    if point.status is Status.NOT_COLLECTED or (point.value is None and point.status is Status.VALUE):
        return _("non recueilli")
    return display(0 if point.status is Status.ZERO else point.value, kind_of(indicator))


def drawn_point(indicator: ReleasedIndicator, point: Point) -> DrawnPoint:
    """Return a point as a page writes it."""
    interval = ""
    if point.lower is not None and point.upper is not None and point.status is Status.VALUE:
        bounds = {"lower": display(point.lower, kind_of(indicator)), "upper": display(point.upper, kind_of(indicator))}
        interval = _("%(lower)s à %(upper)s") % bounds
    note = point.note
    if not point.is_comparable:
        break_words = _("Ne se compare pas à la période précédente.")
        note = f"{break_words} {note}".strip()
    css = {Status.SECRET: "cell-secret", Status.NOT_COLLECTED: "cell-absent", Status.ZERO: "cell-zero"}
    return DrawnPoint(
        point.period,
        point.category,
        value_in_words(indicator, point),
        css.get(point.status, ""),
        interval,
        display(point.observations),
        note,
    )


def direction_in_words(indicator: ReleasedIndicator) -> str:
    """Say how an indicator is read: rising complaints are good news (S157)."""
    if indicator.direction is Direction.FALL_IS_GOOD:
        return _("Une baisse serait une bonne nouvelle.")
    if indicator.direction is Direction.NEUTRAL:
        return _("Ni une hausse ni une baisse n'est bonne ou mauvaise par elle-même.")
    if indicator.is_external and not indicator.is_share:
        return _(
            "Une hausse serait une bonne nouvelle\u00a0: elle dirait que davantage de personnes savent vers qui se "
            "tourner, et parlent."
        )
    return _("Une hausse serait une bonne nouvelle.")


def period_in_words(period: str) -> str:
    """Say when: « en 2017 », « de 2007 à 2013 »; another form of period as it is."""
    if years := re.fullmatch(r"(\d{4})-(\d{4})", period):
        return _("de %(first)s à %(last)s") % {"first": years[1], "last": years[2]}
    return _("en %(year)s") % {"year": period} if re.fullmatch(r"\d{4}", period) else f"({period})"


def cited_sentence(indicator: ReleasedIndicator) -> str:
    """Say the figures of an indicator in one sentence: « 4 en 2016, 2 en 2017 ; non recueilli en 2018 »."""
    said = [
        f"{value_in_words(indicator, point)} {period_in_words(point.period)}"
        + (f" ({point.category})" if point.category else "")
        for point in indicator.points
    ]
    return ", ".join(said)


def indicator_table(indicator: ReleasedIndicator) -> Table:
    """Return an indicator as a table for a file."""
    kind = kind_of(indicator)
    columns = (
        Column("period", _("Période")),
        Column("category", indicator.breakdown or _("Catégorie")),
        Column("value", indicator.unit, kind),
        Column("status", _("Statut")),
        Column("lower", _("Intervalle à 95\u00a0%, bas"), kind),
        Column("upper", _("Intervalle à 95\u00a0%, haut"), kind),
        Column("observations", _("Nombre d'observations"), Kind.NUMBER),
        Column("note", _("Note"), width=40),
    )
    rows = tuple(
        (
            point.period,
            point.category,
            value_of_point(point),
            status_in_words(point.status),
            point.lower,
            point.upper,
            point.observations,
            drawn_point(indicator, point).note,
        )
        for point in indicator.points
    )
    return Table(indicator.label, columns, rows)
