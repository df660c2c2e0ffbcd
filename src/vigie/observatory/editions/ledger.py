"""The release ledger: everything ever published, which a new edition is protected together with."""

from typing import Any

from vigie.observatory.models import Fact, Publication


def ledger_entries(*, is_fictitious: bool) -> list[Any]:
    """Return what each signed edition adds to the ledger, the first signed first."""
    proofs = Publication.objects.filter(is_fictitious=is_fictitious).order_by("number").values_list("proof", flat=True)
    return [proof["ledger_entry"] for proof in proofs]


def ledger_marks(*, is_fictitious: bool) -> list[list[Any]]:
    """Return the number and the hash of each signed edition: two ledgers with the same marks are the same."""
    signed = Publication.objects.filter(is_fictitious=is_fictitious).order_by("number")
    return [list(mark) for mark in signed.values_list("number", "content_hash")]


def facts_counted(vintage: int, *, is_fictitious: bool) -> int:
    """Return how many rows of facts a year has, corrections included: they are only ever added."""
    return Fact.objects.filter(vintage=vintage, is_fictitious=is_fictitious).count()
