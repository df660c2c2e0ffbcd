"""Pages in which the dated notes of an action are written, corrected and removed."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed, check
from vigie.plan.access import reason_not_to_change
from vigie.plan.action_forms import NoteForm
from vigie.plan.agreements import NotAgreed
from vigie.plan.models import Action, ActionNote, AskedFigure
from vigie.plan.notes import add_note, change_note, remove_note
from vigie.plan.rules import may_write


def note_page(request: Request, action: Action, form: NoteForm, note: ActionNote | None) -> HttpResponse:
    """Draw the form of a note."""
    done = reverse("plan:action", args=[action.pk])
    title = gettext("Corriger une note") if note else gettext("Écrire une note")
    context = {
        "form": form,
        "title": title,
        "intro": action.name,
        "done": done,
        "breadcrumb": [(f"{action.code} – {action}", done), (title, None)],
    }
    if note:
        context |= {"delete_url": reverse("plan:remove_note", args=[note.pk]), "delete_label": gettext("Retirer…")}
    return render(request, "plan/edit_line.html", context)


@allowed(may_write)
def write_note(request: Request, action_id: int) -> HttpResponse:
    """Write what is said of an action for a year."""
    action = get_object_or_404(Action, pk=action_id)
    check(reason_not_to_change(request.actor, action))
    form = NoteForm(request.POST or None, initial={"status": action.status})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("text", "obstacles", "year", "status")}
        try:
            add_note(action=action, author=request.user, actor=request.user, **said)
        except NotAgreed as refusal:
            form.add_error("status", str(refusal))
        else:
            messages.success(request, gettext("Votre note est enregistrée."))
            return after_note(action, said["year"])
    return note_page(request, action, form, None)


def after_note(action: Action, year: int) -> HttpResponse:
    """Go on to the figures that this year still asks for, when there are some; else back to the action."""
    if AskedFigure.objects.for_year(year).filter(action=action).exclude(answers__year=year).exists():
        return redirect(f"{reverse('plan:figures', args=[action.pk])}?annee={year}")
    return redirect("plan:action", action.pk)


@allowed(may_write)
def edit_note(request: Request, note_id: int) -> HttpResponse:
    """Correct a note; the status of the action changes only when another one is chosen."""
    with transaction.atomic():
        rows = ActionNote.objects.select_for_update(of=("self",)).select_related("action")
        note = get_object_or_404(rows, pk=note_id)
        check(reason_not_to_change(request.actor, note.action))
        form = NoteForm(request.POST or None, instance=note)
        if request.method == "POST" and form.is_valid():
            said = {name: form.cleaned_data[name] for name in ("text", "obstacles", "year")}
            status = form.cleaned_data["status"] if "status" in form.changed_data else ""
            recorded = ActionNote.objects.select_related("action").get(pk=note.pk)
            try:
                change_note(note=recorded, actor=request.user, author=note.author, status=status, **said)
            except NotAgreed as refusal:
                form.add_error("status", str(refusal))
            else:
                messages.success(request, gettext("La note est corrigée."))
                return redirect("plan:action", note.action_id)
    return note_page(request, note.action, form, note)


@allowed(may_write)
def delete_note(request: Request, note_id: int) -> HttpResponse:
    """Ask whether a note must be removed, then remove it."""
    note = get_object_or_404(ActionNote.objects.select_related("action"), pk=note_id)
    check(reason_not_to_change(request.actor, note.action))
    done = reverse("plan:action", args=[note.action_id])
    if request.method == "POST":
        remove_note(note=note, actor=request.user)
        messages.success(request, gettext("La note est retirée ; le journal en garde la trace."))
        return redirect(done)
    context = {
        "title": gettext("Retirer cette note ?"),
        "subject": note.text,
        "consequence": gettext("Elle ne paraîtra plus sur la page de l'action. Le journal en garde la trace."),
        "submit_label": gettext("Retirer la note"),
        "done": done,
        "breadcrumb": [(str(note.action), done), (gettext("Retirer une note"), None)],
    }
    return render(request, "plan/edit_confirm.html", context)
