"""Writes answers, their evidence, and the words of the discussion."""

import json
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.sealed_files import SealedUpload, forget_stored
from vigie.core.vault.boxes import associated, open_bytes, seal_bytes
from vigie.core.vault_key import sub_key
from vigie.label.applying.opening import locked_application
from vigie.label.facts import state_of_application
from vigie.label.models import Answer, Application, Evidence, Message
from vigie.label.refusing import NotNow, refuse_if
from vigie.label.states import OPEN
from vigie.label.steps import CLOSED, why_not_write

FOLDER: Final = "label"
MOST_FILES: Final = 5


def locked_to_write(application: Application) -> Application:
    """Return an application that its structure may change, locked. Raises NotNow."""
    locked = locked_application(application.pk)
    refuse_if(why_not_write(state_of_application(locked, timezone.localdate())))
    return locked


def write_answer(*, answer: Answer, level: int | None, comment: str, actor: Person) -> None:
    """Write where a structure is on a criterion. Raises NotNow."""
    with transaction.atomic():
        application = locked_to_write(answer.application)
        Answer.objects.filter(pk=answer.pk).update(level=level, comment=comment)
        record(actor=actor, verb="label_answer_written", on=application)


def add_evidence(*, answer: Answer, upload: SealedUpload, actor: Person) -> Evidence:
    """Join a sealed file to an answer; the same file twice is kept once. What is not kept is erased. Raises NotNow."""
    try:
        return _add(answer, upload, actor)
    except BaseException:
        forget_stored(upload.stored)
        raise


def _add(answer: Answer, upload: SealedUpload, actor: Person) -> Evidence:
    with transaction.atomic():
        application = locked_to_write(answer.application)
        same = answer.evidence.filter(digest=upload.digest).first()
        if same:
            transaction.on_commit(lambda: forget_stored(upload.stored))
            return same
        if answer.evidence.filter(locked_on=None).count() >= MOST_FILES:
            raise NotNow(gettext("Cinq fichiers par critère, au plus : gardez les plus parlants."))
        piece = Evidence.objects.create(
            application=application,
            answer=answer,
            stored=upload.stored,
            sealed_card=seal_card(upload),
            size=upload.size,
            digest=upload.digest,
            added_by=actor,
        )
        record(actor=actor, verb="label_evidence_added", on=application)
    return piece


def remove_evidence(*, piece: Evidence, actor: Person) -> None:
    """Take a file away, unless a decision was taken on it. Raises NotNow."""
    with transaction.atomic():
        application = locked_to_write(piece.application)
        if Evidence.objects.select_for_update().get(pk=piece.pk).locked_on:
            raise NotNow(gettext("Une décision s'est appuyée sur ce fichier : il reste au dossier."))
        piece.delete()
        record(actor=actor, verb="label_evidence_removed", on=application)
        transaction.on_commit(lambda: forget_stored(piece.stored))


def seal_card(upload: SealedUpload) -> bytes:
    """Return what describes a file, sealed: its name, its type and its key."""
    content = json.dumps(upload.as_values()).encode()
    return seal_bytes(sub_key("label-evidence"), content, associated("label-evidence", upload.stored))


def opened_card(piece: Evidence) -> SealedUpload:
    """Return what describes a file. Raises CannotOpen."""
    content = open_bytes(
        sub_key("label-evidence"), bytes(piece.sealed_card), associated("label-evidence", piece.stored)
    )
    return SealedUpload.from_values(json.loads(content))


def say(*, application: Application, side: str, text: str, actor: Person) -> Message:
    """Add a word to the discussion, until the decision. Raises NotNow."""
    with transaction.atomic():
        locked = locked_application(application.pk)
        refuse_if(None if state_of_application(locked, timezone.localdate()) in OPEN else CLOSED)
        message = Message.objects.create(application=locked, side=side, text=text, author=actor)
        record(actor=actor, verb="label_message_sent", on=locked)
    return message
