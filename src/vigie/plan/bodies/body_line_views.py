"""Pages in which the categories and the standing items of a body are added, renamed, moved and removed."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed, check
from vigie.plan.access import seats_of
from vigie.plan.bodies.finding import LINES, body_to_run, line_or_404
from vigie.plan.bodies.forms import CategoryForm, StandingItemForm
from vigie.plan.bodies.keeping import Line, move_line, remove_line, write_line
from vigie.plan.bodies.step_pages import confirm_page
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Body, BodyCategory
from vigie.plan.rules import may_read_bodies, may_run_body

LineForm = CategoryForm | StandingItemForm


def form_of(request: Request, line: Line) -> LineForm:
    """Return the form of a line."""
    if isinstance(line, BodyCategory):
        return CategoryForm(request.POST or None, instance=line)
    return StandingItemForm(request.POST or None, instance=line)


def line_to_run(request: Request, kind: str, line_id: int) -> Line:
    """Return a line of a body that who asks runs. Raises Http404, or PermissionDenied with the reason."""
    line = line_or_404(kind, line_id)
    check(may_run_body(request.actor, seats_of(line.body)))
    return line


def line_page(request: Request, kind: str, form: LineForm, body: Body, line: Line | None) -> HttpResponse:
    """Draw the form of a line."""
    words = gettext("Modifier : %(kind)s") if line else gettext("Ajouter : %(kind)s")
    done = reverse("plan:body", args=[body.pk])
    context = {"form": form, "line": line, "kind": kind, "done": done}
    return governance_page(
        request,
        "plan/bodies/edit_line.html",
        "plan:bodies",
        title=words % {"kind": LINES[kind][1]},
        trail=((body.name, done),),
        **context,
    )


def saved(form: LineForm, line: Line, request: Request) -> bool:
    """Write a line; when someone wrote the same meanwhile, say it in the form and return False."""
    try:
        write_line(line=line, changes=form.changes(), actor=request.user)
    except IntegrityError:
        form.add_error(None, gettext("Cette instance l'a déjà dans sa liste."))
        return False
    return True


@allowed(may_read_bodies)
def add_line(request: Request, body_id: int, kind: str) -> HttpResponse:
    """Add a category or a standing item to a body."""
    body = body_to_run(request, body_id)
    line = LINES[kind][0](body=body)
    form = form_of(request, line)
    if request.method == "POST" and form.is_valid() and saved(form, line, request):
        messages.success(request, gettext("C'est ajouté."))
        return redirect("plan:body", body.pk)
    return line_page(request, kind, form, body, None)


@allowed(may_read_bodies)
def change_line(request: Request, kind: str, line_id: int) -> HttpResponse:
    """Rename a category or a standing item."""
    line = line_to_run(request, kind, line_id)
    with transaction.atomic():
        line = type(line).objects.select_for_update().get(pk=line.pk)
        form = form_of(request, line)
        if request.method == "POST" and form.is_valid() and saved(form, line, request):
            messages.success(request, gettext("C'est enregistré."))
            return redirect("plan:body", line.body_id)
    return line_page(request, kind, form, line.body, line)


@allowed(may_read_bodies)
def drop_line(request: Request, kind: str, line_id: int) -> HttpResponse:
    """Ask whether a line must be removed, then remove it."""
    line = line_to_run(request, kind, line_id)
    if request.method == "POST":
        remove_line(line=line, actor=request.user)
        messages.success(request, gettext("C'est retiré ; le journal en garde la trace."))
        return redirect("plan:body", line.body_id)
    consequence = gettext("Les membres de cette catégorie restent membres, sans catégorie.")
    if not isinstance(line, BodyCategory):
        consequence = gettext(
            "Il ne sera plus proposé à l'ordre du jour ; les réunions passées n'en sont pas changées."
        )
    title = gettext("Retirer : %(kind)s") % {"kind": LINES[kind][1]}
    return confirm_page(request, line.body, title, consequence, subject=str(line))


@require_POST
@allowed(may_read_bodies)
def shift_line(request: Request, kind: str, line_id: int) -> HttpResponse:
    """Move a line up or down."""
    line = line_to_run(request, kind, line_id)
    move_line(line=line, step=-1 if request.POST.get("sens") == "monter" else 1, actor=request.user)
    messages.success(request, gettext("L'ordre est enregistré."))
    return redirect("plan:body_line", kind, line.pk)
