"""Makes the file of a test for a judge: its chronology, originals, attestations and constat, with their hashes."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.attachments.kinds import EXTENSIONS
from vigie.core.exports import safe_filename
from vigie.core.pdf import to_pdf
from vigie.core.sealed_files import SealedUpload, open_sealed_file
from vigie.core.vault.envelopes import KeyPair
from vigie.testing.evidence.adding import line_of
from vigie.testing.evidence.constat_document import in_groups
from vigie.testing.evidence.constats import make_constat
from vigie.testing.evidence.judicial_document import judicial_document
from vigie.testing.evidence.opening import card_of, key_of, note_opening
from vigie.testing.evidence.zipping import streamed_zip
from vigie.testing.models import Constat, Evidence, Test


@dataclass(frozen=True)
class Original:
    """A piece of the file, under its name there."""

    piece: Evidence
    upload: SealedUpload
    name: str


def make_judicial_file(*, test: Test, address: str, by: Person, pair: KeyPair) -> Iterator[bytes]:
    """Return the ZIP file of a test, as it is to be sent. Raises ConstatRefused, EvidenceClosed.

    address: of the page that verifies constats. pair: of the open vault of whoever asks.
    """
    key = key_of(test.campaign, by, pair)
    pieces = Evidence.objects.filter(application__test=test).select_related("campaign", "application")
    originals = [original_of(piece, card_of(piece, key).upload) for piece in pieces.order_by("sequence")]
    with override("fr"):
        told = to_pdf(judicial_document(test, [each.piece for each in originals], key))
        constat, printed = make_constat(test=test, address=address, by=by)
        small = {"chronologie.pdf": told, "constat.pdf": printed, **kept_files(test, originals)}
        small |= manifest_files(test, constat, small, originals)
    with transaction.atomic():
        for each in originals:
            note_opening(each.piece, by)
        record(
            actor=by,
            verb="testing_judicial_file_made",
            on=test.campaign,
            changes={gettext("test"): ["", test.number]},
        )
    return streamed_zip(
        [
            *((name, [content]) for name, content in small.items()),
            *((each.name, open_sealed_file(each.upload)) for each in originals),
        ]
    )


def original_of(piece: Evidence, upload: SealedUpload) -> Original:
    """Return a piece under a name that every system takes, that tells its number."""
    extension = "eml" if piece.kind == Evidence.Kind.EMAIL else EXTENSIONS.get(upload.type, "bin")
    folder = "attestations" if piece.kind == Evidence.Kind.ATTESTATION else "pieces"
    name = safe_filename(PurePath(upload.name).stem, extension)
    return Original(piece, upload, f"{folder}/{piece.sequence:03d}-{name}")


def kept_files(test: Test, originals: Sequence[Original]) -> dict[str, bytes]:
    """Return the frozen protocol, the whole chain, by codes, and the time stamps of the pieces."""
    chain = Evidence.objects.filter(campaign=test.campaign).select_related("application").order_by("sequence")
    stamps = {f"horodatages/{each.piece.sequence:03d}.tst": bytes(each.piece.stamp) for each in originals}
    return {
        "protocole.json": test.campaign.protocol.encode(),
        "chaine.json": as_json([asdict(line_of(piece)) for piece in chain]),
        **{name: stamp for name, stamp in stamps.items() if stamp},
    }


def manifest_files(
    test: Test, constat: Constat, small: Mapping[str, bytes], originals: Sequence[Original]
) -> dict[str, bytes]:
    """Return the manifest, the same hashes as ``sha256sum -c`` reads them, and how to read the file."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in small.items()}
    hashes |= {each.name: each.piece.digest for each in originals}
    manifest = {
        "campagne": test.campaign.code,
        "mode": test.campaign.mode,
        "protocole": test.campaign.protocol_hash,
        "test": test.number,
        "constat": {"code": constat.code, "ligne": constat.head, "empreinte": constat.entry},
        "pieces": [described(each) for each in originals],
        "empreintes": hashes,
    }
    return {
        "manifeste.json": as_json(manifest),
        "SHA256SUMS": "".join(f"{digest}  {name}\n" for name, digest in hashes.items()).encode(),
        "LISEZ-MOI.txt": read_me(constat).encode(),
    }


def described(original: Original) -> dict[str, object]:
    """Return what a manifest says of a piece."""
    piece = original.piece
    return {
        "numero": piece.sequence,
        "candidature": piece.application.code,
        "sorte": str(piece.get_kind_display()),
        "fichier": original.name,
        "nom_recu": original.upload.name,
        "octets": piece.size,
        "recue_le": piece.received_at.isoformat(),
        "empreinte": piece.digest,
        "ligne": piece.entry,
    }


def as_json(values: object) -> bytes:
    """Return values as JSON that people read too."""
    return json.dumps(values, ensure_ascii=False, indent=2).encode()


def read_me(constat: Constat) -> str:
    """Return how the file is read and verified."""
    said = gettext(
        "chronologie.pdf\u00a0: ce qui s'est passé, et les comptes rendus de qui a testé.\n"
        "constat.pdf\u00a0: les pièces, leurs empreintes et leur place dans la chaîne. "
        "Code de vérification\u00a0: %(code)s\n"
        "pieces, attestations\u00a0: les originaux, tels qu'ils ont été reçus.\n"
        "horodatages\u00a0: quand un serveur d'horodatage les a datés (RFC 3161), sur l'empreinte de leur ligne.\n"
        "chaine.json\u00a0: toutes les lignes de la chaîne de la campagne, par codes.\n"
        "protocole.json\u00a0: le protocole, tel qu'il a été figé.\n"
        "manifeste.json, SHA256SUMS\u00a0: l'empreinte de chaque fichier\u00a0; "
        "«\u00a0sha256sum -c SHA256SUMS\u00a0» les vérifie.\n"
    )
    return said % {"code": in_groups(constat.code)}
