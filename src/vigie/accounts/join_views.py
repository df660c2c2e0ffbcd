"""Structures ask to join those that carry the plan (S75)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.accounts.forms import JoinAnswerForm, JoinForm
from vigie.accounts.models import JoinRequest, Organisation
from vigie.accounts.name_matching import match_name
from vigie.accounts.organisations import answer_join_request, ask_to_join, save_organisation
from vigie.accounts.rules import may_answer_join_requests

PAGE_SIZE = 30


@require_http_methods(["GET", "POST"])
@allowed(everyone)
def joining(request: Request) -> HttpResponse:
    """Let anyone ask that their structure join; a robot caught by the trap believes it succeeded."""
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keep_request(dict(form.cleaned_data))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("accounts:join_thanks")
    return render(request, "accounts/join.html", {"form": form, "breadcrumb": [(_("Rejoindre le plan"), None)]})


def keep_request(values: dict[str, Any]) -> None:
    """Keep what the form says, unless a robot filled the trap. Raises ValidationError when too many wait."""
    if not values.pop("company"):
        ask_to_join(**values)


@require_safe
@allowed(everyone)
def join_thanks(request: Request) -> HttpResponse:
    """Say what happens next."""
    crumbs = [(_("Rejoindre le plan"), reverse("accounts:ask_to_join")), (_("Demande reçue"), None)]
    return render(request, "accounts/join_thanks.html", {"breadcrumb": crumbs})


@require_safe
@allowed(may_answer_join_requests)
def join_requests(request: Request) -> HttpResponse:
    """List the requests, those that wait first."""
    found = JoinRequest.objects.select_related("organisation").order_by("answered_at", "-created_at")
    waiting_first = found.filter(state=JoinRequest.State.WAITING) if request.GET.get("all") != "1" else found
    page = Paginator(waiting_first, PAGE_SIZE).get_page(request.GET.get("page"))
    crumbs = [(_("Structures"), reverse("accounts:organisations")), (_("Demandes d'adhésion"), None)]
    context = {"page": page, "shows_all": request.GET.get("all") == "1", "breadcrumb": crumbs}
    return render(request, "accounts/join_requests.html", context)


@require_http_methods(["GET", "POST"])
@allowed(may_answer_join_requests)
def join_answer(request: Request, pk: int) -> HttpResponse:
    """Read a request and answer it."""
    asked = get_object_or_404(JoinRequest.objects.select_related("organisation", "answered_by"), pk=pk)
    form = JoinAnswerForm(request.POST or None, initial={"organisation": guessed_organisation(asked)})
    if request.method == "POST" and form.is_valid():
        try:
            apply_answer(request, asked, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Votre réponse part vers %(email)s.") % {"email": asked.email})
            return redirect("accounts:join_requests")
    crumbs = [
        (_("Structures"), reverse("accounts:organisations")),
        (_("Demandes d'adhésion"), reverse("accounts:join_requests")),
        (asked.structure_name, None),
    ]
    return render(request, "accounts/join_answer.html", {"asked": asked, "form": form, "breadcrumb": crumbs})


def guessed_organisation(asked: JoinRequest) -> int | None:
    """Return the organisation of the directory that the request probably names."""
    match = match_name(
        asked.structure_name, {pk: [name] for pk, name in Organisation.objects.values_list("pk", "name")}
    )
    return match.key if match else None


def apply_answer(request: Request, asked: JoinRequest, form: JoinAnswerForm) -> None:
    """Write the answer; an accepted structure that is not in the directory yet enters it."""
    values = form.cleaned_data
    with transaction.atomic():
        organisation = values["organisation"] if values["decision"] == "accept" else None
        if values["decision"] == "accept" and organisation is None:
            details = {"name": asked.structure_name, "category": values["category"] or "unknown"}
            organisation = save_organisation(organisation=Organisation(), values=details, actor=request.user)
        answer_join_request(request=asked, organisation=organisation, answer=values["answer"], actor=request.user)
