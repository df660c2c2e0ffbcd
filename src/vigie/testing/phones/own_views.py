"""The pages on which a tester sets a phone up, and says to which test a report that waits belongs."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.surveys.openrosa.qr import settings_qr
from vigie.testing.field.access import tester_or_404
from vigie.testing.field.own_views import trail_to_tests
from vigie.testing.models import PhoneAccess, PhoneReport, Tester
from vigie.testing.pages import confirm_page, page
from vigie.testing.phones.accesses import give_access, take_access_back, token_of
from vigie.testing.phones.forms import AttachForm
from vigie.testing.phones.receiving import attach_report, drop_report, let_go
from vigie.testing.phones.waiting import Listed, waiting_of
from vigie.testing.refusals import NotNow
from vigie.testing.rules import may_test


def ready_or_404(request: Request, code: str) -> Tester:
    """Return oneself as a tester to whom tests are given, in a campaign that lives. Raises Http404."""
    tester = tester_or_404(request, code)
    if not tester.is_ready or tester.campaign.ended_on or tester.campaign.stopped_on:
        raise Http404
    return tester


@allowed(may_test)
@require_safe
@never_cache
def phone(request: Request, code: str) -> HttpResponse:
    """Say how to note without network; once a phone is given access, show the QR code that sets it up."""
    tester = ready_or_404(request, code)
    access = PhoneAccess.objects.filter(tester=tester).first()
    address = address_of(request, access) if access else ""
    return page(
        request,
        "testing/phones/phone.html",
        gettext("Noter sans réseau"),
        trail=trail_to_tests(),
        tester=tester,
        address=address,
        # An SVG that we draw: no letter of anyone's is in it.
        qr=mark_safe(settings_qr(address, gettext("Mes tests"))) if address else "",  # noqa: S308
        is_fictitious=tester.campaign.is_fictitious,
    )


def address_of(request: Request, access: PhoneAccess) -> str:
    """Return the address that a phone calls its server: that of its lists of forms, without their name."""
    path = reverse("testing:phone_forms", args=[token_of(access)]).removesuffix("/formList")
    return request.build_absolute_uri(path)


@allowed(may_test)
@require_POST
def give(request: Request, code: str) -> HttpResponse:
    """Give one's phone access."""
    give_access(tester_id=ready_or_404(request, code).pk, by=request.user)
    return redirect("testing:phone", code)


@allowed(may_test)
@require_POST
def take_back(request: Request, code: str) -> HttpResponse:
    """Take the access of one's phone back."""
    take_access_back(tester_id=ready_or_404(request, code).pk, by=request.user)
    messages.success(request, gettext("L'accès est retiré : ce téléphone n'enverra plus rien."))
    return redirect("testing:phone", code)


def listed_or_404(request: Request, report_id: int) -> Listed:
    """Return a report of one's own that waits. Raises Http404."""
    found = next((each for each in waiting_of(request.user.pk) if each.report.pk == report_id), None)
    if found is None:
        raise Http404
    return found


@allowed(may_test)
def attach(request: Request, report_id: int) -> HttpResponse:
    """Say to which test a report belongs; it becomes its report, as if it had been told here."""
    listed = listed_or_404(request, report_id)
    form = AttachForm(
        request.POST if request.method == "POST" else None, report=listed.report, initial=guess(listed.report, listed)
    )
    if form.is_valid():
        return _attached(request, listed.report, form.cleaned_data["application"].pk)
    return page(
        request,
        "testing/phones/attach.html",
        gettext("Compte rendu noté sans réseau"),
        status=422 if form.errors else 200,
        trail=trail_to_tests(),
        listed=listed,
        form=form,
        done=reverse("testing:own_tests"),
        is_fictitious=listed.report.tester.campaign.is_fictitious,
    )


def guess(report: PhoneReport, listed: Listed) -> dict[str, object]:
    """Return the test that the form proposes: the one whose code was typed."""
    return {"application": report.tester.applications.filter(code=listed.code).first()}


def _attached(request: Request, report: PhoneReport, application_id: int) -> HttpResponse:
    try:
        refused = attach_report(report_id=report.pk, application_id=application_id, by=request.user)
    except NotNow as refusal:
        messages.warning(request, str(refusal))
        return redirect("testing:own_tests")
    messages.success(request, gettext("Compte rendu envoyé et chiffré. Merci."))
    if refused:
        messages.warning(request, let_go(refused))
    return redirect("testing:own_tests")


@allowed(may_test)
def drop(request: Request, report_id: int) -> HttpResponse:
    """Erase a report that is of no use."""
    listed = listed_or_404(request, report_id)
    if request.method == "POST":
        drop_report(report_id=listed.report.pk, by=request.user)
        messages.success(request, gettext("C'est effacé."))
        return redirect("testing:own_tests")
    return confirm_page(
        request,
        gettext("Effacer ce compte rendu ?"),
        subject="",
        consequence=gettext("Ce qui a été noté sans réseau et ses photos sont effacés d'ici, pour de bon."),
        done=reverse("testing:attach_report", args=[report_id]),
        submit_label=gettext("Effacer"),
        trail=trail_to_tests(),
    )
