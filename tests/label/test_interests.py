"""Nobody judges what they have an interest in: who names, who reads, who records a decision."""

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory, OrganisationFactory
from tests.label.scene import (
    assess,
    hand_in,
    make_application,
    make_assessor,
    make_contributor,
    make_labelled,
    name,
    sitting,
)
from vigie.accounts.models import Role
from vigie.label.assessing.naming import accept
from vigie.label.assessing.reading import finish, write_reading
from vigie.label.deciding.deciding import decide, withdraw
from vigie.label.models import Decision
from vigie.label.refusing import NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return OrganisationFactory(name="Structure candidate")


@pytest.fixture
def application(trained, place):
    writer = make_contributor(place)
    begun = make_application(place, writer)
    hand_in(begun, writer)
    return begun


def granted(application, actor):
    return decide(application=application, sitting=sitting(), outcome="granted", explanation="Oui.", actor=actor)


def test_who_belongs_to_the_structure_neither_names_nor_decides(application, place, pilot):
    own = MembershipFactory(organisation=place, role=Role.PILOT).person
    with pytest.raises(NotNow, match="autre personne de l'équipe"):
        name(application, make_assessor(), own)
    assess(application, make_assessor(), pilot)
    with pytest.raises(NotNow, match="autre personne de l'équipe"):
        granted(application, own)
    assert not Decision.objects.exists()
    decision = granted(application, pilot)
    with pytest.raises(NotNow, match="autre personne de l'équipe"):
        withdraw(decision=decision, ground="asked_by_structure", explanation="Vu.", actor=own)


def test_who_read_does_not_record_the_decision(application, pilot):
    reader = MembershipFactory(organisation=OrganisationFactory(), role=Role.PILOT).person
    assess(application, reader, pilot)
    with pytest.raises(NotNow, match="a évalué"):
        granted(application, reader)
    granted(application, pilot)


def test_the_buttons_of_a_judge_are_not_shown_to_who_belongs(client_of, application, place):
    own = MembershipFactory(organisation=place, role=Role.PILOT).person
    page = client_of(own).get(reverse("label:application", args=[application.code]))
    assert reverse("label:name_assessor", args=[application.code]) not in page.text


def test_who_joins_the_structure_meanwhile_reads_no_more(application, place, pilot):
    reader = make_assessor()
    assessment = name(application, reader, pilot)
    accept(assessment=assessment, actor=reader)
    criterion = application.framework.criteria.first()
    write_reading(assessment=assessment, criterion=criterion, level=2, comment="Lu.", actor=reader)
    service = OrganisationFactory(name="Un service", parent=place)
    MembershipFactory(person=reader, organisation=service, role=Role.CONTRIBUTOR)
    with pytest.raises(NotNow, match="autre structure"):
        write_reading(assessment=assessment, criterion=criterion, level=3, comment="Mieux.", actor=reader)
    with pytest.raises(NotNow, match="autre structure"):
        finish(assessment=assessment, summary="Bien.", actor=reader)
    name(application, make_assessor(), pilot)


def test_who_joins_the_structure_before_accepting_reads_nothing(application, place, pilot):
    reader = make_assessor()
    assessment = name(application, reader, pilot)
    MembershipFactory(person=reader, organisation=place, role=Role.READER)
    with pytest.raises(NotNow, match="autre structure"):
        accept(assessment=assessment, actor=reader)


def test_a_reading_by_who_has_joined_since_gives_no_label(application, place, pilot):
    reader = make_assessor()
    assess(application, reader, pilot)
    MembershipFactory(person=reader, organisation=place, role=Role.CONTRIBUTOR)
    with pytest.raises(NotNow, match="autre structure"):
        granted(application, pilot)
    assess(application, make_assessor(), pilot)
    granted(application, pilot)


def test_a_whole_reading_is_not_given_to_someone_else(application, pilot):
    assess(application, make_assessor(), pilot)
    with pytest.raises(NotNow, match="ne se confie plus"):
        name(application, make_assessor(), pilot)


def test_the_label_of_one_structure_says_nothing_to_another(client_of, trained, pilot):
    decision = make_labelled(OrganisationFactory(), make_contributor(), pilot)
    stranger = make_contributor()
    for address in (
        reverse("label:decision", args=[decision.pk]),
        reverse("label:application", args=[decision.application.code]),
        reverse("label:progress", args=[decision.application.organisation_id]),
    ):
        assert client_of(stranger).get(address).status_code == 404
