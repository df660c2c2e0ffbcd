"""Signing in: by e-mail, with a second factor where people are seen; through open doors in the demonstration only."""

import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import PersonFactory
from tests.phone_codes import code_of
from vigie.accounts.checks import demonstration_stays_home
from vigie.accounts.models import Role
from vigie.core.models import OutboxMessage

pytestmark = pytest.mark.django_db
PASSWORD = "un long mot de passe bien choisi"
LOGIN = "/connexion/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def with_password():
    def give(person):
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])
        return person

    return give


def sign_in(client, email, password=PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def confirm(client):
    """Prove again who one is, as changing the ways to sign in demands."""
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302


def is_signed_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("typed", ["robin@exemple.fr", "  Robin@Exemple.FR "])
def test_the_address_is_read_whatever_its_case_and_blanks(client, with_password, typed):
    with_password(PersonFactory(email="robin@exemple.fr"))
    assert sign_in(client, typed).status_code == 302
    assert is_signed_in(client)


def test_a_wrong_password_says_so_in_french_and_not_whether_the_account_exists(client, with_password):
    with_password(PersonFactory(email="robin@exemple.fr"))
    known = sign_in(client, "robin@exemple.fr", "faux")
    unknown = sign_in(client, "personne@exemple.fr", "faux")
    sentences = [response.context["form"].non_field_errors() for response in (known, unknown)]
    assert sentences[0] == sentences[1]
    assert "mot de passe" in str(sentences[0])


def test_someone_without_an_account_does_not_enter(client, with_password):
    with_password(PersonFactory(email="robin@exemple.fr", is_active=False))
    sign_in(client, "robin@exemple.fr")
    assert not is_signed_in(client)


def test_too_many_attempts_are_stopped(client, with_password):
    with_password(PersonFactory(email="robin@exemple.fr"))
    for _ in range(12):
        sign_in(client, "robin@exemple.fr", "faux")
    response = sign_in(client, "robin@exemple.fr")
    assert not is_signed_in(client)
    assert response.status_code in {200, 429}


def test_too_many_forgotten_passwords_are_answered_by_a_page_of_the_house(client):
    answers = [client.post("/mot-de-passe/oublie/", {"email": "robin@exemple.fr"}) for _ in range(30)]
    stopped = answers[-1]
    assert stopped.status_code == 429
    assert "429.html" in [template.name for template in stopped.templates]
    assert stopped.text.count("<h1") == 1
    assert "quelques minutes" in stopped.text
    assert "Too Many" not in stopped.text


def test_no_address_nor_device_is_kept(with_password):
    client = Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Navigateur-Reconnaissable/1.0")
    with_password(PersonFactory(email="robin@exemple.fr"))
    sign_in(client, "robin@exemple.fr")
    kept = str([session.get_decoded() for session in Session.objects.all()])
    assert is_signed_in(client)
    assert "203.0.113.77" not in kept
    assert "Reconnaissable" not in kept


def test_nor_while_someone_proves_again_who_they_are(client_of, reader):
    client = client_of(reader)
    device = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Navigateur-Reconnaissable/1.0"}
    response = client.post(reverse("mfa_deactivate_totp"), **device)
    assert response.url.startswith("/mon-compte/securite/confirmer/")
    kept = str([session.get_decoded() for session in Session.objects.all()])
    assert "203.0.113.77" not in kept
    assert "Reconnaissable" not in kept


def test_public_sign_up_leads_to_the_request_of_a_structure(client):
    assert client.get("/inscription/").url == reverse("accounts:ask_to_join")
    assert client.post("/inscription/").status_code == 405


def test_a_forgotten_password_is_chosen_again(client, with_password):
    person = with_password(PersonFactory(email="robin@exemple.fr"))
    client.post("/mot-de-passe/oublie/", {"email": "ROBIN@exemple.fr "})
    body = OutboxMessage.objects.get().body
    assert "Quelqu'un, sans doute vous" in body
    path = re.search(r"https?://[^/]+(/\S+)", body).group(1)
    form = client.get(path, follow=True)
    new = "un autre mot de passe bien long"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    person.refresh_from_db()
    assert person.check_password(new)
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize(
    ("demo", "start"),
    [(False, "https://vigie.exemple.fr/mot-de-passe/"), (True, "http://127.0.0.1:8123/mot-de-passe/")],
)
def test_the_link_to_choose_again_does_not_follow_the_host_of_the_request(client, settings, with_password, demo, start):
    settings.VIGIE_ADDRESS, settings.VIGIE_DEMO = "https://vigie.exemple.fr", demo
    settings.ALLOWED_HOSTS = ["127.0.0.1", "piege.exemple"]
    with_password(PersonFactory(email="robin@exemple.fr"))
    host = "127.0.0.1:8123" if demo else "piege.exemple"
    client.post("/mot-de-passe/oublie/", {"email": "robin@exemple.fr"}, headers={"host": host})
    body = OutboxMessage.objects.get().body
    assert start in body
    assert "piege.exemple" not in body


def test_an_unknown_address_receives_nothing_and_reads_the_same(client):
    response = client.post("/mot-de-passe/oublie/", {"email": "personne@exemple.fr"})
    assert response.url == reverse("account_reset_password_done")
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("who", ["pilot", "administrator"])
def test_roles_that_see_people_set_up_a_second_factor_first(client, cast, with_password, who):
    person = with_password(cast[who])
    sign_in(client, person.email)
    confirm(client)
    for name in ("accounts:people", "accounts:organisations", "accounts:me", "account_change_password"):
        assert client.get(reverse(name)).url == reverse("accounts:second_factor"), name
    for name in ("accounts:second_factor", "mfa_index", "mfa_list_webauthn", "mfa_activate_totp", "account_logout"):
        assert client.get(reverse(name)).status_code == 200, name


@pytest.mark.parametrize("who", ["contributor", "reader", "elected_member", "stranger"])
def test_the_others_are_not_asked(client, cast, with_password, who):
    sign_in(client, with_password(cast[who]).email)
    assert client.get(reverse("accounts:me")).status_code == 200


@pytest.fixture
def still_clock():
    """A clock that stands still: a code lives for 30 seconds, and may be made at the end of them."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.mark.usefixtures("still_clock")
def test_a_code_is_set_up_then_asked_at_sign_in(client, pilot, with_password):
    with_password(pilot)
    sign_in(client, pilot.email)
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
    confirm(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert pilot.authenticator_set.filter(type="totp").exists()
    assert client.get(reverse("accounts:people")).status_code == 200
    other = Client()
    assert sign_in(other, pilot.email).url == "/connexion/second-facteur/"
    assert not is_signed_in(other)
    assert other.get("/connexion/second-facteur/").status_code == 200
    cache.clear()
    other.post("/connexion/second-facteur/", {"code": code_of(secret)})
    assert is_signed_in(other)


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize(("steps", "is_let_in"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_good_for_half_a_minute_around_its_own(client, pilot, with_password, steps, is_let_in):
    pilot.authenticator_set.all().delete()
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(with_password(pilot), secret)
    sign_in(client, pilot.email)
    client.post("/connexion/second-facteur/", {"code": code_of(secret, steps=steps)})
    assert is_signed_in(client) == is_let_in


def test_removing_the_second_factor_closes_the_pages_at_once(client_of, pilot):
    client = client_of(pilot)
    assert client.get(reverse("accounts:people")).status_code == 200
    pilot.authenticator_set.all().delete()
    assert client.get(reverse("accounts:people")).url == reverse("accounts:second_factor")


def test_recovery_codes_alone_are_no_second_factor(client, pilot, with_password):
    pilot.authenticator_set.create(type="recovery_codes", data={"seed": "x", "used_mask": 0})
    client.force_login(with_password(pilot))
    assert client.get(reverse("accounts:people")).url == reverse("accounts:second_factor")


def test_the_second_factor_costs_no_query_of_its_own(client_of, pilot, django_assert_num_queries):
    client = client_of(pilot)
    with django_assert_num_queries(3):  # session, person, and the actor with its second factor
        client.get(reverse("accounts:resend_invitation", args=[1]))


@pytest.fixture
def demonstration(settings):
    settings.VIGIE_DEMO = True


def test_the_demonstration_lists_its_people_and_opens_in_one_click(client, demonstration, pilot):
    pilot.is_fictitious = True
    pilot.save(update_fields=["is_fictitious"])
    assert "Entrer comme Pia Pilote" in client.get(LOGIN).text
    assert client.post(reverse("accounts:enter_demonstration", args=[pilot.pk])).status_code == 302
    assert is_signed_in(client)
    assert client.get(reverse("accounts:people")).status_code == 200
    assert "démonstration" in client.get(reverse("accounts:second_factor")).text


def test_the_demonstration_never_opens_real_people(client, demonstration, pilot):
    assert client.post(reverse("accounts:enter_demonstration", args=[pilot.pk])).status_code == 404
    assert "Entrer comme" not in client.get(LOGIN).text


def test_there_is_no_such_door_elsewhere(client, pilot):
    pilot.is_fictitious = True
    pilot.save(update_fields=["is_fictitious"])
    assert client.post(reverse("accounts:enter_demonstration", args=[pilot.pk])).status_code == 404
    assert "Entrer comme" not in client.get(LOGIN).text


def test_the_door_is_pushed_not_followed(client, demonstration, pilot):
    assert client.get(reverse("accounts:enter_demonstration", args=[pilot.pk])).status_code == 405


@pytest.mark.parametrize(
    ("demo", "hosts", "errors"),
    [
        (True, ["localhost", "127.0.0.1", "[::1]"], 0),
        (True, ["localhost", "vigie.example"], 1),
        (True, ["*"], 1),
        (False, ["vigie.example"], 0),
    ],
)
def test_a_demonstration_is_not_served_under_a_public_name(settings, demo, hosts, errors):
    settings.VIGIE_DEMO, settings.ALLOWED_HOSTS = demo, hosts
    assert len(demonstration_stays_home(None)) == errors


def test_the_pages_of_sign_in_carry_no_inline_script(client, pilot, with_password):
    with_password(pilot)
    texts = [client.get(LOGIN).text]
    sign_in(client, pilot.email)
    confirm(client)
    texts.append(client.get(reverse("mfa_add_webauthn")).text)
    for text in texts:
        assert "webauthn" in text
        for script in re.findall(r"<script([^>]*)>", text):
            assert "src=" in script or 'type="application/json"' in script


def test_the_secret_of_a_second_factor_is_checked(pilot):
    assert Role.PILOT in pilot.memberships.values_list("role", flat=True)
    assert not TOTP.activate(pilot, "JBSWY3DPEHPK3PXP").validate_code("abcdef")
