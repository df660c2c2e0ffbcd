"""What people registered receive by e-mail, with the file for their calendar: each alone, in French."""

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.core.day_words import date_format
from vigie.core.outbox import Attachment, cancel, key_of, send
from vigie.plan.meetings.calendar_entry import Entry, Method, calendar_file
from vigie.training.models import Enrolment, Session
from vigie.training.registering.questionnaires import open_address

KIND = "training"


def page_of(enrolment: Enrolment) -> str:
    """Return the whole address of an enrolment's own page: whoever has it may withdraw."""
    return settings.VIGIE_ADDRESS + reverse("training:enrolment", args=[enrolment.code])


def when(session: Session) -> str:
    """Return « mardi 14 mars 2027, de 9 h 00 à 12 h 30 »."""
    starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    words = {
        "day": date_format(starts, "l j F Y"),
        "start": date_format(starts, "G \\h i"),
        "end": date_format(ends, "G \\h i"),
    }
    if starts.date() == ends.date():
        return gettext("%(day)s, de %(start)s à %(end)s") % words
    words["last"] = date_format(ends, "l j F Y")
    return gettext("du %(day)s à %(start)s au %(last)s à %(end)s") % words


def where(session: Session) -> list[str]:
    """Return where it is held, and how one enters."""
    found = []
    place = ", ".join(part for part in (session.place, session.address) if part)
    if place:
        found.append(gettext("Lieu : %(place)s") % {"place": place})
    if place and session.accessibility != Session.Accessibility.UNKNOWN:
        found.append(gettext("Accessibilité : %(access)s") % {"access": session.get_accessibility_display()})
    if session.access_note:
        found.append(session.access_note)
    if session.online_address:
        found.append(gettext("Visioconférence : %(address)s") % {"address": session.online_address})
    return found


def about(session: Session) -> list[str]:
    """Return what a message to someone who has a place says of the session."""
    lines = [gettext("Quand : %(when)s") % {"when": when(session)}, *where(session)]
    if session.note:
        lines.append(session.note)
    return lines


def link_lines(enrolment: Enrolment) -> list[str]:
    """Return how to follow one's enrolment and to withdraw."""
    return [
        gettext("Votre page, pour suivre votre inscription ou vous désister : %(address)s")
        % {"address": page_of(enrolment)},
        gettext("Ce lien est personnel : gardez-le pour vous."),
    ]


def tell_registered(session: Session, enrolment: Enrolment) -> None:
    """Confirm an enrolment, or a place on the waiting list; asked for again, it leaves again once a day."""
    with override("fr"):
        if enrolment.is_seated:
            subject = gettext("Inscription confirmée : %(session)s") % {"session": session}
            lines = [gettext("Votre place est réservée : %(module)s.") % {"module": session.version.module}]
            lines += about(session)
            if address := open_address(session.before_wave):
                lines.append(
                    gettext("Avant de venir, cinq minutes pour quelques questions : %(address)s") % {"address": address}
                )
            files = [entry_file(session, enrolment, Method.REQUEST)]
        else:
            subject = gettext("Liste d'attente : %(session)s") % {"session": session}
            lines = [
                gettext("La session est complète : vous êtes sur la liste d'attente de « %(module)s », %(when)s.")
                % {"module": session.version.module, "when": when(session)},
                gettext("Dès qu'une place se libère, elle est proposée dans l'ordre des inscriptions."),
            ]
            files = []
        state = "seated" if enrolment.is_seated else "waiting"
        leave(session, enrolment, subject, lines, f"{state}:{timezone.localdate()}", files)


def tell_promoted(session: Session, enrolment: Enrolment) -> None:
    """Tell someone who waited that a place is theirs."""
    with override("fr"):
        subject = gettext("Une place s'est libérée : %(session)s") % {"session": session}
        lines = [
            gettext("Bonne nouvelle : une place s'est libérée pour « %(module)s », elle est à vous.")
            % {"module": session.version.module},
            *about(session),
            gettext("Si vous ne pouvez plus venir, désistez-vous : une autre personne attend peut-être."),
        ]
        leave(session, enrolment, subject, lines, "promoted", [entry_file(session, enrolment, Method.REQUEST)])


def tell_withdrawn(session: Session, enrolment: Enrolment) -> None:
    """Confirm that someone withdrew, and take the session out of their calendar."""
    cancel(about=key_of(enrolment))
    with override("fr"):
        subject = gettext("Désistement noté : %(session)s") % {"session": session}
        lines = [
            gettext("C'est noté : vous ne viendrez pas. Merci d'avoir prévenu, la place sert à quelqu'un d'autre.")
        ]
        leave(session, enrolment, subject, lines, "withdrawn", cancelling(session, enrolment), with_link=False)


def tell_cancelled(session: Session, enrolment: Enrolment) -> None:
    """Tell someone registered that the session will not take place."""
    cancel(about=key_of(enrolment))
    with override("fr"):
        subject = gettext("Session annulée : %(session)s") % {"session": session}
        lines = [
            gettext("La session « %(module)s » (%(when)s) est annulée.")
            % {"module": session.version.module, "when": when(session)},
            gettext("Raison : %(reason)s") % {"reason": session.cancelled_for},
            gettext("D'autres sessions : %(address)s")
            % {"address": settings.VIGIE_ADDRESS + reverse("training:catalogue")},
        ]
        leave(session, enrolment, subject, lines, "cancelled", cancelling(session, enrolment), with_link=False)


def tell_changed(session: Session, enrolment: Enrolment) -> None:
    """Tell someone registered that the day, the hours or the place changed."""
    with override("fr"):
        subject = gettext("Session modifiée : %(session)s") % {"session": session}
        lines = [gettext("La session « %(module)s » a changé :") % {"module": session.version.module}, *about(session)]
        files = [entry_file(session, enrolment, Method.REQUEST)] if enrolment.is_seated else []
        leave(session, enrolment, subject, lines, f"changed:{session.sequence}", files)


def cancelling(session: Session, enrolment: Enrolment) -> list[Attachment]:
    """Return the file that takes a session out of a calendar in which it was."""
    return [entry_file(session, enrolment, Method.CANCEL)] if enrolment.seated_at else []


def leave(
    session: Session,
    enrolment: Enrolment,
    subject: str,
    lines: list[str],
    key: str,
    files: list[Attachment],
    *,
    with_link: bool = True,
) -> None:
    """Store one message for someone registered; nothing when they gave no address. key: what it says, told once."""
    if not enrolment.email:
        return
    parts = [gettext("Bonjour,"), *lines, *(link_lines(enrolment) if with_link else [])]
    send(
        to=enrolment.email,
        subject=subject,
        body="\n\n".join(parts) + "\n",
        kind=KIND,
        about=key_of(enrolment),
        dedupe_key=f"training:{enrolment.pk}:{key}",
        attachments=files,
    )


def entry_file(session: Session, enrolment: Enrolment, method: Method) -> Attachment:
    """Return the calendar file of one person."""
    entry = Entry(
        uid=f"formation-{session.code}-{enrolment.pk}@vigie",
        # Whoever withdraws takes out what the last state of the session put in.
        sequence=session.sequence + (method is Method.CANCEL),
        starts=timezone.localtime(session.starts_at),
        ends=timezone.localtime(session.ends_at),
        written=timezone.now(),
        summary=session.version.module.name,
        description="\n".join(where(session)),
        location=session.place or session.online_address,
        address=page_of(enrolment),
        organizer=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        organizer_name=gettext("Formations du plan"),
        attendee=enrolment.email,
        attendee_name=enrolment.name,
    )
    mime = f"text/calendar; method={method.value}; component=VEVENT"
    return Attachment("formation.ics", mime, calendar_file(entry, method))


# How long before it starts people are reminded of a session.
REMINDED = timedelta(days=3)


def remind(session: Session, enrolment: Enrolment) -> None:
    """Remind someone of a session that comes, and of the questions to answer before."""
    with override("fr"):
        subject = gettext("Rappel : %(session)s") % {"session": session}
        lines = [
            gettext("Votre formation approche : %(module)s.") % {"module": session.version.module},
            *about(session),
        ]
        if address := open_address(session.before_wave):
            lines.append(
                gettext("Si ce n'est pas fait, quelques questions avant de venir : %(address)s") % {"address": address}
            )
        leave(session, enrolment, subject, lines, f"reminded:{session.sequence}", [])


def thank(session: Session, enrolment: Enrolment) -> None:
    """Thank someone who came: their certificate, and the questions asked after."""
    with override("fr"):
        subject = gettext("Merci de votre venue : %(session)s") % {"session": session}
        lines = [
            gettext("Merci d'avoir participé à « %(module)s ».") % {"module": session.version.module},
            gettext("Votre attestation se télécharge sur votre page."),
        ]
        if address := open_address(session.after_wave):
            lines.append(
                gettext("Dites-nous ce que la formation a changé, en cinq minutes et sans donner de nom : %(address)s")
                % {"address": address}
            )
        leave(session, enrolment, subject, lines, "thanked", [])
