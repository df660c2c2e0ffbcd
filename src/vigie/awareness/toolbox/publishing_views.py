"""Publishing a tool: read over, sent back, or opened to everyone; its files; what users say."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.awareness.access import tool_or_404
from vigie.awareness.models import Feedback, ToolFile
from vigie.awareness.pages import confirm_page, form_page, page
from vigie.awareness.rules import may_prepare, may_run_awareness
from vigie.awareness.toolbox.feedback import keep_feedback, show_feedback
from vigie.awareness.toolbox.files import add_file, remove_file
from vigie.awareness.toolbox.forms import ReturnForm, ToolFileForm, ToolReadingForm
from vigie.awareness.toolbox.tool_life import publish_tool, return_tool
from vigie.awareness.toolbox.tool_views import trail_to_tools
from vigie.awareness.wording.vocabulary import advice_on

PER_PAGE = 30


@allowed(may_run_awareness)
def open_tool(request: Request, tool_id: int) -> HttpResponse:
    """Ask what must be answered, then publish a tool as it is written now."""
    found = tool_or_404(request, tool_id)
    form = ToolReadingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        given = {"answers": form.answers, "note": said["change"], "remark": said["note"]}
        publish_tool(tool_id=found.pk, actor=request.user, **given)
        messages.success(request, gettext("L'outil est public."))
        return redirect("awareness:tool", found.pk)
    return page(
        request,
        "awareness/toolbox/publish.html",
        gettext("Publier : %(title)s") % {"title": found.title},
        trail=trail_to_tools(found),
        status=422 if form.errors else 200,
        tool=found,
        form=form,
        advice=advice_on([found.title, found.summary, found.text, found.loan_terms]),
        done=reverse("awareness:tool", args=[found.pk]),
    )


@allowed(may_run_awareness)
def send_tool_back(request: Request, tool_id: int) -> HttpResponse:
    """Send a proposed tool back, with what to change."""
    found = tool_or_404(request, tool_id)
    form = ReturnForm(request.POST if request.method == "POST" else None)
    done = reverse("awareness:tool", args=[found.pk])
    if form.is_valid():
        return_tool(tool_id=found.pk, reason=form.cleaned_data["reason"], actor=request.user)
        messages.success(request, gettext("C'est renvoyé, avec ce qui est à revoir."))
        return redirect(done)
    title = gettext("Renvoyer à la structure")
    return form_page(request, form, title, done, trail=trail_to_tools(found), submit_label=gettext("Renvoyer"))


@allowed(may_prepare)
def join_file(request: Request, tool_id: int) -> HttpResponse:
    """Join a file to a tool."""
    found = tool_or_404(request, tool_id)
    form = ToolFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    done = reverse("awareness:tool", args=[found.pk])
    if form.is_valid():
        row = form.save(commit=False)
        row.title = form.cleaned_data["title"]
        add_file(tool=found, row=row, checked=form.checked, actor=request.user)
        messages.success(request, gettext("Le fichier est joint, sans ce qui y était caché (auteur, lieu, appareil)."))
        return redirect(done)
    title = gettext("Joindre un fichier")
    return form_page(request, form, title, done, trail=trail_to_tools(found), submit_label=gettext("Joindre"))


@allowed(may_prepare)
def drop_file(request: Request, file_id: int) -> HttpResponse:
    """Ask, then take a file out of a tool."""
    row = get_object_or_404(ToolFile.objects.select_related("tool__published_version"), pk=file_id, removed_on=None)
    found = tool_or_404(request, row.tool_id)
    done = reverse("awareness:tool", args=[found.pk])
    if request.method == "POST":
        remove_file(row=row, actor=request.user)
        messages.success(request, gettext("Le fichier est retiré."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Retirer ce fichier ?"),
        subject=row.title,
        consequence=gettext("La version que le public lit le garde jusqu'à la prochaine publication."),
        submit_label=gettext("Retirer"),
        done=done,
        trail=trail_to_tools(found),
    )


@allowed(may_run_awareness)
@require_safe
def feedback_list(request: Request) -> HttpResponse:
    """Show what whoever used tools says, unread first."""
    rows = Feedback.objects.select_related("tool").order_by("-state", "-sent_on", "-pk")
    wanted = request.GET.get("etat")
    if wanted in Feedback.State.values:
        rows = rows.filter(state=wanted)
    return page(
        request,
        "awareness/toolbox/feedback.html",
        gettext("Retours d'usage"),
        trail=trail_to_tools(),
        listed=Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        state=wanted or "",
        states=Feedback.State.choices,
    )


@allowed(may_run_awareness)
@require_POST
def settle_feedback(request: Request, feedback_id: int) -> HttpResponse:
    """Show a feedback to everyone, or keep it for the team."""
    feedback = get_object_or_404(Feedback, pk=feedback_id)
    acts = {"montrer": show_feedback, "garder": keep_feedback}
    act = acts.get(request.POST.get("acte", ""))
    if act is None:
        raise Http404
    act(feedback_id=feedback.pk, actor=request.user)
    messages.success(request, gettext("C'est noté."))
    return redirect("awareness:feedback_list")
