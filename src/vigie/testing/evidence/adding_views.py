"""The page on which a tester joins what came back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from vigie.accounts.access import Request, allowed
from vigie.core.attachments.receiving import ReceivedFile, SealingHandler
from vigie.core.attachments.sealed_views import sealed_while_read
from vigie.core.sealed_files import forget_stored
from vigie.testing.evidence.adding import EvidenceRefused, add_evidence, why_not
from vigie.testing.evidence.forms import EvidenceForm
from vigie.testing.evidence.receiving import handler_for
from vigie.testing.field.access import application_or_404
from vigie.testing.models import Application, Evidence
from vigie.testing.pages import form_page
from vigie.testing.rules import may_test


@csrf_exempt
@allowed(may_test)
def add(request: Request, code: str) -> HttpResponse:
    """Take a piece of an application that is given to whoever asks; nothing is read from anyone else."""
    application = application_or_404(request, code)
    if reason := why_not(application.test.campaign):
        messages.info(request, reason)
        return redirect("testing:own_application", application.code)
    return receive(request, application)


@sealed_while_read(handler_for)
def receive(request: Request, application: Application) -> HttpResponse:
    """Show the form of a piece, and keep it."""
    form = EvidenceForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and (piece := kept(request, application, form)):
        said = gettext("Pièce %(number)d reçue, chiffrée. Son empreinte\u00a0: %(digest)s")
        messages.success(request, said % {"number": piece.sequence, "digest": piece.digest})
        return redirect("testing:own_application", application.code)
    intro = gettext("Le fichier est chiffré pendant l'envoi, et gardé à l'octet près. Vous ne pourrez pas le rouvrir.")
    title = gettext("Joindre une pièce au test %(code)s") % {"code": application.code}
    done = reverse("testing:own_application", args=[application.code])
    trail = [(gettext("Mes tests"), reverse("testing:own_tests"))]
    return form_page(request, form, title, done, submit_label=gettext("Joindre"), intro=intro, trail=trail)


def kept(request: Request, application: Application, form: EvidenceForm) -> Evidence | None:
    """Keep the piece that was sent; None, with the reason on the form, when it cannot be."""
    file = request.FILES.get("file")
    upload = file.received.original if isinstance(file, ReceivedFile) else None
    is_valid = form.is_valid()
    if upload is None or not is_valid:
        handler = request.upload_handlers[0]
        for reason in handler.refusals if isinstance(handler, SealingHandler) else ():
            form.add_error("file", reason)
        if upload:
            forget_stored(upload.stored)
        return None
    try:
        return add_evidence(application=application, kind=form.cleaned_data["kind"], upload=upload, by=request.user)
    except EvidenceRefused as refusal:
        form.add_error("file", str(refusal))
        return None
