"""Choosing a meeting or a decision in a form, each named by its body and its day."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext

from vigie.plan.models import Decision, Meeting, Plan


class DecisionField(forms.ModelChoiceField):
    """A decision: « 14 mars 2017, groupe de travail – n° 3 : … »."""

    def label_from_instance(self, obj: Any) -> str:
        words = " ".join(obj.text.split())
        return gettext("%(day)s, %(body)s – n° %(number)s : %(text)s") % {
            "day": obj.meeting.day.in_words(),
            "body": obj.meeting.body.name,
            "number": obj.number,
            "text": words if len(words) <= 90 else words[:89] + "…",
        }


class MeetingField(forms.ModelChoiceField):
    """A meeting: « 14 mars 2017, groupe de travail »."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.day.in_words()}, {obj.body.name}"


def decisions_of(plan: Plan) -> QuerySet[Decision]:
    """Return the decisions of the meetings about a plan, cancelled meetings left out, the latest first."""
    rows = Decision.objects.filter(meeting__plan=plan).exclude(meeting__state=Meeting.State.CANCELLED)
    return rows.select_related("meeting__body").order_by("-meeting__first_day", "meeting", "number")


def meetings_of(plan: Plan) -> QuerySet[Meeting]:
    """Return the meetings about a plan, held or planned, the latest first."""
    rows = Meeting.objects.filter(plan=plan).exclude(state=Meeting.State.CANCELLED)
    return rows.select_related("body").order_by("-first_day", "-pk")
