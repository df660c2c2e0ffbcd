"""What a structure may join as evidence; it is sealed while it arrives, to the byte, without any copy."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext

from vigie.core.attachments.receiving import Acceptance, SealingHandler
from vigie.label.applying.answering import FOLDER

LARGEST: Final = 10 * 1024 * 1024


def handler_for(request: HttpRequest) -> SealingHandler:
    """Return what seals a file while the request is read."""
    accepted = Acceptance(
        most_files=1,
        too_many=gettext("un fichier à la fois."),
        largest=LARGEST,
        too_large=gettext("plus de 10 Mo : envoyez une version plus légère, ou seulement les pages utiles."),
        why_not_kind=why_not_kind,
        makes_copies=False,
        folder=FOLDER,
    )
    return SealingHandler(request, accepted)


def why_not_kind(kind: str) -> str:
    """Return why a file of a media type is no evidence here, or nothing."""
    if kind.startswith(("audio/", "video/")):
        return gettext("ni son ni film : joignez un document, ou une photo de l'affichage.")
    return (
        "" if kind else gettext("ce type de fichier ne peut pas être joint (PDF, photo, texte, document bureautique).")
    )
