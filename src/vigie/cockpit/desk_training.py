"""What training waits for: requests to answer, sessions to announce, attendance to note."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext_lazy

from vigie.cockpit.waiting import Waiting
from vigie.training.models import Enrolment, Session, TrainingRequest

# A session that nobody may register to yet is late this long before it starts.
ANNOUNCED_BEFORE = timedelta(days=30)


def to_run_training() -> list[Waiting]:
    """What the pilot has to do for people to be trained."""
    asked = TrainingRequest.objects.filter(state=TrainingRequest.State.WAITING).count()
    soon = Session.objects.to_come().filter(starts_at__lte=timezone.now() + ANNOUNCED_BEFORE)
    hidden = soon.filter(announced_on=None, cancelled_on=None).count()
    answer = ngettext_lazy(
        "%(number)d demande de formation à traiter", "%(number)d demandes de formation à traiter", "number"
    )
    announce = ngettext_lazy(
        "%(number)d session de formation proche à annoncer",
        "%(number)d sessions de formation proches à annoncer",
        "number",
    )
    return [
        Waiting(answer % {"number": asked}, reverse("training:requests"), asked),
        Waiting(announce % {"number": hidden}, reverse("training:sessions"), hidden),
        *to_note(Session.objects.all()),
    ]


def to_train(person_id: int | None) -> list[Waiting]:
    """What a trainer has to do: attendance of their own sessions to note."""
    return to_note(Session.objects.filter(trainers__person=person_id)) if person_id else []


def to_note(sessions: QuerySet[Session]) -> list[Waiting]:
    """Say of how many sessions that are over attendance is not noted."""
    unknown = Enrolment.objects.seated().filter(session=OuterRef("pk"), presence=Enrolment.Presence.UNKNOWN)
    over = sessions.filter(cancelled_on=None, ends_at__lte=timezone.now()).filter(Exists(unknown))
    found = list(over.values_list("pk", flat=True))
    note = ngettext_lazy(
        "%(number)d session de formation aux présences à relever",
        "%(number)d sessions de formation aux présences à relever",
        "number",
    )
    page = reverse("training:attendance", args=[found[0]]) if len(found) == 1 else reverse("training:sessions")
    return [Waiting(note % {"number": len(found)}, page, len(found))]
