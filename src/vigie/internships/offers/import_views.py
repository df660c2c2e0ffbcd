"""Importing offers from the browser: a file, a preview of what it would do, one button that does exactly that."""

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.core.exports import UnknownFormat, table_response
from vigie.internships.models import Campaign, Level, OfferUpload
from vigie.internships.offers.import_forms import OfferFileForm, sheets_of
from vigie.internships.offers.importing.applying import MovedSince, apply_import
from vigie.internships.offers.importing.comparing import STATES, OfferPreview, compare
from vigie.internships.offers.importing.template import template_table
from vigie.internships.offers.offer_views import home_of
from vigie.internships.offers.opening import companies_of, moment_of, trail_to
from vigie.internships.offers.steps import adding_refusal
from vigie.internships.pages import page
from vigie.internships.rules import may_enter_offers
from vigie.territory.models import Commune

# More than anybody reads on a page; the counts say how many there are.
MOST_SHOWN = 300


@allowed(may_enter_offers)
def import_file(request: Request, campaign_id: int) -> HttpResponse:
    """Take a table of offers and keep it until its preview is confirmed."""
    campaign = get_object_or_404(Campaign, pk=campaign_id)
    refusal = adding_refusal(moment_of(campaign, request))
    if refusal:
        messages.warning(request, str(refusal))
        return redirect(home_of(request, campaign))
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OfferFileForm(*given)
    if form.is_valid():
        return redirect("internships:preview_offers", keep(request, form, campaign).pk)
    return page(
        request,
        "internships/offers/import.html",
        gettext("Importer des offres"),
        trail=trail_to(request, campaign),
        status=422 if form.errors else 200,
        form=form,
        campaign=campaign,
        done=home_of(request, campaign),
    )


def keep(request: Request, form: OfferFileForm, campaign: Campaign) -> OfferUpload:
    """Keep a file for its preview; the earlier files of the same person, and those too old, are forgotten."""
    with transaction.atomic():
        OfferUpload.objects.filter(person=request.user).delete()
        OfferUpload.objects.expired().delete()
        return OfferUpload.objects.create(
            person=request.user, file_name=form.name, content=form.content, campaign=campaign
        )


def waiting(request: Request, upload_id: int) -> QuerySet[OfferUpload]:
    """Return the file of that number while it waits; Http404 for that of someone else, not for one that is gone."""
    if OfferUpload.objects.filter(pk=upload_id).exclude(person=request.user).exists():
        raise Http404
    return OfferUpload.objects.waiting().filter(pk=upload_id)


def gone(request: Request) -> HttpResponse:
    """Say that a file no longer waits."""
    messages.info(request, gettext("Ce fichier n'est plus en attente : il a été importé, abandonné ou remplacé."))
    return redirect("cockpit:desk")


@allowed(may_enter_offers)
def import_preview(request: Request, upload_id: int) -> HttpResponse:
    """Show what a table would create, change and leave, and what is wrong with it."""
    upload = waiting(request, upload_id).select_related("campaign").first()
    if upload is None:
        return gone(request)
    sheets = sheets_of(bytes(upload.content), upload.file_name)
    companies = list(companies_of(request))
    return show(request, upload, compare(sheets, upload.file_name, campaign=upload.campaign, companies=companies))


def show(request: Request, upload: OfferUpload, preview: OfferPreview, *, has_moved: bool = False) -> HttpResponse:
    """Draw the preview of an import."""
    labels = (gettext("Créées"), gettext("Modifiées"), gettext("Inchangées"))
    states = [
        (state, label, len(preview.of(state)), preview.of(state)[:MOST_SHOWN])
        for state, label in zip(STATES, labels, strict=True)
    ]
    return page(
        request,
        "internships/offers/import_preview.html",
        gettext("Import de %(name)s") % {"name": upload.file_name},
        trail=trail_to(request, upload.campaign),
        status=409 if has_moved else 200,
        upload=upload,
        preview=preview,
        has_moved=has_moved,
        states=states,
        errors=preview.errors[:MOST_SHOWN],
        warnings=preview.warnings[:MOST_SHOWN],
        most_shown=MOST_SHOWN,
    )


@require_POST
@allowed(may_enter_offers)
def import_confirm(request: Request, upload_id: int) -> HttpResponse:
    """Import exactly the file of the preview, once; when offers changed since, show the preview anew."""
    try:
        with transaction.atomic():
            upload = waiting(request, upload_id).select_for_update(of=("self",)).select_related("campaign").first()
            if upload is None:
                return gone(request)
            # Read again once nobody freezes its lists any more.
            upload.campaign = Campaign.objects.select_for_update().get(pk=upload.campaign_id)
            if refusal := adding_refusal(moment_of(upload.campaign, request)):
                messages.warning(request, str(refusal))
                return redirect(home_of(request, upload.campaign))
            preview = apply_import(
                sheets=sheets_of(bytes(upload.content), upload.file_name),
                file_name=upload.file_name,
                campaign=upload.campaign,
                companies=list(companies_of(request)),
                actor=request.user,
                seen=request.POST.get("seen", ""),
            )
            if preview.errors:
                return show(request, upload, preview)
            campaign = upload.campaign
            upload.delete()
    except MovedSince as moved:
        kept = OfferUpload.objects.select_related("campaign").get(pk=upload_id, person=request.user)
        return show(request, kept, moved.preview, has_moved=True)
    messages.success(request, sentence(preview))
    return redirect(home_of(request, campaign))


def sentence(preview: OfferPreview) -> str:
    """Return what was done, in one sentence."""
    if preview.changes_nothing:
        return gettext("Vigie sait déjà tout ce que contient ce fichier : rien n'a changé.")
    said = gettext("Import terminé, en brouillon. Offres créées : %(created)d, modifiées : %(changed)d.")
    return said % {"created": len(preview.of("created")), "changed": len(preview.of("changed"))}


@require_POST
@allowed(may_enter_offers)
def import_cancel(request: Request, upload_id: int) -> HttpResponse:
    """Forget a file that was not confirmed."""
    upload = waiting(request, upload_id).select_related("campaign").first()
    if upload is None:
        return gone(request)
    upload.delete()
    messages.info(request, gettext("Import abandonné : rien n'a été écrit."))
    return redirect("internships:import_offers", upload.campaign_id)


@allowed(may_enter_offers)
def template(request: Request, campaign_id: int, file_format: str) -> HttpResponse:
    """Give the table to fill in, with examples."""
    campaign = get_object_or_404(Campaign, pk=campaign_id)
    company, commune = companies_of(request).first(), Commune.objects.order_by("name").first()
    table = template_table(
        company=str(company or gettext("Mon entreprise")),
        commune=commune.name if commune else gettext("Ma commune"),
        level=str(Level(campaign.levels[0]).label) if campaign.levels else "",
        weeks=list(campaign.weeks.order_by("starts_on").values_list("starts_on", flat=True).distinct()),
    )
    try:
        return table_response(table, file_format)
    except UnknownFormat as error:
        raise Http404(str(error)) from error
