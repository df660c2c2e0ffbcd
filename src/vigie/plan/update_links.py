"""Links with which someone updates one action from an e-mail, without an account: made, found, used, revoked.

A message carries one link, or one for each action of whoever receives it (``asking_news``).

The code of a link is 32 random bytes; only its SHA-256 is kept, so that the database opens nothing.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.day_words import date_format
from vigie.core.outbox import cancel, key_of, send
from vigie.plan.models import Action, ActionNote, BudgetLine, UpdateLink
from vigie.plan.notes import add_note, change_note
from vigie.plan.search_index import refresh_search_text
from vigie.plan.yearly_figures import Answer, answer_figures

CODE_BYTES = 32


def hash_of(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def new_link(*, action: Action, person: Person, actor: Person) -> tuple[UpdateLink, str]:
    """Make a link for someone; return it with its code, which is kept nowhere. Call it where its message is stored.

    Raises ValueError, with a French sentence, when the person has no e-mail address.
    """
    if not person.email:
        raise ValueError(gettext("Cette personne n'a pas d'adresse électronique : ajoutez-la d'abord sur sa fiche."))
    code = secrets.token_urlsafe(CODE_BYTES)
    link = UpdateLink.objects.create(
        action=action,
        person=person,
        code_hash=hash_of(code),
        created_by=actor,
        expires_at=timezone.now() + timedelta(days=settings.VIGIE_UPDATE_LINK_DAYS),
    )
    record(actor=actor, verb="update_link_sent", on=action)
    return link, code


def address_of(code: str) -> str:
    """Return the whole address that a code opens."""
    return settings.VIGIE_ADDRESS + reverse("plan:update", args=[code])


def send_link(*, action: Action, person: Person, actor: Person) -> UpdateLink:
    """Make a link for someone and send it to them; the link and its message come into being together.

    Raises ValueError, with a French sentence, when the person has no e-mail address.
    """
    with transaction.atomic():
        link, code = new_link(action=action, person=person, actor=actor)
        send(
            to=str(person.email),
            subject=subject_of(action),
            body=body_of(link, code),
            kind="update_link",
            about=key_of(link),
        )
    return link


def subject_of(action: Action) -> str:
    """Return the subject of the message, short enough for a phone."""
    return gettext("Où en est « %(action)s » ?") % {"action": " ".join(action.name.split())[:70]}


def body_of(link: UpdateLink, code: str) -> str:
    """Return the message that carries the link."""
    return gettext(
        "Bonjour,\n\n"
        "Où en est l'action « %(action)s » ? Une minute suffit pour le dire, sans mot de passe :\n\n"
        "%(address)s\n\n"
        "Ce lien vous est personnel. Il ne sert que pour cette action et il est valable jusqu'au %(day)s.\n"
        "Si cette action ne vous concerne plus, dites-le à la personne qui pilote le plan.\n"
    ) % {
        "action": link.action.name,
        "address": address_of(code),
        "day": date_format(timezone.localtime(link.expires_at)),
    }


def link_of(code: str) -> UpdateLink | None:
    """Return the link a code opens today; None when it is unknown, revoked or out of date."""
    links = UpdateLink.objects.select_related("action__plan", "person", "note")
    return links.filter(code_hash=hash_of(code), revoked_at=None, expires_at__gt=timezone.now()).first()


def revoke_link(*, link: UpdateLink, actor: Person) -> None:
    """Close a link for good, and hold back its message if it has not left; what was written with it stays."""
    with transaction.atomic():
        if link.revoked_at:
            return
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        cancel(about=key_of(link))
        record(actor=actor, verb="update_link_revoked", on=link.action)


@dataclass(frozen=True)
class News:
    """What someone says of an action for a year, as they left it. Amounts in euros; None changes nothing.

    figures: the answers to the figures asked that year, by the id of the figure; those left blank are not there.
    """

    year: int
    status: str
    text: str
    obstacles: str = ""
    blocked_by: str = ""
    waited_for: str = ""
    planned: Decimal | None = None
    spent: Decimal | None = None
    figures: Mapping[int, Answer] = field(default_factory=dict)


def note_by(link: UpdateLink, year: int) -> ActionNote | None:
    """Return the note that a link already wrote for a year, which sending again corrects."""
    if link.note and link.note.year == year:
        return link.note
    own = ActionNote.objects.filter(action=link.action_id, author=link.person_id, year=year)
    return own.filter(created_at__gte=link.created_at).order_by("-pk").first()


def write_news(*, link: UpdateLink, news: News) -> ActionNote:
    """Write what was said by a link: the note of the year, the status, what blocks, the figures; all or nothing.

    The first time adds a note for the year; the next times correct it, so that sending the form twice changes nothing.
    """
    with transaction.atomic():
        rows = UpdateLink.objects.select_for_update(of=("self",)).select_related("action", "person", "note")
        locked = rows.get(pk=link.pk)
        note = write_note(locked, news)
        write_facts(locked, news)
        answer_figures(action=locked.action, year=news.year, answers=news.figures, author=locked.person, actor=None)
        locked.note, locked.last_used_at = note, timezone.now()
        locked.save(update_fields=["note", "last_used_at"])
    return note


def write_note(link: UpdateLink, news: News) -> ActionNote:
    """Add the note of the year, or correct it."""
    said = {"year": news.year, "text": news.text, "obstacles": news.obstacles, "status": news.status}
    written = note_by(link, news.year)
    if written:
        return change_note(note=written, author=link.person, actor=None, **said)  # type: ignore[arg-type]
    return add_note(action=link.action, author=link.person, actor=None, **said)  # type: ignore[arg-type]


def write_facts(link: UpdateLink, news: News) -> None:
    """Write what blocks the action, who is waited for and the budget, and tell the journal what changed."""
    changes: dict[str, list[str]] = {}
    action = Action.objects.select_for_update().get(pk=link.action_id)
    for name, said in (("unblocking_condition", news.blocked_by), ("waited_for", news.waited_for)):
        if said != getattr(action, name):
            changes[name] = [getattr(action, name), said]
            setattr(action, name, said)
    if changes:
        action.save(update_fields=[*changes, "updated_at"])
    changes |= write_budget(action, news.year, news)
    if changes:
        refresh_search_text([action.pk])
        record(actor=link.person, verb="updated_by_link", on=action, changes=changes)


def write_budget(action: Action, year: int, news: News) -> dict[str, list[str]]:
    """Write the amounts that were given, on the year's line without funder; an amount left empty changes nothing."""
    given = {name: value for name, value in (("planned", news.planned), ("spent", news.spent)) if value is not None}
    if not given:
        return {}
    line, _ = BudgetLine.objects.get_or_create(action=action, year=year, funder="")
    changes = {
        f"{name} {year}": [str(getattr(line, name) or ""), str(value)]
        for name, value in given.items()
        if getattr(line, name) != value
    }
    for name, value in given.items():
        setattr(line, name, value)
    line.save(update_fields=list(given))
    return changes
