"""What a tester may join as evidence; it is sealed while it arrives, to the byte, without any copy."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_protect

from vigie.core.attachments.receiving import Acceptance, SealingHandler
from vigie.testing.evidence.adding import FOLDER
from vigie.testing.evidence.recordings import RECORDINGS

View = TypeVar("View", bound=Callable[..., HttpResponse])
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
