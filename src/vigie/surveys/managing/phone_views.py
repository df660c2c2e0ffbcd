"""Access of phones with ODK Collect: given, shown as a QR code, taken back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.surveys.managing.access import wave_to_collect
from vigie.surveys.managing.pages import form_page, page
from vigie.surveys.managing.wave_forms import CollectorForm
from vigie.surveys.models import Collector, Wave
from vigie.surveys.openrosa.collectors import make_collector, revoke_collector, token_of
from vigie.surveys.openrosa.qr import settings_qr
from vigie.surveys.rules import may_see_surveys


def collector_of(wave: Wave, collector_id: int) -> Collector:
    """Return an access that a wave gave. Raises Http404."""
    found = Collector.objects.select_related("wave").filter(wave=wave, pk=collector_id).first()
    if found is None:
        raise Http404
    return found


def server_path(token: str) -> str:
    """Return the address that a phone calls its server: that of its lists of forms, without their name."""
    return reverse("openrosa:forms", args=[token]).removesuffix("/formList")


@allowed(may_see_surveys)
def add_collector(request: Request, wave_id: int) -> HttpResponse:
    """Give a phone access to a wave."""
    opened, wave = wave_to_collect(request, wave_id)
    done = reverse("surveys:wave", args=[wave.pk])
    if wave.closed_on:
        messages.info(request, gettext("Cette vague est close : elle ne prend plus de réponse."))
        return redirect(done)
    form = CollectorForm(request.POST or None)
    if form.is_valid():
        made = make_collector(wave=wave, by=request.user, label=form.cleaned_data["label"])
        return redirect("surveys:collector", wave.pk, made.pk)
    intro = gettext("L'application ODK Collect remplit l'enquête sans réseau, et envoie les réponses ensuite.")
    title = gettext("Donner accès à un téléphone")
    label = gettext("Donner accès")
    return form_page(request, form, title, done, survey=opened.survey, under=wave, intro=intro, submit_label=label)


@allowed(may_see_surveys)
@require_safe
@never_cache
def collector(request: Request, wave_id: int, collector_id: int) -> HttpResponse:
    """Show the QR code that sets a phone up."""
    opened, wave = wave_to_collect(request, wave_id)
    found = collector_of(wave, collector_id)
    token = "" if found.revoked_on else token_of(found)
    address = request.build_absolute_uri(server_path(token)) if token else ""
    return page(
        request,
        "surveys/managing/collector.html",
        gettext("Téléphone : %(label)s") % {"label": found.label},
        survey=opened.survey,
        under=wave,
        wave=wave,
        collector=found,
        address=address,
        # An SVG that we draw: no letter of anyone's is in it.
        qr=mark_safe(settings_qr(address, opened.survey.title)) if token else "",  # noqa: S308
    )


@allowed(may_see_surveys)
@require_POST
def revoke(request: Request, wave_id: int, collector_id: int) -> HttpResponse:
    """Take the access of a phone back, at once and for good."""
    _opened, wave = wave_to_collect(request, wave_id)
    if revoke_collector(collector=collector_of(wave, collector_id), by=request.user):
        messages.success(request, gettext("L'accès est retiré : ce téléphone n'enverra plus rien."))
    return redirect("surveys:wave", wave.pk)
