"""The list of cases of someone who listens; it shows no content, so it opens without the vault."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.support.cases.worklist import (
    CLOSED,
    DEFAULT,
    VIEWS,
    Row,
    by_urgency,
    cases_of,
    counted_views,
    rows_of,
    to_follow,
)
from vigie.support.models import Case, Listening
from vigie.support.rules import may_listen

PAGE_SIZE = 30


@require_safe
@allowed(may_listen, hidden=True)
def cases(request: Request) -> HttpResponse:
    """List the cases that someone may open: open ones by urgency, in several views, or those that ended."""
    today, name = timezone.localdate(), request.GET.get("vue", DEFAULT)
    known = cases_of(request.user, today)
    rows = rows_of(to_follow(known), today)
    if name == CLOSED:
        shown = rows_of(known.filter(state=Case.State.CLOSED).order_by("-closed_on", "number"), today)
    else:
        view = VIEWS.get(name) or VIEWS[DEFAULT]
        shown = by_urgency(row for row in rows if view.includes(row, request.user.pk, today))
    return render(
        request,
        "support/cases/cases.html",
        {
            "page": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page")),
            "views": links_to(rows, name, request.user.pk),
            "today": today,
            "listenings": Listening.objects.current().filter(person=request.user).select_related("point"),
            "breadcrumb": [(gettext("Dossiers"), None)],
        },
    )


def links_to(rows: list[Row], current: str, person: int) -> list[tuple[str, str, bool]]:
    """Return the links to the views of the list, each with its count."""
    counts = counted_views(rows, person, timezone.localdate())
    links = [(f"{view.label} ({counts[name]})", f"?vue={name}", name == current) for name, view in VIEWS.items()]
    return [*links, (gettext("Terminés"), f"?vue={CLOSED}", current == CLOSED)]


@allowed(may_listen, hidden=True)
def own_listening(request: Request) -> HttpResponse:
    """Where one listens, and as what: a public agent and a member of an association do not owe the same thing."""
    found = Listening.objects.current().filter(person=request.user).select_related("point__organisation")
    if request.method == "POST":
        say_as_what(request)
        return redirect("support:own_listening")
    return render(
        request,
        "support/cases/own_listening.html",
        {"listenings": found, "choices": Listening.ActsAs.choices, "breadcrumb": [(gettext("Mon écoute"), None)]},
    )


def say_as_what(request: Request) -> None:
    """Keep as what someone listens at one of their points; anything else changes nothing."""
    chosen, listening = request.POST.get("acts_as", ""), request.POST.get("listening", "")
    if chosen in Listening.ActsAs.values and listening.isdecimal() and len(listening) < 10:
        Listening.objects.current().filter(person=request.user, pk=listening).update(acts_as=chosen)
