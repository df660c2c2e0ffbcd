"""How an adopted version is cited: by its number, its date, the body that adopted it and the decision (S1, S4)."""

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.models import PlanVersion


def citation(version: PlanVersion) -> str:
    """Return the sentence that cites a version, ready to be copied; what is not known is said so."""
    parts = [version.plan.title, gettext("version %(number)s") % {"number": version.number}, adoption(version)]
    text = ", ".join(parts)
    if version.decision and version.meeting:
        text += " " + gettext("(décision n° %(number)s de la réunion du %(day)s)") % {
            "number": version.decision.number,
            "day": version.meeting.day.in_words(),
        }
    return f"{text}."


def adoption(version: PlanVersion) -> str:
    """Say when and by whom a version was adopted."""
    if not version.adopted_on:
        by_nobody = gettext("date d'adoption inconnue")
        by_someone = gettext("adoptée par %(who)s à une date inconnue")
        return by_someone % {"who": version.body_label} if version.body_label else by_nobody
    when = adopted_in_words(version)
    return f"{when} {gettext('par %(who)s') % {'who': version.body_label}}" if version.body_label else when


def adopted_in_words(version: PlanVersion) -> str:
    """Say when a version was adopted: « adoptée le 14 mars 2017 », « adoptée en mars 2017 »."""
    day = FuzzyDate.parse(version.adopted_on)
    words = gettext("adoptée le %(day)s") if len(version.adopted_on) == 10 else gettext("adoptée en %(day)s")
    return words % {"day": day.in_words()}
