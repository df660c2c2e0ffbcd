"""What a structure may join as evidence; it is sealed while it arrives, to the byte, without any copy."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_protect

from vigie.core.attachments.receiving import Acceptance, SealingHandler
from vigie.label.applying.answering import FOLDER

View = TypeVar("View", bound=Callable[..., HttpResponse])
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


def sealed_while_read(view: View) -> View:
    """Have a view receive its files sealed, and its form protected as any other, once this is set.

    It stands inside a view marked ``csrf_exempt`` that has said who may send: nothing is read before.
    """
    protected = csrf_protect(view)

    @wraps(view)
    def receiving(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        handler = handler_for(request)
        request.upload_handlers = [handler]
        try:
            return protected(request, *args, **kwargs)
        except UnreadablePostError:
            handler.upload_interrupted()
            return HttpResponse(status=400)

    return receiving  # type: ignore[return-value]
