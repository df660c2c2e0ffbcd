"""Dangerous settings are refused once others can reach the site, and only then."""

import pytest

from vigie.core import checks

PUBLIC = ["vigie.exemple.fr"]


@pytest.fixture(autouse=True)
def _a_safe_public_site(settings, tmp_path):
    settings.ALLOWED_HOSTS = PUBLIC
    settings.DEBUG = False
    settings.VIGIE_VAULT_LIGHT = False
    settings.VIGIE_DEMO = False
    settings.VIGIE_HTTPS = True
    settings.SECRET_KEY = "k" * 50
    settings.DEFAULT_FROM_EMAIL = "vigie@exemple.fr"
    settings.VIGIE_DATA_DIR = tmp_path


def found() -> list[str]:
    return [message.id for message in checks.check_settings(None)]


def test_a_safe_site_has_nothing_to_hear():
    assert found() == []


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("DEBUG", True, "vigie.E001"),
        ("VIGIE_DEMO", True, "vigie.E002"),
        ("VIGIE_HTTPS", False, "vigie.E003"),
        ("SECRET_KEY", "short", "vigie.E004"),
        ("VIGIE_VAULT_LIGHT", True, "vigie.E007"),
        ("DEFAULT_FROM_EMAIL", "vigie@localhost", "vigie.W001"),
    ],
)
def test_a_dangerous_value_is_told_on_a_public_site_only(settings, name, value, code):
    setattr(settings, name, value)
    assert found() == [code]
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    assert found() == []


@pytest.mark.parametrize("hosts", [["*"], ["vigie.exemple.fr", "*"], ["localhost", "*"]])
def test_answering_to_any_name_is_refused(settings, hosts):
    settings.ALLOWED_HOSTS = hosts
    assert found() == ["vigie.E006"]
    settings.DEBUG = True
    assert "vigie.E006" not in found()


def test_data_among_the_files_served_are_refused(settings, tmp_path):
    for folder in (tmp_path / "static" / "data", settings.PACKAGE / "data"):
        settings.VIGIE_DATA_DIR = folder
        assert found() == ["vigie.E005"]


def test_a_secret_key_that_others_can_read_is_told(tmp_path):
    key = tmp_path / "secret_key"
    key.touch(0o600)
    assert found() == []
    key.chmod(0o644)
    assert found() == ["vigie.W002"]


def test_a_vault_key_that_others_can_read_is_told(tmp_path):
    key = tmp_path / "vault_key"
    key.touch(0o600)
    assert found() == []
    key.chmod(0o640)
    assert found() == ["vigie.W004"]


MOUNTS = "/dev/sda1 / ext4 rw 0 0\nserver:/data /data nfs4 rw 0 0\n//nas/x /mnt/our\\040disk cifs rw 0 0\nodd\n"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/vigie.sqlite3", "ext4"),
        ("/data/vigie/db", "nfs4"),
        ("/database", "ext4"),
        ("/mnt/our disk/db", "cifs"),
    ],
)
def test_the_nearest_mount_says_the_file_system(path, kind):
    assert checks.file_system_of(path, MOUNTS) == kind


def test_an_unknown_system_says_nothing():
    assert checks.file_system_of("/srv/db", "") == ""
