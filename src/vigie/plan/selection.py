"""Actions by what they are: the states of ``progress.py`` said in SQL, and the facts they are computed from."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, Max, OuterRef, Q, Subquery, When
from django.utils import timezone

from vigie.plan.progress import CLOSED_STATUSES, ActionFacts, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vigie.plan.models.actions import Action  # noqa: F401 (read by the type checker alone)

IS_OPEN = ~Q(status__in=sorted(CLOSED_STATUSES))
HAS_NO_DATE = Q(first_day=None, last_day=None, is_ongoing=False, is_on_request=False, is_yearly=False)


def related(name: str, **conditions: Any) -> Exists:
    """Return whether an action has at least one row of that model of the plan."""
    rows = apps.get_model("plan", name).objects.filter(action=OuterRef("pk"), **conditions)
    return Exists(rows.order_by())


def linked(name: str) -> Exists:
    """Return whether an action has at least one row through that many-to-many field."""
    through = getattr(apps.get_model("plan", "Action"), name).through
    return Exists(through.objects.filter(action=OuterRef("pk")).order_by())


def latest_note() -> Subquery:
    """Return the date of an action's latest note."""
    notes = apps.get_model("plan", "ActionNote").objects.filter(action=OuterRef("pk")).order_by()
    return Subquery(notes.values("action").annotate(latest=Max("dated_on")).values("latest"))


def agreeing_decision() -> Exists:
    """Return whether a meeting that was not cancelled gave an action its political agreement (S106)."""
    decisions = apps.get_model("plan", "Decision").objects.filter(action=OuterRef("pk"), is_political_agreement=True)
    return Exists(decisions.exclude(meeting__state="cancelled").order_by())


class ActionQuerySet(models.QuerySet["Action"]):
    """Actions, by what can be said of them on a day."""

    def late(self, day: date) -> "ActionQuerySet":
        """Actions whose last day has passed, and that are neither done nor abandoned."""
        return self.filter(IS_OPEN, last_day__lt=day)

    def silent(self, day: date, silent_after_days: int) -> "ActionQuerySet":
        """Open actions without news for more than that many days (see ``progress.last_news_on``)."""
        limit = day - timedelta(days=silent_after_days)
        entered_before = timezone.make_aware(datetime.combine(limit, time.min))
        past = Case(When(last_day__lte=day, then=F("last_day")), When(first_day__lte=day, then=F("first_day")))
        without_note = Q(noted_on=None)
        return self.alias(noted_on=latest_note(), spoken_of_on=past).filter(
            IS_OPEN,
            Q(noted_on__lt=limit)
            | without_note & Q(spoken_of_on__lt=limit)
            | without_note & Q(spoken_of_on=None, created_at__lt=entered_before),
        )

    def blocked(self) -> "ActionQuerySet":
        """Open actions that wait for something written down."""
        return self.filter(IS_OPEN).exclude(unblocking_condition="")

    def without_bearer(self) -> "ActionQuerySet":
        """Actions that no organisation carries."""
        return self.filter(~related("Participation", part="bearer"))

    def without_date(self) -> "ActionQuerySet":
        """Actions of which nothing says when (see ``progress.is_without_date``)."""
        return self.filter(HAS_NO_DATE)

    def without_note(self, year: int | None = None) -> "ActionQuerySet":
        """Actions without any note, or without a note for a year."""
        return self.filter(~related("ActionNote", **({"year": year} if year else {})))

    def in_state(self, state: State, day: date, silent_after_days: int | None = None) -> "ActionQuerySet":
        """Actions in a computed state that day; silence is counted by the installation's setting by default."""
        return {
            State.LATE: lambda: self.late(day),
            State.BLOCKED: self.blocked,
            State.SILENT: lambda: self.silent(day, silent_after_days or settings.VIGIE_SILENT_AFTER_DAYS),
            State.WITHOUT_BEARER: self.without_bearer,
            State.WITHOUT_DATE: self.without_date,
            State.WITHOUT_NOTE: self.without_note,
            State.WITHOUT_NOTE_THIS_YEAR: lambda: self.without_note(day.year),
        }[state]()

    def awaiting_agreement(self) -> "ActionQuerySet":
        """Open actions that need a political agreement which nobody has given yet."""
        waiting = self.filter(IS_OPEN, needs_political_agreement=True, political_agreement_on=None)
        return waiting.filter(~agreeing_decision())

    def carried_by(self, organisation_ids: "Iterable[int]") -> "ActionQuerySet":
        """Actions that one of these organisations carries; partners do not count."""
        return self.filter(related("Participation", part="bearer", organisation__in=list(organisation_ids)))

    def with_states(self, day: date) -> "ActionQuerySet":
        """Add what `facts_of` needs, in the same query: as many queries for 19 actions as for 1,000."""
        return self.annotate(
            noted_on=latest_note(),
            has_note_this_year=related("ActionNote", year=day.year),
            has_bearer=related("Participation", part="bearer"),
            has_axis_link=related("ActionAxis"),
            has_public=related("ActionPublic"),
            has_commune=linked("communes"),
            has_neighbourhood=linked("neighbourhoods"),
            has_budget=related("BudgetLine"),
            has_agreeing_decision=agreeing_decision(),
        )


def facts_of(action: Any) -> ActionFacts:
    """Return the facts of an action read through ``with_states``; raises AttributeError for one read otherwise."""
    return ActionFacts(
        status=action.status,
        created_on=timezone.localtime(action.created_at).date(),
        first_day=action.first_day,
        last_day=action.last_day,
        recurs=action.is_ongoing or action.is_on_request or action.is_yearly,
        last_note_on=action.noted_on,
        has_note_this_year=action.has_note_this_year,
        unblocking_condition=action.unblocking_condition,
        has_bearer=action.has_bearer,
        has_axis=action.has_axis_link or bool(action.off_axis_themes),
        has_description=bool(action.description),
        has_public=action.has_public,
        has_place=action.has_commune or action.has_neighbourhood or bool(action.place_text),
        has_nature=bool(action.nature),
        has_means=bool(action.people_means) or action.has_budget,
        has_evaluation=bool(action.evaluation_criteria or action.indicator),
        awaits_agreement=action.needs_political_agreement
        and action.political_agreement_on is None
        and not action.has_agreeing_decision,
    )
