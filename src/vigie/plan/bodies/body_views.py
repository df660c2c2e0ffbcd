"""Pages of bodies: the list, each body, and how one is created, changed, ended or removed."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.accounts.history import history_of
from vigie.accounts.models import Role
from vigie.accounts.rules import may_read_organisations
from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.access import current_plan, seats_of
from vigie.plan.bodies.alerts import readable_alerts, sat_in
from vigie.plan.bodies.body_page import by_category, seat_lines, sits_on
from vigie.plan.bodies.finding import body_or_404
from vigie.plan.bodies.forms import BodyForm, EndForm, NewBodyForm
from vigie.plan.bodies.keeping import change_body, create_body, end_body, reason_to_keep, remove_body, resume_body
from vigie.plan.bodies.rules import may_ask_to_sit
from vigie.plan.bodies.standing import has_ended, standings_of
from vigie.plan.bodies.warnings import count_of_meetings, warnings_in_words
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Body
from vigie.plan.rules import (
    may_raise_alert,
    may_read_bodies,
    may_read_minutes,
    may_read_plan,
    may_run_body,
    may_run_plan,
)

SHOWN_MEETINGS = 12


@allowed(may_read_bodies)
def bodies(request: Request) -> HttpResponse:
    """The bodies that follow the plan, with what each lacks; those that have ended, apart."""
    today = timezone.localdate()
    found = list(Body.objects.order_by("name"))
    standings = standings_of(found, today)
    mine = set(sat_in(request.actor))
    rows = [row_of(standings[body.pk], today, body.pk in mine) for body in found]
    context: dict[str, Any] = {
        "rows": [row for row in rows if not row["standing"].has_ended],
        "ended": [row["standing"].body for row in rows if row["standing"].has_ended],
        "kinds": Body.Kind.choices,
        "is_pilot": request.actor.has(Role.PILOT),
        "has_alerts": readable_alerts(request.actor).exists(),
    }
    return governance_page(request, "plan/bodies/bodies.html", "plan:bodies", **context)


def row_of(standing: Any, day: date, is_mine: bool) -> dict[str, Any]:
    """Return a body as the list shows it."""
    return {
        "standing": standing,
        "body": standing.body,
        "warnings": warnings_in_words(standing, day),
        "meetings": count_of_meetings(standing.facts, day),
        "is_mine": is_mine,
    }


@allowed(may_read_bodies)
def body(request: Request, body_id: int) -> HttpResponse:
    """A body: its mandate, who sits there, what it looks at, when it met, what it asks."""
    found = body_or_404(body_id)
    today = timezone.localdate()
    seats = seats_of(found)
    standing = standings_of([found], today)[found.pk]
    context = {
        "body": found,
        "standing": standing,
        "warnings": warnings_in_words(standing, today),
        "meeting_count": count_of_meetings(standing.facts, today),
        "standing_items": found.standing_items.all(),
        "meetings": found.meetings.select_related("plan")[:SHOWN_MEETINGS],
        "alerts": readable_alerts(request.actor).filter(body=found),
        "is_pilot": request.actor.has(Role.PILOT),
        "may_run": may_run_body(request.actor, seats) is None,
        "reads_plan": may_read_plan(request.actor) is None,
        "links_organisations": may_read_organisations(request.actor) is None,
        "installed": fuzzy_or_none(found.installed_on),
        "mandated": fuzzy_or_none(found.mandated_on),
        "may_read_minutes": may_read_minutes(request.actor, seats) is None,
        "may_alert": not standing.has_ended and may_raise_alert(request.actor, seats) is None,
        **members_of(request, found, seats, today),
    }
    context["history"] = history_of(found) if context["is_pilot"] else []
    return governance_page(request, "plan/bodies/body.html", "plan:bodies", title=found.name, **context)


def fuzzy_or_none(dated: str) -> FuzzyDate | None:
    """Return a date as it is known; None when there is none."""
    return FuzzyDate.parse(dated) if dated else None


def members_of(request: Request, found: Body, seats: Any, day: date) -> dict[str, Any]:
    """Return who sits, who is expected, who has left, as the reader may know it."""
    lines = seat_lines(found, request.actor, seats)
    sitting = [line for line in lines if sits_on(line.seat, day)]
    categories = list(found.categories.all())
    waiting = [line for line in lines if line.seat.joined_on is None and line.seat.left_on is None]
    may_ask = not has_ended(found, day) and may_ask_to_sit(request.actor, is_open=found.is_open) is None
    return {
        "categories": categories,
        "groups": by_category(sitting, categories),
        "sitting": sitting,
        "waiting": [line for line in waiting if line.may_answer or line.is_mine],
        "gone": [line for line in lines if line.seat.left_on and line.seat.left_on <= day],
        "may_ask": may_ask and not any(line.is_mine for line in (*sitting, *waiting)),
    }


def body_form_page(request: Request, form: BodyForm, found: Body | None) -> HttpResponse:
    """Draw the form of a body."""
    title = gettext("Modifier l'instance") if found else gettext("Ajouter une instance")
    done = reverse("plan:body", args=[found.pk]) if found else reverse("plan:bodies")
    trail = ((found.name, done),) if found else ()
    context = {"form": form, "done": done, "kinds": Body.Kind.choices, "body": found}
    return governance_page(request, "plan/bodies/edit_body.html", "plan:bodies", title=title, trail=trail, **context)


@allowed(may_run_plan)
def add_body(request: Request) -> HttpResponse:
    """Create a body; its kind, chosen first, gives what it starts with."""
    asked = request.GET.get("nature", "")
    kind = asked if asked in Body.Kind.values else Body.Kind.WORKING_GROUP
    form = NewBodyForm(request.POST or None, plan=current_plan(), kind=kind)
    if request.method == "POST" and form.is_valid() and saved(form, request):
        messages.success(request, gettext("L'instance est créée : ajoutez ses membres."))
        return redirect("plan:body", form.instance.pk)
    return body_form_page(request, form, None)


def saved(form: BodyForm, request: Request) -> bool:
    """Create a body; when someone created one of that name meanwhile, say it in the form and return False."""
    try:
        with transaction.atomic():
            create_body(body=form.save(commit=False), actor=request.user)
    except IntegrityError:
        form.add_error("name", gettext("Une autre instance porte déjà ce nom."))
        return False
    return True


@allowed(may_run_plan)
def edit_body(request: Request, body_id: int) -> HttpResponse:
    """Change what a body is."""
    with transaction.atomic():
        found = get_object_or_404(Body.objects.select_for_update(), pk=body_id)
        form = BodyForm(request.POST or None, instance=found, plan=current_plan())
        if request.method == "POST" and form.is_valid():
            fields = [name for name in form.changed_data if name != "seen"]
            change_body(body=form.save(commit=False), fields=fields, changes=form.changes(), actor=request.user)
            messages.success(request, gettext("L'instance est modifiée."))
            return redirect("plan:body", found.pk)
    return body_form_page(request, form, found if found.pk else None)


@allowed(may_run_plan)
def finish_body(request: Request, body_id: int) -> HttpResponse:
    """Say on which day a body ended."""
    found = body_or_404(body_id)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        end_body(body=found, day=form.cleaned_data["day"], actor=request.user)
        messages.success(request, gettext("L'instance a pris fin ; son histoire reste lisible."))
        return redirect("plan:body", found.pk)
    intro = gettext("Ses réunions, ses décisions et ses membres restent lisibles ; elle ne demande plus rien.")
    return step_page(request, found, gettext("Mettre fin à l'instance"), form, gettext("Mettre fin"), intro)


def step_page(request: Request, found: Body, title: str, form: Any, submit: str, intro: str = "") -> HttpResponse:
    """Draw a form that does one thing to a body."""
    done = reverse("plan:body", args=[found.pk])
    context = {"form": form, "done": done, "intro": intro, "submit_label": submit}
    return governance_page(
        request, "plan/bodies/step.html", "plan:bodies", title=title, trail=((found.name, done),), **context
    )


@require_POST
@allowed(may_run_plan)
def reopen_body(request: Request, body_id: int) -> HttpResponse:
    """Undo the end of a body."""
    found = body_or_404(body_id)
    resume_body(body=found, actor=request.user)
    messages.success(request, gettext("L'instance reprend."))
    return redirect("plan:body", found.pk)


@allowed(may_run_plan)
def delete_body(request: Request, body_id: int) -> HttpResponse:
    """Ask whether a body that never met must be removed, then remove it."""
    found = body_or_404(body_id)
    done = reverse("plan:body", args=[found.pk])
    if request.method == "POST":
        try:
            remove_body(body=found, actor=request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect(done)
        messages.success(request, gettext("L'instance est supprimée ; le journal en garde la trace."))
        return redirect("plan:bodies")
    consequence = gettext("Ses membres, ses catégories et ses points permanents disparaîtront avec elle.")
    return confirm_page(request, found, gettext("Supprimer l'instance"), consequence, reason_to_keep(found))


def confirm_page(
    request: Request, found: Body, title: str, consequence: str, refusal: str | None = None, subject: str = ""
) -> HttpResponse:
    """Ask before something disappears."""
    done = reverse("plan:body", args=[found.pk])
    context = {
        "consequence": consequence,
        "refusal": refusal,
        "subject": subject or found.name,
        "done": done,
        "submit_label": title,
    }
    return governance_page(
        request, "plan/bodies/confirm.html", "plan:bodies", title=title, trail=((found.name, done),), **context
    )
