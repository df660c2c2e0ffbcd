"""The observatory's chapter of the report: drawn from a signed edition, which everyone may read already."""

from collections.abc import Iterator

from django.utils.translation import gettext

from vigie.cockpit.annual_report.collecting_values import ReportData
from vigie.cockpit.annual_report.composing_blocks import aside, said
from vigie.cockpit.annual_report.composing_words import fictitious
from vigie.core.documents import Block, BulletList, Heading, KeyFacts, TableBlock, Text
from vigie.core.tables import display
from vigie.core.typography import typeset
from vigie.observatory.explorer.names import QUESTIONS
from vigie.observatory.released import Edition, Point, ReleasedIndicator
from vigie.observatory.restitution.composing import missing_table
from vigie.observatory.restitution.drawing import address_of
from vigie.observatory.restitution.figures import variable_blocks
from vigie.observatory.restitution.indicators import READING, interval_text, point_text
from vigie.observatory.restitution.remembering import told_of
from vigie.observatory.restitution.wording import edition_name, scope_note, secrecy_note, signature

# What a report has room for; an edition has a document of its own.
TOLD = ("domain", "criterion", "sex", "age_band", "outcome")


def observatory(data: ReportData) -> list[Block]:
    """What the observatory says: which edition, what it counts, its indicators, what is missing."""
    if data.observatory is None:
        return said(gettext("L'observatoire n'avait encore signé aucune édition."))
    edition = data.observatory.edition
    return [
        *said(scope_note(), other_year(edition, data.year)),
        BulletList(tuple(map(typeset, told_of(edition)))),
        which_edition(edition, data.observatory.hash),
        *questions(edition),
        *indicators(edition),
        *missing(edition),
    ]


def other_year(edition: Edition, year: int) -> str:
    """Say that the figures are not those of the year, when they are not."""
    if edition.vintage == year:
        return ""
    words = {"vintage": edition.vintage, "year": year}
    return gettext("L'édition de %(year)d n'est pas signée\u00a0: ces chiffres sont ceux de %(vintage)d.") % words


def which_edition(edition: Edition, content_hash: str) -> KeyFacts:
    """Return what identifies an edition, and where to read all of it."""
    facts: tuple[tuple[str, Text], ...] = (
        (gettext("Édition"), fictitious(f"{edition_name(edition)}, {signature(edition)}", edition.is_fictitious)),
        (gettext("À lire en entier"), address_of(edition)),
        (gettext("Empreinte (SHA-256)"), content_hash),
    )
    return KeyFacts(facts)


def questions(edition: Edition) -> Iterator[Block]:
    """Yield the first questions with their bars and their tables; the others are in the edition."""
    for name in TOLD:
        question = str(QUESTIONS[name])
        if answer := variable_blocks(edition, name, question):
            yield Heading(2, question)
            yield from answer
    yield from aside(secrecy_note(edition))


def indicators(edition: Edition) -> Iterator[Block]:
    """Yield the last figures of each indicator, with how it is read and where it comes from."""
    rows = [row for indicator in edition.indicators if not indicator.is_context for row in rows_of(indicator)]
    if rows:
        title = gettext("Indicateurs de l'observatoire")
        headers = (gettext("Indicateur"), gettext("Période"), gettext("Valeur"), gettext("Lecture et source"))
        yield Heading(2, title)
        yield TableBlock(title, headers, tuple(rows), widths=(32, 12, 18, 38))


def rows_of(indicator: ReleasedIndicator) -> list[tuple[str, ...]]:
    """Return a row for each category of the last period of an indicator."""
    if not indicator.points:
        return []
    last = indicator.points[-1].period
    reading = f"{READING[indicator.direction]}. {indicator.source}"
    return [
        (with_category(indicator, point), point.period, with_interval(indicator, point), typeset(reading))
        for point in indicator.points
        if point.period == last
    ]


def with_category(indicator: ReleasedIndicator, point: Point) -> str:
    """Return the name of an indicator, and of the part of it."""
    return f"{indicator.label} – {point.category}" if point.category else indicator.label


def with_interval(indicator: ReleasedIndicator, point: Point) -> str:
    """Return a value with its interval and its observations, when it has them."""
    text = point_text(indicator, point)
    if point.lower is None or point.upper is None or point.observations is None:
        return text
    words = {
        "value": text,
        "interval": interval_text(indicator, point),
        "number": display(point.observations),
    }
    return gettext("%(value)s (%(interval)s, sur %(number)s)") % words


def missing(edition: Edition) -> list[Block]:
    """Return what nobody could count."""
    title = gettext("Données qui manquent")
    return [Heading(2, title), missing_table(edition, title)] if edition.missing else []
