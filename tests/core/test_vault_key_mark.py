"""A vault key lost or replaced is seen before anybody is given a receipt that opens nothing."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from vigie.core.health import examine
from vigie.core.management.commands.serve import refuse_lost_key
from vigie.core.models import VaultKeyMark
from vigie.core.vault_key import kept_key, sub_key, vault_key_path
from vigie.core.vault_key_mark import remember_key, trouble_with_key

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.VIGIE_DATA_DIR = tmp_path
    kept_key.cache_clear()
    yield
    kept_key.cache_clear()


def lose_key():
    """Restart without the file of the key."""
    vault_key_path().unlink()
    kept_key.cache_clear()


def finding():
    return next(each for each in examine() if each.code == "vault_key")


def test_a_new_installation_has_nothing_to_see_and_serving_remembers_its_key():
    assert finding().is_ok
    refuse_lost_key()
    refuse_lost_key()
    assert finding().is_ok
    assert bytes(VaultKeyMark.objects.get().mark) == sub_key("mark")


def test_a_lost_key_is_told_and_no_other_is_made_in_its_place():
    remember_key()
    lose_key()
    assert not finding().is_ok
    assert "accept_vault_key" in finding().detail
    with pytest.raises(CommandError, match="La clé du coffre n'est plus celle"):
        refuse_lost_key()
    assert not vault_key_path().exists()


def test_another_key_is_told_and_the_former_put_back_is_welcome(settings):
    remember_key()
    former = vault_key_path().read_text()
    lose_key()
    settings.VIGIE_VAULT_KEY = "11" * 32
    assert trouble_with_key()
    settings.VIGIE_VAULT_KEY = former
    assert not trouble_with_key()


def test_a_key_that_cannot_be_read_is_told():
    remember_key()
    lose_key()
    vault_key_path().write_text("rien")
    assert "64 chiffres" in trouble_with_key()


def test_a_loss_is_accepted_only_when_it_is_said(capsys):
    remember_key()
    lose_key()
    with pytest.raises(CommandError):
        call_command("accept_vault_key")
    assert trouble_with_key()
    call_command("accept_vault_key", "--lost")
    assert "n'ouvrent plus rien" in capsys.readouterr().out
    assert not trouble_with_key()
