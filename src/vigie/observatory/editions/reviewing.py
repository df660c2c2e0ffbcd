"""Reviews an edition: the named person reads exactly what will be public, then approves it or sends it back."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core import outbox
from vigie.observatory.editions.preparing import UNDONE, State, locked
from vigie.observatory.models import EditionDraft


class CannotReview(ValidationError):
    """Why an edition cannot be reviewed now, in French."""


def approve(*, draft_id: int, read_hash: str, comment: str, actor: Person) -> None:
    """Write that an edition is right. read_hash: of what the reviewer had under their eyes.

    Sent twice, it is written once. Raises CannotReview when the edition is not audited, or changed meanwhile.
    """
    with transaction.atomic():
        draft = locked(draft_id)
        refuse_unread(draft, read_hash)
        if draft.state == State.REVIEWED:
            return
        draft.state, draft.review_comment, draft.reviewed_at = State.REVIEWED, comment, timezone.now()
        draft.save(update_fields=["state", "review_comment", "reviewed_at", "updated_at"])
        record(actor=actor, verb="edition_approved", on=draft)
        tell_preparer(draft, gettext("L'édition est approuvée : elle peut être signée."))


def ask_for_changes(*, draft_id: int, read_hash: str, comment: str, actor: Person) -> None:
    """Send an edition back to its preparer, with what to change. Raises CannotReview as ``approve`` does."""
    with transaction.atomic():
        draft = locked(draft_id)
        refuse_unread(draft, read_hash)
        for name, value in UNDONE.items():
            setattr(draft, name, value)
        draft.review_comment, draft.revision = comment, draft.revision + 1
        draft.save(update_fields=[*UNDONE, "review_comment", "revision", "updated_at"])
        record(actor=actor, verb="edition_sent_back", on=draft)
        tell_preparer(draft, gettext("L'édition revient à préparer : l'avis de relecture est sur sa page."))


def refuse_unread(draft: EditionDraft, read_hash: str) -> None:
    """Raise CannotReview unless the draft awaits its review, as the reviewer read it."""
    if draft.state not in (State.AUDITED, State.REVIEWED):
        raise CannotReview(gettext("Cette édition n'attend pas de relecture : elle a changé ou se prépare encore."))
    if draft.protected_hash != read_hash:
        raise CannotReview(gettext("L'édition a changé pendant votre lecture : relisez-la avant de donner votre avis."))


def tell_reviewer(draft: EditionDraft) -> None:
    """Write to the reviewer that an edition awaits them; without an address, its page says it."""
    send_to(draft, draft.reviewer, gettext("Une édition de l'observatoire vous attend pour relecture."))


def tell_preparer(draft: EditionDraft, sentence: str) -> None:
    """Write to whoever prepares an edition what its reviewer says of it."""
    send_to(draft, draft.prepared_by, sentence)


def send_to(draft: EditionDraft, person: Person | None, sentence: str) -> None:
    """Store a message that names the edition and gives its page: figures are never sent by e-mail."""
    if person is None or not person.email or not person.is_active:
        return
    with override("fr"):
        address = settings.VIGIE_ADDRESS + reverse("observatory:draft", args=[draft.pk])
        body = "\n\n".join([gettext("Bonjour,"), sentence, f"« {draft.title} »\n{address}"]) + "\n"
        subject = gettext("Édition « %(title)s »") % {"title": draft.title}
        outbox.send(to=person.email, subject=subject, body=body, kind="edition", about=outbox.key_of(draft))
