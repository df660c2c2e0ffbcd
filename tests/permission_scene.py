"""A plan that lives, seen by ten people of two sides: what the table of permissions is tried on."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.factories import (
    ActionFactory,
    AxisFactory,
    BodyFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PlanFactory,
)
from tests.observatory.editions_scene import add_editions
from tests.observatory.facts_scene import add_facts_pages
from tests.observatory.working_scene import add_working_rows, values_of
from tests.support.cases_scene import add_cases
from tests.support.points.points_scene import make_points
from tests.surveys.managing.scene_pages import add_surveys
from tests.surveys.results.scene import add_opened_results
from tests.vaults import give_vault
from vigie.accounts.models import Organisation, Role
from vigie.cockpit.agenda.feeds import open_feed
from vigie.cockpit.annual_report.editing import create_report
from vigie.cockpit.annual_report.freezing import freeze_report
from vigie.cockpit.annual_report.public_report_opening import open_edition
from vigie.cockpit.models import DraftFile
from vigie.core.outbox import send
from vigie.plan.models import (
    AgendaItem,
    Alert,
    AskedFigure,
    Attendance,
    AxisItem,
    BodyCategory,
    GovernanceDocument,
    Linkage,
    MeetingUpload,
    Participation,
    PlanVersion,
    Proposal,
    Revision,
    StandingItem,
    YearlyMoment,
    YearlyMomentDate,
)
from vigie.plan.opening import open_whole_plan
from vigie.surveys.results.urls import urlpatterns as results_addresses

VISITOR, ADMINISTRATOR, PILOT = "visitor", "administrator", "pilot"
# Of the organisation that carries the action and sits in the body; the runner sits in person, for a third one.
RUNNER, CONTRIBUTOR, READER = "runner", "contributor", "reader"
# Of another organisation, which neither carries nor sits. The other reader reviews the observatory's edition.
OTHER_CONTRIBUTOR, OTHER_READER = "other contributor", "other reader"
# The first sits in the body, the second does not.
ELECTED_MEMBER, OTHER_ELECTED_MEMBER = "elected member", "other elected member"
# The first follows a case and refers part of it to the second, who listens for another organisation; vaults open.
LISTENER, OTHER_LISTENER = "listener", "other listener"
SUPERVISOR, OTHER_SUPERVISOR = "supervisor", "other supervisor"
# Whoever has a vault.
WITH_A_VAULT = (LISTENER, OTHER_LISTENER)

PEOPLE = (
    VISITOR,
    ADMINISTRATOR,
    PILOT,
    RUNNER,
    CONTRIBUTOR,
    READER,
    OTHER_CONTRIBUTOR,
    OTHER_READER,
    ELECTED_MEMBER,
    OTHER_ELECTED_MEMBER,
    LISTENER,
    OTHER_LISTENER,
    SUPERVISOR,
    OTHER_SUPERVISOR,
)

# Of an edition in preparation.
LIST_PAGES = ("change_referential_item", "retire_referential_item", "restore_referential_item")
FACT_FILE_PAGES = ("facts_preview", "confirm_facts", "cancel_facts")
DRAFT_PAGES = (
    "abandon_draft",
    "draft",
    "draft_content",
    "edit_draft",
    "protect_draft",
    "review_draft",
    "sign_draft",
)

# What pages that only take something must be sent, to be more than misunderstood.
SENT = {
    "cockpit:ask_report_draft": {"format": "pdf"},
    "cockpit:move_section": {"rubrique": "synthesis", "acte": "descendre"},
    "support:end_referral": {"acte": "annuler"},
    "surveys:question_act": {"acte": "monter"},
}


def make_cast() -> tuple[dict[str, Any], SimpleNamespace]:
    """Return the people by their name in the table, and their organisations."""
    places = SimpleNamespace(
        town=OrganisationFactory(name="Agglomération d'essai"),
        bearer=OrganisationFactory(name="Association d'essai"),
        third=OrganisationFactory(name="Troisième structure"),
        other=OrganisationFactory(name="Autre structure"),
    )
    cast: dict[str, Any] = {VISITOR: None}
    for name, organisation, role in (
        (ADMINISTRATOR, places.town, Role.ADMINISTRATOR),
        (PILOT, places.town, Role.PILOT),
        (RUNNER, places.third, Role.CONTRIBUTOR),
        (CONTRIBUTOR, places.bearer, Role.CONTRIBUTOR),
        (READER, places.bearer, Role.READER),
        (OTHER_CONTRIBUTOR, places.other, Role.CONTRIBUTOR),
        (OTHER_READER, places.other, Role.READER),
        (ELECTED_MEMBER, places.town, Role.ELECTED_MEMBER),
        (OTHER_ELECTED_MEMBER, places.town, Role.ELECTED_MEMBER),
        (LISTENER, places.bearer, Role.LISTENER),
        (OTHER_LISTENER, places.other, Role.LISTENER),
        (SUPERVISOR, places.bearer, Role.SUPPORT_SUPERVISOR),
        (OTHER_SUPERVISOR, places.other, Role.SUPPORT_SUPERVISOR),
    ):
        cast[name] = MembershipFactory(organisation=organisation, role=role, person__name=name).person
    return cast, places


def make_things(cast: dict[str, Any], bearer: Organisation) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the values that addresses take, by the name of their parameter, then those of some addresses alone."""
    plan = PlanFactory(title="Plan d'essai", starts_in=2015, ends_in=2020)
    axis = AxisFactory(plan=plan)
    action = ActionFactory(plan=plan, code="A01")
    Participation.objects.create(action=action, organisation=bearer, part="bearer")
    body = BodyFactory(kind="watch_group", is_open=True)
    seat = BodyMemberFactory(body=body, person=None, organisation=bearer)
    BodyMemberFactory(body=body, person=cast[RUNNER], is_runner=True)
    BodyMemberFactory(body=body, person=cast[ELECTED_MEMBER], political_group="Groupe d'essai")
    asking = BodyMemberFactory(body=body, person=cast[OTHER_READER], joined_on=None, asked_on=date(2017, 1, 1))
    BodyCategory.objects.create(body=body, name="Associations")
    standing = StandingItem.objects.create(body=body, title="Égalité")
    alert = Alert.objects.create(body=body, title="Alerte", text="Regarder", raised_by=cast[ELECTED_MEMBER])
    meeting = MeetingFactory(body=body, plan=plan, dated=timezone.localdate().isoformat())
    item = AgendaItem.objects.create(meeting=meeting, title="Un point")
    item.alerts.add(alert)
    held = MeetingFactory(body=body, plan=plan, state="held", dated="2017-03-14")
    empty = MeetingFactory(body=body, plan=plan, dated="2017-06")
    Attendance.objects.create(meeting=meeting, member=seat, organisation=bearer)
    decision = DecisionFactory(meeting=meeting, number=1)
    document = GovernanceDocument(meeting=meeting, title="Note")
    document.file.save("note.pdf", ContentFile(b"%PDF-1.7"))
    version = PlanVersion.objects.create(plan=plan, number=1, content={"plan": {"titre": "x"}}, content_hash="0" * 64)
    revision = Revision.objects.create(plan=plan, base=version, year=2017)
    proposal = Proposal.objects.create(
        revision=revision,
        action=action,
        action_label=action.name,
        reason="Pour essayer",
        organisation=bearer,
        author=cast[CONTRIBUTOR],
        changes={"name": "Un autre nom"},
        before={"name": action.name},
    )
    item.proposals.add(proposal)
    linkage = Linkage.objects.create(plan=plan, name="Politique jeunesse")
    moment = YearlyMoment.objects.create(plan=plan, title="Restitution")
    moment_date = YearlyMomentDate(moment=moment, year=2017)
    moment_date.set_date("2017-05")
    moment_date.save()
    asked = AskedFigure.objects.create(action=action, label="Personnes accueillies", counts_people=True)
    advice = AxisItem.objects.create(axis=axis, kind="recommendation", text="Former")
    report = create_report(plan=plan, year=2017, actor=None)
    open_whole_plan(plan, cast[PILOT])
    edition = freeze_report(report_id=report.pk, actor=None)
    open_edition(edition=edition, actor=None)
    draft = DraftFile.objects.create(report=report, person=cast[PILOT], format="pdf", content=b"%PDF")
    written = b"instance;date\nGroupe;2017\n"
    upload = MeetingUpload.objects.create(person=cast[PILOT], file_name="reunions.csv", content=written)
    code = open_feed(person=cast[CONTRIBUTOR], name="Essai")
    message = send(to="ailleurs@exemple.fr", subject="Essai", body="Essai", kind="essai")
    observatory = SimpleNamespace()
    add_editions(observatory, cast[PILOT], cast[OTHER_READER])
    add_working_rows(observatory, cast[PILOT], axis)
    working, working_others = values_of(observatory)
    add_facts_pages(observatory, cast[PILOT])
    for name in WITH_A_VAULT:
        give_vault(cast[name])
    cases = add_cases(cast[LISTENER], cast[OTHER_LISTENER])
    reception = make_points(bearer)
    listening = reception.point.listenings.create(person=cast[CONTRIBUTOR])
    surveys = add_surveys(bearer, cast[CONTRIBUTOR], cast[OTHER_READER])
    opened = add_opened_results(bearer, cast[READER])
    of_results = {"survey_id": opened.survey_id, "wave_id": opened.pk, "code": opened.code, "file_format": "csv"}
    things = {
        "action_id": action.pk,
        "agreement_id": reception.agreement.pk,
        "alert_id": alert.pk,
        "asked_id": asked.pk,
        "act": "accepter",
        "body_id": body.pk,
        "case_id": cases.case.pk,
        "code": code,
        "decision_id": decision.pk,
        "document_id": document.pk,
        "draft_id": draft.pk,
        "edition_id": edition.pk,
        "group_id": observatory.group.pk,
        "feed_id": cast[CONTRIBUTOR].calendar_feeds.get().pk,
        "file_format": "pdf",
        "item_id": item.pk,
        "kind": "point",
        "line_id": standing.pk,
        "linkage_id": linkage.pk,
        "listening_id": listening.pk,
        "meeting_id": meeting.pk,
        "number": 1,
        "collector_id": surveys.collector.pk,
        "quota_id": surveys.quota.pk,
        "right_id": surveys.right.pk,
        "survey_id": surveys.survey.pk,
        "wave_id": surveys.wave.pk,
        "place": 2,
        "referral_id": cases.referral.pk,
        "task_id": cases.task.pk,
        "permanence_id": reception.permanence.pk,
        "plan_id": plan.pk,
        "point_id": reception.point.pk,
        "proposal_id": proposal.pk,
        "report_id": report.pk,
        "revision_id": revision.pk,
        "seat_id": seat.pk,
        "upload_id": upload.pk,
        "year": 2017,
    }
    # What the same parameter means elsewhere.
    others = {
        "plan:export_figures": {"file_format": "csv"},
        "plan:export_meetings": {"file_format": "csv"},
        "plan:compare_file": {"file_format": "xlsx"},
        "plan:recommendations_file": {"file_format": "csv"},
        "plan:follow_up": {"item_id": advice.pk},
        "plan:minutes": {"meeting_id": held.pk},
        "plan:decision_record": {"meeting_id": held.pk},
        "plan:reopen_meeting": {"meeting_id": held.pk},
        "plan:delete_meeting": {"meeting_id": empty.pk},
        "plan:answer_seat": {"seat_id": asking.pk},
        "support:activity_file": {"file_format": "csv"},
        "surveys:create_from_template": {"kind": "testing"},
        **{f"surveys:{pattern.name}": of_results for pattern in results_addresses},
        "support:coverage_file": {"file_format": "csv"},
        "support:case_file": {"file_id": cases.file.pk},
        "support:referral_file": {"file_id": cases.received_file.pk},
        "support:letter": {"kind": "prosecutor"},
        "support:letter_file": {"kind": "prosecutor", "file_format": "pdf"},
        "cockpit:retry_message": {"pk": message.pk},
        "cockpit:edition_file": {"file_format": "json"},
        "cockpit:report_comment": {"code": "synthesis"},
        "cockpit:refuse_reminders": {"code": "inconnu"},
        "observatory:add_referential_item": {"kind": "source"},
        **{f"observatory:{name}": {"item_id": observatory.listed.pk} for name in LIST_PAGES},
        **{f"observatory:{name}": {"upload_id": observatory.fact_upload.pk} for name in FACT_FILE_PAGES},
        **{f"observatory:{name}": {"draft_id": observatory.draft.pk} for name in DRAFT_PAGES},
    }
    return things | working, others | working_others
