"""Pages in which bodies are created, changed, ended and removed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.plan.access import current_plan
from vigie.plan.bodies.finding import body_or_404
from vigie.plan.bodies.forms import BodyForm, EndForm, NewBodyForm
from vigie.plan.bodies.keeping import change_body, create_body, end_body, reason_to_keep, remove_body, resume_body
from vigie.plan.bodies.step_pages import confirm_page, step_page
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Body
from vigie.plan.rules import may_run_plan


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
