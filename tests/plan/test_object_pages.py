"""Who may open which page of a plan, an axis or an action; full pages ask as little of the base as empty ones."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import MembershipFactory
from tests.plan.scene import CODE, add_rows, make_scene
from vigie.accounts.models import Role
from vigie.plan.action_forms import SECTIONS
from vigie.plan.lines import KINDS
from vigie.plan.opening import open_whole_plan

pytestmark = pytest.mark.django_db

EVERYONE = {"visitor", "pilot", "administrator", "elected_member", "contributor", "reader", "stranger"}
PARTNERS = {"pilot", "contributor", "reader", "stranger"}
BEARERS = {"pilot", "contributor"}
PILOT = {"pilot"}
# Who sees that nothing is there (404) rather than a refusal (403).
HIDDEN_FROM_STRANGERS = {"plan:links"}

PAGES = [
    ("plan:plan", lambda scene: (), PARTNERS),
    ("plan:plan", lambda scene: (scene.plan.pk,), PARTNERS),
    ("plan:context", lambda scene: (), PARTNERS),
    ("plan:diagnosis", lambda scene: (), PARTNERS),
    ("plan:governance", lambda scene: (), PARTNERS),
    ("plan:partners", lambda scene: (), PARTNERS),
    ("plan:plan_history", lambda scene: (scene.plan.pk,), PARTNERS),
    ("plan:axis", lambda scene: ("F1",), PARTNERS),
    ("plan:action", lambda scene: (scene.action.pk,), PARTNERS),
    ("plan:doubts", lambda scene: (), PILOT),
    ("plan:opening", lambda scene: (), PILOT),
    ("plan:preview", lambda scene: ("plan", scene.plan.pk), PILOT),
    ("plan:preview", lambda scene: ("axe", scene.axis.pk), PILOT),
    ("plan:preview", lambda scene: ("action", scene.action.pk), PILOT),
    *(("plan:edit_plan", lambda scene, part=part: (scene.plan.pk, part), PILOT) for part in ("identite", "diagnostic")),
    ("plan:add_action", lambda scene: (scene.plan.pk,), PILOT),
    ("plan:remove_action", lambda scene: (scene.action.pk,), PILOT),
    ("plan:line", lambda scene: ("element", scene.item.pk), PILOT),
    ("plan:line", lambda scene: ("axe", scene.axis.pk), PILOT),
    ("plan:remove_line", lambda scene: ("priorite", scene.priority.pk), PILOT),
    ("plan:add_line", lambda scene: ("marqueur", scene.plan.pk), PILOT),
    ("plan:line", lambda scene: ("etape", scene.step.pk), BEARERS),
    ("plan:add_line", lambda scene: ("budget", scene.action.pk), BEARERS),
    ("plan:remove_line", lambda scene: ("document", scene.document.pk), BEARERS),
    ("plan:add_note", lambda scene: (scene.action.pk,), BEARERS),
    ("plan:edit_note", lambda scene: (scene.note.pk,), BEARERS),
    ("plan:remove_note", lambda scene: (scene.note.pk,), BEARERS),
    ("plan:links", lambda scene: (scene.action.pk,), BEARERS),
    ("plan:edit_action", lambda scene: (scene.action.pk, "structures"), PILOT),
    *(
        ("plan:edit_action", lambda scene, name=name: (scene.action.pk, name), BEARERS)
        for name in SECTIONS
        if name != "structures"
    ),
    ("plan:commit", lambda scene: (scene.plan.pk,), {"pilot", "contributor", "stranger"}),
    ("plan:commitment", lambda scene: (scene.commitment.pk,), PILOT),
    ("plan:update", lambda scene: (CODE,), EVERYONE),
    ("plan:public_plan", lambda scene: (), EVERYONE),
    ("plan:public_plan", lambda scene: (scene.plan.pk,), EVERYONE),
    ("plan:public_axis", lambda scene: ("F1",), EVERYONE),
    ("plan:public_actions", lambda scene: (), EVERYONE),
    ("plan:public_action", lambda scene: ("A01",), EVERYONE),
]


@pytest.mark.one_database
@pytest.mark.parametrize(("name", "arguments", "allowed"), PAGES)
def test_each_role_opens_what_the_table_says(name, arguments, allowed, cast, client_of, partner):
    scene = make_scene(partner)
    open_whole_plan(scene.plan, None)
    address = reverse(name, args=arguments(scene))
    for role, person in cast.items():
        status = client_of(person).get(address).status_code
        if role in allowed:
            expected = {200}
        elif role == "visitor":
            expected = {302}
        else:
            expected = {404} if name in HIDDEN_FROM_STRANGERS and role == "stranger" else {403}
        assert status in expected, f"{role} opens {address}: {status}"


POSTS = [
    ("plan:settle", lambda scene: (scene.plan.reading_notes.get().pk,)),
    ("plan:confirm", lambda scene: ("element", scene.item.pk)),
    ("plan:confirm_axis", lambda scene: (scene.axis.pk,)),
    ("plan:move_line", lambda scene: ("element", scene.item.pk)),
    ("plan:open", lambda scene: ("action", scene.action.pk)),
    ("plan:close", lambda scene: ("action", scene.action.pk)),
    ("plan:open_all", lambda scene: (scene.plan.pk,)),
    ("plan:end_commitment", lambda scene: (scene.commitment.pk,)),
]


@pytest.mark.one_database
@pytest.mark.parametrize(("name", "arguments"), POSTS)
def test_acts_of_the_pilot_are_refused_to_the_others_and_never_done_by_reading(
    name, arguments, cast, client_of, partner
):
    scene = make_scene(partner)
    address = reverse(name, args=arguments(scene))
    assert client_of(cast["pilot"]).get(address).status_code == 405
    for role, person in cast.items():
        status = client_of(person).post(address).status_code
        assert (status == 302) if role in ("pilot", "visitor") else (status == 403), role


def test_a_stranger_does_not_learn_that_links_exist(stranger, client_of, partner):
    scene = make_scene(partner)
    assert client_of(stranger).post(reverse("plan:revoke", args=[scene.link.pk])).status_code == 404
    scene.link.refresh_from_db()
    assert scene.link.revoked_at is None


LISTS = ["plan:plan", "plan:context", "plan:diagnosis", "plan:partners", "plan:doubts", "plan:opening"]
PUBLIC = ["plan:public_plan", "plan:public_actions"]


def grow(scene) -> None:
    """Add rows, up to 30 of each."""
    for number in range(3, 30):
        add_rows(scene, number)


def count_queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        *((name, lambda scene: ()) for name in LISTS + PUBLIC),
        ("plan:axis", lambda scene: ("F1",)),
        ("plan:action", lambda scene: (scene.action.pk,)),
        ("plan:links", lambda scene: (scene.action.pk,)),
        ("plan:public_axis", lambda scene: ("F1",)),
        ("plan:public_action", lambda scene: ("A01",)),
    ],
)
def test_a_full_page_asks_no_more_queries_than_an_empty_one(name, arguments, pilot, client_of, agglomeration):
    scene = make_scene(agglomeration, size=3)
    client = client_of(pilot)
    counts = []
    for is_full in (False, True):
        open_whole_plan(scene.plan, None)
        client.get(reverse(name, args=arguments(scene)))
        counts.append(count_queries(client, reverse(name, args=arguments(scene))))
        if not is_full:
            grow(scene)
    assert counts[0] == counts[1]


def test_every_kind_of_line_can_be_added_by_its_page(pilot, client_of, partner):
    scene = make_scene(partner)
    owners = {"plan": scene.plan, "axis": scene.axis, "event": scene.event, "action": scene.action}
    owners["moment"] = scene.moment
    for kind in KINDS.values():
        address = reverse("plan:add_line", args=[kind.slug, owners[kind.owner_field].pk])
        assert client_of(pilot).get(address).status_code == 200


@pytest.mark.parametrize("address", ["/plan/elements/inconnu/1/", "/plan/actions/1/modifier/inconnu/", "/plan/99/"])
def test_what_does_not_exist_is_not_found(address, pilot, client_of, partner):
    scene = make_scene(partner)
    assert client_of(pilot).get(address.replace("/1/mod", f"/{scene.action.pk}/mod")).status_code == 404


def test_without_any_plan_the_page_says_so(pilot, client_of):
    assert client_of(pilot).get(reverse("plan:plan")).status_code == 404


def test_doubts_are_marked_to_the_pilot_alone(pilot, contributor, client_of, partner):
    scene = make_scene(partner)
    for address in (
        reverse("plan:axis", args=["F1"]),
        reverse("plan:action", args=[scene.action.pk]),
        reverse("plan:plan"),
    ):
        assert "déduit de la source" in client_of(pilot).get(address).content.decode()
        page = client_of(contributor).get(address).content.decode()
        assert "déduit de la source" not in page
        assert "Confirmer" not in page


def test_a_contributor_of_a_service_edits_what_their_organisation_carries(client_of, partner):
    scene = make_scene(partner)
    other = MembershipFactory(organisation=partner, role=Role.CONTRIBUTOR).person
    assert client_of(other).get(reverse("plan:add_note", args=[scene.action.pk])).status_code == 200
