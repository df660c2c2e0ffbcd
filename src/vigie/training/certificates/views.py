"""Certificates: taken by their holder, verified by anyone, revoked by the pilot."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.core.exports import file_response
from vigie.training.certificates.document import certificate_pdf
from vigie.training.certificates.giving import give_certificate, revoke, show_name
from vigie.training.certificates.verifying import shown_code, tidy, verify
from vigie.training.models import Certificate, Enrolment
from vigie.training.pages import Trail, form_page, page
from vigie.training.registering.acts import NotPossible
from vigie.training.registering.limits import TRIES, too_many
from vigie.training.registering.messages import when
from vigie.training.rules import may_follow_sessions, may_run_training
from vigie.training.sessions.access import kept_address, trail_to_kept_session
from vigie.training.sessions.enrolment_views import enrolment_to_follow

WHOLE = "enrolment__session__version__module"


class CodeForm(forms.Form):
    """The code of a certificate."""

    code = forms.CharField(
        label=_("Code de l'attestation"),
        max_length=40,
        help_text=_("Il est écrit sous le titre « Vérifier cette attestation »."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )


class RevokeForm(forms.Form):
    """Why a certificate is worth nothing any more."""

    reason = forms.CharField(label=_("Raison du retrait"), max_length=300)


@never_cache
@require_POST
@allowed(everyone)
def own_certificate(request: Request, code: str) -> HttpResponse:
    """Give the holder of a link their certificate."""
    enrolment = get_object_or_404(Enrolment, code=code)
    try:
        certificate = give_certificate(enrolment_id=enrolment.pk)
    except NotPossible as error:
        messages.warning(request, str(error))
        return redirect("training:enrolment", code)
    return pdf_response(certificate)


def pdf_response(certificate: Certificate) -> HttpResponse:
    """Return the certificate as a file to save."""
    whole = Certificate.objects.select_related(WHOLE).get(pk=certificate.pk)
    return file_response(certificate_pdf(whole), f"attestation {whole.enrolment.session}", "pdf")


@never_cache
@require_POST
@allowed(everyone)
def choose_name(request: Request, code: str) -> HttpResponse:
    """Let the holder choose whether their name is shown to whoever verifies."""
    certificate = get_object_or_404(Certificate, enrolment__code=code)
    show_name(certificate_id=certificate.pk, shows_name=request.POST.get("shows_name") == "1")
    messages.success(request, gettext("C'est enregistré."))
    return redirect("training:enrolment", code)


@never_cache
@allowed(everyone)
def verifying(request: Request) -> HttpResponse:
    """Ask for the code of a certificate."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if form.is_valid():
        code = tidy(form.cleaned_data["code"])
        if not code:
            form.add_error("code", gettext("Écrivez les lettres et les chiffres du code."))
            status = 422
        elif refusal := too_many(request, TRIES):
            form.add_error(None, refusal)
            status = 429
        else:
            return redirect("training:certificate", code[:20])
    title = gettext("Vérifier une attestation")
    trail: Trail = [(gettext("Formations"), reverse("training:catalogue"))]
    return page(request, "training/certificates/verifying.html", title, trail=trail, status=status, form=form)


@never_cache
@require_safe
@allowed(everyone)
def certificate(request: Request, code: str) -> HttpResponse:
    """Say what a code attests, or why it attests nothing."""
    found = verify(code)
    session = found.certificate.enrolment.session if found.certificate else None
    return page(
        request,
        "training/certificates/certificate.html",
        gettext("Attestation vérifiée") if session else gettext("Attestation refusée"),
        trail=[(gettext("Vérifier une attestation"), reverse("training:verifying"))],
        status=200 if session else 404,
        verified=found,
        session=session,
        when=when(session) if session else "",
        code=shown_code(tidy(code)[:20]),
    )


@allowed(may_follow_sessions)
@require_POST
def hand_certificate(request: Request, enrolment_id: int) -> HttpResponse:
    """Give the certificate of someone who has no address, to be printed for them."""
    enrolment = enrolment_to_follow(request, enrolment_id)
    try:
        return pdf_response(give_certificate(enrolment_id=enrolment.pk, by=request.user))
    except NotPossible as error:
        messages.warning(request, str(error))
        return redirect(kept_address(enrolment.session))


@allowed(may_run_training)
def revoke_certificate(request: Request, enrolment_id: int) -> HttpResponse:
    """Ask why, then revoke a certificate."""
    enrolment = enrolment_to_follow(request, enrolment_id)
    held = get_object_or_404(Certificate, enrolment=enrolment)
    done = kept_address(enrolment.session)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        revoke(certificate_id=held.pk, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, gettext("L'attestation est retirée : qui la vérifie l'apprend."))
        return redirect(done)
    title = gettext("Retirer l'attestation de %(name)s") % {"name": enrolment}
    trail = trail_to_kept_session(enrolment.session)
    return form_page(request, form, title, done, trail=trail, submit_label=gettext("Retirer l'attestation"))
