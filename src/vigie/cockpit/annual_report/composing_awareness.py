"""The chapter of the report on awareness: what was held, who came, what is lent, who shares the definition."""

from django.utils.translation import gettext

from vigie.cockpit.annual_report.awareness_values import AwarenessOfYear
from vigie.cockpit.annual_report.collecting_values import ReportData
from vigie.cockpit.annual_report.composing_blocks import aside, said
from vigie.core.documents import Block, KeyFacts, TableBlock
from vigie.core.tables import display


def awareness(data: ReportData) -> list[Block]:
    """What was done for people to understand discrimination, and to change what they do."""
    told = data.awareness
    if told is None:
        return said(gettext("Aucune action de sensibilisation n'est tenue dans Vigie pour cette année."))
    blocks = said(*sentences_of(told))
    if told.events:
        title = gettext("Événements de l'année")
        rows = tuple((kind.capitalize(), display(number)) for kind, number in told.events)
        headers = (gettext("Sorte d'événement"), gettext("Nombre"))
        blocks.append(TableBlock(title, headers, rows, widths=(70, 30), numeric=frozenset({1})))
    blocks.append(KeyFacts(facts_of(told)))
    blocks += aside(gettext("Qui vient deux fois compte deux fois ; un petit nombre de personnes n'est pas dit."))
    return blocks


def sentences_of(told: AwarenessOfYear) -> list[str]:
    """Return the programme and the highlights of the year."""
    found = []
    if told.programme:
        found.append(gettext("Programme de l'année : %(programme)s.") % {"programme": told.programme})
    if told.highlights:
        found.append(gettext("Temps fort : %(titles)s.") % {"titles": ", ".join(told.highlights)})
    else:
        found.append(gettext("Aucun temps fort n'est noté pour cette année."))
    return found


def facts_of(told: AwarenessOfYear) -> tuple[tuple[str, str], ...]:
    """Return the figures of the year; what is not told says so."""
    return (
        (gettext("Personnes venues"), known(told.people)),
        (gettext("dont femmes"), known(told.women)),
        (gettext("dont hommes"), known(told.men)),
        (gettext("sexe non renseigné"), known(told.not_stated)),
        (gettext("Interventions à la demande"), display(told.interventions)),
        (gettext("Expositions prêtées"), display(told.loans)),
        (gettext("Outils publics"), display(told.tools)),
        (gettext("Structures qui ont adopté la définition commune"), display(told.adoptions)),
    )


def known(number: int | None) -> str:
    """Return a count of people as one reads it."""
    return gettext("non dit") if number is None else display(number)
