"""Those registered to a session as a table."""

from django.utils import timezone
from django.utils.translation import gettext

from vigie.core.tables import Column, Kind, Table
from vigie.training.models import Enrolment, Session


def enrolment_table(session: Session) -> Table:
    """Return who is registered, who waits and who withdrew, in order of arrival."""
    columns = (
        Column("rank", gettext("Ordre"), Kind.NUMBER, 8),
        Column("name", gettext("Nom et prénom"), width=28),
        Column("email", gettext("Adresse électronique"), width=30),
        Column("structure", gettext("Structure"), width=30),
        Column("job", gettext("Fonction"), width=24),
        Column("level", gettext("Place dans la structure"), width=26),
        Column("sex", gettext("Sexe"), width=14),
        Column("needs", gettext("Besoins"), width=30),
        Column("registered", gettext("Inscription"), Kind.DATE, 14),
        Column("state", gettext("Où elle en est"), width=18),
        Column("presence", gettext("Présence"), width=18),
        Column("reason", gettext("Raison"), width=24),
    )
    rows = session.enrolments.select_related("organisation__parent").order_by("rank")
    return Table(str(session), columns, tuple(row_of(each) for each in rows))


def row_of(enrolment: Enrolment) -> tuple[str | int | None, ...]:
    """Return the line of someone."""
    return (
        enrolment.rank,
        str(enrolment),
        enrolment.email,
        enrolment.structure_name,
        enrolment.job_title,
        str(enrolment.get_level_display()),
        str(enrolment.get_sex_display()),
        enrolment.needs,
        timezone.localtime(enrolment.registered_at).date(),  # type: ignore[return-value]
        state_words(enrolment),
        str(enrolment.get_presence_display()),
        str(enrolment.get_reason_display()),
    )


def state_words(enrolment: Enrolment) -> str:
    """Return where an enrolment stands."""
    if enrolment.withdrawn_at:
        return gettext("désistement")
    return gettext("place réservée") if enrolment.seated_at else gettext("liste d'attente")
