"""The page of participation: which structures come to which body, year after year; nobody is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, allowed
from vigie.accounts.actor import Actor
from vigie.core.exports import UnknownFormat, table_response
from vigie.core.tables import Column, Kind, Table, table_of
from vigie.plan.bodies.alerts import sat_in
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.participation import ABSENT, EXCUSED, PRESENT, REPRESENTED, Tally
from vigie.plan.meetings.participation_reading import Noted, participation_by_meeting, participation_by_year
from vigie.plan.models import Body, Meeting
from vigie.plan.rules import may_read_bodies, may_run_plan

STATES = (PRESENT, REPRESENTED, EXCUSED, ABSENT)


@dataclass(frozen=True)
class Row:
    """A structure, its tally under each column, with its title, and in all."""

    name: str
    labelled: tuple[tuple[str, Tally], ...]
    total: Tally


class ParticipationFilters(forms.Form):
    """Which body, and which year, meeting by meeting."""

    instance = forms.ModelChoiceField(
        label=_("Instance"), required=False, queryset=Body.objects.none(), empty_label=_("toutes")
    )
    annee = forms.TypedChoiceField(
        label=_("Année, réunion par réunion"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Pour une instance choisie."),
    )

    def __init__(self, data: QueryDict, *, bodies: QuerySet[Body]) -> None:
        super().__init__(data, auto_id="filtre-%s")
        self.fields["instance"].queryset = bodies  # type: ignore[attr-defined]
        years = Meeting.objects.held().filter(body__in=bodies).dates("first_day", "year", order="DESC")
        choices = [("", _("toutes les années")), *((day.year, str(day.year)) for day in years)]
        self.fields["annee"].choices = choices  # type: ignore[attr-defined]
        self.is_valid()


def readable_bodies(actor: Actor) -> QuerySet[Body]:
    """Return the bodies whose presences an actor may read: all for the pilot, those where they sit for the others."""
    if may_run_plan(actor) is None:
        return Body.objects.all()
    return Body.objects.filter(pk__in=sat_in(actor))


@allowed(may_read_bodies)
def participation(request: Request) -> HttpResponse:
    """Structures by year, or by meeting of a year for one body; with ``format``, as a file."""
    bodies = readable_bodies(request.actor)
    filters = ParticipationFilters(request.GET, bodies=bodies)
    body, year = filters.cleaned_data.get("instance"), filters.cleaned_data.get("annee")
    if body and year:
        found = participation_by_meeting(body.pk, year)
    else:
        found = participation_by_year({body.pk} if body else set(bodies.values_list("pk", flat=True)))
    if file_format := request.GET.get("format"):
        try:
            return table_response(participation_table(found), file_format)
        except UnknownFormat as refusal:
            messages.warning(request, str(refusal))
    context: dict[str, Any] = {
        "title": gettext("Participation des structures"),
        "filters": filters,
        "headers": headers_of(found),
        "rows": rows_of(found),
        "whole": found.participation.whole,
        "without_organisation": found.without_organisation,
        "formats": ["csv", "xlsx", "json"],
        "has_bodies": bodies.exists(),
    }
    return governance_page(request, "plan/meetings/participation.html", "plan:meetings", **context)


def headers_of(found: Noted) -> list[str]:
    """Return what each column stands for: a year, or the date of a meeting."""
    if found.meetings:
        return [found.meetings[place].day.in_words() for place in found.participation.columns]
    return [str(year) for year in found.participation.columns]


def rows_of(found: Noted) -> list[Row]:
    """Return a row by structure, in alphabetical order."""
    noted, headers = found.participation, headers_of(found)
    return [
        Row(
            name,
            tuple((title, noted.cell(key, column)) for title, column in zip(headers, noted.columns, strict=True)),
            noted.totals[key],
        )
        for key, name in found.organisations.items()
    ]


def participation_table(found: Noted) -> Table:
    """Return the participation as a table to save: one line by structure and column."""
    columns = [
        Column("structure", gettext("Structure"), width=40),
        Column("periode", gettext("Réunion du") if found.meetings else gettext("Année"), width=18),
        Column("presente", gettext("Présente"), Kind.NUMBER),
        Column("representee", gettext("Représentée"), Kind.NUMBER),
        Column("excusee", gettext("Excusée"), Kind.NUMBER),
        Column("absente", gettext("Absente"), Kind.NUMBER),
        Column("taux", gettext("Taux de participation"), Kind.SHARE),
    ]
    rows = [
        [row.name, header, *(tally.of(state) for state in STATES), tally.rate]
        for row in rows_of(found)
        for header, tally in row.labelled
        if tally.expected
    ]
    lines: Sequence[Sequence[str | int | float | None]] = rows
    return table_of(gettext("Participation des structures"), columns, lines)
