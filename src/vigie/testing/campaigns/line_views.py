"""Writes the lines of a protocol one at a time, until it is frozen."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.observatory.keeping import change, saved
from vigie.testing.campaigns import writing
from vigie.testing.campaigns.finding_words import SENTENCES
from vigie.testing.campaigns.modes import locks_of
from vigie.testing.campaigns.opening import locked_campaign, trail_to, why_kept
from vigie.testing.campaigns.parts import PARTS, LinePart
from vigie.testing.models import Campaign
from vigie.testing.pages import form_page
from vigie.testing.refusals import NotNow
from vigie.testing.rules import may_run_tests


def part_for(slug: str) -> LinePart:
    """Return a part of protocols. Raises Http404."""
    if slug not in PARTS:
        raise Http404
    return PARTS[slug]


def page_of(campaign: Campaign, part: LinePart) -> str:
    """Return the place of a part in the page of the protocol."""
    return f"{reverse('testing:protocol', args=[campaign.code])}#{part.slug}"


def why_none(campaign: Campaign, part: LinePart) -> str:
    """Return why a part may not be added to: frozen, or forbidden by the mode; an empty text when it may."""
    if not why_kept(campaign) and part.fiction and not locks_of(campaign.mode).allows_fiction:
        return str(SENTENCES[part.fiction])
    return why_kept(campaign)


@allowed(may_run_tests)
def add_line(request: Request, code: str, part: str) -> HttpResponse:
    """Add a line, at the end when lines have an order."""
    chosen = part_for(part)
    with transaction.atomic():
        found = locked_campaign(code)
        if refused := why_none(found, chosen):
            messages.info(request, refused)
            return redirect(page_of(found, chosen))
        form = chosen.form(
            request.POST or None,
            instance=chosen.new_line(found),
            campaign=found,
            initial={"profile": request.GET.get("profil")},
        )
        sent = request.method == "POST" and form.is_valid()
        if sent and saved(form, writing.add_line, campaign=found, by=request.user):
            messages.success(request, gettext("C'est ajouté."))
            return redirect(page_of(found, chosen))
    return form_page(request, form, str(chosen.adding), page_of(found, chosen), trail=trail_to(found, protocol=True))


@allowed(may_run_tests)
def change_line(request: Request, code: str, part: str, line_id: int) -> HttpResponse:
    """Change a line."""
    chosen = part_for(part)
    with transaction.atomic():
        found = locked_campaign(code)
        line = get_object_or_404(chosen.lines(found), pk=line_id)
        if refused := why_kept(found):
            messages.info(request, refused)
            return redirect(page_of(found, chosen))
        form = chosen.form(request.POST or None, instance=line, campaign=found)
        sent = request.method == "POST" and form.is_valid()
        if sent and saved(form, change, verb=writing.VERB, actor=request.user, on=found):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(page_of(found, chosen))
    return form_page(request, form, str(chosen.changing), page_of(found, chosen), trail=trail_to(found, protocol=True))


@allowed(may_run_tests)
@require_POST
def move_line(request: Request, code: str, part: str, line_id: int) -> HttpResponse:
    """Move a line up or down. Sent: « sens », « monter » or « descendre »."""
    chosen = part_for(part)
    if chosen.first is None:
        raise Http404
    with transaction.atomic():
        found = locked_campaign(code)
        if refused := why_kept(found):
            messages.info(request, refused)
        else:
            up = request.POST.get("sens") != "descendre"
            writing.move_line(part=chosen, campaign=found, line_id=line_id, up=up, by=request.user)
    return redirect(page_of(found, chosen))


@allowed(may_run_tests)
@require_POST
def remove_line(request: Request, code: str, part: str, line_id: int) -> HttpResponse:
    """Remove a line, unless another needs it."""
    chosen = part_for(part)
    with transaction.atomic():
        found = locked_campaign(code)
        if refused := why_kept(found):
            messages.info(request, refused)
            return redirect(page_of(found, chosen))
        try:
            writing.remove_line(part=chosen, campaign=found, line_id=line_id, by=request.user)
        except NotNow as kept:
            messages.error(request, str(kept))
        else:
            messages.success(request, gettext("C'est retiré."))
    return redirect(page_of(found, chosen))
