"""The year in plain sentences, for the public: nothing is said of what stays between partners."""

from django.utils.translation import gettext, ngettext

from vigie.cockpit.annual_report.collecting_values import ReportData
from vigie.cockpit.annual_report.composing_words import counted
from vigie.cockpit.annual_report.synthesis import Passage, changes_sentences, meetings_sentences, where_actions_stand
from vigie.core.typography import typeset


def public_synthesis_of(data: ReportData) -> tuple[Passage, ...]:
    """Return the year in some sentences, on what is open to the public."""
    passages = (
        (gettext("Les actions"), [open_actions(data), *where_actions_stand(data)]),
        (gettext("Ce qui a avancé"), changes_sentences(data)),
        (gettext("Les réunions"), meetings_sentences(data)),
    )
    return tuple(Passage(title, tuple(map(typeset, sentences))) for title, sentences in passages)


def open_actions(data: ReportData) -> str:
    """Say on how many actions and axes the public version is written."""
    if not data.actions:
        return gettext("Aucune action du plan n'est ouverte au public.")
    words = {"actions": counted(len(data.actions), "action"), "axes": counted(len(data.axes), "axis")}
    said = ngettext(
        "Cette version publique porte sur %(actions)s, celle que le public peut lire, et %(axes)s.",
        "Cette version publique porte sur %(actions)s, celles que le public peut lire, et %(axes)s.",
        len(data.actions),
    )
    return said % words
