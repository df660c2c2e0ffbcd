"""Pages in which the pilot reads and keeps the lists that facts are coded with. No fact is ever shown there."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.observatory.models import CommuneGroup, ReferentialItem
from vigie.observatory.referentials.editing import (
    add_item,
    change_item,
    remove_group,
    restore_item,
    retire_item,
    write_group,
)
from vigie.observatory.referentials.forms import AgeBandForm, GroupForm, ItemForm
from vigie.observatory.referentials.lists import current_lists
from vigie.observatory.referentials.public_lists import LABELS
from vigie.observatory.rules import may_run_observatory
from vigie.observatory.working_pages import working_page

MAIN = "observatory:referentials"
LAW = ("criterion", "domain", "type")
EDIT, CONFIRM = "observatory/referentials/edit.html", "observatory/referentials/confirm.html"


@allowed(may_run_observatory)
@require_safe
def referentials(request: Request) -> HttpResponse:
    """Show every list: those kept here, those of law, places."""
    lists, items = current_lists(), list(ReferentialItem.objects.all())
    kept = [
        (kind, label, [item for item in items if item.kind == kind]) for kind, label in ReferentialItem.Kind.choices
    ]
    places = [place for place in lists["place"] if place.code.startswith("qpv:")]
    return working_page(
        request,
        "observatory/referentials/lists.html",
        MAIN,
        kept=kept,
        law=[(LABELS[name], lists[name]) for name in LAW],
        groups=CommuneGroup.objects.prefetch_related("communes"),
        alone=[place for place in lists["place"] if place.code.startswith("commune:") and not place.parents],
        neighbourhoods=places,
    )


def step(request: Request, template: str, title: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Draw a page that does one thing to the lists."""
    context |= {"done": reverse(MAIN)}
    return working_page(request, template, MAIN, title=title, status=status, **context)


def back(request: Request, sentence: str) -> HttpResponse:
    """Say what was done, and return to the lists."""
    messages.success(request, sentence)
    return redirect(MAIN)


# --- Values ----------------------------------------------------------------------------------------------------------
@allowed(may_run_observatory)
def add_referential_item(request: Request, kind: str) -> HttpResponse:
    """Add a value to a list."""
    if kind not in ReferentialItem.Kind.values:
        raise Http404
    form: ItemForm | AgeBandForm
    if kind == ReferentialItem.Kind.AGE_BAND:
        form = AgeBandForm(request.POST or None)
    else:
        form = ItemForm(request.POST or None, instance=ReferentialItem(kind=kind), initial={"order": 0})
    if form.is_valid():
        item = form.item() if isinstance(form, AgeBandForm) else form.instance
        try:
            add_item(item=item, actor=request.user)
            return back(request, gettext("« %(label)s » est dans la liste.") % {"label": item.label})
        except IntegrityError:
            form.add_error(None, gettext("Cette valeur vient d'être ajoutée."))
    title = gettext("Ajouter à la liste : %(kind)s") % {"kind": ReferentialItem.Kind(kind).label}
    return step(request, EDIT, title, form=form, status=422 if form.errors else 200)


@allowed(may_run_observatory)
def change_referential_item(request: Request, item_id: int) -> HttpResponse:
    """Rename or move a value."""
    with transaction.atomic():
        item = get_object_or_404(ReferentialItem.objects.select_for_update(), pk=item_id)
        form = ItemForm(request.POST or None, instance=item)
        if form.is_valid():
            fields = [name for name in form.changed_data if name != "seen"]
            change_item(item=form.instance, fields=fields, changes=form.changes(), actor=request.user)
            return back(request, gettext("C'est enregistré."))
    title = gettext("Modifier : %(label)s") % {"label": form.initial["label"]}
    return step(request, EDIT, title, form=form, item=item, status=422 if form.errors else 200)


@allowed(may_run_observatory)
def retire_referential_item(request: Request, item_id: int) -> HttpResponse:
    """Ask whether new facts must no longer take a value, then say so."""
    item = get_object_or_404(ReferentialItem, pk=item_id)
    if request.method == "POST":
        if retire_item(item_id=item.pk, day=timezone.localdate(), actor=request.user):
            return back(request, gettext("« %(label)s » n'est plus proposé.") % {"label": item.label})
        return redirect(MAIN)
    refusal = None
    if item.is_for_good:
        refusal = gettext("Cette valeur ne se retire pas : il faut toujours pouvoir dire qu'on ne sait pas.")
    context: dict[str, Any] = {
        "subject": item.label,
        "refusal": refusal,
        "consequence": gettext("Les prochains faits ne la prendront plus. Les faits déjà versés la gardent."),
        "submit_label": gettext("Retirer de la liste"),
    }
    return step(request, CONFIRM, gettext("Retirer une valeur"), **context)


@require_POST
@allowed(may_run_observatory)
def restore_referential_item(request: Request, item_id: int) -> HttpResponse:
    """Put a retired value back."""
    item = get_object_or_404(ReferentialItem, pk=item_id)
    restore_item(item_id=item.pk, actor=request.user)
    return back(request, gettext("« %(label)s » est à nouveau proposé.") % {"label": item.label})


# --- Groups of communes ----------------------------------------------------------------------------------------------
@allowed(may_run_observatory)
def add_commune_group(request: Request) -> HttpResponse:
    """Make a group of communes."""
    return edit_group(request, CommuneGroup(), gettext("Ajouter un groupe de communes"))


@allowed(may_run_observatory)
def change_commune_group(request: Request, group_id: int) -> HttpResponse:
    """Rename a group, or change its communes."""
    with transaction.atomic():
        group = get_object_or_404(CommuneGroup.objects.select_for_update(), pk=group_id)
        return edit_group(request, group, gettext("Modifier : %(label)s") % {"label": group.name})


def edit_group(request: Request, group: CommuneGroup, title: str) -> HttpResponse:
    """Draw the form of a group, or write it."""
    form = GroupForm(request.POST or None, instance=group)
    if form.is_valid():
        fields = [name for name in form.changed_data if name not in ("seen", "communes")]
        try:
            write_group(
                group=form.instance,
                communes=list(form.cleaned_data["communes"]),
                fields=fields,
                changes=form.changes(),
                actor=request.user,
            )
            return back(request, gettext("Le groupe est enregistré."))
        except IntegrityError:
            form.add_error("communes", gettext("Une de ces communes vient d'entrer dans un autre groupe."))
    shown = group if group.pk else None
    return step(request, EDIT, title, form=form, group=shown, status=422 if form.errors else 200)


@allowed(may_run_observatory)
def remove_commune_group(request: Request, group_id: int) -> HttpResponse:
    """Ask whether a group must be undone, then undo it."""
    group = get_object_or_404(CommuneGroup, pk=group_id)
    if request.method == "POST":
        remove_group(group_id=group.pk, actor=request.user)
        return back(request, gettext("Le groupe est défait ; ses communes restent."))
    context: dict[str, Any] = {
        "subject": group.name,
        "consequence": gettext(
            "Ses communes ne seront plus réunies dans les prochaines éditions. Les éditions signées ne changent pas."
        ),
        "submit_label": gettext("Défaire le groupe"),
    }
    return step(request, CONFIRM, gettext("Défaire un groupe de communes"), **context)
