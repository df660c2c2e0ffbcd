"""What is done with a tool, from a draft to the public; each act with its line of the journal."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.models import EditorialReading, Tool, ToolVersion
from vigie.awareness.toolbox.content import content_of, search_text


class NotNow(Exception):
    """An act that makes no sense on what it is asked for; the message says why, in French."""


def locked(tool_id: int) -> Tool:
    """Return a tool, locked."""
    return Tool.objects.select_for_update().get(pk=tool_id)


def add_tool(*, tool: Tool, actor: Person) -> Tool:
    """Add a draft."""
    with transaction.atomic():
        tool.save(force_insert=True)
        record(actor=actor, verb="tool_added", on=tool)
    return tool


def change_tool(*, tool: Tool, actor: Person) -> None:
    """Write what a form changes; the public goes on reading the last version. Call it on a locked row."""
    with transaction.atomic():
        tool.save()
        record(actor=actor, verb="tool_changed", on=tool)


def submit_tool(*, tool_id: int, actor: Person) -> None:
    """Propose a tool, or what changes in it, to the pilot; done twice, it is once."""
    with transaction.atomic():
        tool = locked(tool_id)
        if tool.submitted_on:
            return
        tool.submitted_on, tool.returned_for = timezone.localdate(), ""
        tool.save(update_fields=["submitted_on", "returned_for"])
        record(actor=actor, verb="tool_submitted", on=tool)


def return_tool(*, tool_id: int, reason: str, actor: Person) -> None:
    """Send a tool back to whoever proposed it, with what to change."""
    with transaction.atomic():
        tool = locked(tool_id)
        tool.submitted_on, tool.returned_for = None, reason
        tool.save(update_fields=["submitted_on", "returned_for"])
        record(actor=actor, verb="tool_returned", on=tool)


def publish_tool(
    *, tool_id: int, answers: Mapping[str, str], actor: Person, note: str = "", remark: str = ""
) -> ToolVersion:
    """Let everyone read a tool as it is written now: a version that never changes, with what was answered before.

    Published again as it is, the version of before is returned. note: what changes.
    """
    with transaction.atomic():
        tool = locked(tool_id)
        content, last = content_of(tool), tool.versions.first()
        if last and last.content == content and tool.is_public:
            return last
        version = ToolVersion.objects.create(
            tool=tool,
            number=last.number + 1 if last else 1,
            content=content,
            search=search_text(content),
            note=note,
        )
        EditorialReading.objects.create(version=version, answers=dict(answers), note=remark)
        tool.published_version, tool.submitted_on, tool.returned_for, tool.withdrawn_on = version, None, "", None
        tool.save(update_fields=["published_version", "submitted_on", "returned_for", "withdrawn_on"])
        record(actor=actor, verb="tool_published", on=tool, changes={"version": ["", str(version.number)]})
    return version


def withdraw_tool(*, tool_id: int, actor: Person) -> None:
    """Take a tool away from the public; its versions stay, and it may be published again."""
    with transaction.atomic():
        tool = locked(tool_id)
        if not tool.is_public:
            return
        tool.withdrawn_on = timezone.localdate()
        tool.save(update_fields=["withdrawn_on"])
        record(actor=actor, verb="tool_withdrawn", on=tool)


def remove_tool(*, tool_id: int, actor: Person) -> None:
    """Remove a draft that was never public. Raises NotNow otherwise: what was read stays in the history."""
    with transaction.atomic():
        tool = locked(tool_id)
        if reason := reason_not_to_remove(tool):
            raise NotNow(reason)
        record(actor=actor, verb="tool_removed", on=tool)
        tool.delete()


def reason_not_to_remove(tool: Tool) -> str:
    """Return why a tool stays; empty when it may go."""
    if tool.versions.exists():
        return gettext("Cet outil a été publié : retirez-le, son histoire reste.")
    if tool.loans.exists():
        return gettext("Cet outil a été demandé en prêt : gardez-le, ou répondez d'abord aux demandes.")
    return ""


def state_of(tool: Tool, *, has_changes: bool = False) -> tuple[str, str]:
    """Return where a tool stands: the colour of its badge and its words. has_changes: since its last version."""
    if tool.withdrawn_on:
        return "abandoned", gettext("retiré")
    if tool.submitted_on:
        return "warning", gettext("proposé, à relire")
    if tool.published_version_id:
        if has_changes:
            return "ongoing", gettext("publié, avec des changements en préparation")
        return "ok", gettext("publié")
    if tool.returned_for:
        return "late", gettext("à revoir")
    return "to_start", gettext("brouillon")
