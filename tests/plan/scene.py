"""A small plan with one of everything, in which every private field carries a word that must never get out."""

from datetime import date, time, timedelta
from types import SimpleNamespace

from django.utils import timezone

from tests.factories import (
    ActionFactory,
    AxisFactory,
    BodyFactory,
    BodyMemberFactory,
    DecisionFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    PlanFactory,
)
from vigie.accounts.models import Organisation
from vigie.plan.models import (
    ActionAxis,
    ActionNote,
    ActionStep,
    Alert,
    AskedFigure,
    Attendance,
    AxisItem,
    BibliographyEntry,
    BodyCategory,
    BodyMember,
    BudgetLine,
    CitedDocument,
    CitedFigure,
    Commitment,
    GovernanceDocument,
    HistoryEvent,
    HistoryItem,
    LegalReference,
    Linkage,
    LinkedDocument,
    Marker,
    Participation,
    Pillar,
    PlanPartner,
    PlanVersion,
    Priority,
    Proposal,
    QuantifiedTarget,
    ReadingNote,
    Revision,
    StandingItem,
    StateTool,
    UpdateLink,
    YearlyFigure,
    YearlyMoment,
    YearlyMomentDate,
)
from vigie.plan.update_links import hash_of

# No public page and no public copy may hold this word.
CANARY = "canarisecret"
CODE = "un-code-connu-des-tests-seulement"


def make_scene(bearer: Organisation, *, size: int = 1) -> SimpleNamespace:
    """Return a plan whose action A01 the organisation carries; ``size`` multiplies whatever pages list."""
    plan = PlanFactory(
        title="Plan d'essai",
        starts_in=2015,
        ends_in=2020,
        objective="garantir l'égalité",
        period_note=CANARY,
        governance={"source_text": CANARY},
        diagnosis={"provider": "Un cabinet", "findings": ["rien de sûr"]},
    )
    axis = AxisFactory(plan=plan, number=1, code="F1", title="Observer", stake="Voir clair", companion=CANARY)
    lead = PersonFactory(name=f"Lou {CANARY}", email=f"{CANARY}@exemple.fr", is_active=False)
    action = ActionFactory(
        plan=plan,
        code="A01",
        name="Compter ensemble",
        description="On compte.",
        lead=lead,
        source_notes=CANARY,
        source_table=CANARY,
        source_axis_label=CANARY,
        unblocking_condition=CANARY,
        waited_for=CANARY,
        people_means=CANARY,
        budget_text=CANARY,
        evaluation_criteria=CANARY,
        indicator=CANARY,
        political_agreement_by=CANARY,
        companion=CANARY,
        other_scheme=CANARY,
    )
    scene = SimpleNamespace(plan=plan, axis=axis, lead=lead, action=action, bearer=bearer)
    Participation.objects.create(action=action, organisation=bearer, part="bearer", name_in_source=CANARY)
    scene.tie = ActionAxis.objects.create(action=action, axis=axis, classification="deduced")
    scene.priority = Priority.objects.create(
        plan=plan, order=1, text="Former", footnote=CANARY, decided_by=CANARY, classification="deduced"
    )
    scene.priority.axes.add(axis)
    ReadingNote.objects.create(plan=plan, text=CANARY)
    scene.link = UpdateLink.objects.create(
        action=action, person=lead, code_hash=hash_of(CODE), expires_at=timezone.now() + timedelta(days=3)
    )
    add_meeting(scene)
    add_figures(scene)
    add_body(scene)
    add_revision(scene)
    for number in range(size):
        add_rows(scene, number)
    return scene


def add_meeting(scene: SimpleNamespace) -> None:
    """Add a meeting that was held, with a decision about the action and a document."""
    scene.held = MeetingFactory(plan=scene.plan, state="held", dated="2017-03-14", minutes=CANARY)
    scene.decision = DecisionFactory(
        meeting=scene.held, number=1, text=CANARY, carrier=scene.bearer, carrier_person=scene.lead, action=scene.action
    )
    scene.joined = GovernanceDocument.objects.create(meeting=scene.held, title=CANARY, address="https://exemple.fr/")
    Attendance.objects.create(meeting=scene.held, organisation=scene.bearer, state="present")
    scene.to_come = MeetingFactory(
        plan=scene.plan, body=scene.held.body, dated="2999-03-14", starts_at=time(14), ends_at=time(16)
    )
    scene.point = scene.to_come.agenda.create(title="Bilan", detail=CANARY, minutes_planned=20)
    scene.point.actions.add(scene.action)
    scene.point.alerts.add(Alert.objects.create(body=scene.held.body, title=CANARY, text=CANARY))
    scene.taken = DecisionFactory(meeting=scene.to_come, number=1, text=CANARY, agenda_item=scene.point)
    Attendance.objects.create(meeting=scene.to_come, label=CANARY, state="represented", represented_by=CANARY)


def add_figures(scene: SimpleNamespace) -> None:
    """Ask two figures of the action each year, of which one counts people and was answered."""
    scene.asked = AskedFigure.objects.create(action=scene.action, label="Jeunes accueillis", counts_people=True)
    AskedFigure.objects.create(action=scene.action, order=1, label="Heures", unit="heures")
    YearlyFigure.objects.create(
        asked=scene.asked, year=2018, value=3131, women=3000, men=100, sex_not_stated=31, answered_by=scene.lead
    )


def add_body(scene: SimpleNamespace) -> None:
    """Add a body where the bearer sits and another organisation asks to, with a missing category and an alert."""
    scene.body = BodyFactory(name=f"Groupe d'essai {scene.plan.pk}", is_open=True, mandate_letter=CANARY)
    scene.category = BodyCategory.objects.create(body=scene.body, name="CCI")
    StandingItem.objects.create(body=scene.body, title="Égalité")
    scene.seat = BodyMemberFactory(body=scene.body, person=None, organisation=scene.bearer)
    asking = OrganisationFactory(name=f"Structure qui demande {scene.plan.pk}")
    day = date(2018, 1, 1)
    scene.asked_seat = BodyMember.objects.create(body=scene.body, organisation=asking, asked_on=day)
    scene.alert = Alert.objects.create(body=scene.body, title="Stages", text=CANARY, raised_by=scene.lead)


def add_revision(scene: SimpleNamespace) -> None:
    """Add a first adopted version, an open revision, and a proposal to change the action."""
    content = {"actions": [{"code": "A01", "nom": "Compter"}]}
    scene.version = PlanVersion.objects.create(plan=scene.plan, number=1, content=content, content_hash="0" * 64)
    scene.revision = Revision.objects.create(plan=scene.plan, base=scene.version, year=2018, purpose=CANARY)
    scene.proposal = Proposal.objects.create(
        revision=scene.revision,
        action=scene.action,
        action_label="A01 – Compter ensemble",
        changes={"description": CANARY},
        before={"description": "On compte."},
        reason=CANARY,
        organisation=scene.bearer,
        author=scene.lead,
    )


def add_rows(scene: SimpleNamespace, number: int) -> None:
    """Add one of each row that pages list."""
    plan, axis, action = scene.plan, scene.axis, scene.action
    other = OrganisationFactory(name=f"Structure citée {plan.pk}-{number}")
    scene.item = AxisItem.objects.create(
        axis=axis,
        kind="recommendation",
        order=number,
        text=f"Conseil {number}",
        classification="deduced",
        follow_up_reason=CANARY,
    )
    AxisItem.objects.create(axis=axis, kind="vigilance", order=number, text=CANARY)
    action.recommendations.add(scene.item)
    scene.marker = Marker.objects.create(plan=plan, name=f"Marqueur {number}", order=number)
    action.markers.add(scene.marker)
    scene.pillar = Pillar.objects.create(plan=plan, name=f"Pilier {number}", order=number, fields=["santé"])
    scene.event = HistoryEvent.objects.create(plan=plan, dated="2001", title=f"Événement {number}", order=number)
    HistoryItem.objects.create(event=scene.event, text=f"Orientation {number}")
    StateTool.objects.create(plan=plan, name=f"Outil {number}", order=number)
    for model in (LegalReference, CitedDocument, BibliographyEntry):
        model.objects.create(plan=plan, text=f"Texte {number}", order=number)
    scene.linkage = Linkage.objects.create(plan=plan, name=f"Document {number}", note=CANARY, order=number)
    scene.moment = YearlyMoment.objects.create(
        plan=plan, title=f"Moment {number}", source="Un moment annuel", axis=axis
    )
    moment_date = YearlyMomentDate(moment=scene.moment, year=2018)
    moment_date.set_date("2018-06-14")
    moment_date.save()
    scene.figure = CitedFigure.objects.create(plan=plan, label=f"Chiffre {number}", value=5, note=CANARY)
    scene.target = QuantifiedTarget.objects.create(plan=plan, text=f"Cible {number}", value=150, note=CANARY, axis=axis)
    scene.partner_row = PlanPartner.objects.create(plan=plan, organisation=other, name_in_source=f"Citée {number}")
    scene.commitment = Commitment.objects.create(organisation=other, axis=axis, means=CANARY)
    scene.step = ActionStep.objects.create(action=action, title=CANARY, report=CANARY, order=number)
    scene.note = ActionNote.objects.create(
        action=action, year=2018, dated_on=date(2018, 1, 1), text=f"{CANARY} note {number}", author=scene.lead
    )
    scene.budget = BudgetLine.objects.create(action=action, year=2018 + number, planned=4242, funder=CANARY)
    scene.document = LinkedDocument.objects.create(action=action, title=CANARY)
    extra = ActionFactory(plan=plan, code=f"B{number:02}", name=f"Autre {number}", parent=action)
    ActionAxis.objects.create(action=extra, axis=axis, order=number)
