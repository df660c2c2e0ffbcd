"""Sees that the vault key is still the one that receipts were given with: losing it silently would close every case.

The database keeps a mark of the key, 32 bytes that say nothing of it. The key itself stays outside.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext

from vigie.core.models import VaultKeyMark
from vigie.core.vault_key import sub_key, vault_key_path

PURPOSE = "mark"


def trouble_with_key() -> str:
    """Return the sentence that says what to do about a vault key lost or replaced; empty when all is well.

    Makes no key: a new one would hide that the former is lost.
    """
    mark = VaultKeyMark.objects.first()
    if mark is None:
        return ""
    try:
        is_same = is_there() and sub_key(PURPOSE) == bytes(mark.mark)
    except ImproperlyConfigured as refusal:
        return str(refusal)
    return "" if is_same else lost_sentence()


def is_there() -> bool:
    """Whether the installation has a key."""
    return bool(settings.VIGIE_VAULT_KEY) or vault_key_path().exists()


def lost_sentence() -> str:
    """Return what to do when the key is not the one that receipts were given with."""
    return gettext(
        "La clé du coffre n'est plus celle qui a servi aux codes de suivi : aucun ne retrouverait son dossier. "
        "Remettez la clé d'origine (%(path)s, ou VIGIE_VAULT_KEY), depuis la copie gardée à part. "
        "Si elle est perdue pour de bon : ./vigie accept_vault_key --lost."
    ) % {"path": vault_key_path()}


def remember_key() -> None:
    """Keep the mark of the present key, unless one is kept already; makes the key on first use."""
    VaultKeyMark.objects.get_or_create(only_one=True, defaults={"mark": sub_key(PURPOSE)})


def accept_key() -> None:
    """Keep the mark of the present key in place of the former: receipts given until now open nothing any more."""
    VaultKeyMark.objects.update_or_create(only_one=True, defaults={"mark": sub_key(PURPOSE)})
