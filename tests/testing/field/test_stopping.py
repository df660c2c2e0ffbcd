"""A tester who stops in the middle, a campaign that is over, and addresses that mix two campaigns."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory
from tests.testing.scene import freeze, make_application, make_campaign, make_target
from vigie.accounts.models import JournalEntry, Role
from vigie.testing.campaigns.ending import keeps_open
from vigie.testing.field.draw_tests import draw_tests
from vigie.testing.field.testers import give_applications, stop_testing
from vigie.testing.models import Application, Conflict, Target, Tester, Trait

pytestmark = pytest.mark.django_db


def address(name, *arguments):
    return reverse(f"testing:{name}", args=arguments)


@pytest.fixture
def campaign(pilot, sentinel):
    """A campaign drawn, its two tests given to two testers; the first of the sentinel's is sent."""
    campaign = make_campaign()
    for number in range(2):
        make_target(campaign, f"Agence {number}")
    freeze(campaign, sentinel)
    draw_tests(campaign_id=campaign.pk, by=pilot)
    today = timezone.localdate()
    people = [sentinel, MembershipFactory(role=Role.SENTINEL).person]
    testers = [
        Tester.objects.create(campaign=campaign, person=person, trained_on=today, charter_signed_on=today)
        for person in people
    ]
    give_applications(campaign_id=campaign.pk, by=pilot)
    for position, tester in enumerate(testers, start=1):
        Application.objects.filter(test__number=1, position=position).update(tester=tester)
    Application.objects.filter(test__number=1, position=1).update(sent_on=today)
    campaign.refresh_from_db()
    return campaign


def test_what_was_sent_and_never_told_holds_the_campaign_open_no_more(campaign, sentinel):
    stop_testing(tester_id=Tester.objects.get(person=sentinel).pk, by=sentinel)
    first, second = Application.objects.filter(test__number=1).order_by("position")
    assert first.tester.person == sentinel
    assert "sans compte rendu" in first.abandoned
    assert second.abandoned
    # The other test waits for someone else: one tester alone cannot do both of it.
    left = Application.objects.filter(abandoned="")
    assert {each.test.number for each in left} == {2}
    left.update(abandoned="L'annonce est retirée.")
    assert not any("candidature" in sentence for sentence in keeps_open(campaign))


def test_the_pilot_takes_a_campaign_away_from_whoever_no_longer_answers(client_of, pilot, sentinel, campaign):
    tester = Tester.objects.get(person=sentinel)
    client, where = client_of(pilot), address("remove_tester", campaign.code, tester.pk)
    assert "est perdu" in client.get(where).text
    for _twice in range(2):
        assert client.post(where).status_code == 302
    tester.refresh_from_db()
    assert tester.stopped_on
    assert JournalEntry.objects.filter(verb="testing_tester_removed").count() == 1
    assert "Retirer" not in client.get(address("train_tester", campaign.code, tester.pk)).text


def test_an_application_opened_and_given_again_leaves_a_day_to_send_it(campaign, pilot, sentinel):
    today = timezone.localdate()
    second = Application.objects.get(test__number=1, position=2)
    second.tester, second.opens_at, second.due_on = None, timezone.now(), today - timedelta(days=5)
    second.save()
    Tester.objects.create(
        campaign=campaign,
        person=MembershipFactory(role=Role.SENTINEL).person,
        trained_on=today,
        charter_signed_on=today,
    )
    give_applications(campaign_id=campaign.pk, by=pilot)
    second.refresh_from_db()
    assert second.tester
    assert second.due_on == today + timedelta(days=1)


@pytest.mark.parametrize("ending", ["stopped_on", "ended_on"])
def test_nothing_is_told_nor_declared_once_the_campaign_is_over(client_of, sentinel, campaign, ending):
    setattr(campaign, ending, timezone.localdate())
    campaign.save(update_fields=[ending])
    sent = Application.objects.get(test__number=1, position=1)
    unsent = Application.objects.filter(test__number=2, tester__person=sentinel).get()
    client = client_of(sentinel)
    client.post(address("report_application", sent.code), {"channel": "aucune réponse à ce jour"})
    client.post(address("declare_incident", sent.code), {"reason": "Envoyé deux fois"})
    client.post(address("abandon_application", unsent.code), {"reason": "Trop loin"})
    client.post(address("declare_conflict", unsent.code))
    sent.refresh_from_db()
    unsent.refresh_from_db()
    assert (sent.reported_on, sent.test.incident, unsent.abandoned) == (None, "", "")
    assert not Conflict.objects.exists()
    assert "finie" in client.get(address("own_application", sent.code)).text


def test_what_the_lot_drew_from_stays_known(client_of, pilot, campaign):
    undrawn = make_target(campaign, "Agence en plus")
    drawn = Target.objects.exclude(pk=undrawn.pk).first()
    client = client_of(pilot)

    def drop(target):
        client.post(address("drop_target", campaign.code, target.code), {"reason": "Annonce retirée"})
        target.refresh_from_db()
        return target.dropped_on

    assert drop(undrawn) is None
    campaign.stopped_on = timezone.localdate()
    campaign.save(update_fields=["stopped_on"])
    assert drop(drawn) is None
    campaign.stopped_on = None
    campaign.save(update_fields=["stopped_on"])
    assert drop(drawn)


def test_nothing_of_a_campaign_is_reached_under_the_address_of_another(client_of, pilot, sentinel):
    mine, other = make_campaign(), make_campaign(name="Autre campagne")
    application = make_application(other, sentinel)
    trait = Trait.objects.filter(profile__campaign=other).first()
    client = client_of(pilot)
    of_another = [
        ("drop_target", application.test.target.code),
        ("train_tester", application.tester.pk),
        ("remove_tester", application.tester.pk),
        ("change_trait", trait.pk),
        ("change_protocol_line", "resultats", other.outcomes.first().pk),
        ("change_protocol_line", "profils", other.profiles.first().pk),
        ("change_protocol_line", "noms", other.profiles.first().names.first().pk),
    ]
    for name, *rest in of_another:
        assert client.get(address(name, other.code, *rest)).status_code == 200, name
        assert client.get(address(name, mine.code, *rest)).status_code == 404, name
        assert client.post(address(name, mine.code, *rest), {"reason": "x"}).status_code == 404, name
    before = (Trait.objects.count(), other.outcomes.count())
    client.post(address("drop_trait", mine.code, trait.pk))
    client.post(address("remove_protocol_line", mine.code, "resultats", other.outcomes.first().pk))
    assert (Trait.objects.count(), other.outcomes.count()) == before


@pytest.mark.parametrize(
    ("name", "value"), [("most_contacts", "0"), ("most_delay", "721"), ("most_delay", "99999999999")]
)
def test_settings_under_which_no_test_could_be_made_are_refused(client_of, pilot, name, value):
    campaign = make_campaign()
    client, where = client_of(pilot), address("change_campaign", campaign.code)
    form = client.get(where).context["form"]
    told = {each: str(form[each].value()) for each in form.fields if form[each].value() not in {None, ""}}
    answer = client.post(where, {**told, name: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [name]


def test_nobody_is_named_in_a_campaign_that_is_over(client_of, pilot):
    campaign = make_campaign(stopped_on=timezone.localdate())
    person = MembershipFactory(role=Role.SENTINEL).person
    answer = client_of(pilot).post(address("add_tester", campaign.code), {"person": person.pk}, follow=True)
    assert "Cette campagne est finie" in answer.text
    assert not Tester.objects.exists()
