"""What the public reads of a report: its data, limited to what the plan's public pages show, and its document."""

from django.utils.translation import gettext, override

from vigie.cockpit.annual_report.collecting_json import from_json
from vigie.cockpit.annual_report.collecting_values import PlanSummary, ReportData
from vigie.cockpit.annual_report.composing import document_of
from vigie.cockpit.annual_report.freezing import LANGUAGE, edition_label
from vigie.cockpit.annual_report.public_report_data import PUBLIC_SECTIONS, Opened, OpenedAction, public_data
from vigie.cockpit.models import OpenedEdition, ReportEdition
from vigie.core.documents import Document
from vigie.plan.models import AxisItem, Plan, PublicCopy
from vigie.plan.public_content import Content
from vigie.plan.public_pages import SHOWN_FOLLOW_UPS, timing_in_words


class CannotOpen(Exception):
    """An edition cannot be opened; the message is a French sentence that says what to do."""


def opened_parts(plan: Plan) -> Opened | None:
    """Return what the public pages of a plan show now; None when the plan is closed. One query."""
    contents: dict[str, list[Content]] = {kind: [] for kind in PublicCopy.ObjectType.values}
    for kind, content in PublicCopy.objects.filter(plan=plan).values_list("object_type", "content"):
        contents[kind].append(content)
    if not contents[PublicCopy.ObjectType.PLAN]:
        return None
    said = contents[PublicCopy.ObjectType.PLAN][0]
    axes = contents[PublicCopy.ObjectType.AXIS]
    return Opened(
        plan=PlanSummary(
            title=said["title"],
            territory=said["territory_name"],
            annex=said["annex"],
            objective=said["objective"],
            starts_in=said["starts_in"],
            ends_in=said["ends_in"],
        ),
        actions={one["code"]: opened_action(one) for one in contents[PublicCopy.ObjectType.ACTION]},
        axes={axis["code"]: axis["title"] for axis in axes},
        follow_ups=shown_follow_ups(axes),
        priorities=frozenset(priority["text"] for priority in said["priorities"]),
        linkages={linkage["name"]: linkage["tie"] for linkage in said["linkages"]},
    )


def opened_action(content: Content) -> OpenedAction:
    """Return what the public page of an action shows."""
    return OpenedAction(
        name=content["name"],
        description=content["description"],
        bearers=tuple(content["bearers"]),
        partners=tuple(content["partners"]),
        timing=timing_in_words(content["timing"]),
        notes=frozenset(note["text"] for note in content.get("notes", [])),
        has_budget="budget" in content,
    )


def shown_follow_ups(axes: list[Content]) -> dict[tuple[str, str], str]:
    """Return what public pages say became of each recommendation, by axis and text: good news, or nothing."""
    return {
        (axis["code"], item["text"]): item["follow_up"] if item["follow_up"] in SHOWN_FOLLOW_UPS else ""
        for axis in axes
        for item in axis["items"]
        if item["kind"] == AxisItem.Kind.RECOMMENDATION
    }


def data_for_public(edition: ReportEdition) -> ReportData:
    """Return what everyone would read of an edition opened now. Raises CannotOpen when the plan is closed."""
    with override(LANGUAGE):
        opened = opened_parts(edition.report.plan)
        if opened is None:
            raise CannotOpen(gettext("Le plan n'est pas ouvert au public : ouvrez-le d'abord, puis ouvrez ce rapport."))
        return public_data(from_json(edition.data), opened)


def document_for_public(edition: ReportEdition, data: ReportData) -> Document:
    """Return the public version as a document: the sections everyone may read, with the comments of the edition."""
    with override(LANGUAGE):
        sections = [code for code in edition.sections if code in PUBLIC_SECTIONS]
        comments = {code: text for code, text in edition.comments.items() if code in PUBLIC_SECTIONS}
        return document_of(data, sections=sections, comments=comments, edition=edition_label(edition))


def public_document(opened: OpenedEdition) -> Document:
    """Return what the public reads today, drawn from what was frozen when it was opened."""
    return document_for_public(opened.edition, from_json(opened.data))
