"""The network of committed companies, kept by the pilot."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Membership, Role
from vigie.internships.models import Company, Offer
from vigie.internships.offers.company_forms import CompanyForm, NewCompanyForm
from vigie.internships.offers.networking import add_company
from vigie.internships.pages import Trail, form_page, page
from vigie.internships.rules import may_run_exchange
from vigie.observatory.keeping import change, saved

PER_PAGE = 50


def trail_to(company: Company | None = None) -> Trail:
    """Return the links back, to the network, then to a company."""
    trail: Trail = [(gettext("Entreprises engagées"), reverse("internships:companies"))]
    if company:
        trail.append((str(company), reverse("internships:company", args=[company.pk])))
    return trail


def counted(rows: QuerySet[Offer] | QuerySet[Membership], key: str) -> Coalesce:
    """Return the number of rows of each company, counted apart so that counts do not multiply."""
    numbers = rows.order_by().values(key).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(numbers, output_field=IntegerField()), 0)


def network() -> QuerySet[Company]:
    """Return the companies with how many offers they made, and how many people refer for them. One query."""
    referents = Membership.objects.current().filter(role=Role.COMPANY, organisation=OuterRef("organisation"))
    return Company.objects.select_related("organisation__parent", "commune").annotate(
        offer_count=counted(Offer.objects.filter(company=OuterRef("pk")), "company"),
        referent_count=counted(referents, "organisation"),
    )


@allowed(may_run_exchange)
def companies(request: Request) -> HttpResponse:
    """List the network: charters signed or not, who has someone who refers, who made offers."""
    everyone = Company.objects.all()
    shown = Paginator(network(), PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "internships/offers/companies.html",
        gettext("Entreprises engagées"),
        shown=shown,
        total=everyone.count(),
        signed=everyone.filter(diversity_charter=True).count(),
        not_asked=everyone.filter(diversity_charter=None).count(),
        committed=everyone.exclude(exchange_charter_on=None).count(),
    )


@allowed(may_run_exchange)
def company(request: Request, company_id: int) -> HttpResponse:
    """Show a company: its charters, who refers for it, its offers."""
    found = get_object_or_404(network(), pk=company_id)
    referents = Membership.objects.current().filter(role=Role.COMPANY, organisation=found.organisation)
    return page(
        request,
        "internships/offers/company.html",
        str(found),
        trail=trail_to(),
        company=found,
        is_fictitious=found.is_fictitious,
        referents=referents.select_related("person"),
        offers=Offer.objects.filter(company=found)
        .select_related("campaign")
        .order_by("-campaign__lists_from", "title"),
        invite_url=f"{reverse('accounts:invite')}?organisation={found.organisation_id}&role={Role.COMPANY}",
    )


@allowed(may_run_exchange)
def add_to_network(request: Request) -> HttpResponse:
    """Add a company to the network."""
    form = NewCompanyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("organisation", "new_name")}
        try:
            with transaction.atomic():
                row = add_company(form=form, actor=request.user, **chosen)
        except IntegrityError:
            form.add_error(None, gettext("Cette entreprise est déjà dans le réseau : ouvrez sa page pour la modifier."))
        else:
            messages.success(request, gettext("L'entreprise est ajoutée : invitez maintenant la personne à contacter."))
            return redirect("internships:company", row.pk)
    done = reverse("internships:companies")
    return form_page(request, form, gettext("Ajouter une entreprise"), done, trail=trail_to())


@allowed(may_run_exchange)
def change_company(request: Request, company_id: int) -> HttpResponse:
    """Change what the network knows of a company."""
    done = reverse("internships:company", args=[company_id])
    with transaction.atomic():
        locked = Company.objects.select_for_update(of=("self",)).select_related("organisation__parent")
        found = get_object_or_404(locked, pk=company_id)
        form = CompanyForm(request.POST if request.method == "POST" else None, instance=found)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and saved(form, change, verb="company_changed", actor=request.user):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    return form_page(request, form, gettext("Modifier l'entreprise"), done, trail=trail_to(found))
