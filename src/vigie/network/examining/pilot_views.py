"""The pilot's pages about a candidacy: who reads it, what they make of it, the decision, the answer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.core.exports import file_response
from vigie.network.calls.access import trail_to_call
from vigie.network.examining.access import candidacy_or_404, trail_to_candidacy
from vigie.network.examining.deciding import answer, decide
from vigie.network.examining.forgetting import forget_candidacy
from vigie.network.examining.forms import AnswerForm, DecisionForm, ReaderForm
from vigie.network.examining.letters import drafted, letter_pdf
from vigie.network.examining.listing import badge_of, counted, sent_of
from vigie.network.examining.reading import name_reader, remove_reader
from vigie.network.examining.shown import shown_readings
from vigie.network.models import Candidacy, Reading
from vigie.network.pages import confirm_page, form_page, page
from vigie.network.refusals import NotNow
from vigie.network.rules import may_run_network
from vigie.network.sealing import Letter, Sent, open_letter


@allowed(may_run_network)
@require_safe
@sensitive_variables("sent")
def candidacy_page(request: Request, code: str) -> HttpResponse:
    """Show a candidacy, its readings once both are given, and what is left to do."""
    candidacy = candidacy_or_404(code)
    row = counted(Candidacy.objects.filter(pk=candidacy.pk)).get()
    return page(
        request,
        "network/examining/candidacy.html",
        gettext("Candidature %(code)s") % {"code": code},
        trail=trail_to_call(candidacy.call),
        candidacy=candidacy,
        sent=sent_of(candidacy),
        shown=shown_readings(candidacy, request.user.pk),
        badge=badge_of(candidacy, row.given, row.named),  # type: ignore[attr-defined]
        mandate=candidacy.mandates.first(),
        is_fictitious=candidacy.call.is_fictitious,
    )


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def add_reader(request: Request, code: str) -> HttpResponse:
    """Name someone who reads."""
    candidacy = candidacy_or_404(code)
    form = ReaderForm(request.POST if request.method == "POST" else None, candidacy=candidacy)
    done = reverse("network:candidacy", args=[code])
    if form.is_valid():
        try:
            name_reader(candidacy_id=candidacy.pk, reader=form.cleaned_data["reader"], by=request.user)
            messages.success(request, gettext("C'est noté : la candidature apparaît dans ses lectures."))
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect(done)
    intro = gettext(
        "Deux personnes lisent, séparément, sans le nom ni l'adresse. Choisissez-les d'horizons différents."
    )
    title = gettext("Nommer une personne qui lit")
    return form_page(request, form, title, done, intro=intro, trail=trail_to_candidacy(candidacy))


@allowed(may_run_network)
@require_POST
def drop_reader(request: Request, code: str, reading_id: int) -> HttpResponse:
    """Take a candidacy away from someone who has not read it."""
    reading = Reading.objects.filter(pk=reading_id, candidacy__code=code).first()
    if reading is None:
        raise Http404
    try:
        remove_reader(reading_id=reading.pk, by=request.user)
    except NotNow as refusal:
        messages.warning(request, str(refusal))
    return redirect("network:candidacy", code)


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def decide_candidacy(request: Request, code: str) -> HttpResponse:
    """Decide, once two people have read."""
    candidacy = candidacy_or_404(code)
    initial = {"decision": candidacy.decision, "reason": candidacy.reason}
    form = DecisionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            decide(candidacy_id=candidacy.pk, by=request.user, **form.cleaned_data)
        except NotNow as refusal:
            messages.warning(request, str(refusal))
            return redirect("network:candidacy", code)
        messages.success(request, gettext("La décision est notée. Relisez maintenant la réponse, puis envoyez-la."))
        return redirect("network:answer_candidacy", code)
    return form_page(
        request,
        form,
        gettext("Décider"),
        reverse("network:candidacy", args=[code]),
        submit_label=gettext("Noter la décision"),
        trail=trail_to_candidacy(candidacy),
    )


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
@sensitive_variables("sent", "form")
def answer_candidacy(request: Request, code: str) -> HttpResponse:
    """Change the letter, then send it."""
    candidacy = candidacy_or_404(code)
    done = reverse("network:candidacy", args=[code])
    sent = sent_of(candidacy)
    if sent is None or not candidacy.decision or candidacy.answered_on:
        messages.info(request, gettext("Aucune réponse n'est à envoyer pour cette candidature."))
        return redirect(done)
    letter = drafted(candidacy, sent)
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial={"subject": letter.subject, "text": letter.text}
    )
    if form.is_valid():
        try:
            answer(candidacy_id=candidacy.pk, letter=form.letter, by=request.user)
            messages.success(request, gettext("La réponse part vers %(email)s.") % {"email": sent.email})
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect(done)
    intro = gettext("Décision : %(decision)s. Changez ces mots pour qu'ils soient les vôtres.") % {
        "decision": candidacy.get_decision_display()
    }
    return form_page(
        request,
        form,
        gettext("Répondre"),
        done,
        submit_label=gettext("Envoyer la réponse"),
        intro=intro,
        trail=trail_to_candidacy(candidacy),
    )


@allowed(may_run_network)
@require_safe
@sensitive_variables("sent", "letter")
def answer_file(request: Request, code: str) -> HttpResponse:
    """Give the letter in PDF, to print and post: as it was sent, or as it starts."""
    candidacy = candidacy_or_404(code)
    sent = sent_of(candidacy)
    if sent is None or not candidacy.decision:
        raise Http404
    letter = letter_of(candidacy, sent)
    return file_response(letter_pdf(candidacy, sent, letter), letter.subject, "pdf")


def letter_of(candidacy: Candidacy, sent: Sent) -> Letter:
    """Return the letter as it was sent, else as it starts."""
    if candidacy.sealed_answer:
        return open_letter(candidacy.code, bytes(candidacy.sealed_answer))
    return drafted(candidacy, sent)


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def forget(request: Request, code: str) -> HttpResponse:
    """Erase a candidacy at the request of whoever sent it."""
    candidacy = candidacy_or_404(code)
    if request.method == "POST":
        forget_candidacy(candidacy_id=candidacy.pk, by=request.user)
        messages.success(request, gettext("La candidature est effacée."))
        return redirect("network:call", candidacy.call.code)
    return confirm_page(
        request,
        gettext("Effacer la candidature"),
        subject=gettext("Candidature %(code)s") % {"code": code},
        consequence=gettext(
            "À la demande de la personne : son nom, ses mots, les lectures et la réponse seront effacés, sans retour "
            "possible. Il ne restera qu'une ligne dans les comptes."
        ),
        done=reverse("network:candidacy", args=[code]),
        submit_label=gettext("Effacer"),
        trail=trail_to_candidacy(candidacy),
    )
