"""Members of a body are invited to its meeting by e-mail, told when it changes, and when it is cancelled."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person, Role
from vigie.core.models import OutboxMessage, OutboxState
from vigie.core.outbox import cancel, key_of, send
from vigie.plan.meetings.access import locked, reason_not_to_write
from vigie.plan.meetings.calendar_entry import Method
from vigie.plan.meetings.inviting_words import body_of, entry_file, hours_of, subject_of
from vigie.plan.models import Attendance, BodyMember, Meeting


@dataclass(frozen=True)
class Recipient:
    """An address that receives the invitation, and the seats it stands for. already: whether it left before."""

    address: str
    name: str
    members: tuple[BodyMember, ...]
    already: bool = False


@dataclass
class Invited:
    """Who receives a message, and the seats that cannot be reached."""

    recipients: list[Recipient] = field(default_factory=list)
    unreachable: list[BodyMember] = field(default_factory=list)

    @property
    def waiting(self) -> list[Recipient]:
        """Those to whom nothing has been sent yet."""
        return [recipient for recipient in self.recipients if not recipient.already]


def invited_to(meeting: Meeting) -> Invited:
    """Return who is invited to a meeting: those who sit in its body today. A fixed number of queries."""
    seats = BodyMember.objects.filter(body=meeting.body).sitting()
    return reached(meeting, list(seats.select_related("person", "organisation__parent")))


def told_of(meeting: Meeting, method: Method) -> Invited:
    """Return those who received the invitation. Whoever has left the body since learns that the meeting is cancelled,
    and no more: where it is held, and about what, is for those who sit.
    """
    seats = BodyMember.objects.filter(attendances__meeting=meeting, attendances__invited_at__isnull=False)
    if method is Method.REQUEST:
        seats = seats.sitting()
    return reached(meeting, list(seats.select_related("person", "organisation__parent")))


def reached(meeting: Meeting, seats: list[BodyMember]) -> Invited:
    """Return the addresses of some seats, each once, and the seats without any."""
    contributors = contributors_of({seat.organisation_id for seat in seats if not seat.person_id})
    found: dict[str, tuple[str, str, list[BodyMember]]] = {}
    invited = Invited()
    for seat in seats:
        addresses = addresses_of(seat, contributors)
        if not addresses:
            invited.unreachable.append(seat)
        for address, name in addresses:
            found.setdefault(address.lower(), (address, name, []))[2].append(seat)
    sent = keys_sent(meeting)
    for address, name, members in found.values():
        already = key_for(meeting, address) in sent
        invited.recipients.append(Recipient(address, name, tuple(members), already))
    return invited


def contributors_of(organisation_ids: Iterable[int | None]) -> dict[int, list[tuple[str, str]]]:
    """Return, for each organisation, the addresses and names of those who contribute in its name today."""
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    held = Membership.objects.current().filter(
        organisation__in=[key for key in organisation_ids if key],
        role=Role.CONTRIBUTOR,
        person__is_active=True,
        person__email__isnull=False,
    )
    for key, address, name in held.values_list("organisation_id", "person__email", "person__name"):
        found[key].append((address or "", name))
    return found


def addresses_of(seat: BodyMember, contributors: dict[int, list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Return the addresses of a seat: its person's; for an organisation, its own, else its contributors'."""
    if seat.person:
        return [(seat.person.email, seat.person.name)] if seat.person.email else []
    if seat.organisation and seat.organisation.email:
        return [(seat.organisation.email, str(seat.organisation))]
    return contributors.get(seat.organisation_id or 0, [])


def key_for(meeting: Meeting, address: str, method: Method = Method.REQUEST) -> str:
    """Return the key that lets a message leave once for an address, a state of the meeting and a purpose."""
    mark = hashlib.sha256(address.lower().encode()).hexdigest()[:24]
    return f"{method.value.lower()}:{meeting.calendar_uid}:{meeting.sequence}:{mark}"


def keys_sent(meeting: Meeting) -> set[str]:
    """Return the keys of the messages already stored about the meeting as it stands."""
    stored = OutboxMessage.objects.about(key_of(meeting)).exclude(state=OutboxState.CANCELLED)
    return set(stored.values_list("dedupe_key", flat=True))


def reason_not_to_invite(meeting: Meeting) -> str | None:
    """Say why invitations cannot leave; None when they can."""
    if reason := reason_not_to_write(meeting):
        return reason
    if meeting.day.day is None or meeting.starts_at is None:
        return gettext("Donnez d'abord le jour et l'heure de la réunion.")
    if hours_of(meeting)[1] < timezone.now():
        return gettext("Cette réunion est passée : il n'y a plus personne à inviter.")
    return None


def points_of(meeting: Meeting) -> list[str]:
    """Return the titles of the agenda, in order."""
    return list(meeting.agenda.values_list("title", flat=True))


def invite(*, meeting: Meeting, actor: Person) -> int:
    """Send the invitations that have not left yet; return how many leave now.

    Each address receives its own message, in which nobody else is named. Raises ValueError, with a French sentence,
    when the meeting cannot be announced.
    """
    with transaction.atomic():
        now = locked(meeting)
        if reason := reason_not_to_invite(now):
            raise ValueError(reason)
        waiting = invited_to(now).waiting
        if not waiting:
            return 0
        send_to(now, waiting, Method.REQUEST)
        mark_invited(now, waiting)
        record(actor=actor, verb="meeting_invited", on=now, changes={"messages": ["", str(len(waiting))]})
    return len(waiting)


def send_to(meeting: Meeting, recipients: list[Recipient], method: Method) -> None:
    """Store one message for each recipient."""
    with override("fr"):
        points = points_of(meeting)
        subject, body = subject_of(meeting, method), body_of(meeting, points, method)
        for recipient in recipients:
            send(
                to=recipient.address,
                subject=subject,
                body=body,
                kind="meeting",
                about=key_of(meeting),
                dedupe_key=key_for(meeting, recipient.address, method),
                attachments=[entry_file(meeting, points, recipient.address, recipient.name, method)],
            )


def mark_invited(meeting: Meeting, recipients: list[Recipient]) -> None:
    """Write when the invitations left: on the meeting, the first time, and on each seat."""
    now = timezone.now()
    if meeting.invited_at is None:
        meeting.invited_at = now
        meeting.save(update_fields=["invited_at", "updated_at"])
    seats = {seat.pk: seat for recipient in recipients for seat in recipient.members}
    known = Attendance.objects.filter(meeting=meeting, member__in=seats)
    known.filter(invited_at=None).update(invited_at=now)
    missing = set(seats) - set(known.values_list("member_id", flat=True))
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            member=seats[key],
            person_id=seats[key].person_id,
            organisation_id=seats[key].organisation_id,
            invited_at=now,
        )
        for key in sorted(missing)
    )


def tell_change(*, meeting: Meeting) -> int:
    """Tell those who were invited that a meeting to come changed; return how many messages leave."""
    return 0 if reason_not_to_invite(meeting) else tell_again(meeting, Method.REQUEST)


def tell_end(*, meeting: Meeting) -> int:
    """Tell those who were invited that the meeting is cancelled; return how many messages leave."""
    return tell_again(meeting, Method.CANCEL)


def tell_again(meeting: Meeting, method: Method) -> int:
    """Send the next state of the meeting to those who received the one before; what has not left yet is withdrawn."""
    if meeting.invited_at is None or meeting.day.day is None or meeting.starts_at is None:
        return 0
    recipients = told_of(meeting, method).recipients
    cancel(about=key_of(meeting))
    meeting.sequence += 1
    meeting.save(update_fields=["sequence", "updated_at"])
    send_to(meeting, recipients, method)
    return len(recipients)
