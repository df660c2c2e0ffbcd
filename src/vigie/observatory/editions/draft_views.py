"""Pages in which the pilot prepares an edition. For anyone else but its reviewer, none of them exists."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.history import history_of
from vigie.accounts.rules import signed_in
from vigie.observatory.editions.forms import DraftForm
from vigie.observatory.editions.preparing import (
    READABLE,
    abandon_draft,
    begin_draft,
    change_draft,
    drafts_seen_by,
    locked,
)
from vigie.observatory.editions.protecting import ask_for_protection, job_of
from vigie.observatory.editions.reading import publication_or_404, published
from vigie.observatory.editions.restitution_moment import restitution_of
from vigie.observatory.models import Catalogue, EditionDraft, Publication
from vigie.observatory.rules import may_prepare_draft, may_review_draft, may_run_observatory, may_sign_draft
from vigie.observatory.working_pages import working_page

MAIN = "observatory:drafts"


def draft_or_404(request: Request, draft_id: int) -> EditionDraft:
    """Return a draft that exists for whoever asks. Raises Http404."""
    return get_object_or_404(drafts_seen_by(request.actor), pk=draft_id)


@allowed(signed_in)
@require_safe
def drafts(request: Request) -> HttpResponse:
    """The editions in preparation, and those signed; a reviewer sees those they review."""
    is_pilot = may_run_observatory(request.actor) is None
    seen = [draft for draft in drafts_seen_by(request.actor) if draft.is_open or is_pilot]
    if not seen and not is_pilot:
        raise Http404
    return working_page(
        request,
        "observatory/editions/drafts.html",
        MAIN,
        in_preparation=[draft for draft in seen if draft.is_open],
        abandoned=[draft for draft in seen if draft.state == EditionDraft.State.ABANDONED],
        signed=published() if is_pilot else [],
        is_pilot=is_pilot,
        has_catalogue=Catalogue.objects.exists(),
    )


@allowed(may_run_observatory)
def add_draft(request: Request) -> HttpResponse:
    """Begin the edition of a year."""
    return begin(request, EditionDraft(), None)


@allowed(may_run_observatory)
def correct_edition(request: Request, number: int) -> HttpResponse:
    """Begin the correction of a signed edition."""
    corrected = publication_or_404(number)
    return begin(request, EditionDraft(vintage=corrected.vintage, corrects=corrected), corrected)


def begin(request: Request, blank: EditionDraft, corrected: Publication | None) -> HttpResponse:
    """Draw the form of an edition to begin, or begin it."""
    form = DraftForm(request.POST or None, instance=blank, preparer_id=request.user.pk, initial=initial(corrected))
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        vintage = values.pop("vintage", blank.vintage)
        is_fictitious = corrected.is_fictitious if corrected else settings.VIGIE_DEMO
        try:
            draft = begin_draft(
                vintage=vintage, values=values, actor=request.user, corrects=corrected, is_fictitious=is_fictitious
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, gettext("L'édition est commencée : protégez-la quand elle est prête."))
            return redirect("observatory:draft", draft.pk)
    title = gettext("Corriger l'édition n° %(number)d") % {"number": corrected.number} if corrected else ""
    return working_page(
        request,
        "observatory/editions/edit_draft.html",
        MAIN,
        title=title or gettext("Préparer une édition"),
        form=form,
        corrected=corrected,
        done=reverse(MAIN),
    )


def initial(corrected: Publication | None) -> dict[str, Any]:
    """Return what the form of a new edition proposes."""
    last = Catalogue.objects.first()
    if corrected:
        return {"title": corrected.title, "catalogue": corrected.catalogue_id}
    year = timezone.localdate().year - 1
    title = gettext("Les discriminations signalées en %(year)d") % {"year": year}
    return {"vintage": year, "title": title, "catalogue": last}


@allowed(signed_in)
@require_safe
def draft(request: Request, draft_id: int) -> HttpResponse:
    """Where an edition stands, and what to do next."""
    found = draft_or_404(request, draft_id)
    reviewer_id, preparers = found.reviewer_id, {found.prepared_by_id}
    return working_page(
        request,
        "observatory/editions/draft.html",
        MAIN,
        title=found.title,
        draft=found,
        job=job_of(found, request.user),
        is_readable=found.state in READABLE,
        may_prepare=found.is_open and may_prepare_draft(request.actor, reviewer_id) is None,
        may_review=may_review_draft(request.actor, reviewer_id, preparers) is None,
        may_sign=may_sign_draft(request.actor, reviewer_id) is None,
        restitution=restitution_of(found.vintage),
        history=history_of(found),
    )


@allowed(signed_in)
def edit_draft(request: Request, draft_id: int) -> HttpResponse:
    """Change an edition in preparation; what was protected must be again."""
    seen = draft_or_404(request, draft_id)
    check(may_prepare_draft(request.actor, seen.reviewer_id))
    page = reverse("observatory:draft", args=[draft_id])
    with transaction.atomic():
        form = DraftForm(request.POST or None, instance=locked(draft_id), preparer_id=request.user.pk)
        if request.method == "POST" and form.is_valid():
            try:
                change_draft(draft_id=draft_id, values=form.cleaned_data, actor=request.user)
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, gettext("L'édition est enregistrée."))
                return redirect(page)
    return working_page(
        request,
        "observatory/editions/edit_draft.html",
        MAIN,
        title=gettext("Modifier l'édition"),
        trail=((seen.title, page),),
        form=form,
        draft=seen,
        done=page,
    )


@require_POST
@allowed(signed_in)
def protect_draft(request: Request, draft_id: int) -> HttpResponse:
    """Have an edition protected and audited, and follow the work."""
    seen = draft_or_404(request, draft_id)
    check(may_prepare_draft(request.actor, seen.reviewer_id))
    try:
        progress = ask_for_protection(draft_id=draft_id, person=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("observatory:draft", draft_id)
    return redirect("core:job", progress.pk)


@allowed(signed_in)
def abandon(request: Request, draft_id: int) -> HttpResponse:
    """Ask once more, then give up an edition in preparation."""
    seen = draft_or_404(request, draft_id)
    check(may_prepare_draft(request.actor, seen.reviewer_id))
    page = reverse("observatory:draft", args=[draft_id])
    if request.method == "POST":
        try:
            abandon_draft(draft_id=draft_id, actor=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(page)
        messages.success(request, gettext("L'édition est abandonnée."))
        return redirect(MAIN)
    return working_page(
        request,
        "observatory/editions/abandon_draft.html",
        MAIN,
        title=gettext("Abandonner l'édition"),
        trail=((seen.title, page),),
        draft=seen,
        done=page,
    )
