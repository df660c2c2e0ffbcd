"""The register for everyone: list, page of a label, verification, badge, open data. No cookie, no script."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.core.day_words import date_format
from vigie.core.exports import table_response
from vigie.label.facts import current_charter, current_framework
from vigie.label.pages import Trail, page
from vigie.label.public.badge import Badge, to_svg
from vigie.label.public.register import Listed, address_of, as_typed, found_by, newer_of, register, register_table
from vigie.observatory.public_answers import opened

FORMATS = ("csv", "json")


def trail_to() -> Trail:
    """Return the links back."""
    return [(gettext("Structures sans discrimination"), reverse("label:register"))]


@allowed(everyone)
@require_safe
def show_register(request: Request) -> HttpResponse:
    """Say what the label is, and list the structures that hold it."""
    labels = register(timezone.localdate())
    return page(
        request,
        "label/register.html",
        gettext("Structures sans discrimination"),
        held=[each for each in labels if each.is_valid],
        ended=[each for each in labels if not each.is_valid],
        charter=current_charter(),
        framework=current_framework(),
    )


@allowed(everyone)
@require_safe
def register_file(request: Request, file_format: str) -> HttpResponse:
    """Give the register as open data, to any site."""
    if file_format not in FORMATS:
        raise Http404
    return opened(table_response(register_table(register(timezone.localdate())), file_format))


@allowed(everyone)
@require_safe
def labelled(request: Request, code: str) -> HttpResponse:
    """Say what a label is worth today; a code that nobody was given is refused in words."""
    today = timezone.localdate()
    label = found_by(code, today)
    if label is None:
        return unknown(request, code)
    return page(
        request,
        "label/labelled.html",
        label.structure,
        trail=trail_to(),
        label=label,
        newer=newer_of(label, today),
        today=today,
        address=address_of(label.code),
        badge=badge_of(label),
        is_fictitious=label.is_fictitious,
    )


@allowed(everyone)
@require_safe
def verify(request: Request) -> HttpResponse:
    """Let anyone type the code of a label."""
    typed = request.GET.get("code", "").replace("\0", "").strip()[:200]
    if not typed:
        return page(request, "label/verify.html", gettext("Vérifier un label"), trail=trail_to())
    code = as_typed(typed)
    if found_by(code, timezone.localdate()):
        return redirect("label:labelled", code)
    return unknown(request, typed)


def unknown(request: Request, typed: str) -> HttpResponse:
    """Refuse a code that nobody was given."""
    title = gettext("Ce label n'existe pas")
    return page(request, "label/verify.html", title, trail=trail_to(), status=404, typed=typed[:60], is_unknown=True)


@allowed(everyone)
@require_safe
def badge(request: Request, code: str) -> HttpResponse:
    """Draw the badge of a label, as it is worth today; other sites may show it."""
    label = found_by(code, timezone.localdate())
    if label is None:
        raise Http404(gettext("Ce label n'existe pas."))
    response = HttpResponse(to_svg(badge_of(label)), content_type="image/svg+xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def badge_of(label: Listed) -> Badge:
    """Return what the badge of a label says today."""
    notes = []
    if label.is_experimental:
        notes.append(gettext("Label expérimental."))
    if label.is_fictitious:
        notes.append(gettext("Structure fictive."))
    return Badge(
        title=gettext("Structure sans discrimination"),
        structure=label.structure,
        standing=standing_of(label),
        note=" ".join(notes),
        is_valid=label.is_valid,
        language=(get_language() or "fr")[:2],
    )


def standing_of(label: Listed) -> str:
    """Return what a label is worth, with its dates."""
    if label.withdrawn_on:
        return gettext("Label retiré le %(day)s.") % {"day": date_format(label.withdrawn_on)}
    until = {"start": date_format(label.valid_from), "end": date_format(label.valid_until)}
    if label.is_valid:
        return gettext("Valable du %(start)s au %(end)s.") % until
    return gettext("Label expiré depuis le %(end)s.") % until
