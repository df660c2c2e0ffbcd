"""Filters: each keeps what it says, and its absence keeps the others."""

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import ActionFactory, AxisFactory, OrganisationFactory, PlanFactory
from vigie.accounts.actor import VISITOR, Actor
from vigie.law.models import Domain
from vigie.plan.filters import FILTERS, KNOWN, NONE, Asked, choices_for, read_selection, select
from vigie.plan.models import Action, ActionAxis, ActionPublic, Marker, Participation, Pillar, Priority
from vigie.plan.search_index import refresh_search_text
from vigie.territory.models import Commune, PriorityNeighbourhood

TODAY = date(2026, 3, 15)


@pytest.fixture
def plan(db):
    return PlanFactory()


@pytest.fixture
def tied(plan):
    """An action tied to one of everything, beside an action tied to nothing."""
    action, _other = ActionFactory(plan=plan, nature="repair", name="Liée"), ActionFactory(plan=plan, name="Seule")
    axis = AxisFactory(plan=plan)
    commune = Commune.objects.create(insee_code="59606", name="Valenciennes")
    neighbourhood = PriorityNeighbourhood.objects.create(
        code="QN1", name="Q", vintage=2024, valid_from=date(2024, 1, 1)
    )
    marker, pillar = Marker.objects.create(plan=plan, name="Jeunesse"), Pillar.objects.create(plan=plan, name="Emploi")
    priority = Priority.objects.create(plan=plan, order=1, text="Former")
    domain = Domain.objects.create(code="emploi-d-essai", label="Emploi")
    organisation, other = OrganisationFactory(), OrganisationFactory()
    ActionAxis.objects.create(action=action, axis=axis, classification="deduced")
    ActionPublic.objects.create(action=action, public="youth")
    Participation.objects.create(action=action, organisation=organisation, part="bearer")
    Participation.objects.create(action=action, organisation=other, part="partner")
    for name, value in {
        "communes": commune,
        "neighbourhoods": neighbourhood,
        "markers": marker,
        "priorities": priority,
        "domains": domain,
    }.items():
        getattr(action, name).add(value)
    action.pillar = pillar
    action.save()
    values = {
        "axe": axis.pk,
        "priorite": priority.pk,
        "porteur": organisation.pk,
        "partenaire": other.pk,
        "commune": "59606",
        "quartier": neighbourhood.pk,
        "marqueur": marker.pk,
        "pilier": pillar.pk,
        "nature": "repair",
        "public": "youth",
        "domaine": domain.code,
        "doute": "axe",
    }
    return {name: str(value) for name, value in values.items()}


def kept(plan, query: str, actor=VISITOR) -> list[str]:
    choices = choices_for(plan.pk, actor, is_pilot=True)
    selection = read_selection(QueryDict(query), choices)
    assert not selection.refusals, selection.refusals
    actions = select(Action.objects.filter(plan=plan), selection, Asked(actor, TODAY))
    return [action.name for action in actions]


@pytest.mark.parametrize("name", [each.name for each in FILTERS if each.name not in {"etat", "statut", "echeance"}])
def test_filter_keeps_what_is_tied_and_none_the_rest(name, plan, tied):
    assert kept(plan, f"{name}={tied[name]}") == ["Liée"]
    if KNOWN[name].none_label:
        assert kept(plan, f"{name}={NONE}") == ["Seule"]


def test_action_of_a_neighbourhood_counts_in_its_communes(plan):
    commune = Commune.objects.create(insee_code="59014", name="Anzin")
    place = PriorityNeighbourhood.objects.create(code="Q2", name="Q2", vintage=2024, valid_from=date(2024, 1, 1))
    place.communes.add(commune)
    ActionFactory(plan=plan, name="Au quartier").neighbourhoods.add(place)
    assert kept(plan, "commune=59014") == ["Au quartier"]


def test_services_count_for_their_organisation(plan):
    parent = OrganisationFactory(name="Ville")
    service = OrganisationFactory(name="CCAS", parent=parent)
    Participation.objects.create(action=ActionFactory(plan=plan, name="Du CCAS"), organisation=service, part="bearer")
    assert kept(plan, f"porteur={parent.pk}") == kept(plan, f"porteur={service.pk}") == ["Du CCAS"]
    assert (str(service.pk), "Ville – CCAS") in choices_for(plan.pk, VISITOR, is_pilot=False)["porteur"]


def test_states_add_up(plan):
    ActionFactory(plan=plan, name="En retard", last_day=date(2020, 1, 1))
    ActionFactory(plan=plan, name="En retard et bloquée", last_day=date(2020, 1, 1), unblocking_condition="Un accord")
    assert kept(plan, "etat=late&etat=blocked") == ["En retard et bloquée"]


def test_words_must_all_be_found_and_wildcards_mean_nothing(plan):
    for name in ("Théâtre à 100 % pour l'égalité", "Théâtre tout court", "Cent_pour_cent", r"Barre \ oblique"):
        ActionFactory(plan=plan, name=name)
    refresh_search_text(Action.objects.values_list("pk", flat=True))
    assert kept(plan, "q=THEATRE+egalite") == ["Théâtre à 100 % pour l'égalité"]
    assert kept(plan, "q=%25") == ["Théâtre à 100 % pour l'égalité"]
    assert kept(plan, "q=_") == ["Cent_pour_cent"]
    assert kept(plan, "q=%5C") == [r"Barre \ oblique"]


@pytest.mark.parametrize("order", ["code", "nom", "echeance", "debut", "statut", "modification"])
def test_every_order_keeps_every_action(plan, order):
    ActionFactory.create_batch(3, plan=plan)
    assert len(kept(plan, f"tri={order}")) == 3


def test_mine_is_offered_to_members_only(plan):
    member = Actor(1, frozenset({"contributor"}), frozenset({(7, "contributor")}))
    assert choices_for(plan.pk, member, is_pilot=False)["porteur"][0][0] == "moi"
    assert all(value != "moi" for value, _label in choices_for(plan.pk, VISITOR, is_pilot=False)["porteur"])


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from([*KNOWN, "q", "tri"]), st.text(max_size=60), max_size=6))
def test_whatever_is_asked_is_read_or_refused(asked):
    query = QueryDict(mutable=True)
    query.update(asked)
    selection = read_selection(query, {name: [("1", "un")] for name in KNOWN})
    wanted = [name for name, value in asked.items() if name in KNOWN and value]
    is_order_refused = bool(asked.get("tri")) and selection.order == "code" and asked["tri"] != "code"
    assert len(selection.chosen) + len(selection.refusals) == len(wanted) + is_order_refused
