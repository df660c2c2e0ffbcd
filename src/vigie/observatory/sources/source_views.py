"""Pages of the inventory: which data exist, which do not."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.observatory.form_pages import confirm_page, form_page
from vigie.observatory.keeping import add, change, remove, saved
from vigie.observatory.models import DataSource
from vigie.observatory.rules import may_read_working_pages, may_run_observatory
from vigie.observatory.sources.forms import DataSourceForm
from vigie.observatory.working_pages import working_page

PAGE = "observatory:sources"


@allowed(may_read_working_pages)
def sources(request: Request) -> HttpResponse:
    """List the sources by state, absence first: it is shown as such (S54)."""
    rows = list(DataSource.objects.with_waiting_request().prefetch_related("indicators"))
    order = (DataSource.State.ABSENT, DataSource.State.PARTIAL, DataSource.State.AVAILABLE)
    groups = [(state.label, [row for row in rows if row.state == state]) for state in order]
    return working_page(
        request,
        "observatory/sources/sources.html",
        PAGE,
        groups=[group for group in groups if group[1]],
        is_pilot=may_run_observatory(request.actor) is None,
    )


@allowed(may_run_observatory)
def add_source(request: Request) -> HttpResponse:
    """Add a line to the inventory."""
    form = DataSourceForm(request.POST or None)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and saved(form, add, verb="data_source_added", actor=request.user):
        messages.success(request, gettext("La source est dans l'inventaire."))
        return redirect(PAGE)
    return form_page(request, form, PAGE, gettext("Ajouter une source"), reverse(PAGE))


@allowed(may_run_observatory)
def change_source(request: Request, source_id: int) -> HttpResponse:
    """Change a line of the inventory."""
    with transaction.atomic():
        found = get_object_or_404(DataSource.objects.select_for_update(), pk=source_id)
        form = DataSourceForm(request.POST or None, instance=found)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and saved(form, change, verb="data_source_changed", actor=request.user):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(PAGE)
    more = {
        "delete_url": reverse("observatory:remove_source", args=[source_id]),
        "delete_label": gettext("Supprimer…"),
    }
    return form_page(request, form, PAGE, gettext("Modifier une source"), reverse(PAGE), **more)


@allowed(may_run_observatory)
def remove_source(request: Request, source_id: int) -> HttpResponse:
    """Ask, then remove a line of the inventory."""
    found = get_object_or_404(DataSource, pk=source_id)
    if request.method == "POST":
        remove(row=found, verb="data_source_removed", actor=request.user)
        messages.success(request, gettext("La source n'est plus dans l'inventaire."))
        return redirect(PAGE)
    return confirm_page(
        request,
        PAGE,
        gettext("Retirer cette source de l'inventaire ?"),
        subject=found.label,
        consequence=gettext("Si la donnée manque, mieux vaut la garder et dire qu'elle est absente."),
        submit_label=gettext("Retirer"),
        done=reverse("observatory:change_source", args=[found.pk]),
    )
