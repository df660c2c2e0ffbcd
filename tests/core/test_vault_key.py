"""The key of the vault: made once, for its owner's eyes, and never in the database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ImproperlyConfigured

from vigie.core.vault.passphrases import LEAST, RECEIPT, STAFF
from vigie.core.vault_cost import receipt_cost, staff_cost
from vigie.core.vault_key import kept_key, make_key, sub_key


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.VIGIE_VAULT_KEY = ""
    settings.VIGIE_DATA_DIR = tmp_path / "data"
    kept_key.cache_clear()
    yield
    kept_key.cache_clear()


def test_a_key_is_made_once_for_its_owner_alone(settings):
    first = sub_key("form")
    kept_key.cache_clear()
    assert sub_key("form") == first
    path = settings.VIGIE_DATA_DIR / "vault_key"
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [found.name for found in path.parent.iterdir()] == ["vault_key"]


def test_each_purpose_has_its_own_key():
    assert len({sub_key(purpose) for purpose in ("form", "dialogue", "receipt-tag", "bucket")}) == 4


def test_a_given_key_comes_before_the_file(settings):
    settings.VIGIE_VAULT_KEY = "00" * 32
    assert sub_key("form").hex() == "7fe85243b808b938f8040ef00ba01efbb6776810624bc06ff6f0428c3d007e33"
    assert not settings.VIGIE_DATA_DIR.exists()


def test_a_key_made_meanwhile_is_kept(tmp_path):
    path = tmp_path / "vault_key"
    make_key(path)
    first = path.read_text()
    make_key(path)
    assert path.read_text() == first


def test_threads_that_start_together_make_one_key(tmp_path):
    path, together = tmp_path / "vault_key", Barrier(8)

    def make(_):
        together.wait()
        make_key(path)
        return path.read_text()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(make, range(8)))) == 1
    assert [found.name for found in tmp_path.iterdir()] == ["vault_key"]


@pytest.mark.parametrize("text", ["", "ab", "z" * 64])
def test_a_spoilt_key_is_told_and_never_replaced(settings, text):
    settings.VIGIE_DATA_DIR.mkdir()
    (settings.VIGIE_DATA_DIR / "vault_key").write_text(text)
    with pytest.raises(ImproperlyConfigured, match="64 chiffres"):
        sub_key("form")
    assert (settings.VIGIE_DATA_DIR / "vault_key").read_text() == text


def test_a_key_that_cannot_be_read_is_told(settings):
    (settings.VIGIE_DATA_DIR / "vault_key").mkdir(parents=True)
    with pytest.raises(ImproperlyConfigured, match="ne peut pas être lue"):
        sub_key("form")


def test_a_purpose_is_short():
    with pytest.raises(ValueError, match="Person length"):
        sub_key("a purpose that is far too long")


def test_guesses_cost_what_was_promised(settings):
    settings.VIGIE_VAULT_LIGHT = False
    assert (staff_cost(), receipt_cost()) == (STAFF, RECEIPT)
    settings.VIGIE_VAULT_LIGHT = True
    assert (staff_cost(), receipt_cost()) == (LEAST, LEAST)
