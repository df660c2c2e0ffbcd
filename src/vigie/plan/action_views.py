"""The page of an action, and the pages in which it is edited section by section, created and deleted."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.actor import Actor
from vigie.accounts.history import history_of
from vigie.plan.access import plan_or_404, reason_not_to_change
from vigie.plan.action_forms import SECTIONS, ActionForm, ContributionsForm, NewActionForm, ProgressForm
from vigie.plan.action_rows import alerts
from vigie.plan.agreements import LAUNCHED
from vigie.plan.changing_actions import change_action
from vigie.plan.creating_actions import create_action, delete_action, next_code, reason_not_to_delete, tie_action
from vigie.plan.models import Action, ActionNote, Participation
from vigie.plan.progress import completeness, states
from vigie.plan.progress_words import missing_in_words
from vigie.plan.revision.carrying_over import story_of
from vigie.plan.revision.proposing import open_revision_of, reason_not_to_propose
from vigie.plan.rules import may_read_plan, may_run_plan, may_write
from vigie.plan.selection import facts_of
from vigie.plan.yearly_figures import figures_by_year

# Of each missing part, the section of the form that fills it.
SECTION_OF_PART = {
    "bearer": "structures",
    "axis": "plan",
    "timing": "avancement",
    "status": "avancement",
    "description": "description",
    "public": "publics",
    "place": "publics",
    "nature": "description",
    "means": "moyens",
    "evaluation": "evaluation",
    "political_agreement": "avancement",
}
RELATIONS = (
    "axis_links__axis",
    "participations__organisation__parent",
    "priorities",
    "recommendations__axis",
    "markers",
    "domains",
    "communes",
    "neighbourhoods",
    "publics",
    "steps",
    "budget_lines",
    "documents",
    "decisions__meeting__body",
    "linkages",
    "served_aims__event",
    "children",
)


def whole_actions() -> QuerySet[Action]:
    """Return actions with all that their page shows, in as many queries whatever the action holds."""
    notes = Prefetch("notes", queryset=ActionNote.objects.select_related("author"))
    rows = Action.objects.select_related("plan", "parent", "lead", "pillar")
    return rows.with_states(timezone.localdate()).prefetch_related(*RELATIONS, notes)


@allowed(may_read_plan)
def action_page(request: Request, action_id: int) -> HttpResponse:
    """All that is known of an action, and first of all what is missing."""
    action = get_object_or_404(whole_actions(), pk=action_id)
    facts, today = facts_of(action), timezone.localdate()
    may_change = reason_not_to_change(request.actor, action) is None
    figure_years, figure_rows = figures_by_year(action)
    context = {
        "action": action,
        "plan": action.plan,
        "is_pilot": may_run_plan(request.actor) is None,
        "may_change": may_change,
        "states": [
            (alert.colour, alert.label) for alert in alerts(states(facts, today, settings.VIGIE_SILENT_AFTER_DAYS))
        ],
        "missing": [(sentence, edit_address(action, part)) for part, sentence in missing_in_words(facts)],
        "completeness": completeness(facts),
        "bearers": organisations(action, Participation.Part.BEARER),
        "partners": organisations(action, Participation.Part.PARTNER),
        "budget": budget_totals(action),
        "figure_years": figure_years,
        "figure_rows": figure_rows,
        "may_propose": may_change and reason_not_to_propose(open_revision_of(action.plan)) is None,
        "awaits_agreement": facts.awaits_agreement,
        "is_launched": action.status in LAUNCHED,
        "story": story_of(action),
        "history": history_of(action),
        "breadcrumb": [
            (action.plan.title, reverse("plan:plan", args=[action.plan_id])),
            (gettext("Actions"), reverse("plan:actions")),
            (action.code, None),
        ],
    }
    return render(request, "plan/action.html", context)


def edit_address(action: Action, part: str) -> str:
    """Return the address where what is missing can be filled in."""
    if part not in SECTION_OF_PART:
        return reverse("plan:add_note", args=[action.pk])
    return reverse("plan:edit_action", args=[action.pk, SECTION_OF_PART[part]])


def organisations(action: Action, part: str) -> list[Participation]:
    """Return who carries the action, or who joins it, from prefetched rows."""
    return [row for row in action.participations.all() if row.part == part]


def budget_totals(action: Action) -> dict[str, Decimal | None]:
    """Return what is planned and spent in euros over all years; None when nobody said."""
    lines = list(action.budget_lines.all())
    planned = [line.planned for line in lines if line.planned is not None]
    spent = [line.spent for line in lines if line.spent is not None]
    return {"planned": sum(planned, Decimal()) if planned else None, "spent": sum(spent, Decimal()) if spent else None}


def section_or_404(section: str, actor: Actor) -> type[ActionForm]:
    """Return the form of a section; refuses who may not write to it."""
    if section not in SECTIONS:
        raise Http404(gettext("Cette partie de l'action n'existe pas."))
    form = SECTIONS[section]
    if form.for_pilot_only:
        check(may_run_plan(actor))
    return form


@allowed(may_write)
def edit_action(request: Request, action_id: int, section: str) -> HttpResponse:
    """Change one section of an action."""
    with transaction.atomic():
        rows = Action.objects.select_for_update(of=("self",)).select_related("plan", "lead")
        action = get_object_or_404(rows, pk=action_id)
        check(reason_not_to_change(request.actor, action))
        form = section_or_404(section, request.actor)(request.POST or None, instance=action, actor=request.actor)
        if request.method == "POST" and form.is_valid():
            write_section(form, request)
            return redirect("plan:action", action.pk)
    done = reverse("plan:action", args=[action.pk])
    context = {
        "form": form,
        "title": form.title,
        "intro": action.name,
        "done": done,
        "breadcrumb": [(f"{action.code} – {action}", done), (form.title, None)],
    }
    return render(
        request, "plan/action_edit.html", context | {"sections": other_sections(action, section, request.actor)}
    )


def write_section(form: ActionForm, request: Request) -> None:
    """Write a valid section, and say what was not understood of a deadline."""
    values = form.values()
    if isinstance(form, ContributionsForm):
        ties = {"linkages": values.pop("linkages"), "aims": values.pop("served_aims")}
        tie_action(action=form.instance, actor=request.user, **ties)
    change_action(action=form.instance, actor=request.user, changes=values)
    messages.success(request, gettext("C'est enregistré."))
    if isinstance(form, ProgressForm) and form.timing_warning():
        messages.warning(request, gettext("Pour l'échéance, %(warning)s") % {"warning": form.timing_warning()})


def other_sections(action: Action, current: str, actor: Actor) -> list[tuple[Any, str, bool]]:
    """Return the links from one section's form to the others: label, address, whether it is this one."""
    is_pilot = may_run_plan(actor) is None
    return [
        (form.title, reverse("plan:edit_action", args=[action.pk, name]), name == current)
        for name, form in SECTIONS.items()
        if is_pilot or not form.for_pilot_only
    ]


@allowed(may_run_plan)
def add_action(request: Request, plan_id: int) -> HttpResponse:
    """Create an action, then go and fill in the rest on its page."""
    plan = plan_or_404(plan_id)
    initial = {"code": next_code(plan.actions.values_list("code", flat=True)), "axes": request.GET.getlist("axe")}
    form = NewActionForm(request.POST or None, plan=plan, initial=initial)
    if request.method == "POST" and form.is_valid():
        action = create_action(plan=plan, actor=request.user, **form.cleaned_data)
        messages.success(request, gettext("L'action est créée. Complétez-la quand vous voulez."))
        return redirect("plan:action", action.pk)
    title, done = gettext("Ajouter une action"), reverse("plan:plan", args=[plan.pk])
    context = {"form": form, "title": title, "done": done, "breadcrumb": [(plan.title, done), (title, None)]}
    return render(request, "plan/edit_line.html", context)


@allowed(may_run_plan)
def remove_action(request: Request, action_id: int) -> HttpResponse:
    """Ask whether an action must be deleted, then delete it; one that has notes stays."""
    action = get_object_or_404(Action.objects.select_related("plan"), pk=action_id)
    refusal = reason_not_to_delete(action)
    if request.method == "POST" and not refusal:
        delete_action(action=action, actor=request.user)
        messages.success(request, gettext("L'action est supprimée ; le journal en garde la trace."))
        return redirect("plan:actions")
    done = reverse("plan:action", args=[action.pk])
    context = {
        "title": gettext("Supprimer cette action ?"),
        "subject": f"{action.code} – {action.name}",
        "refusal": refusal,
        "consequence": gettext(
            "Ses étapes, son budget et ses documents disparaîtront avec elle, ainsi que sa page publique."
        ),
        "submit_label": gettext("Supprimer l'action"),
        "done": done,
        "breadcrumb": [(str(action), done), (gettext("Supprimer"), None)],
    }
    return render(request, "plan/edit_confirm.html", context)
