"""Previews an import of past data, then does exactly what was previewed, once, through the door of deposits."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.observatory.deposit import deposit_all
from vigie.observatory.fact_values import FactValue
from vigie.observatory.facts_import.codebook import Codebook
from vigie.observatory.facts_import.coding import Coded, code_microdata
from vigie.observatory.facts_import.reading import Microdata, read_microdata
from vigie.observatory.models import FactCodebook, FactImport
from vigie.observatory.referentials.listed import Lists
from vigie.observatory.referentials.lists import current_lists

SALT = "vigie.observatory.facts_import"


@dataclass(frozen=True)
class FactsPreview:
    """What an import would do. same: the last import that gave the very same facts, if there is one."""

    data: Microdata
    coded: Coded
    lists: Lists
    fingerprint: str
    same: FactImport | None

    @property
    def is_ready(self) -> bool:
        """Whether every row is understood."""
        return bool(self.coded.facts) and not self.coded.errors


class MovedSincePreview(Exception):
    """The lists, or what the file is taken for, changed since the preview."""


def preview_facts(content: bytes, file_name: str, codebook: Codebook) -> FactsPreview:
    """Return what an import would do; nothing is written. Raises Refusal (French sentence)."""
    data, lists = read_microdata(content, file_name, codebook), current_lists()
    coded = code_microdata(data, codebook, lists, timezone.localdate())
    mark = fingerprint_of(coded.facts)
    same = FactImport.objects.select_related("imported_by").filter(fingerprint=mark).first() if coded.facts else None
    return FactsPreview(data, coded, lists, mark, same)


def fingerprint_of(facts: Sequence[FactValue]) -> str:
    """Return a mark of some facts, whatever their order; of no use to whoever has not Vigie's secret key."""
    texts = sorted("|".join(astuple(fact)) for fact in facts)
    return salted_hmac(SALT, "\n".join(texts), algorithm="sha256").hexdigest()


def import_facts(*, preview: FactsPreview, seen: str, actor: Person | None, keep_as: str = "") -> FactImport:
    """Deposit the facts of a preview, all or none; they wait to be poured like any other.

    seen: fingerprint of the preview that was read; "-" when nobody read one. keep_as: name under which to keep the
    codebook. Raises MovedSincePreview, and InvalidFact.
    """
    if seen not in ("-", preview.fingerprint) or not preview.is_ready:
        raise MovedSincePreview
    with transaction.atomic():
        deposit_all(preview.coded.facts)
        done = FactImport.objects.create(fingerprint=preview.fingerprint, imported_by=actor)
        if keep_as:
            keep_codebook(name=keep_as, codebook=preview.coded.codebook, columns=preview.coded.columns, actor=actor)
        record(actor=actor, verb="past_facts_imported", on=done)
    return done


def keep_codebook(*, name: str, codebook: Codebook, columns: object, actor: Person | None) -> FactCodebook:
    """Keep a codebook under a name; the one that had it is replaced."""
    content = {**codebook.to_json(), "columns": columns}
    with transaction.atomic():
        kept, is_new = FactCodebook.objects.update_or_create(name=name, defaults={"content": content, "kept_by": actor})
        record(actor=actor, verb="codebook_kept" if is_new else "codebook_replaced", on=kept)
    return kept
