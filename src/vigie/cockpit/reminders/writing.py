"""The text of a reminder: what is due by reason, each object with its address, and how to stop receiving it."""

from collections.abc import Mapping

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from vigie.accounts.models import Person
from vigie.cockpit.models import ReminderKind
from vigie.cockpit.reminders.collecting import Thing
from vigie.cockpit.reminders.deciding import Due, Message
from vigie.cockpit.reminders.states import HEADINGS, SUBJECTS, Reason

LABEL_LENGTH = 200
# Signs the addresses by which someone refuses a kind of reminder without signing in.
SALT = "vigie.reminders.refuse"


def subject_of(message: Message) -> str:
    """Return the subject: what it is about, and how many things."""
    number = len(message.objects)
    told = {"subject": SUBJECTS[ReminderKind(message.kind)], "number": number}
    return ngettext("%(subject)s : %(number)d rappel", "%(subject)s : %(number)d rappels", number) % told


def body_of(message: Message, person: Person, things: Mapping[str, Thing]) -> str:
    """Return the text of a reminder."""
    return gettext(
        "Bonjour,\n\n"
        "%(objects)s\n\n"
        "Vous recevez ce message parce que les rappels sur « %(kind)s » vous concernent.\n"
        "Choisir ce que vous recevez : %(preferences)s\n"
        "Ne plus recevoir ceux-là, sans vous connecter : %(refuse)s\n"
    ) % {
        "objects": "\n\n".join(paragraphs(message, things)),
        "kind": ReminderKind(message.kind).label,
        "preferences": settings.VIGIE_ADDRESS + reverse("cockpit:reminders"),
        "refuse": settings.VIGIE_ADDRESS
        + reverse("cockpit:refuse_reminders", args=[refusal_code(person, message.kind)]),
    }


def paragraphs(message: Message, things: Mapping[str, Thing]) -> list[str]:
    """Return one paragraph for each reason, in the order of ``Reason``."""
    said = []
    for reason in Reason:
        own = [one for one in message.objects if one.state == reason.value]
        if own:
            said.append("\n".join([str(HEADINGS[reason]), *(line(one, things[one.key]) for one in own)]))
    return said


def line(one: Due, thing: Thing) -> str:
    """Return how an object is named, and its address."""
    label = " ".join(thing.label.split())
    short = label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1].rstrip() + "…"
    return f"– {short}\n  {settings.VIGIE_ADDRESS}{thing.path}"


def refusal_code(person: Person, kind: str) -> str:
    """Return the code, in an address, with which someone refuses a kind of reminder; it opens nothing else."""
    return signing.dumps([person.pk, kind], salt=SALT)


def read_refusal(code: str) -> tuple[int, ReminderKind] | None:
    """Return whose refusal a code is, and of what; None when it was not made here."""
    try:
        person_id, kind = signing.loads(code, salt=SALT)
        return int(person_id), ReminderKind(kind)
    except (signing.BadSignature, ValueError, TypeError):
        return None
