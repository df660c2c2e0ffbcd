"""Pages in which the pilot asks for news of many actions at once: choose the actions, look, send."""

import secrets
from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, allowed
from vigie.plan.access import plan_or_404
from vigie.plan.action_rows import rows_of
from vigie.plan.asking_news import NewsRequest, ask_news, by_person, requests_for
from vigie.plan.models import Action, Plan
from vigie.plan.progress import State
from vigie.plan.rules import may_run_plan
from vigie.plan.selection import ActionQuerySet

CHOICES = (
    ("", _("toutes les actions ouvertes")),
    (State.SILENT.value, _("sans nouvelles")),
    (State.LATE.value, _("en retard")),
    (State.BLOCKED.value, _("bloquées")),
    (State.WITHOUT_NOTE_THIS_YEAR.value, _("sans note cette année")),
)
CLOSED = (Action.Status.DONE, Action.Status.ABANDONED)
BATCH_LENGTH = 40


def chosen_among(plan: Plan, query: QueryDict, day: date) -> ActionQuerySet:
    """Return the open actions of a plan that the filters of the address keep."""
    actions = Action.objects.filter(plan=plan).exclude(status__in=CLOSED)
    state, axis = query.get("choix", ""), query.get("axe", "")
    if state in {code for code, _label in CHOICES if code}:
        actions = actions.in_state(State(state), day, settings.VIGIE_SILENT_AFTER_DAYS)
    if axis.isdecimal() and len(axis) < 10:
        actions = actions.filter(pk__in=Action.objects.filter(axes=int(axis)).values("pk"))
    return actions.order_by("code", "pk")


@allowed(may_run_plan)
def choose(request: Request, plan_id: int) -> HttpResponse:
    """Choose the actions to ask about: silent, late, all those of an axis."""
    plan, day = plan_or_404(plan_id), timezone.localdate()
    ids = list(chosen_among(plan, request.GET, day).values_list("pk", flat=True))
    context = {
        "plan": plan,
        "rows": rows_of(ids, day, for_pilot=True),
        "choices": CHOICES,
        "choice": request.GET.get("choix", ""),
        "axes": plan.axes.all(),
        "axis": request.GET.get("axe", ""),
        # Asking about everything is rarely what is wanted: boxes are ticked once a filter was chosen.
        "ticked": bool(request.GET.get("choix") or request.GET.get("axe")),
        "breadcrumb": trail(plan),
    }
    return render(request, "plan/update_ask.html", context)


def trail(plan: Plan) -> list[tuple[str, str | None]]:
    """Return the way to these pages."""
    return [(plan.title, reverse("plan:plan", args=[plan.pk])), (gettext("Demander des nouvelles"), None)]


def actions_named(plan: Plan, query: QueryDict) -> list[Action]:
    """Return the actions of the plan whose numbers an address or a form names."""
    numbers = [int(number) for number in query.getlist("action") if number.isdecimal() and len(number) < 10]
    return list(Action.objects.filter(plan=plan, pk__in=numbers).order_by("code", "pk"))


@allowed(may_run_plan)
def preview(request: Request, plan_id: int) -> HttpResponse:
    """Show who would be asked about what, one message for each person; send it once it is confirmed."""
    plan = plan_or_404(plan_id)
    actions = actions_named(plan, request.POST if request.method == "POST" else request.GET)
    requests, orphans = requests_for(actions)
    if request.method == "POST":
        return send_chosen(request, plan, [one for one in requests if pair(one) in request.POST.getlist("demande")])
    now = timezone.now()
    groups = [(person, [(one, pair(one), one.is_recent(now)) for one in own]) for person, own in by_person(requests)]
    context = {
        "plan": plan,
        "actions": actions,
        "groups": groups,
        "orphans": orphans,
        "batch": secrets.token_hex(8),
        "days": settings.VIGIE_UPDATE_LINK_DAYS,
        "breadcrumb": trail(plan),
    }
    return render(request, "plan/update_ask_preview.html", context)


def pair(one: NewsRequest) -> str:
    """Return how the form names someone to ask about an action."""
    return f"{one.person.pk}-{one.action.pk}"


def send_chosen(request: Request, plan: Plan, requests: Sequence[NewsRequest]) -> HttpResponse:
    """Send what was ticked, and say how many people are written to."""
    if not requests:
        messages.warning(request, gettext("Personne n'était coché : aucun message n'est parti."))
        return redirect("plan:ask_news", plan.pk)
    batch = request.POST.get("envoi", "").replace("\x00", "")[:BATCH_LENGTH]
    number = ask_news(plan=plan, requests=requests, actor=request.user, batch=batch)
    sentence = ngettext("%(number)d message part.", "%(number)d messages partent.", number)
    messages.success(request, sentence % {"number": number})
    return redirect("plan:ask_news", plan.pk)
