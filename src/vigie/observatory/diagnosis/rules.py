"""Who reads a diagnosis: a pure function that returns None, or the reason for saying no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.observatory.rules import may_read_working_pages, may_run_observatory


def may_read_diagnosis(actor: Actor, *, is_validated: bool) -> Reason:
    """Partners read a diagnosis once it is validated; before, it exists for the pilot alone."""
    if may_run_observatory(actor) is None or (is_validated and may_read_working_pages(actor) is None):
        return None
    return _("Ce diagnostic n'est pas encore validé.")
