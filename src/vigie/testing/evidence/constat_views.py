"""The pilot establishes constats and judicial files; anyone verifies a constat."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.core.exports import file_response
from vigie.core.sealed_downloads import saved_as
from vigie.core.views import public
from vigie.testing.campaigns.modes import locks_of
from vigie.testing.coding.access import frozen_campaign
from vigie.testing.evidence.constats import ConstatRefused, make_constat, why_no_constat
from vigie.testing.evidence.forms import RecognisingForm
from vigie.testing.evidence.judicial_file import make_judicial_file
from vigie.testing.evidence.opening import EvidenceClosed
from vigie.testing.evidence.reading_views import pieces_trail
from vigie.testing.evidence.recognising import recognised
from vigie.testing.models import Test
from vigie.testing.pages import confirm_page, page
from vigie.testing.rules import may_run_tests


def test_or_404(code: str, number: int) -> Test:
    """Return a test of a campaign whose protocol is frozen. Raises Http404."""
    found = frozen_campaign(code).tests.select_related("campaign", "target").filter(number=number).first()
    if found is None:
        raise Http404
    return found


def verifying_address(request: Request) -> str:
    """Return the whole address of the page that verifies constats."""
    return request.build_absolute_uri(reverse("testing:verify_constat"))


@allowed(may_run_tests)
def constats(request: Request, code: str, number: int) -> HttpResponse:
    """List the constats of a test; give a new one, which is kept nowhere, when asked to."""
    test = test_or_404(code, number)
    if request.method == "POST":
        try:
            _constat, content = make_constat(test=test, address=verifying_address(request), by=request.user)
        except ConstatRefused as refusal:
            messages.warning(request, str(refusal))
            return redirect("testing:constats", code, number)
        return file_response(content, f"constat-{code}-{number}", "pdf")
    campaign = test.campaign
    return page(
        request,
        "testing/evidence/constats.html",
        gettext("Constats du test %(number)d") % {"number": number},
        trail=pieces_trail(request, campaign, inside=True),
        campaign=campaign,
        test=test,
        refusal=why_no_constat(campaign),
        constats=list(test.constats.order_by("-made_at", "-pk")),
        has_file=locks_of(campaign.mode).allows_judicial_file,
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_run_tests)
@vault_open
def judicial_file(request: VaultRequest, code: str, number: int) -> HttpResponse:
    """Ask, then give the file of a test for a judge, where the mode allows one."""
    test = test_or_404(code, number)
    campaign = test.campaign
    if not locks_of(campaign.mode).allows_judicial_file:
        raise Http404
    done = reverse("testing:constats", args=[code, number])
    if request.method == "POST":
        try:
            chunks = make_judicial_file(
                test=test, address=verifying_address(request), by=request.user, pair=request.vault
            )
        except (ConstatRefused, EvidenceClosed) as refusal:
            messages.warning(request, str(refusal))
            return redirect(done)
        return cast(HttpResponse, saved_as(f"dossier-{code}-{number}.zip", chunks))
    return confirm_page(
        request,
        gettext("Établir le dossier judiciaire"),
        subject=gettext("Test %(number)d") % {"number": number},
        consequence=gettext(
            "Il réunit les originaux, les attestations, les comptes rendus, la chronologie et un nouveau constat, en "
            "clair\u00a0: il nomme l'organisation et les personnes. Remettez-le à la justice ou au Défenseur des "
            "droits, et à personne d'autre. L'ouverture de chaque pièce est notée dans le journal."
        ),
        refusal=why_no_constat(campaign),
        done=done,
        submit_label=gettext("Établir le dossier"),
        button_class="btn-primary",
        trail=pieces_trail(request, campaign, inside=True),
    )


@public
def verify_constat(request: Request) -> HttpResponse:
    """Say to anyone what a code or a digest is. What is not known has the same page as what is badly typed."""
    form = RecognisingForm(request.POST if request.method == "POST" else None)
    is_asked = form.is_valid()
    return page(
        request,
        "testing/evidence/verify.html",
        gettext("Vérifier un constat ou une pièce"),
        form=form,
        is_asked=is_asked,
        found=recognised(form.cleaned_data["code"]) if is_asked else None,
        status=422 if form.errors else 200,
    )
