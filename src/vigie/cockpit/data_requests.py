"""When the requests for data that have no answer may be reminded."""

from datetime import date, timedelta

from vigie.observatory.models import DataRequest


def requests_due(day: date) -> list[DataRequest]:
    """Return the requests without answer that may be reminded on a day, the oldest first; two queries."""
    rows = DataRequest.objects.pending().prefetch_related("reminders").order_by("asked_on", "pk")
    return [row for row in rows if due_day(row) <= day]


def due_day(request: DataRequest) -> date:
    """Return the first day on which a sent request may be reminded: its patience after it was last spoken of."""
    assert request.asked_on is not None
    spoken_of = [request.asked_on, *(reminder.reminded_on for reminder in request.reminders.all())]
    return max(spoken_of) + timedelta(days=request.patience)
