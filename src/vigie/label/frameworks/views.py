"""The frameworks for the pilot, and the one that anyone may read."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.label.frameworks.forms import CriterionForm, FrameworkForm
from vigie.label.frameworks.writing import (
    adopt_shipped,
    change_framework,
    copy_framework,
    open_framework,
    remove_criterion,
    save_criterion,
    why_frozen,
)
from vigie.label.models import Criterion, Framework
from vigie.label.pages import Trail, form_page, page
from vigie.label.refusing import NotNow
from vigie.label.rules import may_run_label


def trail_to(framework: Framework | None = None) -> Trail:
    """Return the links back."""
    trail: Trail = [
        (gettext("Label"), reverse("label:overview")),
        (gettext("Référentiels"), reverse("label:frameworks")),
    ]
    if framework:
        trail.append((framework.title, reverse("label:change_framework", args=[framework.pk])))
    return trail


@allowed(everyone)
@require_safe
def framework(request: Request, number: int) -> HttpResponse:
    """Show a version that structures begin with, or began with."""
    found = get_object_or_404(Framework.objects.exclude(opened_on=None), number=number)
    trail: Trail = [(gettext("Structures sans discrimination"), reverse("label:register"))]
    return page(
        request, "label/framework.html", found.title, trail=trail, framework=found, criteria=found.criteria.all()
    )


@allowed(may_run_label)
@require_safe
def frameworks(request: Request) -> HttpResponse:
    """List the versions."""
    rows = Framework.objects.annotate(
        length=Count("criteria", distinct=True), uses=Count("applications", distinct=True)
    )
    return page(
        request, "label/frameworks.html", gettext("Référentiels du label"), trail=trail_to()[:1], frameworks=rows
    )


@allowed(may_run_label)
@require_POST
def adopt(request: Request) -> HttpResponse:
    """Start from the shipped framework."""
    return redirect("label:change_framework", adopt_shipped(actor=request.user).pk)


@allowed(may_run_label)
@require_POST
def copy(request: Request, framework_id: int) -> HttpResponse:
    """Prepare the next version."""
    found = get_object_or_404(Framework, pk=framework_id)
    return redirect("label:change_framework", copy_framework(framework=found, actor=request.user).pk)


@allowed(may_run_label)
def change(request: Request, framework_id: int) -> HttpResponse:
    """Show a version with its criteria, and let it be changed while nobody uses it."""
    found = get_object_or_404(Framework, pk=framework_id)
    title = found.title
    form = FrameworkForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_framework(framework=form.instance, actor=request.user)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("C'est enregistré."))
            return redirect("label:change_framework", found.pk)
    return page(
        request,
        "label/change_framework.html",
        title,
        trail=trail_to(),
        status=422 if form.errors else 200,
        framework=found,
        criteria=found.criteria.all(),
        form=form,
        frozen=why_frozen(found),
    )


@allowed(may_run_label)
@require_POST
def put_in_force(request: Request, framework_id: int) -> HttpResponse:
    """Let structures begin with a version."""
    found = get_object_or_404(Framework, pk=framework_id)
    try:
        open_framework(framework=found, actor=request.user)
    except NotNow as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("Le référentiel est ouvert : les prochaines candidatures le suivent."))
    return redirect("label:change_framework", found.pk)


@allowed(may_run_label)
def criterion(request: Request, framework_id: int, criterion_id: int | None = None) -> HttpResponse:
    """Add a criterion, or change one."""
    found = get_object_or_404(Framework, pk=framework_id)
    held = found.criteria.filter(pk=criterion_id).first() if criterion_id else Criterion(framework=found)
    if held is None:
        raise Http404
    done = reverse("label:change_framework", args=[found.pk])
    if frozen := why_frozen(found):
        messages.info(request, frozen)
        return redirect(done)
    form = CriterionForm(request.POST or None, instance=held)
    if request.method == "POST" and form.is_valid():
        try:
            save_criterion(criterion=form.save(commit=False), actor=request.user)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    title = gettext("Modifier un critère") if criterion_id else gettext("Ajouter un critère")
    return form_page(request, form, title, done, trail=trail_to(found))


@allowed(may_run_label)
@require_POST
def drop_criterion(request: Request, framework_id: int, criterion_id: int) -> HttpResponse:
    """Remove a criterion."""
    held = get_object_or_404(Criterion, framework=framework_id, pk=criterion_id)
    try:
        remove_criterion(criterion=held, actor=request.user)
    except NotNow as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("Le critère est retiré."))
    return redirect("label:change_framework", framework_id)
