"""Freezes a protocol, shows the frozen one with its hash, gives its exact bytes, and makes the promises again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.testing.campaigns.checking import check
from vigie.testing.campaigns.finding_words import said
from vigie.testing.campaigns.freezing import NotReady, freeze_protocol
from vigie.testing.campaigns.gathering import protocol_of
from vigie.testing.campaigns.opening import campaign_for, trail_to
from vigie.testing.campaigns.verifying import verify_campaign
from vigie.testing.models import Campaign
from vigie.testing.pages import confirm_page, page
from vigie.testing.refusals import NotNow
from vigie.testing.rules import may_run_tests


@allowed(may_run_tests)
@vault_open
def freeze(request: VaultRequest, code: str) -> HttpResponse:
    """Ask, then freeze the protocol: whoever freezes holds the key of what tests bring back."""
    found = campaign_for(code)
    if found.frozen_on:
        messages.info(request, gettext("Le protocole est déjà figé."))
        return redirect("testing:frozen_protocol", found.code)
    if request.method == "POST":
        try:
            freeze_protocol(campaign_id=found.pk, by=request.user, public=request.vault.public)
        except NotReady as refused:
            return _asking(request, found, " ".join(said(each) for each in refused.findings), status=422)
        except NotNow as refused:
            return _asking(request, found, str(refused), status=422)
        messages.success(request, gettext("Le protocole est figé, et la graine du tirage promise."))
        return redirect("testing:frozen_protocol", found.code)
    return _asking(request, found, " ".join(said(each) for each in check(protocol_of(found)) if each.blocks))


def _asking(request: Request, campaign: Campaign, refusal: str, status: int = 200) -> HttpResponse:
    return confirm_page(
        request,
        gettext("Figer le protocole ?"),
        trail=trail_to(campaign, protocol=True),
        subject=campaign.name,
        consequence=gettext(
            "Rien du protocole ne changera plus : ni les profils, ni les codes, ni les hypothèses. Son "
            "empreinte est inscrite "
            "au journal. Une graine secrète est tirée pour l'ordre des tests ; son empreinte est "
            "promise, elle-même ne sera "
            "révélée qu'à la fin. Vous recevez dans votre coffre la clé des notes et des pièces."
        ),
        submit_label=gettext("Figer le protocole"),
        button_class="btn-primary",
        refusal=refusal,
        done=reverse("testing:protocol", args=[campaign.code]),
        status=status,
    )


@allowed(may_run_tests)
@require_safe
def frozen_protocol(request: Request, code: str) -> HttpResponse:
    """Show the frozen text, its promises, and whether all of it is found again. Raises Http404 before."""
    found = frozen_for(code)
    return page(
        request,
        "testing/campaigns/frozen.html",
        gettext("Protocole figé"),
        trail=trail_to(found, protocol=True),
        campaign=found,
        is_fictitious=found.is_fictitious,
        verification=verify_campaign(found),
        size=len(found.protocol.encode()),
        file_name=file_name_of(found),
    )


@allowed(may_run_tests)
@require_safe
def protocol_file(request: Request, code: str) -> HttpResponse:
    """Give the exact bytes that were hashed. Raises Http404 before."""
    found = frozen_for(code)
    response = HttpResponse(found.protocol.encode(), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name_of(found)}"'
    return response


def frozen_for(code: str) -> Campaign:
    """Return a campaign whose protocol is frozen. Raises Http404."""
    found = campaign_for(code)
    if not found.frozen_on:
        raise Http404
    return found


def file_name_of(campaign: Campaign) -> str:
    """Return the name of the file of a frozen protocol."""
    return f"protocole-{campaign.code}.json"
