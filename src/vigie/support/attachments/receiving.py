"""What a report may carry: how many files, how large, of which kinds; they are sealed while they arrive."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext

from vigie.core.attachments.receiving import Acceptance, SealingHandler
from vigie.core.senders import sender_of
from vigie.support.abuse.buckets import FILES_OF_A_SENDER, spend

LARGEST: Final = 30 * 1024 * 1024
MOST_FILES: Final = 10
# All files of a form at their largest, and what surrounds them.
LARGEST_REQUEST: Final = MOST_FILES * LARGEST + 5 * 1024 * 1024


def handler_for(request: HttpRequest) -> SealingHandler:
    """Return what seals the files of a report, or of a message of its person, while the request is read."""
    sender = sender_of(request)
    accepted = Acceptance(
        most_files=MOST_FILES,
        too_many=gettext("dix fichiers au plus peuvent être joints à la fois."),
        largest=LARGEST,
        too_large=gettext("plus de 30 Mo. Envoyez-le en plusieurs parties, ou apportez-le au lieu d'accueil."),
        why_not_kind=why_not_kind,
        why_not_now=lambda: why_not_now(sender),
    )
    return SealingHandler(request, accepted)


def why_not_kind(kind: str) -> str:
    """Return why a file of no known kind may not be joined, or nothing."""
    return "" if kind else gettext("ce type de fichier ne peut pas être joint (photo, PDF, son, film ou texte).")


def why_not_now(sender: str) -> str:
    """Return why a sender may join no other file for now, or nothing; it counts as one."""
    if spend((FILES_OF_A_SENDER, sender)):
        return ""
    return gettext("trop de fichiers en une heure : envoyez les autres plus tard, avec votre code de suivi.")
