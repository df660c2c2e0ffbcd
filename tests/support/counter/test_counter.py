"""The counter: a call or a visit is written down with little, and the code is handed over."""

import json

import pytest
from django.urls import reverse

from tests.support.conftest import hidden, read_by, words_of
from tests.vaults import open_vault_in
from vigie.accounts.models import JournalEntry
from vigie.support.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client_of, listening):
    """The listener's browser, vault open."""
    return open_vault_in(client_of(listening.person))


@pytest.fixture
def write_down(browser, point):
    def act(**answers):
        token = hidden(browser.get(reverse("support:counter")).content.decode())["token"][0]
        content = {"token": token, "point": point.pk, "channel": "phone", "role": "victim", "story": "Elle hésite."}
        return browser.post(reverse("support:counter"), content | answers)

    return act


def test_a_call_is_kept_and_its_code_opens_the_case(write_down, client, listening):
    words = words_of(write_down(criteria=["other"]).content.decode())
    case = Case.objects.get()
    assert case.channel == Case.Channel.PHONE
    texts = read_by(listening, case)
    assert texts["story"] == "Elle hésite."
    assert json.loads(texts["felt"]) == {"criteria": ["other"]}
    assert case.number in client.post(reverse("support:follow"), {"words": words}).content.decode()


def test_the_journal_names_the_point_and_not_the_case(write_down, listening, point):
    write_down()
    line = JournalEntry.objects.get(verb="contact_recorded")
    assert (line.actor, line.object_label) == (listening.person, point.name)
    assert Case.objects.get().number not in str(vars(line))


def test_a_double_click_is_one_case(browser, write_down):
    token = hidden(browser.get(reverse("support:counter")).content.decode())["token"][0]
    first, second = write_down(token=token), write_down(token=token)
    assert words_of(first.content.decode()) == words_of(second.content.decode()) != ""
    assert Case.objects.count() == 1
    assert JournalEntry.objects.filter(verb="contact_recorded").count() == 1


def test_a_point_where_one_does_not_listen_is_refused(write_down, other_point):
    assert "Code à remettre" not in write_down(point=other_point.pk).content.decode()
    assert not Case.objects.exists()


def test_a_listener_of_another_organisation_has_no_point_here(client_of, other_listener, point):
    browser = open_vault_in(client_of(other_listener))
    assert point.name not in browser.get(reverse("support:counter")).content.decode()


def test_nobody_else_enters(client_of, pilot, administrator, elected_member, contributor, supervisor):
    for person in (pilot, administrator, elected_member, contributor, supervisor):
        assert client_of(person).get(reverse("support:counter")).status_code == 403
