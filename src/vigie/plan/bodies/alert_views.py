"""Pages of alerts: the list, each alert, raising one, answering."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.models import Role
from vigie.plan.access import current_plan, seats_of
from vigie.plan.bodies.alerts import answer_alert, raise_alert, readable_alerts
from vigie.plan.bodies.finding import body_or_404
from vigie.plan.bodies.forms import AlertAnswerForm, AlertForm
from vigie.plan.bodies.rules import may_read_alert, may_read_names
from vigie.plan.bodies.step_pages import step_page
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Alert, Body
from vigie.plan.rules import may_raise_alert, may_read_bodies, may_read_plan, may_run_plan

PAGE_SIZE = 30


@allowed(may_read_bodies)
def alerts(request: Request) -> HttpResponse:
    """The alerts that one may read, those that wait first."""
    found = readable_alerts(request.actor).order_by("answered_on", "-raised_on", "-pk")
    waiting_first = [*found.filter(answered_on=None), *found.exclude(answered_on=None).order_by("-answered_on", "-pk")]
    page = Paginator(waiting_first, PAGE_SIZE).get_page(request.GET.get("page"))
    return governance_page(
        request, "plan/bodies/alerts.html", "plan:bodies", title=gettext("Alertes des instances"), page=page
    )


@allowed(may_read_bodies)
def alert(request: Request, alert_id: int) -> HttpResponse:
    """An alert and its answer; who may not read it does not know that it exists."""
    rows = Alert.objects.select_related("body", "action", "axis__plan", "raised_by", "meeting__body")
    found = get_object_or_404(rows, pk=alert_id)
    seats = seats_of(found.body)
    is_watch, is_answered = found.body.kind == Body.Kind.WATCH_GROUP, found.answered_on is not None
    if may_read_alert(request.actor, seats, is_of_watch_group=is_watch, is_answered=is_answered):
        raise Http404(gettext("Cette alerte n'existe pas, ou n'existe plus."))
    context = {
        "alert": found,
        "names_author": may_read_names(request.actor, seats) is None,
        "reads_plan": may_read_plan(request.actor) is None,
        "is_pilot": request.actor.has(Role.PILOT),
    }
    trail = ((found.body.name, reverse("plan:body", args=[found.body_id])),)
    return governance_page(request, "plan/bodies/alert.html", "plan:bodies", title=found.title, trail=trail, **context)


@allowed(may_read_bodies)
def add_alert(request: Request, body_id: int) -> HttpResponse:
    """Raise an alert in the name of a body."""
    body = body_or_404(body_id)
    check(may_raise_alert(request.actor, seats_of(body)))
    form = AlertForm(request.POST or None, instance=Alert(body=body), plan=current_plan())
    if request.method == "POST" and form.is_valid():
        try:
            raised = raise_alert(alert=form.save(commit=False), actor=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, gettext("L'alerte est transmise à la personne qui pilote le plan."))
            return redirect("plan:alert", raised.pk)
    intro = gettext("Elle est lue par les membres de l'instance et par la personne qui pilote le plan, qui y répond.")
    return step_page(request, body, gettext("Lancer une alerte"), form, gettext("Lancer l'alerte"), intro)


@allowed(may_run_plan)
def answer(request: Request, alert_id: int) -> HttpResponse:
    """Answer an alert."""
    found = get_object_or_404(Alert.objects.select_related("body"), pk=alert_id)
    form = AlertAnswerForm(request.POST or None, initial={"answer": found.answer})
    if request.method == "POST" and form.is_valid():
        answer_alert(alert=found, answer=form.cleaned_data["answer"], actor=request.user)
        messages.success(request, gettext("La réponse est enregistrée."))
        return redirect("plan:alert", found.pk)
    title = gettext("Répondre à l'alerte")
    return step_page(request, found.body, title, form, gettext("Répondre"), f"« {found.title} »")
