"""The directory of organisations and their services."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.forms import OrganisationForm
from vigie.accounts.history import history_of
from vigie.accounts.models import Category, Membership, Organisation, OrganisationName
from vigie.accounts.organisations import confirm_name, save_organisation
from vigie.accounts.rules import may_read_members, may_read_organisations, may_run_organisations
from vigie.accounts.searching import keys_matching

PAGE_SIZE = 50
Crumbs = list[tuple[str, str | None]]


def crumbs(*more: tuple[str, str | None]) -> Crumbs:
    """Return the way from the directory."""
    return [(_("Structures"), reverse("accounts:organisations") if more else None), *more]


@require_safe
@allowed(may_read_organisations)
def organisations(request: Request) -> HttpResponse:
    """List organisations by category."""
    found = filtered_organisations(
        request.GET.get("q", ""), request.GET.get("category", ""), request.GET.get("part", "")
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "accounts/organisations.html",
        {
            "page": page,
            "categories": Category.choices,
            "filters": request.GET,
            "may_run": may_run_organisations(request.actor) is None,
            "breadcrumb": crumbs(),
        },
    )


def filtered_organisations(query: str, category: str, part: str) -> QuerySet[Organisation]:
    """Return the organisations, services included when a name is looked for, with what the list says of each.

    part: ``diagnosis``, ``signatory`` or ``guess``, to keep only those.
    """
    guesses = OrganisationName.objects.filter(organisation=OuterRef("pk"), is_guess=True)
    found = Organisation.objects.select_related("parent").annotate(
        service_count=Count("services"), has_guess=Exists(guesses)
    )
    if query.strip():
        names = list(Organisation.objects.values_list("pk", "name"))
        names += OrganisationName.objects.values_list("organisation_id", "name")
        found = found.filter(pk__in=keys_matching(query, names))
    elif part != "guess":
        found = found.filter(parent=None)
    if category in Category.values:
        found = found.filter(category=category)
    kept = {
        "diagnosis": {"took_part_in_diagnosis": True},
        "signatory": {"is_signatory": True},
        "guess": {"has_guess": True},
    }
    return found.filter(**kept.get(part, {})).order_by("category", "name", "pk")


@require_safe
@allowed(may_read_organisations)
def organisation_page(request: Request, pk: int) -> HttpResponse:
    """Show an organisation: its services, its part in the plan, its other names, its people to those who may."""
    organisation = get_object_or_404(Organisation.objects.select_related("parent"), pk=pk)
    services = list(organisation.services.order_by("name"))
    places = {organisation.pk, *(service.pk for service in services)}
    may_read = may_read_members(request.actor, places) is None
    may_run = may_run_organisations(request.actor) is None
    way = (
        [(organisation.parent.name, reverse("accounts:organisation", args=[organisation.parent_id]))]
        if organisation.parent
        else []
    )
    return render(
        request,
        "accounts/organisation.html",
        {
            "organisation": organisation,
            "services": services,
            "members": members_of(places) if may_read else None,
            "other_names": organisation.other_names.all(),
            "may_run": may_run,
            "history": history_of(organisation, limit=20) if may_run else None,
            "breadcrumb": crumbs(*way, (organisation.name, None)),
        },
    )


def members_of(organisation_ids: set[int]) -> QuerySet[Membership]:
    """Return today's memberships in these organisations, with their people."""
    current = Membership.objects.current().filter(organisation__in=organisation_ids)
    return current.select_related("person", "organisation__parent").order_by("person__name", "pk")


@require_http_methods(["GET", "POST"])
@allowed(may_run_organisations)
def organisation_addition(request: Request) -> HttpResponse:
    """Add an organisation, or a service of the one named in the address (``?parent=``)."""
    return organisation_form(request, Organisation(), _("Ajouter une structure"), reverse("accounts:organisations"))


@require_http_methods(["GET", "POST"])
@allowed(may_run_organisations)
def organisation_change(request: Request, pk: int) -> HttpResponse:
    """Change an organisation, or attach it to another as a service."""
    organisation = get_object_or_404(Organisation, pk=pk)
    heading = _("Modifier « %(name)s »") % {"name": organisation.name}
    return organisation_form(request, organisation, heading, reverse("accounts:organisation", args=[pk]))


def organisation_form(request: Request, organisation: Organisation, heading: str, cancel_url: str) -> HttpResponse:
    """Draw and apply the form of an organisation."""
    form = OrganisationForm(
        request.POST or None,
        instance=organisation,
        initial={"parent": request.GET.get("parent")} if not organisation.pk else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_organisation(organisation=organisation, values=form.cleaned_data, actor=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("La structure est enregistrée."))
            return redirect("accounts:organisation", saved.pk)
    context = {
        "form": form,
        "heading": heading,
        "submit_label": _("Enregistrer"),
        "cancel_url": cancel_url,
        "breadcrumb": crumbs((heading, None)),
    }
    return render(request, "accounts/form.html", context)


@require_POST
@allowed(may_run_organisations)
def name_confirmation(request: Request, pk: int) -> HttpResponse:
    """Confirm a guess on a name."""
    name = get_object_or_404(OrganisationName.objects.select_related("organisation"), pk=pk)
    confirm_name(name=name, actor=request.user)
    messages.success(request, _("« %(name)s » est bien cette structure.") % {"name": name.name})
    return redirect("accounts:organisation", name.organisation_id)
