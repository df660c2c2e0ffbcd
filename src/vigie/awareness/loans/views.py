"""Loans: asked by anyone, followed by a secret link, answered by whoever keeps the tool."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.accounts.models import Organisation, Role
from vigie.awareness.access import is_pilot
from vigie.awareness.loans.days import months_from, weeks_of
from vigie.awareness.loans.forms import AnswerForm, BackForm, LoanForm
from vigie.awareness.loans.lending import (
    Refused,
    accept_loan,
    ask_loan,
    cancel_loan,
    has_begun,
    refuse_loan,
    return_loan,
    taken_days,
)
from vigie.awareness.models import Loan, Tool
from vigie.awareness.pages import Trail, confirm_page, form_page, page, trail_home, trail_to
from vigie.awareness.public_forms import kept_note
from vigie.awareness.rules import may_change, may_prepare
from vigie.awareness.toolbox.public_views import public_tool_or_404, title_of, trail_to_toolbox

PER_PAGE, SHOWN_MONTHS = 50, 4


@allowed(everyone)
def borrow(request: Request, tool_id: int) -> HttpResponse:
    """Show which days are free, and take a request."""
    tool = public_tool_or_404(tool_id)
    if tool.published_version.content["kind"] != Tool.Kind.EXHIBITION:
        raise Http404
    form = LoanForm(request=request, tool=tool, initial=known_of(request))
    if request.method == "POST" and form.is_valid() and (answer := take(request, form, tool)):
        return answer
    today = timezone.localdate()
    taken = taken_days(tool, today)
    months = [
        (date(year, month, 1), weeks_of(year, month, taken, today)) for year, month in months_from(today, SHOWN_MONTHS)
    ]
    return page(
        request,
        "awareness/loans/borrow.html",
        gettext("Emprunter : %(title)s") % {"title": title_of(tool)},
        trail=trail_to_toolbox(tool),
        status=422 if form.errors else 200,
        is_fictitious=tool.is_fictitious,
        tool=tool,
        terms=tool.published_version.content["loan_terms"],
        form=form,
        taken=taken,
        months=months,
        note=kept_note(12),
        done=reverse("awareness:public_tool", args=[tool.pk]),
    )


def known_of(request: Request) -> dict[str, Any]:
    """Return what is already known of whoever is signed in."""
    if request.actor.is_visitor:
        return {}
    held = Organisation.objects.filter(pk__in=request.actor.organisations_as(Role.CONTRIBUTOR)).first()
    return {"contact": request.user.name, "email": request.user.email or "", "structure": str(held or "")}


def take(request: Request, form: LoanForm, tool: Tool) -> HttpResponse | None:
    """Keep a request; None when it cannot be, which the form then says."""
    if form.is_robot:
        return redirect("awareness:public_tool", tool.pk)
    loan = form.save(commit=False)
    loan.organisation = Organisation.objects.filter(
        pk__in=request.actor.organisations_as(Role.CONTRIBUTOR), name=loan.structure
    ).first()
    try:
        kept = ask_loan(tool=tool, loan=loan, actor=None if request.actor.is_visitor else request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    form.note_sending()
    messages.success(
        request, gettext("Votre demande est partie. Un message vous le confirme, avec le lien de cette page.")
    )
    return redirect("awareness:own_loan", kept.code)


@never_cache
@allowed(everyone)
def own_loan(request: Request, code: str) -> HttpResponse:
    """Show whoever asked where their loan stands; they may give it up."""
    loan = get_object_or_404(Loan.objects.select_related("tool__published_version"), code=code)
    if request.method == "POST":
        try:
            cancel_loan(loan_id=loan.pk)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("C'est annulé. Merci de l'avoir dit : d'autres pourront l'emprunter."))
        return redirect("awareness:own_loan", code)
    return page(
        request,
        "awareness/loans/own_loan.html",
        gettext("Ma demande de prêt"),
        loan=loan,
        may_cancel=loan.state in {Loan.State.ASKED, Loan.State.ACCEPTED} and not has_begun(loan),
    )


def trail_to_loans(loan: Loan | None = None) -> Trail:
    """Return the links back to loans, and to one of them."""
    trail = trail_to(gettext("Prêts"), "loans")
    return [*trail, (loan.structure, reverse("awareness:loan", args=[loan.pk]))] if loan else trail


def loan_or_404(request: Request, loan_id: int) -> Loan:
    """Return a loan of a tool that someone keeps."""
    loan = Loan.objects.select_related("tool__organisation", "organisation").filter(pk=loan_id).first()
    if loan is None or may_change(request.actor, loan.tool.organisation_id):
        raise Http404
    return loan


@allowed(may_prepare)
@require_safe
def loans(request: Request) -> HttpResponse:
    """List the loans of the tools that someone keeps, those that wait first."""
    rows = Loan.objects.select_related("tool")
    if not is_pilot(request.actor):
        rows = rows.filter(tool__organisation__in=request.actor.organisations_as(Role.CONTRIBUTOR))
    wanted = request.GET.get("etat")
    if wanted in Loan.State.values:
        rows = rows.filter(state=wanted)
    today = timezone.localdate()
    listed = Paginator(rows.order_by("-starts_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "awareness/loans/loans.html",
        gettext("Prêts"),
        trail=trail_home(),
        listed=listed,
        rows=[(loan, *badge_of(loan, is_late=is_late(loan, today))) for loan in listed],
        state=wanted or "",
        states=Loan.State.choices,
    )


def is_late(loan: Loan, today: date) -> bool:
    """Whether a tool should have come back."""
    return loan.state == Loan.State.ACCEPTED and loan.ends_on < today


def badge_of(loan: Loan, *, is_late: bool) -> tuple[str, str]:
    """Return the colour and the words of where a loan stands."""
    if is_late:
        return "late", gettext("retour attendu")
    colours = {"asked": "warning", "accepted": "ongoing", "returned": "done"}
    return colours.get(loan.state, "abandoned"), loan.get_state_display()


@allowed(may_prepare)
@require_safe
def loan(request: Request, loan_id: int) -> HttpResponse:
    """Show a loan and what can be done with it."""
    found = loan_or_404(request, loan_id)
    return page(
        request,
        "awareness/loans/loan.html",
        gettext("Prêt pour %(structure)s") % {"structure": found.structure or gettext("une structure")},
        trail=trail_to_loans(),
        loan=found,
        badge=badge_of(found, is_late=is_late(found, timezone.localdate())),
    )


@allowed(may_prepare)
def answer_loan(request: Request, loan_id: int) -> HttpResponse:
    """Say yes or no to a request."""
    found = loan_or_404(request, loan_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    done = reverse("awareness:loan", args=[found.pk])
    if form.is_valid():
        act = accept_loan if form.cleaned_data["decision"] == "accept" else refuse_loan
        try:
            act(loan_id=found.pk, answer=form.cleaned_data["answer"], actor=request.user)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("La réponse part par courriel."))
        return redirect(done)
    title, label = gettext("Répondre à la demande"), gettext("Envoyer la réponse")
    return form_page(request, form, title, done, trail=trail_to_loans(found), submit_label=label)


@allowed(may_prepare)
def bring_back(request: Request, loan_id: int) -> HttpResponse:
    """Note that a tool is back, and in which condition."""
    found = loan_or_404(request, loan_id)
    form = BackForm(request.POST if request.method == "POST" else None, instance=found)
    done = reverse("awareness:loan", args=[found.pk])
    if form.is_valid():
        try:
            return_loan(loan_id=found.pk, actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("Le retour est noté."))
        return redirect(done)
    return form_page(request, form, gettext("Noter le retour"), done, trail=trail_to_loans(found))


@allowed(may_prepare)
def call_loan_off(request: Request, loan_id: int) -> HttpResponse:
    """Ask, then cancel a loan; whoever asked is told."""
    found = loan_or_404(request, loan_id)
    done = reverse("awareness:loan", args=[found.pk])
    if request.method == "POST":
        try:
            cancel_loan(loan_id=found.pk, actor=request.user)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("Le prêt est annulé ; un message part."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Annuler ce prêt ?"),
        subject=str(found),
        consequence=gettext("La structure reçoit un message, et l'entrée sort de son agenda."),
        submit_label=gettext("Annuler le prêt"),
        done=done,
        trail=trail_to_loans(found),
    )
