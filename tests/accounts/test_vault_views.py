"""The pages of one's vault, and views that wait for it to be open."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory
from tests.vaults import PASSPHRASE, give_vault, open_vault_in, pair_of
from vigie.accounts import vault_session
from vigie.accounts.models import Role, VaultKey
from vigie.accounts.vault_access import vault_open
from vigie.accounts.vault_keys import open_with_passphrase
from vigie.accounts.vault_session import open_vault, unlock
from vigie.core.vault.envelopes import new_key_pair

pytestmark = pytest.mark.django_db
NEW = "une autre phrase tout aussi longue"
READING = ("vault", "create_vault", "remake_vault", "open_vault", "change_vault_passphrase", "recover_vault")
SENDING = ("confirm_vault_words", "lock_vault")


@pytest.fixture
def newcomer(partner):
    """Someone who listens since this morning: no vault yet."""
    return MembershipFactory(organisation=partner, role=Role.LISTENER, person__name="Ève Arrive").person


def page(client, name, **sent):
    address = reverse(f"accounts:{name}")
    return client.post(address, sent) if sent else client.get(address)


def words_shown(answer):
    return re.findall(r"<li>([a-z]+)</li>", answer.content.decode().split('class="vault-words"')[1].split("</ol>")[0])


def hidden_draft(answer):
    return re.search(r'name="draft" value="([^"]+)"', answer.content.decode())[1]


def asked(answer):
    return [int(number) for number in re.findall(r'name="word_(\d+)"', answer.content.decode())]


def is_open(client):
    return "ouvert dans ce navigateur" in page(client, "vault").content.decode()


def test_only_those_who_open_sealed_things_have_a_vault(client_of, administrator, supervisor):
    for person in (None, administrator, supervisor):
        client = client_of(person)
        for name in READING:
            assert page(client, name).status_code == (403 if person else 302)
        for name in SENDING:
            assert page(client, name, x="1").status_code == (403 if person else 302)


def test_a_vault_is_created_once_the_words_are_kept(client_of, newcomer):
    client = client_of(newcomer)
    assert "Créer mon coffre" in page(client, "vault").content.decode()
    shown = page(client, "create_vault", new=PASSPHRASE, again=PASSPHRASE)
    assert shown["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    words = words_shown(shown)
    assert len(words) == 12
    assert not VaultKey.objects.exists()

    question = page(client, "confirm_vault_words", draft=hidden_draft(shown))
    assert "vault-words" not in question.content.decode()
    numbers = asked(question)
    wrong = page(client, "confirm_vault_words", draft=hidden_draft(question), asked="1", **dict.fromkeys(("x",), ""))
    assert "field-wrong" in wrong.content.decode()
    assert not VaultKey.objects.exists()

    answers = {f"word_{number}": words[number - 1].upper() + " " for number in numbers}
    for _ in range(2):
        done = page(client, "confirm_vault_words", draft=hidden_draft(question), asked="1", **answers)
        assert done.url == reverse("accounts:open_vault")
    assert VaultKey.objects.get().person == newcomer
    assert is_open(open_vault_in(client))


def test_words_typed_wrong_are_told_by_their_number(client_of, newcomer):
    client = client_of(newcomer)
    question = page(
        client,
        "confirm_vault_words",
        draft=hidden_draft(page(client, "create_vault", new=PASSPHRASE, again=PASSPHRASE)),
    )
    answers = {f"word_{number}": "zzz" for number in asked(question)}
    wrong = page(client, "confirm_vault_words", draft=hidden_draft(question), asked="1", **answers).content.decode()
    assert wrong.count("relisez votre feuille") >= 2


def test_a_page_of_words_left_for_too_long_is_told(client_of, newcomer):
    client = client_of(newcomer)
    answer = client.post(reverse("accounts:confirm_vault_words"), {"draft": "x"}, follow=True)
    assert "recommencez" in answer.content.decode()


@pytest.mark.parametrize(
    ("new", "again", "sentence"),
    [
        ("trop court", "trop court", "trop court"),
        (PASSPHRASE, NEW, "Les deux phrases ne sont pas les mêmes"),
        ("123456789012", "123456789012", "numérique"),
        ("mot de passe de connexion", "mot de passe de connexion", "mot de passe de connexion"),
    ],
)
def test_a_poor_passphrase_is_refused_with_a_sentence(client_of, newcomer, new, again, sentence):
    newcomer.set_password("mot de passe de connexion")
    newcomer.save(update_fields=["password"])
    answer = page(client_of(newcomer), "create_vault", new=new, again=again).content.decode()
    assert "field-wrong" in answer
    assert sentence in answer
    assert new not in answer.replace(sentence, "")


def test_a_second_vault_is_not_created(client_of, listener):
    assert page(client_of(listener), "create_vault").url == reverse("accounts:vault")


@pytest.mark.parametrize("name", ["remake_vault", "open_vault", "change_vault_passphrase", "recover_vault"])
def test_without_a_vault_one_is_led_to_create_it(client_of, newcomer, name):
    assert page(client_of(newcomer), name).url == reverse("accounts:create_vault")


def test_a_vault_opens_in_one_browser_and_closes(client_of, listener):
    client, elsewhere = client_of(listener), client_of(listener)
    open_vault_in(client)
    assert is_open(client)
    assert not is_open(elsewhere)
    page(client, "lock_vault", x="1")
    assert not is_open(client)
    assert client.cookies["vigie_coffre"].value == ""


def test_a_wrong_passphrase_opens_nothing_and_is_not_repeated(client_of, listener):
    client = client_of(listener)
    answer = page(client, "open_vault", passphrase="tout autre chose").content.decode()
    assert "ne s&#x27;ouvre pas" in answer
    assert "tout autre chose" not in answer
    assert not is_open(client)


def test_after_several_mistakes_one_waits(client_of, listener):
    client = client_of(listener)
    for _ in range(4):
        page(client, "open_vault", passphrase="au hasard")
    assert "attendez" in page(client, "open_vault", passphrase=PASSPHRASE).content.decode()


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [("/journal/?page=2", "/journal/?page=2"), ("https://ailleurs.example/", None), ("//ailleurs.example/", None)],
)
def test_one_goes_back_to_a_page_of_ours(client_of, listener, wanted, reached):
    address = f"{reverse('accounts:open_vault')}?next={wanted}"
    answer = client_of(listener).post(address, {"passphrase": PASSPHRASE})
    assert answer.url == (reached or reverse("accounts:vault"))


def test_the_cookie_is_kept_from_scripts_and_other_sites(client_of, listener, settings):
    cookie = open_vault_in(client_of(listener)).cookies["vigie_coffre"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"]) == (True, "Strict", "", "")
    settings.VIGIE_HTTPS = True
    client = client_of(listener)
    client.post(reverse("accounts:open_vault"), {"passphrase": PASSPHRASE}, secure=True)
    cookie = client.cookies["__Host-vigie_coffre"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


def test_neither_half_is_enough(client_of, listener):
    client = open_vault_in(client_of(listener))
    assert pair_of(listener).private not in client.session["vault"]["half"].encode()
    del client.cookies["vigie_coffre"]
    assert not is_open(client)


@pytest.mark.parametrize("value", ["", "AAAA", "é", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="])
def test_another_cookie_opens_nothing(client_of, listener, value):
    client = open_vault_in(client_of(listener))
    client.cookies["vigie_coffre"] = value
    assert not is_open(client)


def test_signing_out_closes_the_vault(client_of, listener):
    client = open_vault_in(client_of(listener))
    client.post(reverse("account_logout"))
    assert client.cookies["vigie_coffre"].value == ""
    client.force_login(listener, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert not is_open(client)


def test_a_vault_left_alone_closes_and_one_in_use_closes_in_the_evening(client_of, listener):
    morning = timezone.now()
    client = client_of(listener)
    with time_machine.travel(morning, tick=False):
        open_vault_in(client)
    for minutes in range(25, 480, 25):
        with time_machine.travel(morning + timedelta(minutes=minutes), tick=False):
            assert is_open(client)
    with time_machine.travel(morning + timedelta(minutes=481), tick=False):
        assert not is_open(client)


def test_a_vault_at_rest_for_half_an_hour_is_closed(client_of, listener):
    client = open_vault_in(client_of(listener))
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert not is_open(client)
        assert client.cookies["vigie_coffre"].value == ""


def test_a_passphrase_is_changed_from_its_page(client_of, listener):
    client = client_of(listener)
    assert page(client, "change_vault_passphrase", current="faux", new=NEW, again=NEW).status_code == 200
    assert page(client, "change_vault_passphrase", current=PASSPHRASE, new=NEW, again=NEW).status_code == 302
    assert page(client, "open_vault", passphrase=NEW).status_code == 302


def test_words_give_the_vault_back_and_open_it(client_of, newcomer):
    words, client = give_vault(newcomer), client_of(newcomer)
    private = pair_of(newcomer).private
    for typed, sentence in [
        ("abeille", "Il manque 11 mots"),
        (words + " abeille", "1 mot de trop"),
        (words.replace(words.split()[2], "zzz", 1), "mot n° : "),
    ]:
        assert sentence in page(client, "recover_vault", words=typed, new=NEW, again=NEW).content.decode()
    assert page(client, "recover_vault", words=words.title(), new=NEW, again=NEW).status_code == 302
    assert is_open(client)
    assert VaultKey.objects.get().failures == 0
    assert page(client, "open_vault", passphrase=NEW).status_code == 302
    assert open_with_passphrase(person=newcomer, passphrase=NEW).private == private


def test_a_vault_is_made_again_once_the_loss_is_understood(client_of, listener):
    client, before = client_of(listener), bytes(VaultKey.objects.get().public_key)
    assert "perdues pour toujours" in page(client, "remake_vault").content.decode()
    assert "vault-words" not in page(client, "remake_vault", new=NEW, again=NEW).content.decode()
    shown = page(client, "remake_vault", new=NEW, again=NEW, understood="on")
    question = page(client, "confirm_vault_words", draft=hidden_draft(shown))
    answers = {f"word_{number}": words_shown(shown)[number - 1] for number in asked(question)}
    assert bytes(VaultKey.objects.get().public_key) == before
    page(client, "confirm_vault_words", draft=hidden_draft(question), asked="1", **answers)
    assert bytes(VaultKey.objects.get().public_key) != before
    assert page(client, "open_vault", passphrase=NEW).status_code == 302


def test_the_account_page_leads_to_the_vault_of_those_who_listen(client_of, listener, reader):
    address = reverse("accounts:vault")
    assert address in client_of(listener).get(reverse("accounts:me")).content.decode()
    assert address not in client_of(reader).get(reverse("accounts:me")).content.decode()


@vault_open
def echo(request):
    return HttpResponse(f"{request.POST.get('note')} {len(request.vault.private)}")


@pytest.fixture
def asked_by(listener):
    """A request of the listener, with a session and no open vault."""

    def make(method="get", path="/dossier/?a=1", **sent):
        request = getattr(RequestFactory(), method)(path, sent)
        request.user, request.session = listener, Client().session
        return request

    return make


def test_a_view_waits_for_an_open_vault(asked_by):
    answer = echo(asked_by())
    assert answer.url == f"{reverse('accounts:open_vault')}?next=%2Fdossier%2F%3Fa%3D1"


def test_a_view_receives_the_pair_of_an_open_vault(asked_by, listener):
    request, response = asked_by(), HttpResponse()
    unlock(request, response, pair_of(listener))
    request.COOKIES[vault_session.cookie_name()] = response.cookies[vault_session.cookie_name()].value
    assert echo(request).content == b"None 32"
    assert open_vault(request) == pair_of(listener)


def test_what_was_written_when_the_vault_closed_is_not_lost(asked_by):
    question = echo(asked_by("post", note="Elle m'a dit « non »")).content.decode()
    assert 'name="note" value="Elle m&#x27;a dit « non »"' in question
    wrong = echo(asked_by("post", note="Suite", **{"coffre-passphrase": "au hasard"})).content.decode()
    assert 'value="Suite"' in wrong
    assert "au hasard" not in wrong
    right = asked_by("post", note="Suite", **{"coffre-passphrase": PASSPHRASE})
    answer = echo(right)
    assert answer.content == b"Suite 32"
    assert answer.cookies[vault_session.cookie_name()].value


def test_the_halves_of_someone_else_open_nothing(asked_by, other_listener):
    request, response = asked_by(), HttpResponse()
    unlock(request, response, new_key_pair())
    request.COOKIES[vault_session.cookie_name()] = response.cookies[vault_session.cookie_name()].value
    request.user = other_listener
    assert open_vault(request) is None
