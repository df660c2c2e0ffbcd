"""Pages of bodies: who opens each, what each shows to whom, what each writes."""

import pytest
from django.urls import reverse

from tests.factories import BodyFactory, BodyMemberFactory, MeetingFactory, OrganisationFactory, PersonFactory
from vigie.plan.bodies.alerts import answer_alert
from vigie.plan.models import Alert, Body, BodyCategory, BodyMember, StandingItem

pytestmark = pytest.mark.django_db

ROLES = ("visitor", "pilot", "administrator", "elected_member", "contributor", "reader", "stranger")
READS = (302, 200, 403, 200, 200, 200, 200)
PILOT = (302, 200, 403, 403, 403, 403, 403)
# The pilot runs every body; nobody else here has a seat that says so.
RUNS = PILOT
# A page of the scene: name, arguments, then the answer to each role. The contributor and the reader belong to the
# organisation that sits in the working group; the elected member sits in the watch group; the stranger nowhere.
TABLE = [
    ("bodies", lambda s: (), READS),
    ("body", lambda s: (s.group.pk,), READS),
    ("body", lambda s: (s.watch.pk,), READS),
    ("add_body", lambda s: (), PILOT),
    ("take_over_bodies", lambda s: (), PILOT),
    ("edit_body", lambda s: (s.group.pk,), PILOT),
    ("end_body", lambda s: (s.group.pk,), PILOT),
    ("remove_body", lambda s: (s.group.pk,), PILOT),
    ("resume_body", lambda s: (s.group.pk,), (405,) * 7),
    ("add_member", lambda s: (s.group.pk,), RUNS),
    ("invite_to_body", lambda s: (s.group.pk,), RUNS),
    ("seat", lambda s: (s.other_seat.pk,), RUNS),
    ("ask_to_sit", lambda s: (s.group.pk,), (302, 403, 403, 403, 200, 403, 200)),
    ("ask_to_sit", lambda s: (s.watch.pk,), (302, 403, 403, 403, 403, 403, 403)),
    ("leave_body", lambda s: (s.partner_seat.pk,), (302, 200, 403, 404, 200, 404, 404)),
    ("leave_body", lambda s: (s.elected_seat.pk,), (302, 200, 403, 200, 404, 404, 404)),
    ("answer_seat", lambda s: (s.partner_seat.pk,), (302, 403, 403, 404, 403, 404, 404)),
    ("add_body_line", lambda s: (s.group.pk, "point"), RUNS),
    ("body_line", lambda s: ("categorie", s.category.pk), RUNS),
    ("remove_body_line", lambda s: ("point", s.item.pk), RUNS),
    ("move_body_line", lambda s: ("point", s.item.pk), (405,) * 7),
    ("alerts", lambda s: (), READS),
    ("alert", lambda s: (s.alert.pk,), (302, 200, 403, 200, 404, 404, 404)),
    ("alert", lambda s: (s.group_alert.pk,), (302, 200, 403, 404, 200, 200, 404)),
    ("add_alert", lambda s: (s.watch.pk,), (302, 200, 403, 200, 403, 403, 403)),
    ("add_alert", lambda s: (s.group.pk,), (302, 200, 403, 403, 200, 200, 403)),
    ("answer_alert", lambda s: (s.alert.pk,), PILOT),
]


@pytest.mark.one_database
@pytest.mark.parametrize(("name", "arguments", "answers"), TABLE)
def test_who_opens_each_page(name, arguments, answers, scene, cast, client_of):
    address = reverse(f"plan:{name}", args=arguments(scene))
    found = tuple(client_of(cast[role]).get(address).status_code for role in ROLES)
    assert dict(zip(ROLES, found, strict=True)) == dict(zip(ROLES, answers, strict=True))


def test_the_table_holds_every_address():
    from vigie.plan.bodies.urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == {name for name, _arguments, _answers in TABLE}


def test_what_may_not_be_opened_may_not_be_posted(scene, cast, client_of):
    for name, arguments, answers in TABLE:
        address = reverse(f"plan:{name}", args=arguments(scene))
        before = (Body.objects.count(), BodyMember.objects.filter(left_on=None).count(), Alert.objects.count())
        for role, answer in zip(ROLES, answers, strict=True):
            if answer in {403, 404} or (role in {"visitor", "stranger"} and answer != 200):
                assert client_of(cast[role]).post(address, {"title": "x", "text": "x"}).status_code in {302, 403, 404}
        after = (Body.objects.count(), BodyMember.objects.filter(left_on=None).count(), Alert.objects.count())
        assert after == before, name


@pytest.mark.parametrize(
    ("role", "is_named"),
    [("pilot", True), ("contributor", True), ("reader", True), ("elected_member", False), ("stranger", False)],
)
def test_members_are_named_to_members_and_pilot(role, is_named, scene, cast, client_of):
    page = client_of(cast[role]).get(reverse("plan:body", args=[scene.group.pk])).content.decode()
    assert ("Oriane Autre" in page) == is_named
    assert "Association d'essai" in page.replace("&#x27;", "'")


def test_elected_members_of_a_watch_group_are_named_to_all_who_follow_the_plan(scene, cast, client_of):
    BodyMemberFactory(body=scene.watch, person=PersonFactory(name="Technique Non Élue"))
    for role in ("stranger", "reader"):
        page = client_of(cast[role]).get(reverse("plan:body", args=[scene.watch.pk])).content.decode()
        assert "Élie Élu" in page
        assert "Groupe fictif A" in page
        assert "Technique Non Élue" not in page


def test_an_unanswered_alert_is_not_even_named_to_others(scene, cast, client_of, pilot):
    address = reverse("plan:body", args=[scene.watch.pk])
    assert scene.alert.title not in client_of(cast["stranger"]).get(address).content.decode()
    answer_alert(alert=scene.alert, answer="C'est fait.", actor=pilot)
    assert scene.alert.title in client_of(cast["stranger"]).get(address).content.decode()
    assert client_of(cast["stranger"]).get(reverse("plan:alert", args=[scene.alert.pk])).status_code == 200


def test_the_history_is_for_the_pilot(scene, cast, client_of):
    address = reverse("plan:body", args=[scene.group.pk])
    assert "historique" in client_of(cast["pilot"]).get(address).content.decode()
    assert 'id="historique"' not in client_of(cast["contributor"]).get(address).content.decode()


def test_a_body_is_created_with_what_its_kind_asks(pilot, client_of):
    client = client_of(pilot)
    page = client.get(reverse("plan:add_body") + "?nature=watch_group")
    assert page.context["form"]["min_political_groups"].value() == 2
    client.post(reverse("plan:add_body"), {"name": "Veille", "kind": "watch_group", "min_political_groups": "2"})
    assert Body.objects.get().min_political_groups == 2
    again = client.post(reverse("plan:add_body"), {"name": "veille", "kind": "other"})
    assert "porte déjà ce nom" in again.content.decode()
    assert Body.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"installed_on": "jamais"}, {"min_meetings_per_year": "9999"}, {"kind": "?"}, {"name": ""}]
)
def test_bad_words_are_said_and_nothing_is_written(wrong, pilot, client_of):
    answer = client_of(pilot).post(reverse("plan:add_body"), {"name": "Veille", "kind": "other", **wrong})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert Body.objects.count() == 0


def test_two_pilots_editing_the_same_body_are_told(scene, pilot, client_of):
    client, address = client_of(pilot), reverse("plan:edit_body", args=[scene.group.pk])
    form = client.get(address).context["form"]
    fields = {name: "" if (value := form[name].value()) in (None, False) else value for name in form.fields}
    Body.objects.filter(pk=scene.group.pk).update(companion="Un cabinet")
    refused = client.post(address, {**fields, "companion": "Un autre"})
    assert "Un cabinet" in refused.content.decode()


def test_a_member_is_added_then_changed_then_leaves(scene, pilot, client_of, reader):
    client = client_of(pilot)
    fields = {"person": reader.pk, "category": scene.category.pk, "capacity": "juriste"}
    client.post(reverse("plan:add_member", args=[scene.group.pk]), fields)
    seat = BodyMember.objects.get(person=reader)
    assert (seat.category, seat.capacity, seat.joined_on is not None) == (scene.category, "juriste", True)
    client.post(reverse("plan:seat", args=[seat.pk]), {"capacity": "avocate", "is_runner": "on"})
    seat.refresh_from_db()
    assert (seat.capacity, seat.is_runner, seat.category) == ("avocate", True, None)
    assert seat.joined_on is not None
    client_of(reader).post(reverse("plan:leave_body", args=[seat.pk]))
    seat.refresh_from_db()
    assert seat.left_on


@pytest.mark.parametrize(
    "wrong",
    [
        {"capacity": "personne"},
        {"organisation": "{organisation}", "is_runner": "on"},
        {"joined_on": "2099-01-01", "organisation": "{organisation}"},
    ],
)
def test_a_seat_that_makes_no_sense_is_refused(wrong, scene, pilot, client_of):
    organisation = OrganisationFactory()
    fields = {name: value.format(organisation=organisation.pk) for name, value in wrong.items()}
    before = BodyMember.objects.count()
    answer = client_of(pilot).post(reverse("plan:add_member", args=[scene.group.pk]), fields)
    assert answer.context["form"].errors
    assert BodyMember.objects.count() == before


def test_the_political_group_is_only_asked_where_several_are_required(scene, pilot, client_of):
    client = client_of(pilot)
    for body, is_asked in ((scene.group, False), (scene.watch, True)):
        form = client.get(reverse("plan:add_member", args=[body.pk])).context["form"]
        assert ("political_group" in form.fields) == is_asked


def test_an_organisation_asks_and_the_pilot_answers(scene, stranger, pilot, client_of):
    organisation = stranger.memberships.get().organisation
    address = reverse("plan:ask_to_sit", args=[scene.group.pk])
    for _ in range(2):
        client_of(stranger).post(address, {"organisation": organisation.pk, "word": "Bonjour"})
    seat = BodyMember.objects.get(organisation=organisation)
    assert client_of(stranger).get(reverse("plan:answer_seat", args=[seat.pk])).status_code == 403
    assert "demande à rejoindre" in client_of(pilot).get(reverse("cockpit:desk")).content.decode()
    client_of(pilot).post(reverse("plan:answer_seat", args=[seat.pk]), {"answer": "accept"})
    seat.refresh_from_db()
    assert seat.joined_on


def test_nobody_asks_for_the_organisation_of_others(scene, stranger, partner, client_of):
    address = reverse("plan:ask_to_sit", args=[scene.group.pk])
    answer = client_of(stranger).post(address, {"organisation": partner.pk})
    assert answer.context["form"].errors


def test_lines_are_added_renamed_and_removed(scene, pilot, client_of):
    client = client_of(pilot)
    client.post(reverse("plan:add_body_line", args=[scene.group.pk, "categorie"]), {"name": "Parents"})
    line = BodyCategory.objects.get(name="Parents")
    twice = client.post(reverse("plan:body_line", args=["categorie", line.pk]), {"name": "cci"})
    assert "déjà dans sa liste" in twice.content.decode()
    client.post(reverse("plan:body_line", args=["categorie", line.pk]), {"name": "Familles"})
    line.refresh_from_db()
    assert (line.name, line.is_required) == ("Familles", False)
    client.post(reverse("plan:remove_body_line", args=["point", scene.item.pk]))
    assert not StandingItem.objects.filter(pk=scene.item.pk).exists()


def test_a_number_that_is_far_too_long_leads_nowhere(pilot, client_of):
    long = "9" * 5000
    for address in (f"/instances/{long}/point/ajouter/", f"/instances/listes/point/{long}/"):
        assert client_of(pilot).get(address).status_code == 404


def test_an_alert_is_raised_and_answered(scene, elected_member, pilot, client_of):
    fields = {"title": "Stages", "text": "Refusés"}
    client_of(elected_member).post(reverse("plan:add_alert", args=[scene.watch.pk]), fields)
    alert = Alert.objects.get(title="Stages")
    assert alert.raised_by == elected_member
    assert "sans réponse" in client_of(pilot).get(reverse("cockpit:desk")).content.decode()
    client_of(pilot).post(reverse("plan:answer_alert", args=[alert.pk]), {"answer": "Nous regardons."})
    page = client_of(elected_member).get(reverse("plan:alert", args=[alert.pk])).content.decode()
    assert "Nous regardons." in page


@pytest.mark.parametrize("name", ["bodies", "body", "alerts"])
def test_queries_do_not_grow_with_rows(name, scene, pilot, client_of, count_queries):
    def fill(number: int) -> None:
        for place in range(number):
            body = BodyFactory()
            BodyMemberFactory(body=body)
            row = BodyCategory.objects.create(body=scene.group, name=f"{body.pk}-{place}")
            BodyMemberFactory(body=scene.group, person=None, organisation=OrganisationFactory(), category=row)
            StandingItem.objects.create(body=scene.group, title=f"{body.pk}")
            Alert.objects.create(body=scene.group, title=f"Alerte {place}", text="…")
            MeetingFactory(body=scene.group, plan=scene.plan, dated="2026-03-14")

    client = client_of(pilot)
    address = reverse(f"plan:{name}", args=[scene.group.pk] if name == "body" else [])
    fill(3)
    client.get(address)
    few = count_queries(lambda: client.get(address))
    fill(20)
    assert count_queries(lambda: client.get(address)) == few
