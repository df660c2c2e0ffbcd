"""The section about training: who was trained, which structures were reached, where the targets stand."""

from django.utils.translation import gettext, ngettext

from vigie.cockpit.annual_report.collecting_values import ReportData
from vigie.cockpit.annual_report.commitment_values import TrainingOfYear
from vigie.cockpit.annual_report.composing_blocks import aside, said
from vigie.cockpit.annual_report.composing_words import day_in_words
from vigie.core.documents import Block, TableBlock


def training(data: ReportData) -> list[Block]:
    """Who was trained in the year, by sex (S30), which structures were reached (S112), the targets (S114)."""
    told = data.training
    if told is None:
        return said(gettext("Aucune formation n'est enregistrée pour %(year)d.") % {"year": data.year})
    fictitious = aside(gettext("Avec des sessions fictives de démonstration.")) if told.is_fictitious else []
    return [
        *said(sessions_sentence(told), people_sentence(told), structures_sentence(told)),
        *targets(told),
        *fictitious,
    ]


def sessions_sentence(told: TrainingOfYear) -> str:
    """Return how many sessions took place."""
    words = ngettext(
        "%(count)d session de formation a eu lieu.", "%(count)d sessions de formation ont eu lieu.", told.sessions
    )
    return words % {"count": told.sessions}


def people_sentence(told: TrainingOfYear) -> str:
    """Return how many people were trained, of each sex."""
    if not told.people:
        return gettext("Aucune présence n'a été relevée.")
    words = ngettext(
        "%(people)d personne formée : %(women)d femme(s), %(men)d homme(s), %(not_stated)d sans réponse.",
        "%(people)d personnes formées : %(women)d femme(s), %(men)d homme(s), %(not_stated)d sans réponse.",
        told.people,
    )
    return words % {
        "people": told.people,
        "women": told.women,
        "men": told.men,
        "not_stated": told.not_stated,
    }


def structures_sentence(told: TrainingOfYear) -> str:
    """Return how many structures were reached since the beginning."""
    words = gettext(
        "Depuis le début, %(count)d des %(total)d structures de l'annuaire ont au moins une personne formée."
    )
    return words % {"count": told.structures, "total": told.structures_in_all} if told.structures_in_all else ""


def targets(told: TrainingOfYear) -> list[Block]:
    """Return where each target stands at the end of the year."""
    if not told.targets:
        return []
    headers = (
        gettext("Objectif"),
        gettext("Unité"),
        gettext("À atteindre"),
        gettext("Attendu fin d'année"),
        gettext("Réalisé"),
        gettext("Échéance"),
    )
    rows = tuple(
        (one.name, one.unit, str(one.amount), str(one.expected), str(one.achieved), day_in_words(one.ends_on))
        for one in told.targets
    )
    caption = gettext("Objectifs de formation")
    return [TableBlock(caption, headers, rows, (36, 20, 12, 14, 10, 20), frozenset({2, 3, 4}))]
