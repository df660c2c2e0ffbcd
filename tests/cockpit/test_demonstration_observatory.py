"""The demonstration's observatory: real acts, made-up situations, and what is real stays apart."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import AxisFactory, PlanFactory
from vigie.accounts.models import JournalEntry, Person
from vigie.cockpit import demonstration_observatory
from vigie.cockpit.demonstration_facts import made_up_facts, quarters_of
from vigie.cockpit.demonstration_observatory import FACTS_OF_LAST_YEAR, prepare_observatory
from vigie.observatory.editions.integrity import content_fault
from vigie.observatory.editions.reading import current_publication, edition_of
from vigie.observatory.models import (
    Catalogue,
    CommuneGroup,
    DataRequest,
    DataSource,
    Diagnosis,
    DiagnosisFinding,
    EditionDraft,
    Fact,
    Indicator,
)
from vigie.plan.models import CitedFigure
from vigie.territory.models import Commune, Territory

COMMUNES = (("59606", "Valenciennes", 43000), ("59014", "Anzin", 13000), ("59475", "Raismes", 12000))


@pytest.fixture
def plan(db):
    plan = PlanFactory(title="Plan réel", starts_in=2015)
    AxisFactory(plan=plan, code="F1")
    for year, number in ((2016, 4), (2017, 2)):
        CitedFigure.objects.create(
            plan=plan,
            label="Saisines du Défenseur des droits",
            value=number,
            starts_in=year,
            ends_in=year,
            source="Défenseur des droits",
        )
    return plan


@pytest.fixture
def territory(db):
    for number, (code, name, population) in enumerate(COMMUNES):
        Commune.objects.create(insee_code=code, name=name, population=population, latitude=50.5 - number / 10)
    return Territory.objects.create(name="Agglomération d'essai")


@pytest.fixture
def people(pilot, elected_member):
    Person.objects.update(is_fictitious=True)
    return pilot, elected_member


@pytest.fixture
def prepared(plan, territory, people, monkeypatch):
    """The demonstration with few tables, which are quick to protect."""
    monkeypatch.setattr(demonstration_observatory, "TABLES", (("domain", "sex"), ("place",)))
    prepare_observatory(lambda _sentence: None)
    return current_publication()


# --- Made-up situations ----------------------------------------------------------------------------------------------
def test_the_same_situations_are_drawn_each_time():
    drawn = [made_up_facts(40, 2025, date(2025, 12, 15), {"59606": 2.0, "59014": 1.0}) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert len(set(drawn[0])) > 30


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2026, 1, 1), 1),
        (date(2026, 3, 31), 1),
        (date(2026, 4, 1), 2),
        (date(2026, 12, 31), 4),
        (date(2027, 1, 1), 4),
    ],
)
def test_no_situation_is_of_a_quarter_that_has_not_come(day, number):
    assert quarters_of(2026, day) == [f"2026-Q{rank}" for rank in range(1, number + 1)]


# --- The whole -------------------------------------------------------------------------------------------------------
@pytest.mark.one_database
def test_all_its_tables_pass_the_audit(plan, territory, people):
    prepare_observatory(lambda _sentence: None)
    edition = edition_of(current_publication())
    assert all(edition.table(*names) for names in demonstration_observatory.TABLES)
    assert not EditionDraft.objects.exclude(fault="").exists()


def test_an_edition_is_signed_after_a_review_by_someone_else_and_says_it_is_made_up(prepared, people):
    pilot, elected = people
    assert prepared.is_fictitious
    assert (prepared.prepared_by, prepared.reviewed_by, prepared.signed_by) == (pilot, elected, pilot)
    assert content_fault(prepared) == ""
    edition = edition_of(prepared)
    assert edition.is_fictitious
    assert edition.total.value == FACTS_OF_LAST_YEAR


def test_every_situation_is_made_up_and_was_poured_by_the_one_door(prepared):
    assert not Fact.objects.filter(is_fictitious=False).exists()
    assert Fact.objects.filter(vintage=prepared.vintage).count() == FACTS_OF_LAST_YEAR


def test_the_catalogue_was_fixed_before_any_situation_came(prepared):
    assert Catalogue.objects.get().vintages_begun == []


def test_the_acts_are_in_the_journal(prepared):
    verbs = set(JournalEntry.objects.values_list("verb", flat=True))
    assert {"catalogue_fixed", "edition_begun", "edition_audited", "edition_approved", "edition_signed"} <= verbs


def test_the_edition_of_this_year_waits_for_its_reviewer(prepared, people, client_of):
    _pilot, elected = people
    waiting = EditionDraft.objects.exclude(state=EditionDraft.State.SIGNED).get()
    assert (waiting.vintage, waiting.state, waiting.reviewer) == (
        prepared.vintage + 1,
        EditionDraft.State.AUDITED,
        elected,
    )
    page = client_of(elected).get(reverse("observatory:review_draft", args=[waiting.pk]))
    assert page.status_code == 200


def test_figures_that_the_plan_cites_are_real_and_cited(prepared):
    indicator = Indicator.objects.get(label="Saisines du Défenseur des droits")
    assert not indicator.is_fictitious
    assert indicator.source == "Défenseur des droits"
    assert list(indicator.measures.in_order().values_list("period", "value")) == [("2016", 4), ("2017", 2)]


def test_one_request_waits_one_was_refused_and_what_is_missing_is_said(prepared):
    assert DataRequest.objects.pending().count() == 1
    assert DataRequest.objects.exclude(refused_on=None).get().refusal_reason
    assert DataSource.objects.with_gaps().filter(is_fictitious=True).count() >= 2
    assert not DataRequest.objects.filter(is_fictitious=False).exists()


def test_communes_are_gathered_from_north_to_south_each_once(prepared):
    groups = [[commune.name for commune in group.communes.all()] for group in CommuneGroup.objects.order_by("order")]
    assert groups == [["Valenciennes"], ["Anzin"], ["Raismes"]]


def test_running_it_again_adds_nothing(prepared):
    before = (Fact.objects.count(), EditionDraft.objects.count(), DataRequest.objects.count())
    prepare_observatory(lambda _sentence: pytest.fail("nothing is to be done"))
    assert (Fact.objects.count(), EditionDraft.objects.count(), DataRequest.objects.count()) == before


@pytest.mark.parametrize("missing", ["plan", "territory", "people"])
def test_nothing_is_made_up_while_something_is_missing(missing, request):
    for fixture in {"plan", "territory", "people"} - {missing}:
        request.getfixturevalue(fixture)
    prepare_observatory(lambda _sentence: pytest.fail("nothing is to be done"))
    assert not Catalogue.objects.exists()


def test_a_diagnosis_is_closed_with_something_people_said_and_what_it_advises(prepared):
    diagnosis = Diagnosis.objects.get()
    assert diagnosis.is_fictitious
    assert diagnosis.is_validated
    assert diagnosis.findings.get().said_by == DiagnosisFinding.Voice.LISTENERS
    assert diagnosis.recommendations.get().axis.code == "F1"
