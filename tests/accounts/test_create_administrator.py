"""The first administrator of an installation."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from vigie.accounts.actor import actor_of
from vigie.accounts.models import Person, Role

pytestmark = pytest.mark.django_db


def run(monkeypatch, *arguments, passwords=()):
    answers = iter(passwords)
    monkeypatch.setattr("sys.stdin", type("Keyboard", (), {"isatty": lambda self: bool(passwords)})())
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    out = io.StringIO()
    call_command("create_administrator", *arguments, stdout=out)
    return out.getvalue()


def test_without_a_keyboard_a_link_is_printed(monkeypatch, client):
    said = run(monkeypatch, "--email", "Ada@exemple.fr", "--name", "Ada")
    link = said.split()[-1]
    assert client.get("/invitation/" + link.rsplit("/invitation/")[1]).status_code == 200
    assert not Person.objects.get().is_active


def test_with_a_keyboard_the_account_is_open(monkeypatch):
    word = "un long mot de passe"
    run(monkeypatch, "--email", "ada@exemple.fr", "--name", "Ada", "--organisation", "Agglo", passwords=[word, word])
    ada = Person.objects.get()
    assert ada.check_password(word)
    assert actor_of(ada).has(Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("email", "passwords", "said"),
    [
        ("ada", ["x", "x"], "n'est pas une adresse"),
        ("ada@exemple.fr", ["un long mot de passe", "un autre"], "ne sont pas les mêmes"),
        ("ada@exemple.fr", ["court", "court"], "12"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(monkeypatch, email, passwords, said):
    with pytest.raises(CommandError, match=said):
        run(monkeypatch, "--email", email, "--name", "Ada", passwords=passwords)
    assert not Person.objects.exists()


def test_twice_the_same_administrator_is_refused_a_second_role(monkeypatch):
    word = "un long mot de passe"
    arguments = ("--email", "ada@exemple.fr", "--name", "Ada")
    run(monkeypatch, *arguments, passwords=[word, word])
    with pytest.raises(CommandError, match="déjà ce rôle"):
        run(monkeypatch, *arguments)
    assert Person.objects.get().memberships.count() == 1
