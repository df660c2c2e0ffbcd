"""What changed in the plan since a moment, in counts and titles that name nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from vigie.accounts.models import JournalEntry
from vigie.cockpit.agenda.entries import shortened
from vigie.cockpit.models import ReportEdition
from vigie.core.day_words import date_format
from vigie.observatory.models import Publication
from vigie.plan.models import Action, Decision, Meeting, Plan, PlanVersion

# Titles shown of each kind; the count says the rest.
SHOWN = 3
LONGEST_TITLE = 90


@dataclass(frozen=True)
class Title:
    """Something that changed. address: of its page, when elected members may open it."""

    text: str
    address: str = ""
    is_fictitious: bool = False


@dataclass(frozen=True)
class News:
    """Something that changed: how many times, in words, and the latest titles."""

    sentence: str
    titles: list[Title]


def news_since(plan: Plan, since: datetime) -> list[News]:
    """Return what changed since a moment; kinds of which nothing changed are left out."""
    kinds = (statuses(plan, since), decisions(plan, since), meetings(plan, since), versions(plan, since))
    return [news for news in (*kinds, reports(plan, since), editions(since)) if news]


def told(sentence: str, titles: Sequence[Title]) -> News | None:
    """Return news of a kind; nothing when there is none."""
    if not titles:
        return None
    latest = [replace(title, text=shortened(title.text, LONGEST_TITLE)) for title in titles[:SHOWN]]
    return News(sentence % {"number": len(titles)}, latest)


def statuses(plan: Plan, since: datetime) -> News | None:
    """The actions whose status changed; the journal tells, each action once, with the status of today."""
    actions = {str(action.pk): action for action in Action.objects.filter(plan=plan).only("pk", "name", "status")}
    changed = JournalEntry.objects.filter(at__gt=since, object_type="action", changes__has_key="status")
    numbers = changed.order_by("-number").values_list("object_id", flat=True)
    latest = [actions[number] for number in dict.fromkeys(numbers) if number in actions]
    titles = [
        Title(gettext("%(action)s : %(status)s") % {"action": action.name, "status": action.get_status_display()})
        for action in latest
    ]
    words = ngettext("%(number)d action a changé d'état", "%(number)d actions ont changé d'état", len(titles))
    return told(words, titles)


def decisions(plan: Plan, since: datetime) -> News | None:
    """The decisions written down."""
    rows = Decision.objects.filter(meeting__plan=plan, created_at__gt=since).order_by("-created_at", "-pk")
    titles = [
        Title(text, reverse("plan:decision", args=[pk]), is_fictitious)
        for pk, text, is_fictitious in rows.values_list("pk", "text", "meeting__is_fictitious")
    ]
    return told(ngettext("%(number)d décision prise", "%(number)d décisions prises", len(titles)), titles)


def meetings(plan: Plan, since: datetime) -> News | None:
    """The meetings that were held and closed."""
    rows: Iterable[Meeting] = Meeting.objects.held().filter(plan=plan, closed_at__gt=since).select_related("body")
    titles = [
        Title(str(meeting), reverse("plan:meeting", args=[meeting.pk]), meeting.is_fictitious) for meeting in rows
    ]
    return told(ngettext("%(number)d réunion tenue", "%(number)d réunions tenues", len(titles)), titles)


def versions(plan: Plan, since: datetime) -> News | None:
    """The versions of the plan that were adopted."""
    rows = PlanVersion.objects.filter(plan=plan, recorded_at__gt=since).order_by("-number")
    titles = [
        Title(gettext("Version %(number)s") % {"number": number}) for number in rows.values_list("number", flat=True)
    ]
    return told(
        ngettext("%(number)d version du plan adoptée", "%(number)d versions du plan adoptées", len(titles)), titles
    )


def reports(plan: Plan, since: datetime) -> News | None:
    """The editions of the annual report that were frozen."""
    rows = ReportEdition.objects.filter(report__plan=plan, frozen_at__gt=since).order_by("-frozen_at")
    titles = [
        Title(
            gettext("Rapport %(year)s, arrêté le %(day)s") % {"year": year, "day": date_format(frozen)},
            is_fictitious=is_fictitious,
        )
        for year, frozen, is_fictitious in rows.values_list("report__year", "frozen_at", "is_fictitious")
    ]
    return told(
        ngettext("%(number)d rapport annuel arrêté", "%(number)d rapports annuels arrêtés", len(titles)), titles
    )


def editions(since: datetime) -> News | None:
    """The editions of the observatory that were signed."""
    rows = Publication.objects.filter(signed_at__gt=since).order_by("-number")
    titles = [
        Title(title, reverse("observatory:edition", args=[number]), is_fictitious)
        for title, number, is_fictitious in rows.values_list("title", "number", "is_fictitious")
    ]
    words = ngettext(
        "%(number)d édition de l'observatoire signée", "%(number)d éditions de l'observatoire signées", len(titles)
    )
    return told(words, titles)
