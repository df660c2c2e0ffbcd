"""Says what to mend in words typed for a code that they cannot be."""

from django.utils.translation import gettext as _

from vigie.core.vault.errors import NotAReceipt


def words_to_mend(wrong: NotAReceipt, count: int) -> str:
    """Say what to look at. count: how many words the code has."""
    if wrong.unknown:
        places = ", ".join(map(str, wrong.unknown))
        return _("Vérifiez le mot numéro %(places)s : il n'est pas dans notre liste.") % {"places": places}
    return _("Il faut %(words)s mots : vérifiez qu'aucun ne manque et qu'aucun n'est de trop.") % {"words": count}
