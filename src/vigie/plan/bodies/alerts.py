"""Alerts: a member of a body asks the plan to look at something, the pilot answers (S86)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.actor import Actor
from vigie.accounts.journal import record
from vigie.accounts.models import Person, Role
from vigie.plan.models import Alert, Body, BodyMember


def readable_alerts(actor: Actor) -> QuerySet[Alert]:
    """Return the alerts that an actor may read, as the rule ``may_read_alert`` says one by one."""
    alerts = Alert.objects.select_related("body", "action", "axis__plan", "raised_by")
    if actor.has(Role.PILOT):
        return alerts
    mine = Q(body__in=sat_in(actor))
    watch = Q(body__kind=Body.Kind.WATCH_GROUP) if actor.has(Role.ELECTED_MEMBER) else Q(pk__in=[])
    return alerts.filter(mine | watch | Q(answered_on__isnull=False))


def sat_in(actor: Actor) -> list[int]:
    """Return the ids of the bodies in which an actor sits today, as ``Seats.include`` says body by body."""
    organisations = actor.organisations_as(Role.CONTRIBUTOR, Role.READER)
    seats = BodyMember.objects.sitting().filter(
        Q(person=actor.person_id) | Q(person=None, organisation__in=organisations)
    )
    return list(seats.values_list("body_id", flat=True).distinct())


def raise_alert(*, alert: Alert, actor: Person) -> Alert:
    """Raise an alert in the name of a body. The same words by the same person on the same day are one alert.

    Raises ValidationError when the body has ended.
    """
    with transaction.atomic():
        body = Body.objects.select_for_update().get(pk=alert.body_id)
        today = timezone.localdate()
        if body.ended_on and body.ended_on < today:
            raise ValidationError(gettext("Cette instance a pris fin : elle ne lance plus d'alerte."))
        same = body.alerts.filter(raised_by=actor, raised_on=today, title=alert.title, text=alert.text).first()
        if same:
            return same
        alert.raised_by, alert.raised_on = actor, today
        alert.is_fictitious = actor.is_fictitious
        alert.save(force_insert=True)
        record(actor=actor, verb="alert_raised", on=body, changes=told(alert, gettext("lancée")))
    return alert


def told(alert: Alert, what: str) -> dict[str, list[str]]:
    """Return what the journal keeps of an alert: its number, since fewer people read its words than the journal."""
    return {gettext("alerte n° %(number)s") % {"number": alert.pk}: ["", what]}


def answer_alert(*, alert: Alert, answer: str, actor: Person, day: date | None = None) -> None:
    """Answer an alert, or correct its answer; the same words change nothing. The first answer gives the date."""
    with transaction.atomic():
        current = Alert.objects.select_for_update().get(pk=alert.pk)
        if current.answered_on and current.answer == answer:
            return
        current.answer = answer
        current.answered_on = current.answered_on or day or timezone.localdate()
        current.save(update_fields=["answer", "answered_on"])
        record(actor=actor, verb="alert_answered", on=current.body, changes=told(current, gettext("réponse écrite")))
