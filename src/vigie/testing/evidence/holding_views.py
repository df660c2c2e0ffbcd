"""The pilot keeps a campaign longer than its time, and lets it go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.testing.campaigns.opening import campaign_for, trail_to
from vigie.testing.evidence.erased import purged_after
from vigie.testing.evidence.forms import HoldForm
from vigie.testing.evidence.holding import hold_campaign, release_campaign
from vigie.testing.models import CampaignHold
from vigie.testing.pages import confirm_page, form_page
from vigie.testing.rules import may_run_tests


@allowed(may_run_tests)
def hold(request: Request, code: str) -> HttpResponse:
    """Say why a campaign is kept, and until when."""
    found = campaign_for(code)
    done = reverse("testing:campaign", args=[found.code])
    if purged_after(found):
        messages.info(request, gettext("Les personnes et les pièces de cette campagne sont déjà effacées."))
        return redirect(done)
    held = CampaignHold.objects.filter(campaign=found).first()
    form = HoldForm(request.POST or None, instance=held)
    if request.method == "POST" and form.is_valid():
        hold_campaign(campaign_id=found.pk, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("La campagne est gardée : rien n'en est effacé avant ce jour."))
        return redirect(done)
    return form_page(
        request,
        form,
        gettext("Garder cette campagne plus longtemps"),
        done,
        trail=trail_to(found),
        submit_label=gettext("Garder la campagne"),
        intro=gettext(
            "Une plainte, une saisine du Défenseur des droits, un procès : tant qu'une procédure est en cours, "
            "les personnes et les pièces de la campagne restent, chiffrées comme avant."
        ),
    )


@allowed(may_run_tests)
def release(request: Request, code: str) -> HttpResponse:
    """Ask, then let a campaign live its ordinary time again."""
    found = campaign_for(code)
    done = reverse("testing:campaign", args=[found.code])
    if not CampaignHold.objects.filter(campaign=found).exists():
        messages.info(request, gettext("Cette campagne n'est pas gardée plus longtemps que les autres."))
        return redirect(done)
    if request.method == "POST":
        release_campaign(campaign_id=found.pk, by=request.user)
        messages.success(request, gettext("La campagne n'est plus gardée."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Ne plus garder cette campagne ?"),
        trail=trail_to(found),
        subject=found.name,
        consequence=gettext(
            "Si sa durée de conservation est passée, ses personnes et ses pièces seront effacées dans la journée. "
            "Cela ne se rattrape pas."
        ),
        submit_label=gettext("Ne plus la garder"),
        done=done,
    )
