"""What a report may carry: how many files, how large, of which kinds; they are sealed while they arrive."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext

from vigie.core.attachments.receiving import Acceptance, Received, ReceivedFile, SealingHandler, anyone
from vigie.core.senders import sender_of
from vigie.support.abuse.buckets import FILES_OF_A_SENDER, spend

LARGEST: Final = 30 * 1024 * 1024
MOST_FILES: Final = 10
# All files of a form at their largest, and what surrounds them.
LARGEST_REQUEST: Final = MOST_FILES * LARGEST + 5 * 1024 * 1024


def handler_for(request: HttpRequest, *, by_person: bool = True) -> SealingHandler:
    """Return what seals the files of a report, or of a message, while the request is read.

    by_person: whether they are the person's; those of the reception are not counted against a sender.
    """
    sender = sender_of(request)
    accepted = Acceptance(
        most_files=MOST_FILES,
        too_many=gettext("dix fichiers au plus peuvent être joints à la fois."),
        largest=LARGEST,
        too_large=too_large(by_person),
        why_not_kind=why_not_kind,
        why_not_now=(lambda: why_not_now(sender)) if by_person else anyone,
    )
    return SealingHandler(request, accepted)


def received_in(request: HttpRequest) -> list[Received]:
    """Return the files of a form, sealed as they came; those refused are not among them."""
    return [each.received for each in request.FILES.getlist("files") if isinstance(each, ReceivedFile)]


def too_large(by_person: bool) -> str:
    """Return what is said of a file that is too large."""
    if by_person:
        return gettext("plus de 30 Mo. Envoyez-le en plusieurs parties, ou apportez-le au lieu d'accueil.")
    return gettext("plus de 30 Mo. Envoyez-le en plusieurs parties, ou remettez-le en main propre.")


def why_not_kind(kind: str) -> str:
    """Return why a file of no known kind may not be joined, or nothing."""
    return "" if kind else gettext("ce type de fichier ne peut pas être joint (photo, PDF, son, film ou texte).")


def why_not_now(sender: str) -> str:
    """Return why a sender may join no other file for now, or nothing; it counts as one."""
    if spend((FILES_OF_A_SENDER, sender)):
        return ""
    return gettext("trop de fichiers en une heure : envoyez les autres plus tard, avec votre code de suivi.")
