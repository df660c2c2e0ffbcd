"""Pages of those who keep the directory."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory
from tests.support.points.point_factories import ReceptionPointFactory
from tests.support.points.points_scene import make_points
from vigie.accounts.models import JournalEntry, Role
from vigie.support.models import Listening, Permanence, ReceptionPoint, RelayAgreement

pytestmark = pytest.mark.django_db
HOURS = {"weekday": "1", "starts_at": "09:00", "ends_at": "12:00"}


@pytest.fixture
def scene(partner):
    return make_points(partner)


@pytest.fixture
def supervisor(partner):
    return MembershipFactory(organisation=partner, role=Role.SUPPORT_SUPERVISOR).person


@pytest.fixture
def listener(partner):
    return MembershipFactory(organisation=partner, role=Role.LISTENER, person__name="Lou Écoute").person


def card(organisation, **changes):
    return {
        "name": "Nouveau lieu",
        "organisation": organisation.pk,
        "level": "proximity",
        "accessibility": "unknown",
        "capacity": "open",
        **changes,
    }


def test_the_pilot_adds_a_point_and_the_directory_shows_it(client_of, client, pilot, partner):
    sent = card(
        partner,
        is_published="on",
        competences=["listening", "writing"],
        languages=["lsf"],
        criteria=["origin"],
        longitude="3,5",
        latitude="50,35",
    )
    answer = client_of(pilot).post(reverse("support:add_point"), sent)
    point = ReceptionPoint.objects.get()
    assert answer.url == reverse("support:kept_point", args=[point.pk])
    assert (point.languages, point.criteria, point.longitude) == (["lsf"], ["origin"], 3.5)
    assert "Nouveau lieu" in client.get(reverse("support:points")).content.decode()
    assert JournalEntry.objects.get().verb == "reception_point_added"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "maison d'ESSAI"}, "porte déjà ce nom"),
        ({"longitude": "3,5"}, "aucune des deux"),
        ({"longitude": "3,5", "latitude": "120"}, "nulle part"),
        ({"longitude": "nan", "latitude": "1"}, "nombre"),
        ({"verified_on": "2999-01-01"}, "pas encore venu"),
        ({"languages": ["klingon"]}, "klingon"),
        ({"level": "other"}, "other"),
    ],
)
def test_a_wrong_card_is_said_and_nothing_is_written(client_of, pilot, partner, scene, changes, words):
    answer = client_of(pilot).post(reverse("support:add_point"), card(partner, **changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert ReceptionPoint.objects.count() == 2


def test_a_change_keeps_what_was_not_shown(client_of, pilot, scene):
    address = reverse("support:change_point", args=[scene.point.pk])
    browser = client_of(pilot)
    form = browser.get(address).context["form"]
    sent = {name: value for name, value in form.initial.items() if value not in (None, "")}
    answer = browser.post(address, sent | {"seen": form["seen"].value(), "phone": "03 53 01 00 99"})
    assert answer.status_code == 302
    scene.point.refresh_from_db()
    assert (scene.point.phone, scene.point.languages, scene.point.hours) == (
        "03 53 01 00 99",
        ["fr", "lsf"],
        "Le matin",
    )


def test_checking_a_card_twice_writes_one_line(client_of, pilot, scene):
    for _ in range(2):
        client_of(pilot).post(reverse("support:check_point", args=[scene.point.pk]))
    scene.point.refresh_from_db()
    assert scene.point.verified_on == timezone.localdate()
    assert JournalEntry.objects.filter(verb="reception_point_checked").count() == 1


def test_permanences_are_added_changed_and_removed(client_of, pilot, scene):
    browser = client_of(pilot)
    browser.post(reverse("support:add_permanence", args=[scene.point.pk]), HOURS | {"since": "2011"})
    added = Permanence.objects.latest("pk")
    assert (added.point, added.since) == (scene.point, "2011")
    browser.post(reverse("support:change_permanence", args=[added.pk]), HOURS | {"ends_at": "11:30"})
    added.refresh_from_db()
    assert str(added.ends_at) == "11:30:00"
    wrong = browser.post(reverse("support:change_permanence", args=[added.pk]), HOURS | {"ends_at": "08:00"})
    assert "vérifiez les heures" in wrong.content.decode()
    browser.post(reverse("support:remove_permanence", args=[added.pk]))
    assert not Permanence.objects.filter(pk=added.pk).exists()


def test_an_agreement_links_two_points_once(client_of, pilot, scene):
    browser = client_of(pilot)
    sent = {"origin": scene.other.pk, "destination": scene.point.pk, "days": "10"}
    assert browser.post(reverse("support:add_agreement"), sent).status_code == 302
    again = browser.post(reverse("support:add_agreement"), sent)
    assert "déjà une convention" in again.content.decode()
    same = browser.post(reverse("support:add_agreement"), sent | {"destination": scene.other.pk})
    assert "deux lieux différents" in same.content.decode()
    for days in ("0", "400", "-1"):
        assert browser.post(reverse("support:add_agreement"), sent | {"days": days}).status_code == 422
    dates = {"signed_on": "2025-05-01", "ends_on": "2025-04-01"}
    address = reverse("support:change_agreement", args=[scene.agreement.pk])
    assert "avant d&#x27;être signée" in browser.post(address, sent | dates).content.decode()
    assert RelayAgreement.objects.count() == 2
    browser.post(reverse("support:remove_agreement", args=[scene.agreement.pk]))
    assert RelayAgreement.objects.count() == 1


def test_the_list_of_agreements_says_their_state(client_of, pilot, scene):
    RelayAgreement.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert "finie" in client_of(pilot).get(reverse("support:agreements")).content.decode()


def test_a_supervisor_names_and_ends_in_their_own_points(client_of, supervisor, listener, scene):
    browser = client_of(supervisor)
    html = browser.get(reverse("support:kept_points")).content.decode()
    assert "Maison d&#x27;essai" in html
    assert "Pôle d&#x27;essai" not in html
    browser.post(reverse("support:name_listener", args=[scene.point.pk]), {"person": listener.pk})
    listening = Listening.objects.get()
    assert (listening.person, listening.may_override) == (listener, False)
    assert "Lou Écoute" in browser.get(reverse("support:kept_point", args=[scene.point.pk])).content.decode()
    browser.post(reverse("support:stop_listening", args=[listening.pk]))
    assert not Listening.objects.current().exists()


def test_another_organisations_point_does_not_exist_for_a_supervisor(client_of, supervisor, listener, scene):
    browser = client_of(supervisor)
    foreign = Listening.objects.create(person=listener, point=scene.other)
    for address in (
        reverse("support:kept_point", args=[scene.other.pk]),
        reverse("support:name_listener", args=[scene.other.pk]),
        reverse("support:stop_listening", args=[foreign.pk]),
    ):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"person": listener.pk}).status_code == 404
    assert Listening.objects.current().count() == 1


def test_someone_who_does_not_hold_the_role_is_not_named(client_of, pilot, reader, scene):
    answer = client_of(pilot).post(reverse("support:name_listener", args=[scene.point.pk]), {"person": reader.pk})
    assert answer.status_code == 422
    assert not Listening.objects.exists()


def test_the_public_never_reads_who_listens(client, listener, scene):
    Listening.objects.create(person=listener, point=scene.point)
    for address in (reverse("support:points"), reverse("support:point", args=[scene.point.pk])):
        assert "Lou Écoute" not in client.get(address).content.decode()


def test_queries_do_not_grow_with_points(client_of, pilot, scene, count_queries):
    browser = client_of(pilot)
    pages = [reverse("support:kept_points"), reverse("support:coverage"), reverse("support:agreements")]
    few = [count_queries(lambda page=page: browser.get(page)) for page in pages]
    for _ in range(8):
        RelayAgreement.objects.create(origin=ReceptionPointFactory(), destination=ReceptionPointFactory())
    assert [count_queries(lambda page=page: browser.get(page)) for page in pages] == few
