"""Requests for training: the public form, and the pilot's follow-up; refusals and reasons."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.training.models import Refusal, TrainingRequest
from vigie.training.pages import Trail, form_page, page
from vigie.training.registering.acts import NotPossible
from vigie.training.registering.limits import REQUESTS, too_many
from vigie.training.requests.asking import ask, follow, note_refusal, remove_refusal
from vigie.training.requests.counting import by_origin, by_reason
from vigie.training.requests.forms import FollowForm, RefusalForm, RequestForm
from vigie.training.rules import may_run_training
from vigie.training.sessions.access import trail_to_sessions

PER_PAGE = 30


@never_cache
@allowed(everyone)
def ask_training(request: Request) -> HttpResponse:
    """Take the request of a structure; a robot caught by the trap believes it succeeded."""
    form = RequestForm(request.POST if request.method == "POST" else None, initial=request.GET.dict())
    status = 200
    if request.method == "POST":
        refusal = sent(request, form)
        if refusal is None:
            return redirect("training:asked")
        status = refusal
    trail: Trail = [(gettext("Formations"), reverse("training:catalogue"))]
    title = gettext("Demander une formation")
    return page(request, "training/requests/ask.html", title, trail=trail, status=status, form=form)


def sent(request: Request, form: RequestForm) -> int | None:
    """Keep what was sent; return the status of the page that says what is wrong, None when all is well."""
    if not form.is_valid():
        return 422
    if refusal := too_many(request, REQUESTS):
        form.add_error(None, refusal)
        return 429
    if form.cleaned_data["company"]:
        return None
    try:
        ask(asked=form.asked)
    except NotPossible as error:
        form.add_error(None, str(error))
        return 429
    return None


@require_safe
@allowed(everyone)
def asked(request: Request) -> HttpResponse:
    """Say what happens next."""
    trail: Trail = [(gettext("Formations"), reverse("training:catalogue"))]
    return page(request, "training/requests/asked.html", gettext("Demande reçue"), trail=trail)


def trail_to_requests() -> Trail:
    """Return the links back to the requests."""
    return [*trail_to_sessions(), (gettext("Demandes de formation"), reverse("training:requests"))]


@allowed(may_run_training)
@require_safe
def requests(request: Request) -> HttpResponse:
    """List the requests, those to be followed first; say where they come from, and why people do not come."""
    open_first = {TrainingRequest.State.WAITING: 0, TrainingRequest.State.TALKING: 1}
    rows = TrainingRequest.objects.select_related("module", "session__version__module")
    ordered = sorted(rows, key=lambda row: open_first.get(TrainingRequest.State(row.state), 2))
    return page(
        request,
        "training/requests/list.html",
        gettext("Demandes de formation"),
        trail=trail_to_sessions(),
        shown=Paginator(ordered, PER_PAGE).get_page(request.GET.get("page")),
        origins=by_origin(),
        reasons=by_reason(),
        refusals=Refusal.objects.select_related("organisation__parent", "module")[:PER_PAGE],
    )


@allowed(may_run_training)
def follow_request(request: Request, request_id: int) -> HttpResponse:
    """Show a request, and write what becomes of it."""
    row = get_object_or_404(TrainingRequest.objects.select_related("module", "organisation__parent"), pk=request_id)
    form = FollowForm(request.POST if request.method == "POST" else None, instance=row)
    if form.is_valid():
        follow(request_id=row.pk, values=form.values, by=request.user)
        messages.success(request, gettext("C'est enregistré."))
        return redirect("training:requests")
    return page(
        request,
        "training/requests/follow.html",
        row.structure,
        trail=trail_to_requests(),
        status=422 if form.errors else 200,
        asked=row,
        form=form,
        done=reverse("training:requests"),
        is_fictitious=row.is_fictitious,
    )


@allowed(may_run_training)
def add_refusal(request: Request) -> HttpResponse:
    """Note that a structure says no."""
    form = RefusalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        note_refusal(refusal=form.save(commit=False), by=request.user)
        messages.success(request, gettext("C'est noté."))
        return redirect("training:requests")
    title = gettext("Noter le refus d'une structure")
    return form_page(request, form, title, reverse("training:requests"), trail=trail_to_requests())


@allowed(may_run_training)
@require_POST
def drop_refusal(request: Request, refusal_id: int) -> HttpResponse:
    """Take away a refusal."""
    remove_refusal(refusal=get_object_or_404(Refusal, pk=refusal_id), by=request.user)
    messages.success(request, gettext("Le refus est supprimé."))
    return redirect("training:requests")
