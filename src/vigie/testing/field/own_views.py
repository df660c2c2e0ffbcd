"""The pages of whoever tests, on a phone first: their charter, what to do, and what came back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.testing.field.access import application_or_404, tester_or_404
from vigie.testing.field.attesting import lacking_attestation
from vigie.testing.field.doing import (
    abandon,
    declare_conflict,
    declare_incident,
    mark_sent,
    refusal_to_send,
    report,
)
from vigie.testing.field.own_tests import memberships_of, mission_of, own_tests
from vigie.testing.field.tester_forms import CharterForm, ReasonForm, ReportForm
from vigie.testing.field.testers import sign_charter, stop_testing
from vigie.testing.models import Application
from vigie.testing.pages import Trail, confirm_page, form_page, page
from vigie.testing.phones.waiting import waiting_of
from vigie.testing.refusals import NotNow
from vigie.testing.rules import may_test


def trail_to_tests() -> Trail:
    """Return the links back to one's tests."""
    return [(gettext("Mes tests"), reverse("testing:own_tests"))]


@allowed(may_test)
@require_safe
def tests(request: Request) -> HttpResponse:
    """Show what one has to do."""
    memberships = memberships_of(request.user.pk)
    return page(
        request,
        "testing/field/own_tests.html",
        gettext("Mes tests"),
        memberships=memberships,
        preparing=[tester for tester in memberships if not tester.is_ready and not tester.stopped_on],
        own=own_tests(request.user.pk),
        waiting=waiting_of(request.user.pk),
    )


@allowed(may_test)
def charter(request: Request, code: str) -> HttpResponse:
    """Show the charter of testers, to sign it."""
    tester = tester_or_404(request, code)
    form = CharterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        sign_charter(tester_id=tester.pk, by=request.user)
        messages.success(request, gettext("Charte signée. Merci."))
        return redirect("testing:own_tests")
    return page(
        request,
        "testing/field/charter.html",
        gettext("Charte de qui teste"),
        trail=trail_to_tests(),
        status=422 if form.errors else 200,
        tester=tester,
        form=form,
        done=reverse("testing:own_tests"),
    )


@allowed(may_test)
def stop(request: Request, code: str) -> HttpResponse:
    """Stop, without having to say why."""
    tester = tester_or_404(request, code)
    if request.method == "POST":
        stop_testing(tester_id=tester.pk, by=request.user)
        messages.success(
            request, gettext("C'est noté : plus rien ne vous sera demandé. Merci pour ce que vous avez fait.")
        )
        return redirect("testing:own_tests")
    return confirm_page(
        request,
        gettext("Arrêter de tester"),
        subject="",
        consequence=gettext(
            "C'est votre droit, à tout moment, sans donner de raison. Ce que vous n'avez pas envoyé sera confié à "
            "d'autres ; vous ne pourrez pas reprendre dans cette campagne. Si vous le voulez bien, racontez d'abord ce "
            "que vous avez envoyé : personne d'autre ne le peut."
        ),
        done=reverse("testing:own_tests"),
        submit_label=gettext("Arrêter"),
        trail=trail_to_tests(),
    )


@allowed(may_test)
@require_safe
def application(request: Request, code: str) -> HttpResponse:
    """Show whom to contact and what to present, once it is time."""
    given = application_or_404(request, code)
    over = given.test.campaign.ended_on or given.test.campaign.stopped_on
    refusal = "" if given.sent_on and not over else refusal_to_send(given)
    return page(
        request,
        "testing/field/application.html",
        gettext("Test %(code)s") % {"code": given.code},
        trail=trail_to_tests(),
        application=given,
        refusal=refusal,
        mission=None if refusal or given.reported_on else mission_of(given),
        lacks_attestation=lacking_attestation(Application.objects.filter(pk=given.pk)).exists(),
    )


def act(request: Request, given: Application, done: Callable[[], None], sentence: str) -> HttpResponse:
    """Do an act, say that it is done or why not, and go back to one's tests."""
    try:
        done()
    except NotNow as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, sentence)
    return redirect("testing:own_tests")


@allowed(may_test)
@require_POST
def send(request: Request, code: str) -> HttpResponse:
    """Note that an application is sent."""
    given = application_or_404(request, code)
    said = gettext("Envoi noté. Dès qu'une réponse vient, racontez-la dans l'heure.")
    return act(request, given, lambda: mark_sent(application_id=given.pk, by=request.user), said)


@allowed(may_test)
@sensitive_post_parameters()
@sensitive_variables("form")
def tell(request: Request, code: str) -> HttpResponse:
    """Tell what came back; sealed at once."""
    given = application_or_404(request, code)
    if given.reported_on or not given.sent_on:
        late = gettext("Le compte rendu est déjà fait : il est chiffré, et ne se relit pas.")
        early = gettext("Notez d'abord l'envoi : le compte rendu vient ensuite.")
        messages.info(request, late if given.reported_on else early)
        return redirect("testing:own_tests")
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = gettext("Compte rendu envoyé et chiffré. Merci.")
        return act(request, given, lambda: report(application_id=given.pk, notes=form.notes, by=request.user), said)
    intro = gettext(
        "Écrivez dans l'heure, avec les mots entendus ou lus, sans interpréter. Une fois envoyé, le compte rendu est "
        "chiffré : vous ne le relirez plus ; seules le pourront les personnes qui ont la clé de la campagne."
    )
    return own_form(request, given, form, gettext("Compte rendu"), intro=intro, submit_label=gettext("Envoyer"))


def own_form(request: Request, given: Application, form: Any, title: str, **more: Any) -> HttpResponse:
    """Draw a form about an application."""
    back = reverse("testing:own_application", args=[given.code])
    trail = [*trail_to_tests(), (gettext("Test %(code)s") % {"code": given.code}, back)]
    return form_page(request, form, title, back, trail=trail, **more)


@allowed(may_test)
def incident(request: Request, code: str) -> HttpResponse:
    """Declare what may keep a test from counting."""
    given = application_or_404(request, code)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        said = gettext("Incident noté : l'équipe décidera si le test compte.")
        return act(
            request, given, lambda: declare_incident(application_id=given.pk, incident=reason, by=request.user), said
        )
    return own_form(request, given, form, gettext("Déclarer un incident"))


@allowed(may_test)
def give_up(request: Request, code: str) -> HttpResponse:
    """Give up an application, with a reason."""
    given = application_or_404(request, code)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        said = gettext("C'est noté : cette candidature ne sera pas envoyée.")
        return act(request, given, lambda: abandon(application_id=given.pk, reason=reason, by=request.user), said)
    return own_form(request, given, form, gettext("Renoncer à cette candidature"), submit_label=gettext("Renoncer"))


@allowed(may_test)
def conflict(request: Request, code: str) -> HttpResponse:
    """Declare that one knows the organisation."""
    given = application_or_404(request, code)
    if request.method == "POST":
        said = gettext("C'est noté, et confié à quelqu'un d'autre. Merci de l'avoir dit.")
        return act(request, given, lambda: declare_conflict(application_id=given.pk, by=request.user), said)
    return confirm_page(
        request,
        gettext("Je connais cette organisation"),
        subject="",
        consequence=gettext(
            "Vous y avez travaillé, vous y connaissez quelqu'un, vous lui louez ou lui achetez quelque chose : aucun "
            "test de cette organisation ne vous sera plus confié. Personne ne saura pourquoi."
        ),
        done=reverse("testing:own_application", args=[given.code]),
        submit_label=gettext("Le déclarer"),
        trail=trail_to_tests(),
    )
