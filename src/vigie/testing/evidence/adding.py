"""Adds a piece to the chain of its campaign: one line at a time, whoever sends at the same instant."""

import hashlib
from datetime import UTC

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import Changes, record
from vigie.accounts.models import Person
from vigie.core.sealed_files import SealedUpload, forget_stored, open_sealed_file
from vigie.testing.evidence.cards import Card, seal_card
from vigie.testing.evidence.chain import GENESIS, Line, entry_of
from vigie.testing.evidence.emails import headers_of
from vigie.testing.evidence.recordings import carries_recording
from vigie.testing.evidence.stored import digest_of_stored
from vigie.testing.evidence.time_stamps import ask_for_stamp
from vigie.testing.models import Application, Campaign, Evidence

FOLDER = "evidence"
# What each kind may be, by the beginning of its media type; none for an e-mail: its headers say it.
TYPES = {
    Evidence.Kind.PHOTO: ("image/",),
    Evidence.Kind.EMAIL: ("text/plain",),
    Evidence.Kind.DOCUMENT: ("image/", "application/", "text/"),
    Evidence.Kind.ATTESTATION: ("image/", "application/pdf"),
}


class EvidenceRefused(Exception):
    """A piece that cannot be taken; the message is a French sentence that says what to do."""


def add_evidence(*, application: Application, kind: str, upload: SealedUpload, by: Person) -> Evidence:
    """Add a sealed file to the evidence of an application; sent twice, it is kept once. Raises EvidenceRefused.

    Whatever is not kept is erased from the storage.
    """
    try:
        return _add(application, kind, upload, by)
    except BaseException:
        forget_stored(upload.stored)
        raise


def _add(application: Application, kind: str, upload: SealedUpload, by: Person) -> Evidence:
    headers = _looked_at(kind, upload)
    sealed_digest = digest_of_stored(upload.stored) or ""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=application.test.campaign_id)
        if reason := why_not(campaign):
            raise EvidenceRefused(reason)
        same = Evidence.objects.filter(application=application, kind=kind, digest=upload.digest).first()
        if same:
            transaction.on_commit(lambda: forget_stored(upload.stored))
            return same
        piece = Evidence(
            campaign=campaign,
            application=application,
            kind=kind,
            stored=upload.stored,
            sealed_card=seal_card(Card(upload, headers), bytes(campaign.public_key)),
            size=upload.size,
            digest=upload.digest,
            sealed_digest=sealed_digest,
            received_at=timezone.now().replace(microsecond=0),
            added_by=by,
        )
        _chain(piece)
        head: Changes = {gettext("pièce"): ["", piece.sequence], gettext("empreinte de la chaîne"): ["", piece.entry]}
        record(actor=by, verb="testing_evidence_added", on=campaign, changes=head)
        ask_for_stamp(piece)
    return piece


def _looked_at(kind: str, upload: SealedUpload) -> list[tuple[str, str]]:
    """Return the headers of an e-mail, nothing for another kind. Raises EvidenceRefused."""
    if not upload.type.startswith(TYPES[Evidence.Kind(kind)]):
        raise EvidenceRefused(gettext("Ce fichier n'est pas de la sorte choisie\u00a0: choisissez-en une autre."))
    if kind != Evidence.Kind.EMAIL:
        return []
    content = b"".join(open_sealed_file(upload))
    headers = headers_of(content)
    if not headers:
        raise EvidenceRefused(
            gettext(
                "Ce fichier n'est pas un courriel entier\u00a0: enregistrez le message au format .eml, puis joignez-le."
            )
        )
    if carries_recording(content):
        raise EvidenceRefused(
            gettext(
                "Ce courriel contient un son ou un film, que Vigie ne prend pas\u00a0: joignez plutôt son texte, "
                "imprimé en PDF."
            )
        )
    return headers


def _chain(piece: Evidence) -> None:
    """Write a piece after the last one of its campaign, which is locked."""
    last = Evidence.objects.filter(campaign=piece.campaign).order_by("-sequence").first()
    piece.sequence = last.sequence + 1 if last else 1
    piece.previous = last.entry if last else GENESIS
    piece.entry = entry_of(line_of(piece))
    piece.save(force_insert=True)


def line_of(piece: Evidence) -> Line:
    """Return a piece as a line of the chain."""
    return Line(
        sequence=piece.sequence,
        application=piece.application.code,
        kind=str(piece.kind),
        digest=piece.digest,
        sealed_digest=piece.sealed_digest,
        card=hashlib.sha256(bytes(piece.sealed_card)).hexdigest(),
        size=piece.size,
        received_at=piece.received_at.astimezone(UTC).isoformat(),
        previous=piece.previous,
        entry=piece.entry,
    )


def why_not(campaign: Campaign) -> str:
    """Return why a campaign takes no piece, or nothing."""
    if campaign.ended_on:
        return gettext("La campagne est terminée\u00a0: elle ne reçoit plus de pièces.")
    if not campaign.public_key:
        return gettext(
            "Les pièces se joignent une fois le protocole figé\u00a0: demandez-le à qui conduit la campagne."
        )
    return ""
