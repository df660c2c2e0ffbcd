"""Pages in which the figures of a year are answered, read for the whole plan, and taken out as a table."""

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed, check
from vigie.core.exports import TABLE_WRITERS, table_response
from vigie.core.tables import Column, Kind, Table, Value, table_of
from vigie.plan.access import plan_or_404, reason_not_to_change
from vigie.plan.models import Action, AskedFigure, Plan, YearlyFigure
from vigie.plan.notes import year_in_question
from vigie.plan.rules import may_read_plan, may_run_plan, may_write
from vigie.plan.yearly_figures import answer_figures, known_answers
from vigie.plan.yearly_figures_form import figures_form


def year_asked(request: Request) -> int:
    """Return the year a page is about: this year or the past one, by the address; else the year in question."""
    today = timezone.localdate()
    asked = request.POST.get("annee") or request.GET.get("annee", "")
    return int(asked) if asked in {str(today.year), str(today.year - 1)} else year_in_question(today)


def years_to_choose() -> list[int]:
    """Return the years that news may be about: the past one and this one."""
    year = timezone.localdate().year
    return [year - 1, year]


@allowed(may_write)
def figures(request: Request, action_id: int) -> HttpResponse:
    """Answer the figures asked of an action for a year."""
    action = get_object_or_404(Action.objects.select_related("plan"), pk=action_id)
    check(reason_not_to_change(request.actor, action))
    year = year_asked(request)
    asked = list(AskedFigure.objects.for_year(year).filter(action=action))
    form = figures_form(request.POST or None, asked, known_answers(action, year))
    if request.method == "POST" and form.is_valid():
        answer_figures(action=action, year=year, answers=form.answers(), author=request.user, actor=request.user)
        messages.success(request, gettext("Les chiffres sont enregistrés."))
        return redirect(f"{reverse('plan:action', args=[action.pk])}#chiffres")
    done = reverse("plan:action", args=[action.pk])
    context = {
        "action": action,
        "form": form,
        "year": year,
        "years": years_to_choose(),
        "breadcrumb": [(f"{action.code} – {action}", done), (gettext("Chiffres de l'année"), None)],
    }
    return render(request, "plan/yearly_figures.html", context)


def asked_figures(plan: Plan) -> QuerySet[AskedFigure]:
    """Return the figures asked of the actions of a plan, with their answers, in two queries."""
    answers = Prefetch("answers", YearlyFigure.objects.order_by("year"))
    rows = AskedFigure.objects.filter(action__plan=plan).select_related("action").prefetch_related(answers)
    return rows.order_by("action__code", "order", "pk")


@allowed(may_read_plan)
def plan_figures(request: Request, plan_id: int) -> HttpResponse:
    """Show the figures asked of the actions of a plan, and what was answered each year."""
    plan = plan_or_404(plan_id)
    trail = [(plan.title, reverse("plan:plan", args=[plan.pk])), (gettext("Chiffres par année"), None)]
    context = {
        "plan": plan,
        "rows": asked_figures(plan),
        "is_pilot": may_run_plan(request.actor) is None,
        "breadcrumb": trail,
    }
    return render(request, "plan/yearly_figures_list.html", context)


@allowed(may_read_plan)
def export_figures(request: Request, plan_id: int, file_format: str) -> HttpResponse:
    """Give the figures of a plan, or of one of its actions, as a table: a line for each figure and year."""
    plan = plan_or_404(plan_id)
    if file_format not in TABLE_WRITERS:
        raise Http404
    rows, number = asked_figures(plan), request.GET.get("action", "")
    if number.isdecimal() and len(number) < 10:
        rows = rows.filter(action=int(number))
    return table_response(figures_table(plan, rows), file_format)


def figures_table(plan: Plan, rows: QuerySet[AskedFigure]) -> Table:
    """Return figures and answers as a table; an unknown value is an empty cell, never zero."""
    columns = [
        Column("code", gettext("Code"), width=8),
        Column("action", gettext("Action"), width=50),
        Column("chiffre", gettext("Chiffre demandé"), width=40),
        Column("unite", gettext("Unité"), width=14),
        Column("annee", gettext("Année"), width=8),
        Column("valeur", gettext("Valeur"), Kind.NUMBER, width=12),
        Column("femmes", gettext("Femmes"), Kind.NUMBER, width=12),
        Column("hommes", gettext("Hommes"), Kind.NUMBER, width=12),
        Column("sexe_non_renseigne", gettext("Sexe non renseigné"), Kind.NUMBER, width=18),
        Column("fictif", gettext("Fictif"), Kind.YES_NO, width=8),
    ]
    title = gettext("Chiffres par année – %(plan)s") % {"plan": plan.title}
    lines = [line(asked, answer) for asked in rows for answer in asked.answers.all()]
    return table_of(title, columns, lines)


def line(asked: AskedFigure, answer: YearlyFigure) -> list[Value]:
    """Return the cells of an answer."""
    value = None if answer.value is None else float(answer.value)
    by_sex = [answer.women, answer.men, answer.sex_not_stated]
    own = [asked.action.code, asked.action.name, asked.label, asked.unit, str(answer.year)]
    return [*own, value, *by_sex, answer.is_fictitious]
