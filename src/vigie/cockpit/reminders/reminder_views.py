"""The page on which someone chooses which reminders they receive, and reads the last ones."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from vigie.accounts.access import Request, allowed, everyone
from vigie.accounts.models import Person
from vigie.cockpit.home_views import signed_in
from vigie.cockpit.models import ReminderKind
from vigie.cockpit.reminders.choosing import choose_reminders, refuse_reminders, refused_by
from vigie.cockpit.reminders.forms import RemindersForm
from vigie.cockpit.reminders.sending import POLICY
from vigie.cockpit.reminders.writing import read_refusal

SHOWN = 20


@allowed(signed_in)
def my_reminders(request: Request) -> HttpResponse:
    """Choose what one receives, kind by kind, and see what was sent."""
    person: Person = request.user
    refused = refused_by(person)
    initial = {"wanted": [kind for kind in ReminderKind.values if kind not in refused]}
    form = RemindersForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_reminders(person=person, wanted=form.cleaned_data["wanted"])
        messages.success(request, gettext("Votre choix est enregistré."))
        return redirect("cockpit:reminders")
    context = {
        "form": form,
        "reminders": person.reminders.select_related("message")[:SHOWN],
        "days_between": POLICY.days_between,
        "breadcrumb": [(gettext("Mes rappels"), None)],
    }
    return render(request, "cockpit/reminders/my_reminders.html", context)


@never_cache
@allowed(everyone)
def refuse(request: Request, code: str) -> HttpResponse:
    """Refuse a kind of reminder from a message, without signing in; opening the page changes nothing."""
    found = read_refusal(code)
    if found is None:
        return render(request, "cockpit/reminders/refuse.html", {"kind": None}, status=404)
    person_id, kind = found
    person = get_object_or_404(Person.objects.filter(erased_at=None), pk=person_id)
    if request.method == "POST":
        refuse_reminders(person=person, kind=kind)
    return render(request, "cockpit/reminders/refuse.html", {"kind": kind, "is_done": request.method == "POST"})
