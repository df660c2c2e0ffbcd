"""What is handed out for a wave: its QR code, its poster, access codes, addresses for phones."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.core.exports import file_response
from vigie.surveys.managing.access import wave_seen, wave_to_collect
from vigie.surveys.managing.addresses import public_address, qr_svg
from vigie.surveys.managing.pages import form_page, page
from vigie.surveys.managing.poster import poster_of
from vigie.surveys.managing.wave_forms import BatchForm
from vigie.surveys.receiving.tokens import make_batch
from vigie.surveys.rules import may_see_surveys


@allowed(may_see_surveys)
@require_safe
def wave_qr(request: Request, wave_id: int) -> HttpResponse:
    """Draw the QR code of a wave's public address."""
    _opened, wave = wave_seen(request, wave_id)
    return HttpResponse(qr_svg(public_address(request, wave)), content_type="image/svg+xml")


@allowed(may_see_surveys)
@require_safe
def poster(request: Request, wave_id: int) -> HttpResponse:
    """Give the poster of a wave."""
    _opened, wave = wave_seen(request, wave_id)
    return file_response(poster_of(wave, public_address(request, wave)), f"{wave} affiche", "pdf")


@allowed(may_see_surveys)
@never_cache
def add_batch(request: Request, wave_id: int) -> HttpResponse:
    """Make access codes and show them once, on a sheet to print."""
    opened, wave = wave_to_collect(request, wave_id)
    done = reverse("surveys:wave", args=[wave.pk])
    if wave.closed_on or not wave.needs_token:
        messages.info(request, gettext("Cette vague ne prend pas de code d'accès."))
        return redirect(done)
    form = BatchForm(request.POST or None)
    if not form.is_valid():
        intro = gettext("Les codes sont montrés une seule fois : prévoyez de les imprimer aussitôt.")
        label = gettext("Faire les codes")
        title = gettext("Faire des codes d'accès")
        return form_page(request, form, title, done, survey=opened.survey, under=wave, intro=intro, submit_label=label)
    batch, codes = make_batch(wave=wave, by=request.user, **form.cleaned_data)
    return page(
        request,
        "surveys/managing/codes.html",
        gettext("Codes d'accès pour %(label)s") % {"label": batch.label},
        survey=opened.survey,
        under=wave,
        wave=wave,
        codes=codes,
        address=public_address(request, wave),
    )
