"""The pages on which a tester sets a phone up and takes up what waits; nobody else's."""

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory, OrganisationFactory
from tests.surveys.openrosa.scene import collect
from tests.testing.phones.scene import PHOTO, another, instance, make_phone, report
from vigie.accounts.models import Role
from vigie.testing.models import Application, PhoneAccess
from vigie.testing.phones.waiting import waiting_reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(pilot, sentinel):
    return make_phone(pilot, sentinel)


@pytest.fixture
def stranger_who_tests(phone):
    """A sentinel of another organisation."""
    return MembershipFactory(organisation=OrganisationFactory(), role=Role.SENTINEL).person


def address(name, *arguments):
    return reverse(f"testing:{name}", args=arguments)


def test_a_tester_gives_a_phone_access_and_takes_it_back(client_of, sentinel, phone):
    client = client_of(sentinel)
    where = address("phone", phone.campaign.code)
    shown = client.get(where)
    assert f"http://testserver{phone.path}" in shown.text
    assert 'class="qr"' in shown.text
    assert [word for word in (phone.campaign.name, "origine", "perçu") if word in shown.text] == []
    assert where in client.get(address("own_tests")).text
    assert where in client.get(address("own_application", phone.application.code)).text
    client.post(address("take_phone_access_back", phone.campaign.code))
    assert "Donner accès à mon téléphone" in client.get(where).text
    for _twice in range(2):
        client.post(address("give_phone_access", phone.campaign.code))
    assert PhoneAccess.objects.count() == 1
    assert phone.path not in client.get(where).text


def test_what_waits_is_listed_without_what_was_noted_and_taken_up(client_of, sentinel, pilot, phone):
    client = client_of(sentinel)
    collect(client, phone.path, report(instance("mauvais", photo_1="1.jpg"), ("1.jpg", PHOTO)))
    row = waiting_reports().get()
    where = address("attach_report", row.pk)
    listed = client.get(address("own_tests")).text
    page = client.get(where).text
    assert "n&#x27;est celui d&#x27;aucun de vos tests" in listed
    assert where in listed
    assert phone.application.code in page
    assert "5 janvier 2026, 10:30" in page
    assert "loué" not in listed + page
    told = client_of(pilot).get(address("testers", phone.campaign.code)).text
    assert "n'a pas encore trouvé son test" in told
    assert client.post(where, {"application": ""}).status_code == 422
    assert client.post(where, {"application": "\0"}).status_code == 422
    assert client.post(where, {"application": phone.application.pk}).status_code == 302
    phone.application.refresh_from_db()
    assert phone.application.reported_on
    assert phone.application.evidence.count() == 1
    assert client.get(where).status_code == 404


def test_a_report_sent_before_its_sending_is_noted_is_proposed_once_it_is(client_of, sentinel, phone):
    client = client_of(sentinel)
    early = another(phone, sent_on=None)
    collect(client, phone.path, report(instance(early.code)))
    where = address("attach_report", waiting_reports().get().pk)
    assert client.post(where, {"application": early.pk}).status_code == 422
    client.post(address("send_application", early.code))
    shown = client.get(where)
    assert shown.context["form"].initial["application"] == early
    assert client.post(where, {"application": early.pk}).status_code == 302
    early.refresh_from_db()
    assert early.reported_on


def test_what_waits_is_erased_by_its_tester(client_of, sentinel, phone):
    client = client_of(sentinel)
    collect(client, phone.path, report(instance("mauvais")))
    where = address("drop_report", waiting_reports().get().pk)
    assert "pour de bon" in client.get(where).text
    assert client.post(where).status_code == 302
    assert client.post(where).status_code == 404
    assert not waiting_reports().exists()


def test_a_phone_and_what_it_sent_exist_for_their_tester_alone(client_of, stranger_who_tests, pilot, phone):
    collect(client_of(None), phone.path, report(instance("mauvais")))
    row = waiting_reports().get()
    for name, argument in (("phone", phone.campaign.code), ("attach_report", row.pk), ("drop_report", row.pk)):
        assert client_of(stranger_who_tests).get(address(name, argument)).status_code == 404
        assert client_of(pilot).get(address(name, argument)).status_code == 403
    for name in ("give_phone_access", "take_phone_access_back"):
        assert client_of(stranger_who_tests).post(address(name, phone.campaign.code)).status_code == 404
    assert client_of(stranger_who_tests).post(address("drop_report", row.pk)).status_code == 404
    assert PhoneAccess.objects.count() == waiting_reports().count() == 1


def test_no_phone_is_set_up_before_the_charter_nor_after_the_end(client_of, sentinel, phone):
    client = client_of(sentinel)
    where = address("phone", phone.campaign.code)
    phone.tester.charter_signed_on = None
    phone.tester.save(update_fields=["charter_signed_on"])
    assert client.get(where).status_code == 404
    assert where not in client.get(address("own_tests")).text


def test_own_tests_ask_as_many_queries_whatever_waits(client_of, sentinel, phone, count_queries):
    client = client_of(sentinel)
    collect(client, phone.path, report(instance("un")))
    few = count_queries(lambda: client.get(address("own_tests")))
    for code in ("deux", "trois", Application.objects.first().code):
        collect(client, phone.path, report(instance(code)))
    collect(client, phone.path, report(instance(Application.objects.first().code)))
    assert count_queries(lambda: client.get(address("own_tests"))) == few
