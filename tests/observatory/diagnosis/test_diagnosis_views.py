"""Diagnoses: planned or validated for partners, findings in figures and in words, recommendations under axes."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.factories import AxisFactory, DecisionFactory, MeetingFactory, PlanFactory
from tests.observatory.indicators.indicator_scene import make_indicator
from vigie.accounts.models import JournalEntry
from vigie.observatory.diagnosis.releasing import released_findings
from vigie.observatory.models import CollectionTool, Diagnosis, DiagnosisFinding, DiagnosisRecommendation
from vigie.plan.models import AxisItem

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def make_diagnosis(**more):
    return Diagnosis.objects.create(**{"title": "Diagnostic du territoire", **more})


def validated(**more):
    return make_diagnosis(state="validated", validated_on=TODAY, **more)


def make_finding(diagnosis, title="L'emploi d'abord", **more):
    said = {"kind": "qualitative", "said_by": "associations", "text": "Des refus répétés."}
    return DiagnosisFinding.objects.create(diagnosis=diagnosis, title=title, **{**said, **more})


def page_of(diagnosis):
    return reverse("observatory:diagnosis", args=[diagnosis.pk])


def test_a_diagnosis_in_preparation_exists_for_the_pilot_alone(cast, client_of):
    page = page_of(make_diagnosis())
    met = {role: client_of(person).get(page).status_code for role, person in cast.items()}
    assert met == {
        "visitor": 302,
        "pilot": 200,
        "administrator": 403,
        "elected_member": 403,
        "contributor": 404,
        "reader": 404,
        "stranger": 404,
    }


def test_partners_read_it_once_validated_and_see_what_is_planned(reader, client_of):
    client = client_of(reader)
    assert client.get(page_of(validated())).status_code == 200
    make_diagnosis(title="Diagnostic femmes-hommes", state="planned", kind="women_men")
    make_diagnosis(title="BROUILLON")
    listed = client.get(reverse("observatory:diagnoses")).content.decode()
    assert "sans date pour l'instant" in listed.replace("&#x27;", "'")
    assert "BROUILLON" not in listed


@pytest.mark.parametrize("name", ["add_diagnosis", "add_tool"])
def test_partners_write_nothing(name, cast, client_of):
    met = {role: client_of(person).get(reverse(f"observatory:{name}")).status_code for role, person in cast.items()}
    assert [role for role, status in met.items() if status == 200] == ["pilot"]


def test_a_diagnosis_without_date_is_planned(pilot, client_of):
    fields = {"title": "Diagnostic femmes-hommes", "kind": "women_men", "state": "planned"}
    client = client_of(pilot)
    assert client.post(reverse("observatory:add_diagnosis"), fields).status_code == 302
    assert client.post(reverse("observatory:add_diagnosis"), fields).status_code == 422
    assert Diagnosis.objects.get().year is None


def test_no_form_validates(pilot, client_of):
    found = make_diagnosis()
    page = reverse("observatory:change_diagnosis", args=[found.pk])
    assert client_of(pilot).post(page, {"title": "X", "kind": "territory", "state": "validated"}).status_code == 422
    found.refresh_from_db()
    assert found.state == "draft"


# --- Findings --------------------------------------------------------------------------------------------------------
def added(client, diagnosis, slug, **fields):
    return client.post(reverse("observatory:add_diagnosis_line", args=[diagnosis.pk, slug]), {"order": 0, **fields})


def test_a_finding_in_words_says_who_a_finding_in_figures_says_which(pilot, client_of):
    found, client = make_diagnosis(), client_of(pilot)
    assert added(client, found, "constat", kind="qualitative", title="A").status_code == 422
    assert added(client, found, "constat", kind="quantitative", title="A").status_code == 422
    assert added(client, found, "constat", kind="qualitative", title="A", said_by="residents").status_code == 302
    indicator = make_indicator()
    assert added(client, found, "constat", kind="quantitative", title="B", indicator=indicator.pk).status_code == 302
    shown = client.get(page_of(found)).content.decode()
    assert "habitantes et habitants" in shown
    assert indicator.label in shown


def test_nobody_can_be_named_as_the_one_who_says(pilot, client_of):
    found = make_diagnosis()
    answer = added(client_of(pilot), found, "constat", kind="qualitative", title="A", said_by="Jeanne Dupont")
    assert answer.status_code == 422


def test_the_database_refuses_a_finding_that_says_nothing_of_where_it_comes_from():
    found = make_diagnosis()
    for wrong in ({"kind": "quantitative", "said_by": "residents"}, {"kind": "qualitative", "said_by": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_finding(found, **wrong)


def test_an_unknown_kind_of_line_does_not_exist(pilot, client_of):
    page = reverse("observatory:add_diagnosis_line", args=[make_diagnosis().pk, "autre"])
    assert client_of(pilot).get(page).status_code == 404


# --- Recommendations -------------------------------------------------------------------------------------------------
def test_a_recommendation_is_under_an_axis_and_rests_on_findings(pilot, client_of):
    axis = AxisFactory(plan=PlanFactory(starts_in=2015))
    item = AxisItem.objects.create(axis=axis, kind="recommendation", text="Former les agents")
    found, client = make_diagnosis(), client_of(pilot)
    finding, elsewhere = make_finding(found), make_finding(make_diagnosis(title="Autre"))
    assert added(client, found, "preconisation", title="Former").status_code == 422
    wrong = added(client, found, "preconisation", title="Former", axis=axis.pk, findings=[elsewhere.pk])
    assert wrong.status_code == 422
    fields = {"axis": axis.pk, "axis_item": item.pk, "findings": [finding.pk]}
    assert added(client, found, "preconisation", title="Former", **fields).status_code == 302
    advice = DiagnosisRecommendation.objects.get()
    assert list(advice.findings.all()) == [finding]
    assert "Former les agents" in client.get(page_of(found)).content.decode()


def test_a_recommendation_of_another_axis_is_refused(pilot, client_of):
    plan = PlanFactory(starts_in=2015)
    axis, other = AxisFactory(plan=plan), AxisFactory(plan=plan)
    item = AxisItem.objects.create(axis=other, kind="recommendation", text="Former")
    answer = added(client_of(pilot), make_diagnosis(), "preconisation", title="F", axis=axis.pk, axis_item=item.pk)
    assert "autre axe" in answer.content.decode()


# --- Validation ------------------------------------------------------------------------------------------------------
def test_it_is_validated_once_by_a_decision_then_closed(pilot, client_of):
    plan = PlanFactory(starts_in=2015)
    decision = DecisionFactory(meeting=MeetingFactory(plan=plan, state="held"))
    found, client = make_diagnosis(), client_of(pilot)
    page = reverse("observatory:validate_diagnosis", args=[found.pk])
    fields = {"validated_on": TODAY.isoformat(), "decision": decision.pk}
    assert client.post(page, fields).status_code == 422
    finding = make_finding(found)
    for _ in range(2):
        assert client.post(page, fields).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.decision) == ("validated", decision)
    assert JournalEntry.objects.filter(verb="diagnosis_validated").count() == 1
    for name, arguments in (
        ("change_diagnosis", [found.pk]),
        ("remove_diagnosis", [found.pk]),
        ("add_diagnosis_line", [found.pk, "constat"]),
        ("diagnosis_line", ["constat", finding.pk]),
        ("remove_diagnosis_line", ["constat", finding.pk]),
    ):
        assert client.post(reverse(f"observatory:{name}", args=arguments), {}).status_code == 403
    client.post(reverse("observatory:reopen_diagnosis", args=[found.pk]))
    assert client.get(reverse("observatory:change_diagnosis", args=[found.pk])).status_code == 200


@pytest.mark.parametrize("day", ["2999-01-01", "1066-01-01", "bientôt"])
def test_a_decision_is_not_taken_in_the_future(day, pilot, client_of):
    found = make_diagnosis()
    make_finding(found)
    page = reverse("observatory:validate_diagnosis", args=[found.pk])
    assert client_of(pilot).post(page, {"validated_on": day}).status_code == 422


def test_lines_are_changed_and_removed(pilot, client_of):
    found, client = make_diagnosis(), client_of(pilot)
    finding = make_finding(found)
    page = reverse("observatory:diagnosis_line", args=["constat", finding.pk])
    client.post(page, {"kind": "qualitative", "title": "Le logement", "said_by": "residents", "order": 0})
    finding.refresh_from_db()
    assert finding.title == "Le logement"
    client.post(reverse("observatory:remove_diagnosis_line", args=["constat", finding.pk]))
    client.post(reverse("observatory:remove_diagnosis", args=[found.pk]))
    assert not Diagnosis.objects.exists()
    verbs = set(JournalEntry.objects.values_list("verb", flat=True))
    assert verbs == {"finding_changed", "finding_removed", "diagnosis_removed"}


# --- Editions --------------------------------------------------------------------------------------------------------
def test_editions_take_what_is_marked_in_validated_diagnoses():
    done, begun = validated(), make_diagnosis(title="Autre")
    make_finding(done, "À publier", is_to_publish=True)
    make_finding(done, "À garder")
    make_finding(begun, "Pas encore", is_to_publish=True)
    figure = {"kind": "quantitative", "indicator": make_indicator(), "said_by": "", "is_to_publish": True}
    make_finding(done, "Par les chiffres", **figure)
    released = released_findings(TODAY.year)
    assert [one.title for one in released] == ["À publier", "Par les chiffres"]
    assert "associations" in released[0].text
    assert "Libellé de saisines" in released[1].text
    assert released_findings(TODAY.year - 2) == ()


# --- Collecting tools ------------------------------------------------------------------------------------------------
def test_a_tool_has_versions_that_stay(pilot, reader, client_of):
    client = client_of(pilot)
    page = reverse("observatory:add_tool")
    for grid in ("Quel critère ?", "Quel critère ? Quel domaine ?"):
        assert client.post(page, {"title": "Grille d'écoute", "grid": grid}).status_code == 302
    first, second = CollectionTool.objects.order_by("version")
    assert (first.version, second.version, first.grid) == (1, 2, "Quel critère ?")
    shown = client_of(reader).get(reverse("observatory:tool", args=[second.pk])).content.decode()
    assert "Quel domaine" in shown
    assert "version 1" in shown
    assert "Quel domaine" in client.get(f"{page}?version={second.pk}").content.decode()
    assert client.get(f"{page}?version={'9' * 30}").status_code == 200


def test_queries_do_not_grow_with_lines(pilot, client_of, count_queries):
    axis = AxisFactory(plan=PlanFactory(starts_in=2015))
    found, client = make_diagnosis(), client_of(pilot)

    def add_lines(names):
        for name in names:
            finding = make_finding(found, name)
            advice = DiagnosisRecommendation.objects.create(diagnosis=found, title=name, axis=axis)
            advice.findings.add(finding)
            make_diagnosis(title=f"Diagnostic {name}")

    add_lines("a")
    pages = [page_of(found), reverse("observatory:diagnoses")]
    before = [count_queries(lambda page=page: client.get(page)) for page in pages]
    add_lines("bcdefg")
    assert [count_queries(lambda page=page: client.get(page)) for page in pages] == before
