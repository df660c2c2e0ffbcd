"""What the public sees of a session."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from vigie.training.models import Session
from vigie.training.registering.acts import refusal_of
from vigie.training.registering.opening import free_places


@dataclass(frozen=True)
class Shown:
    """A session, how many places are left, how many people wait, and why nobody may register (or None)."""

    session: Session
    free: int
    waiting: int
    refusal: str | None

    @property
    def is_full(self) -> bool:
        """Whether whoever registers now waits."""
        return self.refusal is None and not self.free


def counted(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Return sessions with ``seated`` and ``queued``, in one query."""
    standing = Q(enrolments__withdrawn_at=None)
    return sessions.select_related("version__module", "host__parent").annotate(
        seated=Count("enrolments", filter=standing & Q(enrolments__seated_at__isnull=False)),
        queued=Count("enrolments", filter=standing & Q(enrolments__seated_at=None)),
    )


def shown(session: Session) -> Shown:
    """Return what is shown of a counted session."""
    seated, queued = getattr(session, "seated", 0), getattr(session, "queued", 0)
    return Shown(session, free_places(session.places, seated), queued, refusal_of(session))
