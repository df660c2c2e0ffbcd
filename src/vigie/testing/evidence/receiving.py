"""What a tester may join as evidence; it is sealed while it arrives, to the byte, without any copy."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext

from vigie.core.attachments.receiving import Acceptance, SealingHandler
from vigie.testing.evidence.adding import FOLDER
from vigie.testing.evidence.recordings import RECORDINGS

LARGEST: Final = 30 * 1024 * 1024


def handler_for(request: HttpRequest) -> SealingHandler:
    """Return what seals a piece while the request is read."""
    accepted = Acceptance(
        most_files=1,
        too_many=gettext("une pièce à la fois."),
        largest=LARGEST,
        too_large=gettext("plus de 30 Mo\u00a0: envoyez une photo plus légère, ou seulement les pages utiles."),
        why_not_kind=why_not_kind,
        makes_copies=False,
        folder=FOLDER,
    )
    return SealingHandler(request, accepted)


def why_not_kind(kind: str) -> str:
    """Return why a file of a media type is no evidence here, or nothing."""
    if kind.startswith(RECORDINGS):
        return gettext(
            "ni son ni film\u00a0: enregistrer quelqu'un à son insu est un délit (Code pénal, article 226-1). "
            "Notez plutôt ce qui a été dit, juste après, et joignez votre attestation."
        )
    return "" if kind else gettext("ce type de fichier ne peut pas être joint (photo, courriel, PDF ou texte).")
