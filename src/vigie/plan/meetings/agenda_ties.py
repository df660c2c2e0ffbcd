"""The points of an agenda with what they are about, in a fixed number of queries."""

from django.db.models import Prefetch

from vigie.plan.models import AgendaItem, Alert, Decision, Meeting, Proposal


def points_with_ties(meeting: Meeting) -> list[AgendaItem]:
    """Return the points in order, with actions, decisions to follow, alerts, proposals, and what was decided."""
    decisions = Decision.objects.select_related("meeting__body", "carrier__parent", "carrier_person", "action", "axis")
    return list(
        meeting.agenda.prefetch_related(
            "actions",
            Prefetch("decisions", decisions),
            Prefetch("alerts", Alert.objects.select_related("body", "action", "axis")),
            Prefetch("proposals", Proposal.objects.select_related("organisation__parent", "revision")),
            Prefetch("taken_decisions", decisions.order_by("number")),
        )
    )
