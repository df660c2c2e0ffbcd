"""The pilot's pages about calls: written, changed, published, with their grid and what came in."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vigie.accounts.access import Request, allowed
from vigie.network.calls.access import call_or_404, line_or_404, trail_to_call, trail_to_calls, trail_to_network
from vigie.network.calls.call_life import (
    change_call,
    create_call,
    grid_refusal,
    publish_call,
    remove_call,
    remove_grid_line,
    save_grid_line,
)
from vigie.network.calls.forms import CallForm, GridLineForm
from vigie.network.calls.states import WORDS, state_of_call
from vigie.network.examining.listing import candidacy_rows
from vigie.network.models import Call, GridLine
from vigie.network.pages import Trail, confirm_page, form_page, page
from vigie.network.refusals import NotNow
from vigie.network.rules import may_run_network


@allowed(may_run_network)
@require_safe
def calls(request: Request) -> HttpResponse:
    """List the calls, the latest first, with what came in."""
    day = timezone.localdate()
    rows = Call.objects.annotate(
        received=Count("candidacies"),
        undecided=Count("candidacies", filter=Q(candidacies__decision="", candidacies__forgotten_on=None)),
    )
    return page(
        request,
        "network/calls/calls.html",
        gettext("Appels à candidature"),
        trail=trail_to_network(),
        calls=[(call, *WORDS[state_of_call(call, day)]) for call in rows],
    )


@allowed(may_run_network)
@require_safe
def call_page(request: Request, code: str) -> HttpResponse:
    """Show a call: where it stands, its grid, what came in."""
    call, day = call_or_404(code), timezone.localdate()
    return page(
        request,
        "network/calls/call.html",
        call.title,
        trail=trail_to_calls(),
        call=call,
        badge=WORDS[state_of_call(call, day)],
        is_fictitious=call.is_fictitious,
        grid=list(call.grid.all()),
        grid_refusal=grid_refusal(call),
        rows=candidacy_rows(call),
        public_address=request.build_absolute_uri(reverse("network:public_call", args=[code])),
    )


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def add_call(request: Request) -> HttpResponse:
    """Write a new call."""
    form = CallForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        call = create_call(call=form.save(commit=False), by=request.user)
        messages.success(request, gettext("L'appel est enregistré. Relisez-le et sa grille, puis publiez-le."))
        return redirect("network:call", call.code)
    return form_page(request, form, gettext("Écrire un appel"), reverse("network:calls"), trail=trail_to_calls())


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def change(request: Request, code: str) -> HttpResponse:
    """Change a call; once published, everyone sees it change."""
    call = call_or_404(code)
    form = CallForm(request.POST if request.method == "POST" else None, instance=call)
    done = reverse("network:call", args=[code])
    if form.is_valid():
        try:
            change_call(call=form.instance, fields=form.changed_data, by=request.user)
            messages.success(request, gettext("L'appel est enregistré."))
        except NotNow as refusal:
            messages.warning(request, str(refusal))
            return redirect("network:calls")
        return redirect(done)
    title = gettext("Modifier l'appel")
    more = {} if call.published_on else {"delete_url": reverse("network:remove_call", args=[code])}
    return form_page(
        request, form, title, done, trail=trail_to_call(call_or_404(code)), delete_label=gettext("Supprimer"), **more
    )


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def publish(request: Request, code: str) -> HttpResponse:
    """Ask, then publish."""
    call = call_or_404(code)
    done = reverse("network:call", args=[code])
    if request.method == "POST":
        try:
            publish_call(call_id=call.pk, by=request.user)
            messages.success(request, gettext("L'appel est publié : tout le monde peut le lire."))
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Publier l'appel"),
        subject=call.title,
        consequence=gettext("Tout le monde pourra le lire, et y répondre entre ses deux dates."),
        done=done,
        submit_label=gettext("Publier"),
        button_class="btn-primary",
        trail=trail_to_call(call),
    )


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def remove(request: Request, code: str) -> HttpResponse:
    """Ask, then remove a call that nobody has seen."""
    call = call_or_404(code)
    if request.method == "POST":
        try:
            remove_call(call_id=call.pk, by=request.user)
            messages.success(request, gettext("L'appel est supprimé."))
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect("network:calls")
    return confirm_page(
        request,
        gettext("Supprimer l'appel"),
        subject=call.title,
        consequence=gettext("Son texte et sa grille seront effacés."),
        done=reverse("network:call", args=[code]),
        submit_label=gettext("Supprimer"),
        trail=trail_to_call(call),
    )


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def add_line(request: Request, code: str) -> HttpResponse:
    """Add a line to the grid."""
    call = call_or_404(code)
    return _line_page(request, GridLine(call=call), gettext("Ajouter un critère"), trail_to_call(call))


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def change_line(request: Request, code: str, line_id: int) -> HttpResponse:
    """Change a line of the grid."""
    line = line_or_404(code, line_id)
    return _line_page(request, line, gettext("Modifier un critère"), trail_to_call(line.call))


def _line_page(request: Request, line: GridLine, title: str, trail: Trail) -> HttpResponse:
    code = line.call.code
    form = GridLineForm(request.POST if request.method == "POST" else None, instance=line)
    done = reverse("network:call", args=[code])
    if form.is_valid():
        try:
            save_grid_line(line=form.instance, by=request.user)
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect(done)
    more = {"delete_url": reverse("network:remove_grid_line", args=[code, line.pk])} if line.pk else {}
    return form_page(request, form, title, done, trail=trail, delete_label=gettext("Retirer"), **more)


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def remove_line(request: Request, code: str, line_id: int) -> HttpResponse:
    """Ask, then take a line out of the grid."""
    line = line_or_404(code, line_id)
    done = reverse("network:call", args=[code])
    if request.method == "POST":
        try:
            remove_grid_line(line=line, by=request.user)
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Retirer un critère"),
        subject=line.label,
        consequence=gettext("Les lectures à venir n'en tiendront pas compte."),
        done=done,
        submit_label=gettext("Retirer"),
        refusal=grid_refusal(line.call),
        trail=trail_to_call(line.call),
    )
