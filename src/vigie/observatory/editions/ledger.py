"""The release ledger: everything ever published, which a new edition is protected together with."""

from typing import Any

from vigie.observatory.disclosure.ledger import LedgerEntry
from vigie.observatory.editions.ledger_json import entry_from_json
from vigie.observatory.models import Fact, Publication


def entries_about(vintage: int, *, is_fictitious: bool) -> list[LedgerEntry]:
    """Return what was published about the facts of a year, the first signed first.

    Facts count in one year only: editions of the other years say nothing of these.
    """
    signed = Publication.objects.filter(vintage=vintage, is_fictitious=is_fictitious).order_by("number")
    return [entry_from_json(proof["ledger_entry"]) for proof in signed.values_list("proof", flat=True)]


def ledger_marks(*, is_fictitious: bool) -> list[list[Any]]:
    """Return the number and the hash of each signed edition: two ledgers with the same marks are the same."""
    signed = Publication.objects.filter(is_fictitious=is_fictitious).order_by("number")
    return [list(mark) for mark in signed.values_list("number", "content_hash")]


def facts_counted(vintage: int, *, is_fictitious: bool) -> int:
    """Return how many rows of facts a year has, corrections included: they are only ever added."""
    return Fact.objects.filter(vintage=vintage, is_fictitious=is_fictitious).count()
