"""The table of actions, and the edition of one of its lines in place or on a page of its own."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.models import JournalEntry
from vigie.plan.action_rows import ActionRow, rows_of
from vigie.plan.agreements import NotAgreed
from vigie.plan.changing_actions import ChangedSince, change_action, field_label
from vigie.plan.collection import Collection, collection_of, page_context
from vigie.plan.leads import possible_leads
from vigie.plan.models import Action, ActionNote
from vigie.plan.notes import add_note
from vigie.plan.reading_timing import parse_timing
from vigie.plan.rules import may_change_action, may_read_plan, may_run_plan
from vigie.plan.table_columns import COLUMNS, TableColumn, cells_of, chosen_columns
from vigie.plan.table_forms import RowForm, initial_of

PER_PAGE = 25
# How many of the latest acts the sentence of a refused change tells.
MOST_ACTS = 3


@allowed(may_read_plan)
def table(request: Request) -> HttpResponse:
    """Actions as a table; each reader edits the lines they may change."""
    collection = collection_of(request)
    columns = chosen_columns(request.GET.getlist("colonne"))
    page = Paginator(collection.actions.values_list("pk", flat=True), PER_PAGE).get_page(request.GET.get("page"))
    context = page_context(request, collection, "plan:table", gettext("Tableau des actions"))
    context |= {
        "page": page,
        "columns": columns,
        "all_columns": [(column, column in columns) for column in COLUMNS],
        "kept": [(name, value) for name, values in request.GET.lists() for value in values if name != "colonne"],
        "lines": lines_of(request, rows_of(list(page), collection.day, for_pilot=collection.is_pilot), columns),
        "may_edit_some": may_edit_some(request, collection),
    }
    return render(request, "plan/action_table.html", context)


def may_edit_some(request: Request, collection: Collection) -> bool:
    """Whether the reader may change at least one action of the plan, so that the page explains how."""
    if collection.is_pilot:
        return True
    return Action.objects.filter(plan=collection.plan).carried_by(request.actor.organisations_as()).exists()


def lines_of(request: Request, rows: Sequence[ActionRow], columns: Sequence[TableColumn]) -> list[dict[str, Any]]:
    """Return each row with its cells and, for those who may change it, the address of its form."""
    notes = notes_of_the_year([row.action.pk for row in rows])
    kept = kept_columns(columns)
    return [
        {
            "row": row,
            "cells": cells_of(row, columns, notes),
            "edit_url": f"{reverse('plan:table_row', args=[row.action.pk])}{kept}"
            if may_change_action(request.actor, row.bearer_ids) is None
            else "",
        }
        for row in rows
    ]


def kept_columns(columns: Sequence[TableColumn]) -> str:
    """Return the query string that shows these columns again; it is short for the usual ones."""
    names = [] if columns == chosen_columns([]) else [column.name for column in columns]
    return "?" + urlencode({"colonne": names}, doseq=True)


def notes_of_the_year(action_ids: Sequence[int]) -> dict[int, str]:
    """Return the latest note of this year of each of these actions; one query."""
    notes = ActionNote.objects.filter(action__in=action_ids, year=timezone.localdate().year)
    return dict(notes.order_by("dated_on", "pk").values_list("action", "text"))


@allowed(may_read_plan)
@require_http_methods(["GET", "POST"])
def table_row(request: Request, pk: int) -> HttpResponse:
    """The form of one line: asked for by a click on a cell, or as a page when there is no JavaScript."""
    columns = chosen_columns(request.GET.getlist("colonne"))
    row = row_or_404(request, pk)
    check(may_change_action(request.actor, row.bearer_ids))
    if request.method == "GET" and request.GET.get("lire"):
        return draw_line(request, row, columns)
    form = form_of(request, row.action, columns)
    if request.method == "POST" and form.is_valid():
        try:
            save(request, row.action, form)
        except ChangedSince as refusal:
            form = refused(request, refusal, columns)
        except NotAgreed as refusal:
            form.add_error("status" if "status" in form.fields else None, str(refusal))
        else:
            return saved(request, pk, columns)
    return draw_form(request, row, form, columns)


def row_or_404(request: Request, pk: int) -> ActionRow:
    """Return the line of one action. Raises Http404 when there is no such action."""
    is_pilot = may_run_plan(request.actor) is None
    rows = rows_of([pk], timezone.localdate(), for_pilot=is_pilot)
    if not rows:
        raise Http404(gettext("Cette action n'existe pas, ou n'existe plus."))
    return rows[0]


def form_of(request: Request, action: Action, columns: Sequence[TableColumn], data: Any = None) -> RowForm:
    """Return the form of a line, filled with what was sent if something was."""
    is_pilot = may_run_plan(request.actor) is None
    mine = None if is_pilot else request.actor.organisations_as()
    note = notes_of_the_year([action.pk]).get(action.pk, "")
    sent = data if data is not None else (request.POST if request.method == "POST" else None)
    return RowForm(
        sent, initial=initial_of(action, note), action=action, columns=columns, people=possible_leads(action, mine)
    )


def save(request: Request, action: Action, form: RowForm) -> None:
    """Write what a line's form changes: fields of the action, then its note. Raises ChangedSince."""
    with transaction.atomic():
        change_action(action=action, actor=request.user, changes=form.changes, seen_at=form.seen_at)
        text = form.cleaned_data.get("note", "").strip()
        if text and text != form.note_before.strip():
            year = timezone.localdate().year
            add_note(action=action, text=text, year=year, author=request.user, actor=request.user)


def refused(request: Request, refusal: ChangedSince, columns: Sequence[TableColumn]) -> RowForm:
    """Return the form with what its author wrote, and a sentence on what changed meanwhile."""
    data = request.POST.copy()
    data["seen"] = refusal.action.updated_at.isoformat()
    again = form_of(request, refusal.action, columns, data)
    again.add_error(None, what_changed(refusal))
    return again


def what_changed(refusal: ChangedSince) -> str:
    """Say who changed what in an action since it was read; what the writer may do follows."""
    acts = JournalEntry.objects.filter(
        object_type="action", object_id=str(refusal.action.pk), at__gte=refusal.since
    ).select_related("actor")[:MOST_ACTS]
    told = [
        gettext("%(name)s : %(changes)s")
        % {"name": act.actor.name if act.actor else act.actor_label or "Vigie", "changes": told_changes(act)}
        for act in acts
    ]
    return gettext(
        "Cette action a changé pendant que vous écriviez, rien n'a été enregistré. %(told)s. "
        "Vos mots sont restés dans la ligne : enregistrez à nouveau pour les garder, ou annulez."
    ) % {"told": " ; ".join(told) or gettext("Quelqu'un l'a modifiée")}


def told_changes(act: JournalEntry) -> str:
    """Say the changes of one act: « statut (« en cours » devient « terminée ») »."""
    return ", ".join(
        gettext("%(field)s (« %(before)s » devient « %(after)s »)")
        % {"field": field_label(name), "before": said(before), "after": said(after)}
        for name, (before, after) in act.changes.items()
    )


def said(value: Any) -> str:
    """Say a value of the journal in a few words."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or gettext("rien"))
    return text if len(text) <= 80 else text[:79] + "…"


def saved(request: Request, pk: int, columns: Sequence[TableColumn]) -> HttpResponse:
    """Answer after a change: the line as it now is or, without JavaScript, the table, at that line."""
    if request.htmx:
        row = row_or_404(request, pk)
        said_aloud = gettext("Action %(code)s enregistrée.") % {"code": row.action.code}
        return draw_line(request, row, columns, announce=said_aloud)
    return redirect(f"{reverse('plan:table')}{kept_columns(columns)}#action-{pk}")


def draw_line(request: Request, row: ActionRow, columns: Sequence[TableColumn], *, announce: str = "") -> HttpResponse:
    """Draw one line as it is read."""
    line = lines_of(request, [row], columns)[0]
    return render(request, "plan/_action_row.html", {"line": line, "announce": announce, "may_edit_some": True})


def draw_form(request: Request, row: ActionRow, form: RowForm, columns: Sequence[TableColumn]) -> HttpResponse:
    """Draw the form of one line, in the table or on its own page."""
    line = lines_of(request, [row], columns)[0]
    fields = {column.name: form[column.field] for column in columns if column.field}
    context = {
        "line": line,
        "form": form,
        "pairs": [(cell, fields.get(cell.name)) for cell in line["cells"]],
        "table_url": reverse("plan:table") + kept_columns(columns),
        "focus": request.GET.get("champ", ""),
        "breadcrumb": [
            (gettext("Le plan"), reverse("plan:plan")),
            (gettext("Tableau des actions"), reverse("plan:table")),
            (row.action.code, None),
        ],
    }
    return render(request, "plan/_action_row_form.html" if request.htmx else "plan/action_table_edit.html", context)


@allowed(may_read_plan)
def read_deadline(request: Request) -> HttpResponse:
    """Say what is understood of a deadline while it is being typed."""
    words = request.GET.get("timing_text", "")[:250].replace("\x00", "")
    understood = parse_timing(words).in_words() if words.strip() else ""
    return render(request, "plan/_action_row_deadline.html", {"words": words.strip(), "understood": understood})
