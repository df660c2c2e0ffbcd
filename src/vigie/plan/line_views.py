"""Pages in which lines of the plan and of its actions are added, changed, ordered and removed."""

from collections.abc import Callable

from django.contrib import messages
from django.db import IntegrityError, models, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed, check
from vigie.plan.access import reason_not_to_change
from vigie.plan.changing_lines import add_line, change_line, move_line, remove_line
from vigie.plan.line_forms import LineForm
from vigie.plan.lines import KINDS, LineKind, subject_of
from vigie.plan.models import Action, Axis
from vigie.plan.rules import may_run_plan, may_write


def kind_or_404(slug: str) -> LineKind:
    """Return a kind of line by its name in addresses."""
    if slug not in KINDS:
        raise Http404(gettext("Cet élément n'existe pas, ou n'existe plus."))
    return KINDS[slug]


def check_may_write(request: Request, owner: models.Model) -> None:
    """Refuse who may not write to what a line belongs to."""
    if isinstance(owner, Action):
        check(reason_not_to_change(request.actor, owner))
    else:
        check(may_run_plan(request.actor))


def page_of(kind: LineKind, line: models.Model, owner: models.Model) -> str:
    """Return the address of the page that shows a line."""
    subject = subject_of(line, owner)
    if isinstance(subject, Action):
        return reverse("plan:action", args=[subject.pk])
    if isinstance(subject, Axis):
        is_new = subject.pk is None
        return reverse("plan:plan", args=[subject.plan_id]) if is_new else subject_page(subject)
    return reverse(kind.page, args=[subject.pk])


def subject_page(axis: Axis) -> str:
    """Return the address of an axis's page."""
    return reverse("plan:axis", args=[axis.plan_id, axis.code])


def line_page(request: Request, kind: LineKind, form: LineForm, line: models.Model) -> HttpResponse:
    """Draw the form of a line; a line being added has no number yet."""
    is_new = line.pk is None
    words = gettext("Ajouter : %(kind)s") if is_new else gettext("Modifier : %(kind)s")
    title = words % {"kind": kind.label}
    done = page_of(kind, line, form.owner)
    subject = subject_of(line, form.owner)
    context = {
        "form": form,
        "title": title,
        "done": done,
        "kind": kind,
        "line": None if is_new else line,
        "may_move": kind.siblings is not None,
        "breadcrumb": [(str(form.owner if subject.pk is None else subject), done), (title, None)],
    }
    return render(request, "plan/edit_line.html", context)


@allowed(may_write)
def add(request: Request, kind: str, owner_id: int) -> HttpResponse:
    """Add a line to a plan, an axis, an event or an action."""
    found = kind_or_404(kind)
    owner = get_object_or_404(found.owner_model, pk=owner_id)
    check_may_write(request, owner)
    blank = found.model(**{found.owner_field: owner})
    initial = {"kind": request.GET["rubrique"]} if "rubrique" in request.GET else None
    form = found.form(request.POST or None, instance=blank, owner=owner, initial=initial)
    if request.method == "POST" and form.is_valid() and saved(form, add_line, found, request):
        messages.success(request, gettext("C'est ajouté."))
        return redirect(page_of(found, blank, owner))
    return line_page(request, found, form, blank if blank.pk is None else found.model(**{found.owner_field: owner}))


@allowed(may_write)
def change(request: Request, kind: str, line_id: int) -> HttpResponse:
    """Change a line."""
    found = kind_or_404(kind)
    with transaction.atomic():
        line = get_object_or_404(found.model._default_manager.select_for_update(), pk=line_id)
        owner = getattr(line, found.owner_field)
        check_may_write(request, owner)
        form = found.form(request.POST or None, instance=line, owner=owner)
        if request.method == "POST" and form.is_valid() and saved(form, change_line, found, request):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(page_of(found, line, owner))
    return line_page(request, found, form, line)


def saved(form: LineForm, act: Callable[..., object], kind: LineKind, request: Request) -> bool:
    """Write a form; when the database already holds the same thing, say it in the form and return False."""
    try:
        with transaction.atomic():
            act(kind=kind, form=form, actor=request.user)
    except IntegrityError:
        form.add_error(None, gettext("Le plan contient déjà le même élément : changez son nom, ou modifiez l'autre."))
        return False
    return True


@allowed(may_write)
def remove(request: Request, kind: str, line_id: int) -> HttpResponse:
    """Ask whether a line must be removed, then remove it."""
    found = kind_or_404(kind)
    line = get_object_or_404(found.model, pk=line_id)
    owner = getattr(line, found.owner_field)
    check_may_write(request, owner)
    done = page_of(found, line, owner)
    if request.method == "POST":
        remove_line(kind=found, line=line, actor=request.user)
        messages.success(request, gettext("C'est supprimé ; le journal en garde la trace."))
        return redirect(reverse("plan:plan", args=[line.plan_id]) if isinstance(line, Axis) else done)
    context = {
        "title": gettext("Supprimer : %(kind)s") % {"kind": found.label},
        "subject": str(line),
        "consequence": gettext("Cet élément disparaîtra du plan. Le journal en garde la trace."),
        "submit_label": gettext("Supprimer"),
        "done": done,
        "breadcrumb": [(str(subject_of(line, owner)), done), (gettext("Supprimer"), None)],
    }
    return render(request, "plan/edit_confirm.html", context)


@require_POST
@allowed(may_write)
def move(request: Request, kind: str, line_id: int) -> HttpResponse:
    """Move a line up or down among its siblings."""
    found = kind_or_404(kind)
    if found.siblings is None:
        raise Http404(gettext("Ces éléments n'ont pas d'ordre à choisir."))
    line = get_object_or_404(found.model, pk=line_id)
    check_may_write(request, getattr(line, found.owner_field))
    move_line(kind=found, line=line, step=-1 if request.POST.get("sens") == "monter" else 1, actor=request.user)
    messages.success(request, gettext("L'ordre est enregistré."))
    return redirect("plan:line", found.slug, line.pk)
