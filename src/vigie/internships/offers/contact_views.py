"""Contacts made with actors before the exchange starts (S139): by category, to follow, one by one."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.accounts.journal import record
from vigie.core.fuzzy_dates import simplify
from vigie.internships.models import ActorContact
from vigie.internships.offers.company_forms import ContactForm
from vigie.internships.offers.contacting import CategoryLine, Made, by_category, to_follow
from vigie.internships.pages import Trail, confirm_page, form_page, page
from vigie.internships.rules import may_run_exchange

PER_PAGE = 30
Category = ActorContact.Category
Outcome = ActorContact.Outcome


def made_contacts() -> list[Made]:
    """Return every contact as a plain value. One query."""
    rows = ActorContact.objects.values_list("pk", "category", "organisation", "actor_name", "held_on", "outcome")
    return [
        Made(pk, category, str(organisation or simplify(name)), held_on, outcome)
        for pk, category, organisation, name, held_on, outcome in rows
    ]


def shown_lines(lines: Iterable[CategoryLine]) -> list[tuple[str, CategoryLine, int, int, int]]:
    """Return lines as a table says them: label, line, actors committed, to follow, declined."""
    return [(capfirst(str(Category(line.category).label)), line, *standing_of(line)) for line in lines]


def standing_of(line: CategoryLine) -> tuple[int, int, int]:
    """Return how many actors of a category commit, are to be met again, and decline."""
    counts = line.outcomes
    return counts.get(Outcome.COMMITTED, 0), counts.get(Outcome.TO_FOLLOW, 0), counts.get(Outcome.DECLINED, 0)


def trail_to_contacts() -> Trail:
    """Return the link back to the contacts."""
    return [(gettext("Contacts avec les acteurs"), reverse("internships:contacts"))]


@allowed(may_run_exchange)
def contacts(request: Request) -> HttpResponse:
    """Show who was met, by category of actors, what is missing, and who is to be met again."""
    made = made_contacts()
    rows = ActorContact.objects.select_related("organisation__parent", "made_by")
    waiting = {row.pk: row for row in rows.filter(pk__in=[one.pk for one in to_follow(made)])}
    lines = by_category(made, Category.values)
    return page(
        request,
        "internships/offers/contacts.html",
        gettext("Contacts avec les acteurs"),
        lines=shown_lines(lines),
        missing=[str(Category(line.category).label) for line in lines if line.is_missing],
        waiting=sorted(waiting.values(), key=lambda row: (row.held_on, row.pk)),
        shown=Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
    )


@allowed(may_run_exchange)
def add_contact(request: Request) -> HttpResponse:
    """Write down a contact; the page of a follow-up comes with who it is about."""
    given = request.POST if request.method == "POST" else None
    form = ContactForm(given, initial=request.GET.dict())
    if form.is_valid():
        with transaction.atomic():
            row = form.save(commit=False)
            row.made_by = request.user
            row.save(force_insert=True)
            record(actor=request.user, verb="actor_contact_added", on=row)
        messages.success(request, gettext("Le contact est noté."))
        return redirect("internships:contacts")
    done = reverse("internships:contacts")
    return form_page(request, form, gettext("Noter un contact"), done, trail=trail_to_contacts())


@allowed(may_run_exchange)
def change_contact(request: Request, contact_id: int) -> HttpResponse:
    """Change a contact that was written down."""
    with transaction.atomic():
        row = get_object_or_404(ActorContact.objects.select_for_update(), pk=contact_id)
        form = ContactForm(request.POST if request.method == "POST" else None, instance=row)
        if form.is_valid():
            if form.changes():
                form.save()
                record(actor=request.user, verb="actor_contact_changed", on=row)
            messages.success(request, gettext("C'est enregistré."))
            return redirect("internships:contacts")
    return form_page(
        request,
        form,
        gettext("Modifier le contact"),
        reverse("internships:contacts"),
        trail=trail_to_contacts(),
        delete_url=reverse("internships:remove_contact", args=[contact_id]),
        delete_label=gettext("Supprimer…"),
    )


@allowed(may_run_exchange)
def remove_contact(request: Request, contact_id: int) -> HttpResponse:
    """Ask, then remove a contact."""
    row = get_object_or_404(ActorContact.objects.select_related("organisation__parent"), pk=contact_id)
    if request.method == "POST":
        with transaction.atomic():
            record(actor=request.user, verb="actor_contact_removed", on=row)
            row.delete()
        messages.success(request, gettext("Le contact est supprimé."))
        return redirect("internships:contacts")
    return confirm_page(
        request,
        gettext("Supprimer ce contact ?"),
        subject=str(row),
        consequence=gettext("Il ne comptera plus dans le tableau par catégorie."),
        done=reverse("internships:contacts"),
        submit_label=gettext("Supprimer"),
        trail=trail_to_contacts(),
    )
