"""Tools as they are written: the list, the page of a draft, what is done with it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.history import history_of
from vigie.awareness.access import is_pilot, organisations_for, own, tool_or_404
from vigie.awareness.models import Feedback, Tool
from vigie.awareness.pages import Trail, confirm_page, form_page, page, trail_home, trail_to
from vigie.awareness.rules import may_prepare, may_run_awareness
from vigie.awareness.toolbox.content import compared, content_of, words_of
from vigie.awareness.toolbox.forms import ToolForm
from vigie.awareness.toolbox.tool_life import (
    NotNow,
    add_tool,
    change_tool,
    reason_not_to_remove,
    remove_tool,
    state_of,
    submit_tool,
    withdraw_tool,
)
from vigie.awareness.wording.reading import answers_in_words

PER_PAGE = 50


def trail_to_tools(tool: Tool | None = None) -> Trail:
    """Return the links back to the list of tools, and to one of them."""
    trail = trail_to(gettext("Outils"), "tools")
    return [*trail, (tool.title, reverse("awareness:tool", args=[tool.pk]))] if tool else trail


@allowed(may_prepare)
@require_safe
def tools(request: Request) -> HttpResponse:
    """List the tools that someone may change, those that wait first."""
    to_read = Count("feedback", filter=Q(feedback__state=Feedback.State.TO_READ))
    rows = Tool.objects.filter(own(request.actor)).select_related("organisation__parent").annotate(to_read=to_read)
    rows = rows.order_by("-submitted_on", "title", "pk") if is_pilot(request.actor) else rows.order_by("title", "pk")
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "awareness/toolbox/tools.html",
        gettext("Outils"),
        trail=trail_home(),
        listed=listed,
        rows=[(tool, state_of(tool)) for tool in listed],
        to_read=Feedback.objects.filter(state=Feedback.State.TO_READ).count() if is_pilot(request.actor) else 0,
        is_pilot=is_pilot(request.actor),
    )


@allowed(may_prepare)
@require_safe
def tool(request: Request, tool_id: int) -> HttpResponse:
    """Preview a tool as it is written, say what changes from its public version, and what can be done."""
    found = tool_or_404(request, tool_id)
    content = content_of(found)
    version = found.published_version
    changes = compared(version.content, content) if version else []
    reading = getattr(version, "reading", None)
    return page(
        request,
        "awareness/toolbox/tool.html",
        found.title,
        trail=trail_to_tools(),
        is_fictitious=found.is_fictitious,
        tool=found,
        content=content,
        words=words_of(content),
        files=found.files.filter(removed_on=None),
        state=state_of(found, has_changes=bool(changes)),
        changes=changes,
        answers=answers_in_words(reading.answers) if reading else [],
        is_pilot=is_pilot(request.actor),
        may_remove=not reason_not_to_remove(found),
        history=history_of(found, 10),
    )


@allowed(may_prepare)
def enter_tool(request: Request) -> HttpResponse:
    """Write a new tool, as a draft."""
    form = tool_form(request, Tool())
    if form.is_valid():
        added = add_tool(tool=form.save(commit=False), actor=request.user)
        messages.success(request, gettext("C'est enregistré : un brouillon, que le public ne voit pas encore."))
        return redirect("awareness:tool", added.pk)
    title = gettext("Ajouter un outil")
    return form_page(request, form, title, reverse("awareness:tools"), trail=trail_to_tools())


@allowed(may_prepare)
def edit_tool(request: Request, tool_id: int) -> HttpResponse:
    """Change what is written; the public goes on reading the last version."""
    with transaction.atomic():
        found = tool_or_404(request, tool_id, lock=True)
        form = tool_form(request, found)
        if form.is_valid():
            change_tool(tool=form.save(commit=False), actor=request.user)
            messages.success(
                request, gettext("C'est enregistré. Le public lit la version d'avant jusqu'à la publication.")
            )
            return redirect("awareness:tool", found.pk)
    done = reverse("awareness:tool", args=[found.pk])
    return form_page(request, form, gettext("Modifier l'outil"), done, trail=trail_to_tools(found))


def tool_form(request: Request, tool: Tool) -> ToolForm:
    """Return the form of a tool for whoever writes it."""
    return ToolForm(
        request.POST if request.method == "POST" else None,
        instance=tool,
        organisations=organisations_for(request.actor),
        must_belong=not is_pilot(request.actor),
    )


@allowed(may_prepare)
@require_POST
def propose_tool(request: Request, tool_id: int) -> HttpResponse:
    """Propose a tool to the pilot."""
    found = tool_or_404(request, tool_id)
    submit_tool(tool_id=found.pk, actor=request.user)
    messages.success(request, gettext("C'est proposé : l'équipe qui pilote le plan relit, puis publie."))
    return redirect("awareness:tool", found.pk)


@allowed(may_run_awareness)
def take_tool_back(request: Request, tool_id: int) -> HttpResponse:
    """Ask, then take a tool away from the public."""
    found = tool_or_404(request, tool_id)
    if request.method == "POST":
        withdraw_tool(tool_id=found.pk, actor=request.user)
        messages.success(request, gettext("L'outil n'est plus public."))
        return redirect("awareness:tool", found.pk)
    return confirm_page(
        request,
        gettext("Retirer cet outil ?"),
        subject=found.title,
        consequence=gettext("Le public ne le lira plus. Ses versions restent, et il peut être publié à nouveau."),
        submit_label=gettext("Retirer"),
        done=reverse("awareness:tool", args=[found.pk]),
        trail=trail_to_tools(found),
    )


@allowed(may_prepare)
def drop_tool(request: Request, tool_id: int) -> HttpResponse:
    """Ask, then remove a draft that was never public."""
    found = tool_or_404(request, tool_id)
    if request.method == "POST":
        try:
            remove_tool(tool_id=found.pk, actor=request.user)
        except NotNow as refusal:
            messages.warning(request, str(refusal))
            return redirect("awareness:tool", found.pk)
        messages.success(request, gettext("Le brouillon est supprimé."))
        return redirect("awareness:tools")
    return confirm_page(
        request,
        gettext("Supprimer ce brouillon ?"),
        subject=found.title,
        consequence=gettext("Il disparaîtra avec ses fichiers ; le journal en garde la trace."),
        refusal=reason_not_to_remove(found),
        submit_label=gettext("Supprimer"),
        done=reverse("awareness:tool", args=[found.pk]),
        trail=trail_to_tools(found),
    )
