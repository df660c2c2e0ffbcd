"""From the charter to the report: what a tester sees and does, and what they never see."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from tests.testing.scene import freeze, make_campaign, make_target
from tests.vaults import pair_of
from vigie.accounts.models import JournalEntry, Person, Role
from vigie.testing.field.draw_tests import draw_tests
from vigie.testing.field.testers import give_applications
from vigie.testing.models import Application, Campaign, Coder, Message, Mode, Test, Tester
from vigie.testing.sealing.keys import campaign_key
from vigie.testing.sealing.notes import open_notes

pytestmark = pytest.mark.django_db

TOLD = {"channel": "téléphone", "at": "2026-01-05T10:30", "who": "une voix", "said": "« C'est déjà loué. »"}


@pytest.fixture
def colleague(db):
    organisation = OrganisationFactory(name="Autre association")
    return MembershipFactory(organisation=organisation, role=Role.SENTINEL, person__name="Noa Sentinelle").person


@pytest.fixture
def campaign(pilot, sentinel, colleague, company):
    """A campaign drawn, its applications given to two testers."""
    campaign = make_campaign(name="Origine et logement")
    for number in range(3):
        make_target(campaign, f"Agence {number}")
    freeze(campaign, company)
    draw_tests(campaign_id=campaign.pk, by=pilot)
    today = timezone.localdate()
    for person in (sentinel, colleague):
        Tester.objects.create(campaign=campaign, person=person, trained_on=today, charter_signed_on=today)
    give_applications(campaign_id=campaign.pk, by=pilot)
    # Whatever the seed, each of them goes first once.
    for number, people in ((1, (sentinel, colleague)), (2, (colleague, sentinel))):
        for position, person in enumerate(people, start=1):
            tester = Tester.objects.get(person=person)
            Application.objects.filter(test__number=number, position=position).update(tester=tester)
    campaign.refresh_from_db()
    return campaign


def first_of(person, **fields):
    return Application.objects.filter(tester__person=person, position=1, **fields).order_by("test__number").first()


def address(name, *arguments):
    return reverse(f"testing:{name}", args=arguments)


def of(name, application):
    return address(name, application.code)


def test_everything_is_given_and_nobody_meets_a_target_twice(campaign):
    assert not Application.objects.filter(tester=None).exists()
    for test in Test.objects.all():
        assert len(set(test.applications.values_list("tester", flat=True))) == 2


def test_whoever_is_not_trained_or_has_not_signed_is_given_nothing(client_of, pilot, sentinel, campaign):
    Application.objects.update(tester=None)
    Tester.objects.filter(person=sentinel).update(charter_signed_on=None)
    answer = client_of(pilot).post(address("give_applications", campaign.code), follow=True)
    assert "3 candidatures réparties" in answer.text
    assert "3 attendent encore" in answer.text
    assert not Application.objects.filter(tester__person=sentinel).exists()


def test_the_charter_is_signed_by_oneself(client_of, pilot, sentinel, colleague):
    campaign = make_campaign()
    client = client_of(pilot)
    client.post(address("add_tester", campaign.code), {"person": sentinel.pk, "trained_on": "2026-01-05"})
    tester = Tester.objects.get()
    assert not tester.is_ready
    where = address("charter", campaign.code)
    assert client_of(colleague).get(where).status_code == 404
    mine = client_of(sentinel)
    own = mine.get(address("own_tests")).text
    assert "signez-la" in own
    assert "Rien à faire" not in own
    assert "à son insu" in mine.get(where).text
    assert mine.post(where, {}).status_code == 422
    for _twice in range(2):
        mine.post(where, {"agrees": "on"})
    tester.refresh_from_db()
    assert tester.is_ready
    assert JournalEntry.objects.filter(verb="testing_charter_signed").count() == 1
    assert "vous avez signé" in mine.get(where).text.lower()
    assert "Rien à faire" in mine.get(address("own_tests")).text


def test_a_coder_is_not_named_and_a_day_to_come_is_refused(client_of, pilot, sentinel, colleague):
    campaign = make_campaign(mode=Mode.JUDICIAL)
    Coder.objects.create(campaign=campaign, person=colleague)
    client = client_of(pilot)
    where = address("add_tester", campaign.code)
    assert "Noa" not in client.get(where).text
    profile = campaign.profiles.first().pk
    assert client.post(where, {"person": colleague.pk, "profile": profile}).status_code == 422
    assert client.post(where, {"person": sentinel.pk}).status_code == 422
    assert (
        client.post(where, {"person": sentinel.pk, "profile": profile, "trained_on": "2999-01-01"}).status_code == 422
    )
    assert client.post(where, {"person": sentinel.pk, "profile": profile}).status_code == 302
    tester = Tester.objects.get()
    trained = address("train_tester", campaign.code, tester.pk)
    assert client.post(trained, {"trained_on": "2026-01-05"}).status_code == 302
    assert client.get(address("testers", campaign.code)).status_code == 200
    tester.refresh_from_db()
    assert tester.trained_on


def test_someone_named_to_read_meanwhile_is_not_named_to_test_and_the_page_says_why(
    client_of, pilot, sentinel, monkeypatch
):
    campaign = make_campaign()
    monkeypatch.setattr("vigie.testing.field.tester_forms.people_to_name", lambda _campaign: Person.objects.all())
    Coder.objects.create(campaign=campaign, person=sentinel)
    answer = client_of(pilot).post(address("add_tester", campaign.code), {"person": sentinel.pk}, follow=True)
    assert "elle ne peut pas y tester" in answer.text
    assert not Tester.objects.exists()


def test_a_tester_reads_what_to_do_and_nothing_of_what_is_tested(client_of, sentinel, campaign):
    application = first_of(sentinel)
    client = client_of(sentinel)
    shown = client.get(address("own_tests")).text + client.get(of("own_application", application)).text
    assert application.code in shown
    assert application.name.name in shown
    assert "[nom]" not in shown
    assert "salarié en CDI" in shown
    other = application.test.applications.get(position=2)
    hidden = [other.code, other.name.name, campaign.name, campaign.hypotheses, "maghrébin", "perçu", "origine", "Noa"]
    assert [word for word in hidden if word in shown] == []


def test_a_message_says_what_the_profile_is_and_what_is_tested_nowhere_else(client_of, sentinel, campaign):
    application = first_of(sentinel)
    Message.objects.update(subject="[ EMPLOI ]", body="Je me dis [origine perçue]. [Nom]")
    shown = client_of(sentinel).get(of("own_application", application))
    mission = shown.context["mission"]
    assert mission.subject == "salarié en CDI"
    assert mission.body == f"Je me dis {application.profile.description}. {application.name.name}"
    assert mission.traits == [("Emploi", "salarié en CDI")]
    assert "Origine perçue" not in shown.text


def test_what_is_not_open_is_not_shown(client_of, colleague, sentinel, campaign):
    second = Application.objects.filter(tester__person=sentinel, position=2).first()
    client = client_of(sentinel)
    answer = client.get(of("own_application", second))
    assert "Agence" not in answer.text
    client.post(of("send_application", second))
    second.refresh_from_db()
    assert second.sent_on is None


def test_sending_opens_the_next_one_after_its_delay_once(client_of, sentinel, campaign):
    application = first_of(sentinel)
    client = client_of(sentinel)
    for _twice in range(2):
        client.post(of("send_application", application))
    application.refresh_from_db()
    following = application.test.applications.get(position=2)
    assert application.sent_on == timezone.localdate()
    hours = (following.opens_at - timezone.now()).total_seconds() / 3600
    assert following.delay - 1 < hours <= following.delay
    assert following.due_on >= timezone.localtime(following.opens_at).date()
    assert JournalEntry.objects.filter(verb="testing_sent").count() == 1


def test_a_report_is_sealed_once_and_no_longer_read(client_of, sentinel, company, campaign):
    application = first_of(sentinel)
    client = client_of(sentinel)
    where = of("report_application", application)
    assert client.get(where).status_code == 302
    client.post(of("send_application", application))
    page = client.get(where)
    assert "Écrivez dans l&#x27;heure" in page.text
    assert "vous ne le relirez plus" in page.text
    client.post(where, TOLD)
    client.post(where, {**TOLD, "said": "autre"})
    application.refresh_from_db()
    key = campaign_key(campaign, company, pair_of(company))
    notes = open_notes(bytes(application.sealed_notes), application.code, key)
    assert "« C'est déjà loué. »" in notes.values()
    assert "05/01/2026 10:30" in notes.values()
    assert "loué" not in client.get(of("own_application", application)).text
    assert JournalEntry.objects.filter(verb="testing_reported").count() == 1


def test_a_piece_that_comes_after_the_report_may_be_joined_until_the_end(client_of, sentinel, campaign):
    application = first_of(sentinel)
    client = client_of(sentinel)
    client.post(of("send_application", application))
    client.post(of("report_application", application), TOLD)
    own, joining = of("own_application", application), of("add_evidence", application)
    assert f'href="{own}"' in client.get(address("own_tests")).text
    assert f'href="{joining}"' in client.get(own).text
    assert client.get(joining).status_code == 200
    Campaign.objects.update(ended_on=timezone.localdate())
    assert own not in client.get(address("own_tests")).text
    assert joining not in client.get(own).text


def test_without_network_a_tester_knows_what_to_note_until_the_report_is_made(client_of, sentinel, campaign):
    application = first_of(sentinel)
    client = client_of(sentinel)
    told = "Notez sur papier le code de ce test"
    assert told in client.get(of("own_application", application)).text
    client.post(of("send_application", application))
    assert told in client.get(of("own_application", application)).text
    client.post(of("report_application", application), TOLD)
    assert told not in client.get(of("own_application", application)).text


@pytest.mark.parametrize("change", [{"channel": ""}, {"at": ""}, {"at": "2999-01-01T10:00"}, {"at": "hier"}])
def test_a_report_that_tells_too_little_is_refused(client_of, sentinel, campaign, change):
    application = first_of(sentinel)
    client = client_of(sentinel)
    client.post(of("send_application", application))
    assert client.post(of("report_application", application), {**TOLD, **change}).status_code == 422
    silence = {"channel": "aucune réponse à ce jour"}
    assert client.post(of("report_application", application), silence).status_code == 302
    application.refresh_from_db()
    assert application.reported_on


def test_a_conflict_gives_the_test_to_someone_else(client_of, sentinel, pilot, campaign):
    application = first_of(sentinel)
    client = client_of(sentinel)
    assert client.get(of("declare_conflict", application)).status_code == 200
    client.post(of("declare_conflict", application))
    application.refresh_from_db()
    # Both testers: the other one already has the other application of this test.
    assert application.tester is None
    assert client.get(of("own_application", application)).status_code == 404
    third = MembershipFactory(organisation=OrganisationFactory(), role=Role.SENTINEL).person
    today = timezone.localdate()
    Tester.objects.create(campaign=campaign, person=third, trained_on=today, charter_signed_on=today)
    give_applications(campaign_id=campaign.pk, by=pilot)
    application.refresh_from_db()
    assert application.tester.person == third


def test_giving_up_spares_whoever_would_be_bothered_for_nothing(client_of, sentinel, campaign):
    application = first_of(sentinel)
    client = client_of(sentinel)
    assert client.post(of("abandon_application", application), {"reason": ""}).status_code == 422
    client.post(of("abandon_application", application), {"reason": "L'annonce est retirée"})
    assert all(application.test.applications.values_list("abandoned", flat=True))
    assert application.test.target.code not in client.get(address("own_tests")).text


def test_what_was_sent_is_not_given_up_but_told_as_an_incident(client_of, sentinel, campaign):
    application = first_of(sentinel)
    client = client_of(sentinel)
    client.post(of("send_application", application))
    client.post(of("abandon_application", application), {"reason": "Trop tard"})
    client.post(of("declare_conflict", application))
    for _twice in range(2):
        client.post(of("declare_incident", application), {"reason": "Envoyé deux fois"})
    application.refresh_from_db()
    assert application.abandoned == ""
    assert application.tester.person == sentinel
    assert Test.objects.get(pk=application.test_id).incident == "Envoyé deux fois"


def test_stopping_takes_everything_away(client_of, sentinel, campaign):
    application = first_of(sentinel)
    client = client_of(sentinel)
    where = address("stop_testing", campaign.code)
    assert "sans donner de raison" in client.get(where).text
    for _twice in range(2):
        client.post(where)
    assert not Application.objects.filter(tester__person=sentinel).exists()
    assert client.get(of("own_application", application)).status_code == 404
    assert JournalEntry.objects.filter(verb="testing_tester_stopped").count() == 1


@pytest.mark.parametrize("ending", ["stopped_on", "ended_on"])
def test_nothing_more_is_sent_once_the_campaign_is_over(client_of, sentinel, campaign, ending):
    setattr(campaign, ending, timezone.localdate())
    campaign.save(update_fields=[ending])
    application = first_of(sentinel)
    client = client_of(sentinel)
    client.post(of("send_application", application))
    application.refresh_from_db()
    assert application.sent_on is None
    assert "Agence" not in client.get(of("own_application", application)).text


def test_nothing_is_begun_outside_the_days_that_were_frozen_and_what_was_is_finished(client_of, sentinel, campaign):
    application, client, today = first_of(sentinel), client_of(sentinel), timezone.localdate()
    for first, last, said in ((1, 60, "n'envoyez rien avant"), (-60, -1, "ne commencez plus ce test")):
        Campaign.objects.update(starts_on=today + timedelta(days=first), ends_on=today + timedelta(days=last))
        shown = client.get(of("own_application", application)).text.replace("&#x27;", "'")
        assert (said in shown, "Agence" in shown) == (True, False)
        assert said in client.post(of("send_application", application), follow=True).text.replace("&#x27;", "'")
        assert not Application.objects.exclude(sent_on=None).exists()
    second = Application.objects.get(tester__person=sentinel, position=2, test__number=2)
    second.test.applications.filter(position=1).update(sent_on=today - timedelta(days=1))
    client.post(of("send_application", second))
    second.refresh_from_db()
    assert second.sent_on == today


def test_what_is_given_before_the_first_day_opens_on_it_and_has_a_week(client_of, pilot, sentinel, campaign):
    first = timezone.localdate() + timedelta(days=20)
    Campaign.objects.update(starts_on=first)
    Application.objects.update(tester=None)
    give_applications(campaign_id=campaign.pk, by=pilot)
    assert set(Application.objects.filter(position=1).values_list("due_on", flat=True)) == {first + timedelta(days=7)}
    own = client_of(sentinel).get(address("own_tests")).context["own"]
    assert (own.now, own.later) == ([], Application.objects.filter(tester__person=sentinel).count())


PAGES = ("own_application", "report_application", "declare_incident", "declare_conflict", "abandon_application")


@pytest.mark.parametrize("name", PAGES)
def test_an_application_exists_for_its_tester_alone(client_of, sentinel, colleague, pilot, stranger, campaign, name):
    application = first_of(sentinel)
    assert client_of(sentinel).get(of(name, application)).status_code in {200, 302}
    assert client_of(colleague).get(of(name, application)).status_code == 404
    for person in (pilot, stranger):
        assert client_of(person).get(of(name, application)).status_code == 403


def test_another_sentinel_sends_and_signs_and_stops_nothing(client_of, sentinel, campaign):
    organisation = OrganisationFactory(name="Troisième association")
    third = client_of(MembershipFactory(organisation=organisation, role=Role.SENTINEL).person)
    assert third.post(of("send_application", first_of(sentinel))).status_code == 404
    assert third.post(address("stop_testing", campaign.code)).status_code == 404
    assert third.get(address("own_tests")).status_code == 200
    assert not Application.objects.exclude(sent_on=None).exists()


@pytest.mark.parametrize("name", ["testers", "add_tester", "draw"])
def test_the_pilot_alone_reaches_testers_and_the_draw(client_of, sentinel, pilot, campaign, name):
    assert client_of(sentinel).get(address(name, campaign.code)).status_code == 403
    assert client_of(pilot).get(address(name, campaign.code)).status_code == 200


def test_the_draw_is_made_from_its_page_once_and_told(client_of, pilot, company):
    campaign = make_campaign()
    client = client_of(pilot)
    where = address("draw", campaign.code)
    assert "Figez" in client.get(where).text
    for number in range(6):
        make_target(campaign, f"Agence {number}", stratum="nord" if number % 2 else "centre")
    freeze(campaign, company)
    assert "Tirer au sort" in client.get(where).text
    for _twice in range(2):
        client.post(where)
    rows = {anchor: rows for _title, anchor, rows in client.get(where).context["parts"]}
    assert [(row.label, row.total, row.gap) for row in rows["strates"]] == [("centre", 3, 1), ("nord", 3, 1)]
    assert sum(row.total for row in rows["messages"]) == 6


def test_pages_ask_as_many_queries_whatever_there_is(client_of, pilot, sentinel, campaign, count_queries):
    mine, runs = client_of(sentinel), client_of(pilot)
    pages = (
        (mine, address("own_tests")),
        (runs, address("testers", campaign.code)),
        (runs, address("draw", campaign.code)),
    )
    full = [count_queries(lambda client=client, where=where: client.get(where)) for client, where in pages]
    Application.objects.filter(test__number__gt=1).delete()
    few = [count_queries(lambda client=client, where=where: client.get(where)) for client, where in pages]
    assert full == few
