"""The public toolbox: found, read, compared from one version to another, told how it went."""

from pathlib import PurePosixPath

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.awareness.models import Definition, Feedback, Tool, ToolFile, ToolVersion
from vigie.awareness.pages import Trail, form_page, page
from vigie.awareness.rules import may_change
from vigie.awareness.toolbox.content import compared, words_of
from vigie.awareness.toolbox.feedback import send_feedback
from vigie.awareness.toolbox.files import shown_files
from vigie.awareness.toolbox.finding import SearchForm, found_tools, kinds_among
from vigie.awareness.toolbox.forms import FeedbackForm
from vigie.core.exports import safe_filename
from vigie.plan.meetings.documents_checking import TYPES

PER_PAGE = 24
# What else the public finds in the room.
ALSO = (
    ("awareness:definition", _("Notre définition commune, et qui l'a adoptée")),
    ("awareness:events", _("Les événements à venir")),
    ("awareness:public_interventions", _("Demander une intervention dans un établissement ou une équipe")),
)


def trail_to_toolbox(tool: Tool | None = None) -> Trail:
    """Return the links back to the toolbox, and to a tool."""
    trail: Trail = [(gettext("Boîte à outils"), reverse("awareness:toolbox"))]
    if tool:
        trail.append((title_of(tool), reverse("awareness:public_tool", args=[tool.pk])))
    return trail


def title_of(tool: Tool) -> str:
    """Return the title that everyone reads."""
    return str(tool.published_version.content["title"])


def public_tool_or_404(tool_id: int) -> Tool:
    """Return a tool that everyone may read."""
    return get_object_or_404(Tool.objects.public(), pk=tool_id)


@allowed(everyone)
@require_safe
def toolbox(request: Request) -> HttpResponse:
    """List the tools that answer a search."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = found_tools(asked.get("mots", ""), asked.get("sorte", ""), asked.get("public", ""))
    return page(
        request,
        "awareness/toolbox/toolbox.html",
        gettext("Boîte à outils"),
        form=form,
        listed=Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        number=len(found),
        is_searching=any(asked.values()),
        kinds=kinds_among(found),
        also=ALSO,
        definition=Definition.objects.adopted().first(),
    )


@allowed(everyone)
@require_safe
def public_tool(request: Request, tool_id: int) -> HttpResponse:
    """Show the version of a tool that everyone reads."""
    tool = public_tool_or_404(tool_id)
    content = tool.published_version.content
    return page(
        request,
        "awareness/toolbox/public_tool.html",
        title_of(tool),
        trail=trail_to_toolbox(),
        is_fictitious=tool.is_fictitious,
        tool=tool,
        content=content,
        words=words_of(content),
        files=tool.files.filter(pk__in=content["files"]),
        feedback=tool.feedback.filter(state=Feedback.State.SHOWN),
        may_write=may_change(request.actor, tool.organisation_id) is None,
    )


@allowed(everyone)
@require_safe
def tool_history(request: Request, tool_id: int) -> HttpResponse:
    """Show the versions of a tool, and what changed between two of them."""
    tool = public_tool_or_404(tool_id)
    versions = list(tool.versions.all())
    after = chosen(versions, request.GET.get("a")) or versions[0]
    before = chosen(versions, request.GET.get("de")) or next(
        (version for version in versions if version.number < after.number), None
    )
    return page(
        request,
        "awareness/toolbox/history.html",
        gettext("Versions : %(title)s") % {"title": title_of(tool)},
        trail=trail_to_toolbox(tool),
        is_fictitious=tool.is_fictitious,
        versions=versions,
        before=before,
        after=after,
        changes=compared(before.content, after.content) if before else [],
    )


def chosen(versions: list[ToolVersion], number: str | None) -> ToolVersion | None:
    """Return the version of a number as it comes in an address."""
    return next((version for version in versions if str(version.number) == number), None)


@allowed(everyone)
def give_feedback(request: Request, tool_id: int) -> HttpResponse:
    """Let whoever used a tool say how it went; the pilot reads it first."""
    tool = public_tool_or_404(tool_id)
    form = FeedbackForm(request=request)
    if request.method == "POST" and form.is_valid():
        if not form.is_robot:
            form.note_sending()
            send_feedback(tool=tool, feedback=form.save(commit=False))
        return redirect("awareness:feedback_thanks", tool.pk)
    return form_page(
        request,
        form,
        gettext("J'ai utilisé cet outil"),
        reverse("awareness:public_tool", args=[tool.pk]),
        trail=trail_to_toolbox(tool),
        submit_label=gettext("Envoyer"),
        intro=gettext("Racontez comment cela s'est passé : l'équipe lit d'abord, puis votre retour en aide d'autres."),
        note=gettext("Aucun nom de personne n'est demandé. Un retour qui n'est pas montré est effacé au bout d'un an."),
    )


@allowed(everyone)
@require_safe
def feedback_thanks(request: Request, tool_id: int) -> HttpResponse:
    """Say what happens next."""
    tool = public_tool_or_404(tool_id)
    return page(
        request,
        "awareness/message.html",
        gettext("Merci de votre retour"),
        trail=trail_to_toolbox(tool),
        sentence=gettext(
            "L'équipe qui pilote le plan le lira, puis le montrera à celles et ceux qui cherchent un outil."
        ),
        next_url=reverse("awareness:toolbox"),
        next_label=gettext("Revenir à la boîte à outils"),
    )


@allowed(everyone)
@require_safe
def tool_file(request: Request, file_id: int) -> HttpResponse:
    """Give a file of a public tool; of a draft, to whoever may write it. An image is shown, the rest is saved."""
    row = get_object_or_404(ToolFile.objects.select_related("tool__published_version"), pk=file_id)
    is_shown = row.tool.is_public and row.pk in shown_files(row.tool)
    if not is_shown and may_change(request.actor, row.tool.organisation_id):
        raise Http404
    try:
        with row.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError as missing:
        raise Http404(
            gettext("Ce fichier manque sur le serveur : demandez à qui l'a joint de le redonner.")
        ) from missing
    extension = PurePosixPath(str(row.file.name)).suffix.lstrip(".")
    response = HttpResponse(content, content_type=TYPES[extension])
    way = "inline" if row.is_image else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{safe_filename(row.title, extension)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=3600" if is_shown else "private, no-store"
    return response
