"""One's own account, the second factor it needs, and the doors that are not allauth's."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.accounts.forms import OwnDetailsForm
from vigie.accounts.models import Person
from vigie.accounts.people import change_person
from vigie.accounts.rules import may_keep_vault, needs_second_factor, signed_in


@require_http_methods(["GET", "POST"])
@allowed(signed_in)
def account(request: Request) -> HttpResponse:
    """Show one's own account, and change one's name and telephone."""
    person = get_object_or_404(Person, pk=request.user.pk)
    form = OwnDetailsForm(request.POST or None, instance=Person.objects.get(pk=person.pk))
    if request.method == "POST" and form.is_valid():
        change_person(person=person, values=form.cleaned_data, actor=person)
        messages.success(request, _("Votre fiche est à jour."))
        return redirect("accounts:me")
    return render(
        request,
        "accounts/account.html",
        {
            "form": form,
            "person": person,
            "memberships": person.memberships.current().select_related("organisation__parent"),
            "may_keep_vault": may_keep_vault(request.actor) is None,
            "breadcrumb": [(_("Mon compte"), None)],
        },
    )


@require_safe
@allowed(signed_in)
def second_factor(request: Request) -> HttpResponse:
    """Explain why a password is not enough for these roles, and offer the two ways."""
    context = {
        "is_needed": needs_second_factor(request.actor) and not request.actor.has_second_factor,
        "breadcrumb": [(_("Protéger votre compte"), None)],
    }
    return render(request, "accounts/second_factor.html", context)


@require_safe
@allowed(everyone)
def sign_up(request: Request) -> HttpResponse:
    """Nobody opens an account alone: lead to the page where a structure asks to join."""
    return redirect("accounts:ask_to_join")


@require_POST
@allowed(everyone)
def demonstration_entry(request: Request, pk: int) -> HttpResponse:
    """Sign in as someone who does not exist; there is no such door outside the demonstration."""
    if not settings.VIGIE_DEMO:
        raise Http404
    person = get_object_or_404(Person, pk=pk, is_fictitious=True, is_active=True)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)
