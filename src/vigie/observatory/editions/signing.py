"""Signs an edition: from then on it is numbered, public, and the database refuses to change it."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.accounts.journal import lock_chain, record
from vigie.accounts.models import Person
from vigie.core import outbox
from vigie.observatory.editions.drawing import draw_publication
from vigie.observatory.editions.ledger import facts_counted, ledger_marks
from vigie.observatory.editions.preparing import State, locked
from vigie.observatory.models import EditionDraft, Publication
from vigie.observatory.released_json import from_json, hash_of, to_json


class CannotSign(ValidationError):
    """Why an edition cannot be signed now, in French."""


def sign_draft(
    *, draft_id: int, read_hash: str, signatory_name: str, signatory_title: str, actor: Person | None
) -> Publication:
    """Sign an edition in the name of a person, and have its files drawn. Signed twice, there is one publication.

    read_hash: of what the signatory had under their eyes. Raises CannotSign, ``EditionDraft.DoesNotExist``.
    """
    with transaction.atomic(), override("fr"):
        # One signature at a time: the number, the ledger and the facts are looked at with nobody else signing.
        lock_chain()
        draft = locked(draft_id)
        if draft.state == State.SIGNED:
            return draft.publication
        refuse_signature(draft, read_hash, actor)
        publication = publish(draft, signatory_name, signatory_title, actor)
        # What was signed is kept once, where nobody can change it.
        draft.state, draft.publication, draft.content, draft.proof = State.SIGNED, publication, None, None
        draft.save(update_fields=["state", "publication", "content", "proof", "updated_at"])
        outbox.cancel(about=outbox.key_of(draft))
        record(actor=actor, verb="edition_signed", on=publication)
        draw_publication.enqueue(publication_id=publication.pk)
    return publication


def refuse_signature(draft: EditionDraft, read_hash: str, actor: Person | None) -> None:
    """Raise CannotSign, with what to do, unless everything that was protected, audited and reviewed still holds."""
    if draft.state != State.REVIEWED:
        raise CannotSign(gettext("Cette édition n'est pas relue, ou a changé depuis : elle ne peut pas être signée."))
    if draft.reviewer_id is None or draft.reviewer_id in {draft.prepared_by_id, actor.pk if actor else None}:
        raise CannotSign(
            gettext("La personne qui relit une édition n'est ni celle qui la prépare, ni celle qui la signe.")
        )
    assert draft.content
    assert draft.proof
    if not draft.protected_hash == read_hash == hash_of(draft.content):
        raise CannotSign(gettext("L'édition n'est plus celle qui a été relue : relisez-la avant de la signer."))
    if draft.proof["ledger"] != ledger_marks(is_fictitious=draft.is_fictitious):
        raise CannotSign(gettext("Une autre édition a été signée depuis la protection : protégez celle-ci de nouveau."))
    if draft.proof["facts"] != facts_counted(draft.vintage, is_fictitious=draft.is_fictitious):
        raise CannotSign(gettext("Des faits de cette année ont été corrigés depuis : protégez l'édition de nouveau."))


def publish(draft: EditionDraft, name: str, title: str, actor: Person | None) -> Publication:
    """Write the edition that a draft becomes, under the next number."""
    assert draft.content
    last = Publication.objects.order_by("-number").values_list("number", flat=True).first()
    now = timezone.now()
    number = (last or 0) + 1
    edition = replace(
        from_json(draft.content),
        number=number,
        signed_on=timezone.localdate(now).isoformat(),
        signatory_name=name,
        signatory_title=title,
    )
    content = to_json(edition)
    return Publication.objects.create(
        number=number,
        vintage=draft.vintage,
        title=draft.title,
        corrects_id=draft.corrects_id,
        content=content,
        content_hash=hash_of(content),
        proof=draft.proof,
        catalogue_id=draft.catalogue_id,
        prepared_by_id=draft.prepared_by_id,
        reviewed_by_id=draft.reviewer_id,
        signed_by=actor,
        signatory_name=name,
        signatory_title=title,
        signed_at=now,
        is_fictitious=draft.is_fictitious,
    )
