"""People: who they are, what they may do, until when."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.belonging import administers_alone, end_membership, is_last_administrator
from vigie.accounts.forms import EndForm, PersonForm
from vigie.accounts.history import history_of
from vigie.accounts.models import Membership, Person, Role
from vigie.accounts.people import add_person, change_person, erase_person
from vigie.accounts.rules import may_change_person, may_end_membership, may_erase_person, may_read_people
from vigie.accounts.searching import keys_matching

PAGE_SIZE = 30
Crumbs = list[tuple[str, str | None]]


def crumbs(*more: tuple[str, str | None]) -> Crumbs:
    """Return the way from the list of people."""
    return [(_("Personnes"), reverse("accounts:people") if more else None), *more]


@require_safe
@allowed(may_read_people, hidden=True)
def people(request: Request) -> HttpResponse:
    """List people, by name, role and account."""
    found = filtered_people(request.GET.get("q", ""), request.GET.get("role", ""), request.GET.get("account", ""))
    page = Paginator(found.prefetch_related(current_memberships()), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "accounts/people.html",
        {"page": page, "roles": Role.choices, "filters": request.GET, "breadcrumb": crumbs()},
    )


def filtered_people(query: str, role: str, account: str) -> QuerySet[Person]:
    """Return the people a list shows: those erased are no longer anyone."""
    found: QuerySet[Person] = Person.objects.filter(erased_at=None).order_by("name", "pk")
    if query.strip():
        named = ((pk, f"{name} {email or ''}") for pk, name, email in found.values_list("pk", "name", "email"))
        found = found.filter(pk__in=keys_matching(query, named))
    if role in Role.values:
        found = found.filter(pk__in=Membership.objects.current().filter(role=role).values("person"))
    if account in {"yes", "no"}:
        found = found.filter(is_active=account == "yes")
    return found


def current_memberships() -> Prefetch:
    """Load the memberships of today with their organisations, as ``current_memberships``."""
    current = Membership.objects.current().select_related("organisation__parent").order_by("organisation__name")
    return Prefetch("memberships", queryset=current, to_attr="current_memberships")


def roles_of(person: Person) -> set[str]:
    """Return the roles someone holds today or is offered."""
    held = person.memberships.current().values_list("role", flat=True)
    return set(held) | set(person.invitations.pending().values_list("role", flat=True))


@require_safe
@allowed(may_read_people, hidden=True)
def person_page(request: Request, pk: int) -> HttpResponse:
    """Show someone: how to reach them, their roles by date, their invitations, what was done about them."""
    person = get_object_or_404(Person, pk=pk)
    alone = administers_alone(person)
    return render(
        request,
        "accounts/person.html",
        {
            "person": person,
            "memberships": person.memberships.select_related("organisation__parent").order_by("ends_on", "starts_on"),
            "current_ids": set(person.memberships.current().values_list("pk", flat=True)),
            "invitations": person.invitations.select_related("organisation__parent")[:20],
            "may_change": may_change_person(request.actor, person.pk, roles_of(person)) is None,
            "may_erase": may_erase_person(request.actor, person.pk, alone) is None and person.erased_at is None,
            "history": history_of(person, limit=20),
            "breadcrumb": crumbs((person.name, None)),
        },
    )


@require_http_methods(["GET", "POST"])
@allowed(may_read_people, hidden=True)
def person_addition(request: Request) -> HttpResponse:
    """Add someone without an account, so that they can be named."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = add_person(actor=request.user, **form.cleaned_data)
        messages.success(request, _("%(name)s est dans l'annuaire, sans compte.") % {"name": person.name})
        return redirect("accounts:person", person.pk)
    context = {
        "form": form,
        "heading": _("Ajouter une personne sans compte"),
        "lead": _("Elle pourra être nommée pilote d'une action, puis invitée quand vous le voudrez."),
        "submit_label": _("Ajouter"),
        "cancel_url": reverse("accounts:people"),
        "breadcrumb": crumbs((_("Ajouter"), None)),
    }
    return render(request, "accounts/form.html", context)


@require_http_methods(["GET", "POST"])
@allowed(may_read_people, hidden=True)
def person_change(request: Request, pk: int) -> HttpResponse:
    """Change someone's details."""
    person = get_object_or_404(Person, pk=pk, erased_at=None)
    check(may_change_person(request.actor, person.pk, roles_of(person)))
    form = PersonForm(request.POST or None, instance=Person.objects.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        change_person(person=person, values=form.cleaned_data, actor=request.user)
        messages.success(request, _("La fiche est à jour."))
        return redirect("accounts:person", person.pk)
    context = {
        "form": form,
        "heading": _("Modifier la fiche : %(name)s") % {"name": person.name},
        "submit_label": _("Enregistrer"),
        "cancel_url": reverse("accounts:person", args=[pk]),
        "breadcrumb": crumbs((person.name, reverse("accounts:person", args=[pk])), (_("Modifier"), None)),
    }
    return render(request, "accounts/form.html", context)


@require_http_methods(["GET", "POST"])
@allowed(may_read_people, hidden=True)
def person_erasure(request: Request, pk: int) -> HttpResponse:
    """Ask, then erase someone."""
    person = get_object_or_404(Person, pk=pk, erased_at=None)
    check(may_erase_person(request.actor, person.pk, administers_alone(person)))
    if request.method == "POST":
        erase_person(person=person, actor=request.user)
        messages.success(request, _("La personne est effacée. Le journal garde ses actes, sans son nom."))
        return redirect("accounts:people")
    context = {
        "person": person,
        "breadcrumb": crumbs((person.name, reverse("accounts:person", args=[pk])), (_("Effacer"), None)),
    }
    return render(request, "accounts/erase.html", context)


@require_http_methods(["GET", "POST"])
@allowed(may_read_people, hidden=True)
def membership_end(request: Request, pk: int) -> HttpResponse:
    """Ask for the last day, then end a membership that has not ended."""
    standing = Membership.objects.filter(Q(pk__in=Membership.objects.current()) | Q(ends_on=None))
    membership = get_object_or_404(standing.select_related("person", "organisation"), pk=pk)
    check(may_end_membership(request.actor, membership.role, is_last_administrator(membership)))
    form = EndForm(request.POST or None)
    person_url = reverse("accounts:person", args=[membership.person_id])
    if request.method == "POST" and form.is_valid():
        try:
            end_membership(membership=membership, actor=request.user, last_day=form.cleaned_data["last_day"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        except Membership.DoesNotExist as gone:
            raise Http404 from gone
        else:
            messages.success(request, _("La fin est enregistrée."))
            return redirect(person_url)
    context = {
        "form": form,
        "heading": _("Mettre fin à l'appartenance"),
        "lead": str(membership),
        "submit_label": _("Mettre fin"),
        "cancel_url": person_url,
        "breadcrumb": crumbs((membership.person.name, person_url), (_("Mettre fin"), None)),
    }
    return render(request, "accounts/form.html", context)
