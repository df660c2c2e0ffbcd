"""Pages in which an edition is read before it is public: reviewed by the named person, then signed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.rules import signed_in
from vigie.core.exports import file_response
from vigie.observatory.editions.draft_views import MAIN, draft_or_404
from vigie.observatory.editions.forms import ReviewForm, SignatureForm
from vigie.observatory.editions.preparing import READABLE
from vigie.observatory.editions.reviewing import approve, ask_for_changes
from vigie.observatory.editions.shown_tables import shown_tables
from vigie.observatory.editions.signing import sign_draft
from vigie.observatory.models import EditionDraft
from vigie.observatory.released import Edition
from vigie.observatory.released_json import canonical, from_json
from vigie.observatory.rules import may_review_draft, may_sign_draft
from vigie.observatory.working_pages import working_page


def protected_or_404(draft: EditionDraft) -> Edition:
    """Return what a draft would publish. Raises Http404 while nothing is protected."""
    if draft.state not in READABLE or draft.content is None:
        raise Http404(gettext("Cette édition n'est pas encore protégée : il n'y a rien à lire."))
    return from_json(draft.content)


@allowed(signed_in)
def review_draft(request: Request, draft_id: int) -> HttpResponse:
    """Show exactly what will be public, and take the reviewer's answer."""
    draft = draft_or_404(request, draft_id)
    edition = protected_or_404(draft)
    reason = may_review_draft(request.actor, draft.reviewer_id, {draft.prepared_by_id})
    is_refusal = "reprendre" in request.POST
    form = ReviewForm(request.POST or None, is_refusal=is_refusal, initial={"read_hash": draft.protected_hash})
    if request.method == "POST":
        check(reason)
        if form.is_valid() and answered(request, draft, form, is_refusal=is_refusal):
            return redirect("observatory:draft", draft_id)
    return working_page(
        request,
        "observatory/editions/review.html",
        MAIN,
        title=gettext("Ce que le public lira"),
        trail=((draft.title, reverse("observatory:draft", args=[draft_id])),),
        draft=draft,
        edition=edition,
        tables=shown_tables(edition),
        form=form,
        may_review=reason is None and draft.state == EditionDraft.State.AUDITED,
    )


def answered(request: Request, draft: EditionDraft, form: ReviewForm, *, is_refusal: bool) -> bool:
    """Write what the reviewer says; return False, with the reason in the form, when it no longer holds."""
    act = ask_for_changes if is_refusal else approve
    try:
        act(draft_id=draft.pk, actor=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    done = gettext("L'édition revient à préparer.") if is_refusal else gettext("L'édition est approuvée.")
    messages.success(request, done)
    return True


@allowed(signed_in)
@require_safe
def draft_content(request: Request, draft_id: int) -> HttpResponse:
    """Give what would be published as the file that everyone will be given."""
    draft = draft_or_404(request, draft_id)
    protected_or_404(draft)
    assert draft.content
    return file_response(canonical(draft.content), gettext("relecture %(title)s") % {"title": draft.title}, "json")


@allowed(signed_in)
def sign(request: Request, draft_id: int) -> HttpResponse:
    """Say what signing does, then sign."""
    draft = draft_or_404(request, draft_id)
    check(may_sign_draft(request.actor, draft.reviewer_id))
    if draft.publication_id:
        return redirect("observatory:edition", draft.publication.number)
    form = SignatureForm(request.POST or None, initial={"read_hash": draft.protected_hash})
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "agrees"}
        try:
            publication = sign_draft(draft_id=draft_id, actor=request.user, **values)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            done = gettext("L'édition n° %(number)d est signée et publique.") % {"number": publication.number}
            messages.success(request, done)
            return redirect("observatory:edition", publication.number)
    return working_page(
        request,
        "observatory/editions/sign.html",
        MAIN,
        title=gettext("Signer l'édition"),
        trail=((draft.title, reverse("observatory:draft", args=[draft_id])),),
        draft=draft,
        form=form,
    )
