"""The JSON form of a plan: the real one goes in and comes out unchanged; a part of one changes only that part."""

import json
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

import vigie.plan
from vigie.accounts.models import JournalEntry, Organisation, OrganisationName, Person
from vigie.law.models import Domain
from vigie.plan import models
from vigie.plan.exporting.json_export import plan_as_json
from vigie.plan.importing.importing_plan import MovedSince, apply_import, preview_import
from vigie.plan.importing.preview import KINDS
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Action, ActionAxis, AxisItem, Plan, Priority
from vigie.plan.timing import Timing
from vigie.territory.models import Commune

pytestmark = pytest.mark.django_db
VALENCIENNES = Path(vigie.plan.__file__).parent / "data" / "valenciennes_plan.json"
SOURCE = json.loads(VALENCIENNES.read_text())
NOTHING = dict.fromkeys(KINDS, 0)


def read(content):
    return read_bytes(json.dumps(content).encode(), "plan.json")


def imported(content):
    preview = apply_import(reading=read(content), actor=None)
    assert not preview.errors, [str(error) for error in preview.errors]
    return preview


@pytest.fixture
def valenciennes(db):
    imported(SOURCE)
    return Plan.objects.get()


# --- The real plan ---------------------------------------------------------------------------------------------------
def test_all_of_the_real_plan_lands_in_the_models(valenciennes):
    counts = {
        models.Axis: 6,
        models.Priority: 3,
        models.Action: 19,
        models.PlanPartner: 25,
        models.Linkage: 4,
        models.CitedFigure: 3,
        models.QuantifiedTarget: 2,
        models.ReadingNote: 15,
        models.HistoryEvent: 5,
        models.Marker: 5,
        models.Pillar: 3,
        models.StateTool: 4,
        models.LegalReference: 2,
        models.CitedDocument: 3,
        models.BibliographyEntry: 3,
    }
    assert {model: model.objects.count() for model in counts} == counts
    items = sum(len(axis[key] or []) for axis in SOURCE["axes"] for key in axis if isinstance(axis[key], list))
    assert AxisItem.objects.count() == items
    deduced = json.dumps(SOURCE["axes"]).count('"deduit"')
    assert AxisItem.objects.filter(classification="deduced").count() == deduced
    assert valenciennes.diagnosis["days"] == 5
    assert valenciennes.governance["meetings_per_year"] == 2
    assert len(valenciennes.governance["advised_bodies"]) == 5


def test_the_real_actions_are_read_as_the_source_means_them(valenciennes):
    actions = {action.code: action for action in Action.objects.all()}
    assert actions["A07"].status == "ongoing"
    assert actions["A11"].status == "being_set_up"
    assert actions["A14"].status == "on_request"
    assert actions["A01"].status == "unknown"
    assert actions["A15"].timing == Timing.from_texts(starts="2013", ends="", is_since=True, is_on_request=True)
    assert actions["A17"].place_text == actions["A17"].timing_text
    assert actions["A13"].parent == actions["A12"]
    assert actions["A15"].axes.count() == 0
    assert ActionAxis.objects.get(action=actions["A16"]).classification == "deduced"
    assert ActionAxis.objects.filter(classification="deduced").count() == 1
    assert actions["A03"].participations.count() == 0


def test_structures_of_the_real_plan(valenciennes):
    assert Organisation.objects.filter(took_part_in_diagnosis=True).count() == 25
    assert Organisation.objects.get(name="La DRJSCS").category == "state"
    assert Organisation.objects.get(name="CPAM").category == "unknown"
    guess = OrganisationName.objects.get()
    assert (guess.name, guess.organisation.name, guess.is_guess) == ("CIDFF Nord Valenciennes", "Le CIDFF", True)


def test_the_export_is_the_source_to_the_letter(valenciennes):
    exported = plan_as_json(valenciennes)
    assert exported == SOURCE
    assert json.dumps(exported) == json.dumps(SOURCE)


def test_importing_twice_changes_nothing(valenciennes):
    lines = JournalEntry.objects.count()
    again = imported(SOURCE)
    assert again.counts("created") == again.counts("changed") == NOTHING
    assert again.counts("unchanged") == {"plans": 1, "axes": 6, "actions": 19, "organisations": 40}
    assert JournalEntry.objects.count() == lines


def test_a_dry_run_says_the_same_and_writes_nothing(db):
    dry = preview_import(read(SOURCE)).as_report()
    assert not Plan.objects.exists()
    assert not Organisation.objects.exists()
    assert imported(SOURCE).as_report() == dry


@pytest.mark.parametrize("key", [key for key in SOURCE if key != "priorites_validees"])
def test_each_part_alone_is_a_plan(db, key):
    part = {key: SOURCE[key]}
    if key in {"actions", "objectifs_chiffres"}:
        part["axes"] = [{"code": axis["code"], "titre": axis["titre"]} for axis in SOURCE["axes"]]
    imported(part)
    assert preview_import(read(part)).changes_nothing


def test_a_part_imported_again_into_the_whole_changes_nothing(valenciennes):
    for key in SOURCE:
        assert preview_import(read({key: SOURCE[key]})).changes_nothing, key


# --- What a file does not say ----------------------------------------------------------------------------------------
def test_only_what_is_spoken_of_changes(valenciennes):
    preview = imported({"actions": [{"code": "A01", "description": "Nouvelle"}]})
    assert preview.counts("changed") == NOTHING | {"actions": 1}
    action = Action.objects.get(code="A01")
    assert action.description == "Nouvelle"
    expected = deepcopy(SOURCE)
    expected["actions"][0]["description"] = "Nouvelle"
    assert plan_as_json(valenciennes) == expected


def test_null_never_erases_and_an_empty_list_does(valenciennes):
    imported({"actions": [{"code": "A01", "nom": None, "description": None, "porteurs": None, "axes": None}]})
    assert plan_as_json(valenciennes) == SOURCE
    imported({"actions": [{"code": "A01", "axes": [], "porteurs": []}]})
    action = Action.objects.get(code="A01")
    assert action.axes.count() == action.participations.filter(part="bearer").count() == 0


@pytest.mark.parametrize("key", ["porteurs", "partenaires", "axes"])
@pytest.mark.parametrize("empty", [None, []])
def test_null_and_an_empty_list_come_out_as_they_came_in(db, key, empty):
    content = {"plan": {"titre": "Un"}, "actions": [{"code": "A1", "nom": "Former", key: empty}]}
    imported(content)
    assert plan_as_json(Plan.objects.get())["actions"][0][key] == empty


def test_what_someone_confirmed_stays_confirmed(valenciennes, pilot):
    now = timezone.now()
    for model in (AxisItem, Priority, ActionAxis):
        model.objects.filter(classification="deduced").update(confirmed_at=now, confirmed_by=pilot)
    imported(SOURCE)
    for model in (AxisItem, Priority, ActionAxis):
        assert not model.objects.filter(classification="deduced", confirmed_at=None).exists()


def test_a_status_that_someone_changed_stays_while_the_source_does_not_move(valenciennes):
    Action.objects.filter(code="A07").update(status="done")
    assert preview_import(read(SOURCE)).changes_nothing
    content = {"actions": [{"code": "A07", "statut_source": "à la demande"}]}
    imported(content)
    assert Action.objects.get(code="A07").status == "on_request"


def test_nothing_is_removed_by_a_shorter_list(valenciennes):
    imported({"bibliographie": SOURCE["bibliographie"][:1], "axes": [{"code": "F1", "preconisations": []}]})
    assert plan_as_json(valenciennes) == SOURCE


def test_a_corrected_text_is_the_same_entry(valenciennes):
    corrected = SOURCE["bibliographie"][2] + ", 2016"
    preview = imported({"bibliographie": [corrected]})
    assert valenciennes.bibliography.count() == 3
    (outcome,) = preview.of("changed")
    assert [difference.after for difference in outcome.differences] == [corrected]


def test_the_preview_tells_before_and_after(valenciennes):
    preview = preview_import(read({"actions": [{"code": "A01", "axes": ["F1"], "calendrier_source": "2018"}]}))
    (outcome,) = preview.of("changed")
    told = {difference.label: (difference.before, difference.after) for difference in outcome.differences}
    assert told["axes"] == ("F5", "F1")
    assert told["échéance, telle qu'écrite"] == ("Depuis 2016", "2018")


def test_the_journal_tells_who_and_what(valenciennes, pilot):
    apply_import(reading=read({"actions": [{"code": "A01", "description": "Nouvelle"}]}), actor=pilot)
    line = JournalEntry.objects.filter(verb="action_changed").latest("number")
    assert line.actor == pilot
    assert line.changes["description"][1] == "Nouvelle"
    assert JournalEntry.objects.filter(verb="plan_imported").count() == 2


def test_a_preview_that_is_no_longer_true_is_not_applied(valenciennes):
    reading = read({"actions": [{"code": "A01", "description": "Nouvelle"}]})
    seen = preview_import(reading).fingerprint
    Action.objects.filter(code="A01").update(description="Autre")
    with pytest.raises(MovedSince) as moved:
        apply_import(reading=reading, actor=None, seen=seen)
    assert moved.value.preview.of("changed")[0].differences[0].before == "Autre"
    assert Action.objects.get(code="A01").description == "Autre"


# --- Richer than the source ------------------------------------------------------------------------------------------
def enrich(plan):
    person = Person.objects.create(name="Nadia Martin")
    first, second = plan.actions.get(code="A01"), plan.actions.get(code="A02")
    first.lead, first.pillar, first.nature, first.status = person, plan.pillars.first(), "prevention", "done"
    first.indicator, first.people_means, first.budget_text = "Parrainages", "Un mi-temps", "3 000 €"
    first.needs_political_agreement, first.political_agreement_on = True, timezone.localdate()
    first.save()
    second.set_timing(Timing.from_texts(starts="2018", ends="", is_yearly=True), text="Avril 2017")
    second.place_text, second.residents_part = "Salle des fêtes", "co_built"
    second.save()
    first.markers.set(plan.markers.all()[:2])
    first.communes.set([Commune.objects.create(insee_code="59606", name="Valenciennes")])
    first.domains.set([Domain.objects.create(code="emploi", label="Emploi")])
    first.priorities.set(plan.priorities.all()[:1])
    first.recommendations.set(AxisItem.objects.filter(axis__code="F5", kind="recommendation")[:2])
    first.served_aims.set(models.HistoryItem.objects.filter(event__title__startswith="Projet")[:1])
    first.publics.create(public="youth")
    step = first.steps.create(title="Voyage", participants="Élus", order=0)
    step.set_timing(Timing.from_texts(starts="2018-05", ends=""), text="mai 2018")
    step.save()
    first.notes.create(year=2018, text="Une bonne année.", status="ongoing", author=person)
    first.budget_lines.create(year=2018, funder="CAF", planned=Decimal("1200.50"), spent=Decimal(1000))
    first.documents.create(title="Convention", address="https://exemple.fr/convention")
    plan.linkages.first().actions.set([first])
    axis = plan.axes.get(code="F1")
    axis.companion = "IFAR"
    axis.save()
    item = axis.items.first()
    item.follow_up, item.follow_up_reason, item.confirmed_at = "not_retained", "Trop cher", timezone.now()
    item.save()
    plan.reading_notes.filter(order=1).update(settled_at=timezone.now())
    cpam = Organisation.objects.get(name="CPAM")
    cpam.category, cpam.is_signatory = "state", True
    cpam.save()
    models.Commitment.objects.create(organisation=cpam, axis=axis, means="Une salle")


def test_what_vigie_adds_goes_out_and_comes_back(valenciennes):
    enrich(valenciennes)
    exported = plan_as_json(valenciennes)
    changed = preview_import(read(exported)).of("changed")
    assert [(one.label, one.differences) for one in changed] == []
    own = set(exported["actions"][0]) - set(SOURCE["actions"][0])
    assert own >= {"statut", "nature", "pilote", "etapes", "notes_annuelles", "budget", "documents", "publics"}
    assert set(exported["actions"][2]) == set(SOURCE["actions"][2])
    Plan.objects.all().delete()
    Organisation.objects.all().delete()
    Person.objects.all().delete()
    imported(exported)
    assert plan_as_json(Plan.objects.get()) == exported


def test_places_that_are_not_known_here_leave_a_warning(valenciennes):
    preview = imported({"actions": [{"code": "A01", "communes": ["59606"], "domaines": ["sport"]}]})
    assert len(preview.warnings) == 2
    assert "n'est pas connu ici" in preview.warnings[0].message


def test_a_name_set_apart_stays_apart_in_the_export(db):
    apply_import(reading=read(SOURCE), actor=None, refused_guesses=["CIDFF Nord Valenciennes"])
    exported = plan_as_json(Plan.objects.get())
    assert {"nom": "CIDFF Nord Valenciennes"} in exported["structures"]
    Plan.objects.all().delete()
    Organisation.objects.all().delete()
    preview = imported(exported)
    assert preview.guesses == []
    assert Organisation.objects.filter(name="CIDFF Nord Valenciennes").exists()


def test_unknown_keys_leave_a_warning_with_their_path(db):
    preview = imported({"axes": [{"code": "F1", "titre": "A", "couleur": "rouge"}], "humeur": 3})
    assert {warning.where for warning in preview.warnings} == {"axes[0].couleur", "humeur", "plan"}


def test_a_date_that_contradicts_its_words_is_kept_and_told(db):
    action = {"nom": "A", "calendrier_source": "Depuis 2016", "debut": "2018"}
    preview = imported({"plan": {"titre": "P"}, "actions": [action]})
    assert "contredit" in preview.warnings[0].message
    assert (Action.objects.get().starts, Action.objects.get().is_since) == ("2018", True)


def test_a_file_that_names_another_plan_makes_another_plan(valenciennes):
    imported(
        {"plan": {"titre": SOURCE["plan"]["titre"], "territoire": "Lens"}, "actions": [{"code": "A01", "nom": "B"}]}
    )
    assert Plan.objects.count() == 2
    assert plan_as_json(valenciennes) == SOURCE


def test_two_periods_of_one_plan_are_two_plans(valenciennes):
    plan = {"titre": SOURCE["plan"]["titre"], "territoire": "Valenciennes Métropole", "periode": {"debut": 2021}}
    imported({"plan": plan})
    assert Plan.objects.count() == 2
    assert preview_import(read({"plan": plan})).changes_nothing


def test_codes_are_made_up_without_clash(valenciennes):
    imported({"actions": [{"nom": "Une nouvelle"}, {"code": "A20", "nom": "Une autre"}]})
    assert list(Action.objects.filter(code__in=["A20", "A21"]).order_by("code").values_list("name", flat=True)) == [
        "Une autre",
        "Une nouvelle",
    ]


def test_what_only_clashes_with_the_database_is_refused_too(valenciennes):
    for content in (
        {"plan": {"titre": SOURCE["plan"]["titre"], "territoire": "Valenciennes Métropole", "periode": {"fin": 2010}}},
        {"actions": [{"code": "A02", "calendrier_source": "Avril 2017", "fin": "2016"}]},
    ):
        preview = apply_import(reading=read(content), actor=None)
        assert "avant d'avoir commencé" in preview.errors[0].message
    assert plan_as_json(valenciennes) == SOURCE


def test_entries_that_say_a_name_again_are_told(db):
    pillars = [{"nom": "Un", "champs": ["a"]}, {"nom": "un", "champs": ["b"]}]
    commitments = [{"structure": "CAF", "axe": "F1"}] * 2
    axes = [{"code": "F1", "titre": "A"}]
    content = {"plan": {"titre": "P", "piliers_du_contrat": pillars}, "axes": axes, "engagements": commitments}
    preview = imported(content)
    assert [warning.where for warning in preview.warnings] == ["plan.piliers_du_contrat[1]"]
    assert models.Commitment.objects.count() == 1


def test_names_of_signs_alone_are_not_one_structure(db):
    imported({"actions": [{"nom": "A", "porteurs": ["!!!", "???"]}]})
    assert Organisation.objects.count() == 2
