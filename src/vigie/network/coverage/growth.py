"""How many members were active each year (S109, S125), by function and by sex; demonstrations left out or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from vigie.core.tables import Column, Kind, Table, Value, table_of
from vigie.network.models import Function, Mandate, NetworkYear


@dataclass(frozen=True)
class Term:
    """A mandate as growth counts it. last: the last day on which it gave rights."""

    person: int
    function: str
    sex: str
    first: date
    last: date


@dataclass(frozen=True)
class YearOfNetwork:
    """Who was active at some time in a year, each person once by function. joined: whose first mandate is of it."""

    year: int
    ambassadors: int
    sentinels: int
    people: int
    joined: int


def was_active(term: Term, year: int) -> bool:
    """Whether a mandate gave rights on at least one day of a year."""
    return term.first <= date(year, 12, 31) and term.last >= date(year, 1, 1) and term.first <= term.last


def active_in(terms: Iterable[Term], year: int, function: str = "") -> dict[int, str]:
    """Return who was active in a year, with their sex. function: of one function; by default, of any."""
    return {term.person: term.sex for term in terms if was_active(term, year) and function in ("", term.function)}


def year_of_network(terms: Sequence[Term], year: int) -> YearOfNetwork:
    """Count a year."""
    first_years: dict[int, int] = {}
    for term in terms:
        if term.first <= term.last:
            first_years[term.person] = min(term.first.year, first_years.get(term.person, term.first.year))
    return YearOfNetwork(
        year,
        len(active_in(terms, year, Function.AMBASSADOR)),
        len(active_in(terms, year, Function.SENTINEL)),
        len(active_in(terms, year)),
        sum(first == year for first in first_years.values()),
    )


def terms(*, real_only: bool, until: date) -> list[Term]:
    """Return the mandates that began by a day. real_only: without those of the demonstration. One query."""
    begun = Mandate.objects.filter(starts_on__lte=until).order_by("pk")
    if real_only:
        begun = begun.filter(person__is_fictitious=False)
    rows = begun.values_list("person", "function", "sex", "starts_on", "ends_on", "ended_on")
    return [
        Term(person, function, sex, first, ended or last)
        for person, function, sex, first, last, ended in rows
        if first and last
    ]


def years_of_network(day: date) -> list[YearOfNetwork]:
    """Return each year since the first mandate, that of a day included; those kept are told as they were counted."""
    found = terms(real_only=False, until=day)
    kept = {row.year: row for row in NetworkYear.objects.all()}
    first = min([term.first.year for term in found] + list(kept), default=None)
    if first is None:
        return []
    return [told(kept[year]) if year in kept else year_of_network(found, year) for year in range(first, day.year + 1)]


def told(row: NetworkYear) -> YearOfNetwork:
    """Return a year as it was kept."""
    return YearOfNetwork(row.year, row.ambassadors, row.sentinels, row.people, row.joined)


def counted_year(year: int) -> YearOfNetwork:
    """Return one year: as it was kept, else from the mandates."""
    row = NetworkYear.objects.filter(year=year).first()
    return told(row) if row else year_of_network(terms(real_only=False, until=date(year, 12, 31)), year)


def keep_past_years(day: date) -> None:
    """Keep what is counted of the years that are over, each once: before any of its mandates is erased."""
    for each in years_of_network(day):
        if each.year < day.year:
            counts = {name: getattr(each, name) for name in ("ambassadors", "sentinels", "people", "joined")}
            NetworkYear.objects.get_or_create(year=each.year, defaults=counts)


def growth_table(years: Sequence[YearOfNetwork]) -> Table:
    """Return the growth of the network as a table to draw and to save."""
    columns = [
        Column("annee", gettext("Année"), width=10),
        Column("ambassade", gettext("Ambassadrices et ambassadeurs"), Kind.NUMBER, width=20),
        Column("sentinelles", gettext("Sentinelles"), Kind.NUMBER, width=14),
    ]
    rows: list[list[Value]] = [[str(each.year), each.ambassadors, each.sentinels] for each in years]
    return table_of(gettext("Membres actifs du réseau, par année"), columns, rows)
