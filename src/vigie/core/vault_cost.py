"""What a guess costs in this installation: the cost of ``passphrases``, or none in tests."""

from django.conf import settings

from vigie.core.vault.passphrases import LEAST, RECEIPT, STAFF, Cost


def staff_cost() -> Cost:
    """Return the cost of the passphrases of those who listen."""
    return LEAST if settings.VIGIE_VAULT_LIGHT else STAFF


def receipt_cost() -> Cost:
    """Return the cost of receipts, and of other secrets drawn at random."""
    return LEAST if settings.VIGIE_VAULT_LIGHT else RECEIPT
