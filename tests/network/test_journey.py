"""From the public call to the mandate of sentinel: only after training and the charter, and until its last day."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.network.scene import accept, make_call, make_candidacy, make_charter, make_preparing, sign
from tests.vaults import give_vault
from vigie.accounts.actor import actor_of
from vigie.accounts.models import Invitation, JournalEntry, Membership, Role
from vigie.core.models import OutboxMessage
from vigie.network.mandates import holding
from vigie.network.mandates.giving import begin_mandate, end_mandate, renew_mandate
from vigie.network.mandates.naming import appoint, prepare_sentinel
from vigie.network.models import Candidacy, Mandate
from vigie.network.refusals import NotNow

pytestmark = pytest.mark.django_db
SKILLS = frozenset({"interview", "testing", "reception"})


@pytest.fixture
def trained(monkeypatch):
    """Say what training answers: nothing, until the test says otherwise."""
    known = {}
    monkeypatch.setattr(holding, "skills_of", lambda *, person_id, day: known.get(person_id, frozenset()))
    return known


def begin(mandate, pilot, *, days=30, first=0):
    today = timezone.localdate()
    starts_on = today + timedelta(days=first)
    begin_mandate(mandate_id=mandate.pk, starts_on=starts_on, ends_on=starts_on + timedelta(days=days), by=pilot)
    mandate.refresh_from_db()
    return mandate


def test_whoever_is_accepted_is_named_once_and_invited(pilot):
    call = make_call()
    candidacy = make_candidacy(call)
    accept(candidacy, pilot)
    organisation = OrganisationFactory()
    told = {
        "candidacy_id": candidacy.pk,
        "organisation": organisation,
        "communes": [],
        "neighbourhoods": [],
        "by": pilot,
    }
    mandate, again = appoint(**told), appoint(**told)
    assert mandate == again
    assert (mandate.person.name, mandate.function, mandate.sex) == ("Candide Essai", "sentinel", "women")
    assert not mandate.person.is_active
    assert Invitation.objects.get().role == Role.NETWORK_MEMBER
    assert not Membership.objects.filter(person=mandate.person, role=Role.SENTINEL).exists()
    assert "Candide" not in "".join(JournalEntry.objects.values_list("object_label", flat=True))


def test_nobody_is_named_before_the_answer(pilot):
    candidacy = make_candidacy(make_call())
    with pytest.raises(NotNow, match="Retenez d'abord"):
        appoint(candidacy_id=candidacy.pk, organisation=OrganisationFactory(), communes=[], neighbourhoods=[], by=pilot)


def test_a_sentinel_begins_after_interview_testing_reception_and_charter(pilot, trained):
    make_charter()
    mandate = make_preparing(by=pilot)
    with pytest.raises(NotNow, match=r"entretien.*tests.*accueil.*charte"):
        begin(mandate, pilot)
    sign(mandate.person)
    trained[mandate.person_id] = frozenset({"interview", "testing"})
    with pytest.raises(NotNow, match=r"manque encore : formation à l'accueil des victimes\."):
        begin(mandate, pilot)
    trained[mandate.person_id] = SKILLS
    begin(mandate, pilot)
    actor = actor_of(mandate.person)
    assert actor.has(Role.SENTINEL)
    assert not actor.has(Role.NETWORK_MEMBER)
    assert mandate.membership.ends_on == mandate.ends_on


def test_rights_vanish_the_day_after_the_last_one(pilot, trained, client_of):
    make_charter()
    mandate = make_preparing(by=pilot)
    sign(mandate.person)
    trained[mandate.person_id] = SKILLS
    begin(mandate, pilot, days=10)
    give_vault(mandate.person)
    last = timezone.now() + timedelta(days=10)
    for moment, status in ((last, 200), (last + timedelta(days=1), 403)):
        with time_machine.travel(moment, tick=False):
            client = client_of(mandate.person)
            assert client.get(reverse("testing:own_tests")).status_code == status
            assert client.get(reverse("network:directory")).status_code == status
            assert client.get(reverse("network:own_mandate")).status_code == status


def test_an_end_before_the_term_takes_the_rights_back_the_same_day(pilot, trained):
    make_charter()
    mandate = make_preparing("ambassador", by=pilot)
    sign(mandate.person)
    begin(mandate, pilot)
    yesterday = timezone.localdate() - timedelta(days=1)
    end_mandate(mandate_id=mandate.pk, last_day=yesterday, reason="own_wish", by=pilot)
    mandate.refresh_from_db()
    assert not actor_of(mandate.person).roles
    assert holding.standing_of(mandate, timezone.localdate()) == "given_up"
    assert not Mandate.objects.in_force(timezone.localdate()).exists()
    with pytest.raises(NotNow, match="déjà terminé"):
        end_mandate(mandate_id=mandate.pk, last_day=yesterday, reason="own_wish", by=pilot)


def test_a_mandate_is_renewed_once_without_a_day_between(pilot, trained):
    make_charter()
    mandate = make_preparing("ambassador", by=pilot)
    sign(mandate.person)
    begin(mandate, pilot, days=10)
    until = mandate.ends_on + timedelta(days=365)
    following = renew_mandate(mandate_id=mandate.pk, ends_on=until, by=pilot)
    assert renew_mandate(mandate_id=mandate.pk, ends_on=until, by=pilot) == following
    assert following.starts_on == mandate.ends_on + timedelta(days=1)
    for day in (mandate.ends_on, following.starts_on, until):
        assert Membership.objects.current(day).filter(person=mandate.person, role=Role.AMBASSADOR).count() == 1
        assert holding.ambassadors_of(mandate.organisation_id, day) == [mandate.person]
    assert holding.ambassadors_of(mandate.organisation_id, until + timedelta(days=1)) == []


def test_two_mandates_of_a_function_never_meet(pilot, trained):
    make_charter()
    mandate = make_preparing("ambassador", by=pilot)
    sign(mandate.person)
    begin(mandate, pilot)
    other = Mandate.objects.create(person=mandate.person, organisation=OrganisationFactory(), function="ambassador")
    with pytest.raises(NotNow, match="déjà un mandat"):
        begin(other, pilot, first=5)
    begin(other, pilot, first=31)


def test_an_ambassador_becomes_a_sentinel_under_another_mandate(pilot, trained):
    make_charter()
    mandate = make_preparing("ambassador", by=pilot)
    sign(mandate.person)
    begin(mandate, pilot)
    prepared = prepare_sentinel(mandate_id=mandate.pk, by=pilot)
    assert prepare_sentinel(mandate_id=mandate.pk, by=pilot) == prepared
    trained[mandate.person_id] = SKILLS
    begin(prepared, pilot)
    assert actor_of(mandate.person).has(Role.SENTINEL)


def test_nobody_names_themselves(pilot):
    candidacy = make_candidacy(make_call(), email=pilot.email)
    accept(candidacy, pilot)
    with pytest.raises(NotNow, match="soi-même"):
        appoint(candidacy_id=candidacy.pk, organisation=OrganisationFactory(), communes=[], neighbourhoods=[], by=pilot)


def test_a_candidate_hears_of_each_step(pilot):
    candidacy = make_candidacy(make_call())
    accept(candidacy, pilot)
    kinds = list(OutboxMessage.objects.order_by("pk").values_list("kind", "to"))
    assert kinds == [("network_receipt", "candide@exemple.fr"), ("network_answer", "candide@exemple.fr")]
    letter = OutboxMessage.objects.get(kind="network_answer").attachments[0]
    assert letter["name"] == f"reponse-{candidacy.code}.pdf"
    assert mail.outbox == []
    assert Candidacy.objects.get().sealed_answer
