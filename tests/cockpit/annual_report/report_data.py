"""The data of a report that has a little of everything."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.observatory.released_edition import edition_of
from vigie.cockpit.annual_report.collecting_observatory import limited
from vigie.cockpit.annual_report.collecting_values import (
    ActionOfYear,
    AlertOfYear,
    AxisOfPlan,
    Basis,
    BodyOfYear,
    BudgetOfYear,
    CommitmentOfYear,
    DecisionOfYear,
    FigureOfYear,
    KnownStatus,
    LinkageOfPlan,
    MeetingOfYear,
    MomentOfYear,
    NoteOfYear,
    ObservatoryOfYear,
    PlanSummary,
    PriorityOfPlan,
    RecommendationOfPlan,
    ReportData,
    RevisionOfYear,
    StructureOfYear,
    VersionOfYear,
)

TODAY = date(2018, 2, 1)
END = date(2017, 12, 31)
SEEN_TO_START = KnownStatus("to_start", Basis.JOURNAL, date(2016, 12, 31))


def seen(status, basis=Basis.JOURNAL, known_on=END):
    return KnownStatus(status, basis, known_on)


DONE = ActionOfYear(
    code="A01",
    name="Permanences d'accès au droit",
    description="Une permanence par semaine.",
    status=seen("done"),
    status_before=SEEN_TO_START,
    bearers=("CIDFF",),
    partners=("CCAS", "Mission locale"),
    axes=("F1", "F2"),
    timing="2017",
    first_day=date(2017, 1, 1),
    last_day=END,
    notes=(NoteOfYear(date(2017, 11, 3), "Les permanences sont pleines.", "Le local est petit.", "done"),),
    figures=(
        FigureOfYear("Personnes reçues", "personnes", True, True, Decimal(42), 25, 4, 13),
        FigureOfYear("Permanences tenues", "", False, True, Decimal("44.5")),
        FigureOfYear("Orientations", "", True),
    ),
    budget=(BudgetOfYear("Agglomération", Decimal(12000), None),),
)
LATE = ActionOfYear(
    code="A02",
    name="Campagne d'affichage",
    status=seen("ongoing", Basis.NOTE, date(2017, 9, 1)),
    axes=("F1",),
    timing="Juin 2017",
    first_day=date(2017, 6, 1),
    last_day=date(2017, 6, 30),
    notes=(NoteOfYear(date(2017, 9, 1), "L'imprimeur attend.", "Le marché n'est pas signé.", "ongoing", True),),
    unblocking_condition="La signature du marché",
    waited_for="Le service des achats",
)
UNCERTAIN = ActionOfYear(
    code="A03",
    name="Temps fort politique",
    status=seen("ongoing", Basis.TODAY, TODAY),
    bearers=("Agglomération",),
    timing="à déterminer",
    has_no_date=True,
    is_to_be_decided=True,
    needs_agreement=True,
)
MEETING = MeetingOfYear(
    dated="2017-03-14",
    title="État des lieux",
    state="held",
    place="Valenciennes",
    expected=6,
    present=3,
    represented=1,
    excused=2,
    structures=("CIDFF", "CPAM"),
    is_fictitious=True,
)
WORKING_GROUP = BodyOfYear(
    name="Groupe de travail",
    kind="working_group",
    minimum=2,
    expected=2,
    meetings=(MEETING, MeetingOfYear("2017-10", "", "cancelled"), MeetingOfYear("2017-12-05", "", "planned")),
)
DECISION = DecisionOfYear(
    body="Groupe de travail",
    dated="2017-03-14",
    number=1,
    text="Relancer l'imprimeur",
    state="open",
    carrier="CIDFF",
    due="2017-05",
    due_day=date(2017, 5, 31),
    action="A02",
    is_fictitious=True,
)
FULL = ReportData(
    plan=PlanSummary("Plan territorial", "Valenciennes Métropole", starts_in=2015, ends_in=2020),
    year=2017,
    day=TODAY,
    axes=(
        AxisOfPlan("F1", "Observer", (RecommendationOfPlan("Nommer des sentinelles", "in_action", actions=("A01",)),)),
        AxisOfPlan("F2", "Former"),
    ),
    priorities=(
        PriorityOfPlan(1, "La formation des acteurs", axes=("F2",), decided_on="2017-01", decided_by="Conseil"),
        PriorityOfPlan(2, "La santé", footnote="D'après une étude."),
    ),
    actions=(DONE, LATE, UNCERTAIN),
    bodies=(WORKING_GROUP, BodyOfYear("Groupe de veille", "watch_group")),
    decisions=(
        DECISION,
        replace(DECISION, number=2, text="Changer de local", state="done", done_on=date(2018, 1, 15)),
        replace(DECISION, number=3, text="Avis favorable", is_opinion=True, due="", due_day=None),
        replace(DECISION, dated="2016-05-02", text="Écrire la charte", is_of_year=False, is_carried_by_someone=True),
    ),
    alerts=(AlertOfYear("Groupe de veille", "Accueil en mairie", date(2017, 4, 1)),),
    commitments=(CommitmentOfYear("CIDFF", "F1", "Une juriste", since=date(2016, 1, 1)),),
    structures=(
        StructureOfYear("CIDFF", "association", carried=1, commitments=("F1",), meetings=1),
        StructureOfYear("CCAS", "local_authority", partnered=1),
        StructureOfYear("Bailleur", "social_landlord"),
    ),
    moments=(MomentOfYear("Restitution annuelle", "2017-06-20"), MomentOfYear("Étude d'un axe du contrat")),
    versions=(VersionOfYear(2, "2017-02-03", "Conseil communautaire", "Deux actions de plus.", "Adopter"),),
    revisions=(RevisionOfYear("open", "Mettre à jour", (("proposed", 2), ("retained", 1)), True),),
    linkages=(LinkageOfPlan("Prévention de la radicalisation", "lien", sharing="no_personal_data", actions=("A01",)),),
    observatory=ObservatoryOfYear(limited(edition_of()), "ab" * 32),
)
EMPTY = ReportData(plan=PlanSummary("Plan vide"), year=2017, day=TODAY)
