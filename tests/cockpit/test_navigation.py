"""The menu shows what may be opened, and nothing else."""

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory
from tests.testing.scene import make_application, make_campaign
from vigie.accounts.actor import VISITOR, Actor
from vigie.accounts.models import Role
from vigie.cockpit.navigation import LONG_MENU, PUBLIC_MENU, WORKING_MENU, Part, menu_of, parts_of
from vigie.testing.models import Coder


def test_a_visitor_has_the_public_menu():
    assert menu_of(VISITOR) == PUBLIC_MENU


def test_someone_without_a_role_sees_only_their_desk():
    assert [entry.name for entry in menu_of(Actor(person_id=1))] == ["cockpit:desk"]


@pytest.mark.parametrize("entry", [*PUBLIC_MENU, *WORKING_MENU], ids=lambda entry: entry.name)
def test_every_entry_leads_somewhere(entry):
    assert reverse(entry.name)


@pytest.mark.parametrize("role", Role.values)
def test_nobody_is_shown_a_page_that_refuses_them(cast, client_of, role, plan_of_two_axes):
    person = cast.get(role) or MembershipFactory(role=role).person
    client = client_of(person)
    from vigie.accounts.actor import actor_of

    for entry in menu_of(actor_of(person)):
        answer = client.get(reverse(entry.name), follow=True)
        assert answer.status_code == 200, (role, entry.name)
        # A page of cases asks for the vault first, and nothing asks to sign in again.
        assert not any(address.startswith(reverse("account_login")) for address, _status in answer.redirect_chain)


def test_the_current_page_is_marked_once(client_of, pilot, plan_of_two_axes):
    answer = client_of(pilot).get(reverse("plan:actions"))
    assert [label for label, _address, current in answer.context["navigation"] if current] == ["Actions"]


@pytest.mark.parametrize("name", ["plan:bodies", "plan:meetings", "plan:decisions", "plan:versions", "plan:alerts"])
def test_the_pages_of_the_governance_are_under_one_line(client_of, pilot, plan_of_two_axes, name):
    answer = client_of(pilot).get(reverse(name))
    assert [label for label, _address, current in answer.context["navigation"] if current] == ["Gouvernance"]


def test_the_pages_of_a_test_and_those_of_a_reading_are_under_their_lines(client_of, sentinel):
    application = make_application(make_campaign(), sentinel)
    Coder.objects.create(campaign=make_campaign(name="Autre campagne"), person=sentinel)
    lines = {
        reverse("testing:own_application", args=[application.code]): "Mes tests",
        reverse("testing:charter", args=[application.test.campaign.code]): "Mes tests",
        reverse("testing:readings", args=[Coder.objects.get().campaign.code]): "Mes lectures",
    }
    for address, line in lines.items():
        navigation = client_of(sentinel).get(address).context["navigation"]
        assert [label for label, _address, current in navigation if current] == [line]


def test_the_observatory_is_one_line_to_work_for_partners_to_read_for_elected_members():
    roles = {"pilot": [Role.PILOT], "elected": [Role.ELECTED_MEMBER], "both": [Role.PILOT, Role.ELECTED_MEMBER]}
    found = {
        name: [entry.name for entry in menu_of(actor_with(held)) if entry.name.startswith("observatory:")]
        for name, held in roles.items()
    }
    assert found == {
        "pilot": ["observatory:indicators"],
        "elected": ["observatory:home"],
        "both": ["observatory:indicators"],
    }


def actor_with(roles: list[Role]) -> Actor:
    return Actor(person_id=1, roles=frozenset(roles))


def test_a_sentinel_finds_what_they_test_and_what_they_read():
    names = [entry.name for entry in menu_of(actor_with([Role.SENTINEL]))]
    assert names == [
        "cockpit:desk",
        "testing:own_tests",
        "testing:my_readings",
        "network:own_mandate",
        "network:directory",
    ]


def test_a_short_menu_is_one_line_after_another():
    entries = menu_of(actor_with([Role.SENTINEL]))
    assert parts_of(entries) == [Part(None, (entry,)) for entry in entries]


@pytest.mark.parametrize("roles", [[Role.PILOT], [Role.CONTRIBUTOR], list(Role)])
def test_a_long_menu_is_read_by_parts_and_loses_nothing(roles):
    entries = menu_of(actor_with(roles))
    parts = parts_of(entries)
    assert len(parts) <= LONG_MENU < len(entries)
    assert sorted(entry.name for part in parts for entry in part.entries) == sorted(entry.name for entry in entries)
    assert all(len(part.entries) == 1 or part.label for part in parts)


def test_the_part_of_the_current_page_is_marked(client_of, pilot, plan_of_two_axes):
    content = client_of(pilot).get(reverse("plan:actions")).content.decode()
    assert content.count('class="has-current"') == 2
    assert content.count('name="menu-small" open') == 1


@pytest.mark.django_db
def test_a_desk_where_nothing_waits_says_so_and_leads_somewhere(client_of):
    trainer = MembershipFactory(role=Role.TRAINER).person
    content = client_of(trainer).get(reverse("cockpit:desk")).content.decode()
    assert "Rien ne vous attend pour le moment" in content
    assert content.count(f'href="{reverse("training:sessions")}"') == 3
