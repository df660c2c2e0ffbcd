"""The sections of the annual report, in their default order."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    """A section that the pilot keeps, moves or leaves out. is_always: the report does not go without it."""

    code: str
    title: str | Promise
    description: str | Promise
    is_always: bool = False


COVER = "cover"
SECTIONS: tuple[Section, ...] = (
    Section(COVER, _("Couverture"), _("Le titre, le territoire, l'année, l'édition et la date."), is_always=True),
    Section("synthesis", _("L'année en une page"), _("Des phrases simples, calculées à partir des données du plan.")),
    Section("priorities", _("Priorités validées"), _("Où en sont les actions de chaque priorité, axe par axe.")),
    Section("progress", _("Avancement par axe"), _("Un graphique et son tableau, puis les actions de chaque axe.")),
    Section("actions", _("Action par action"), _("Statut, note de l'année, chiffres, budget, ce qui freine.")),
    Section("meetings", _("Instances et réunions"), _("Réunions tenues, comparées à la règle, et participation.")),
    Section("decisions", _("Décisions et suites"), _("Ce qui a été décidé, par qui c'est porté, pour quand.")),
    Section("commitments", _("Engagements des structures"), _("Qui s'engage sur quel axe, avec quels moyens.")),
    Section(
        "coverage", _("Mobilisation des structures"), _("Qui porte, qui participe, qui n'est pas encore mobilisé.")
    ),
    Section(
        "network",
        _("Le réseau : ambassade et sentinelles"),
        _("Qui a tenu un mandat, qui a candidaté, ce que les membres ont noté."),
    ),
    Section(
        "label",
        _("Structures sans discrimination"),
        _("Combien se sont engagées, combien ont le label, ce qui a été décidé dans l'année."),
    ),
    Section(
        "observatory",
        _("Ce que dit l'observatoire"),
        _("La dernière édition signée\u00a0: ce qu'elle compte, ses indicateurs, ce qui manque."),
    ),
    Section(
        "training", _("Formations"), _("Qui a été formé, quelles structures sont touchées, où en sont les objectifs.")
    ),
    Section(
        "awareness",
        _("Sensibilisation"),
        _("Événements, personnes venues, interventions, prêts, outils, définition commune."),
    ),
    Section("late", _("Ce qui est en retard, et pourquoi"), _("Actions et décisions dont l'échéance est passée.")),
    Section("undecided", _("Ce qui reste à déterminer"), _("Échéances à fixer, actions sans date, moments à dater.")),
    Section("recommendations", _("Suites des préconisations"), _("Ce que sont devenues celles du diagnostic.")),
    Section("revision", _("Révision du plan"), _("Versions adoptées dans l'année et révision en cours.")),
    Section("linkages", _("Articulations"), _("Les liens avec les autres documents du territoire.")),
    Section("annexes", _("Annexes"), _("Les mots du rapport, ce qui est compté, et les limites.")),
)
DEFAULT_CODES: tuple[str, ...] = tuple(section.code for section in SECTIONS)
BY_CODE: dict[str, Section] = {section.code: section for section in SECTIONS}


def in_report(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of a report in the order asked for, each once: unknown ones left out, the cover first."""
    always = [section.code for section in SECTIONS if section.is_always]
    return tuple(dict.fromkeys([*always, *(code for code in codes if code in BY_CODE)]))
