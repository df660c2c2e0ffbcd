"""What the API answers when it gives nothing: a French sentence in JSON, never a page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_lazy
from ninja import NinjaAPI
from ninja.errors import ValidationError

# By the kind of mistake, in pydantic's words; the others get the last sentence.
MISTAKES = {
    "int_parsing": gettext_lazy("un nombre entier est attendu"),
    "greater_than_equal": gettext_lazy("le nombre est trop petit"),
    "less_than_equal": gettext_lazy("le nombre est trop grand"),
    "string_pattern_mismatch": gettext_lazy("ce n'est pas un code"),
    "too_long": gettext_lazy("il y a trop de valeurs"),
    "enum": gettext_lazy("cette valeur n'existe pas"),
}
OTHER_MISTAKE = gettext_lazy("cette valeur n'est pas comprise")


def sentence_of(refusal: ValidationError) -> str:
    """Return the sentence that says which parameters are wrong, and why."""
    wrong = {name_of(error["loc"]): MISTAKES.get(error["type"], OTHER_MISTAKE) for error in refusal.errors}
    said = gettext("« %(name)s » : %(mistake)s")
    listed = gettext(" ; ").join(said % {"name": name, "mistake": mistake} for name, mistake in wrong.items())
    return gettext("La demande n'est pas comprise. %(listed)s.") % {"listed": listed}


def name_of(place: tuple[str | int, ...]) -> str:
    """Return the name of the parameter that an error is about: the last word of its place."""
    words = [part for part in place if isinstance(part, str)]
    return words[-1] if words else "?"


def refuse_in_sentences(api: NinjaAPI) -> None:
    """Make an API say its refusals in sentences."""

    def wrong(request: HttpRequest, refusal: Any) -> HttpResponse:
        return api.create_response(request, {"detail": sentence_of(refusal)}, status=422)

    def absent(request: HttpRequest, refusal: Any) -> HttpResponse:
        said = str(refusal) or gettext("Cette adresse n'existe pas.")
        return api.create_response(request, {"detail": said}, status=404)

    api.add_exception_handler(ValidationError, wrong)
    api.add_exception_handler(Http404, absent)
