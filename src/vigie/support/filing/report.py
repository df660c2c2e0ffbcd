"""The act of filing: one report, however many times its form is sent."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from vigie.core.attachments.receiving import Received
from vigie.core.vault.envelopes import KeyPair, key_pair_of, new_key_pair
from vigie.core.vault.passphrases import Wrapped, unwrap, wrap
from vigie.core.vault.receipts import lookup_tag, receipt_from, seed_from
from vigie.core.vault_cost import receipt_cost
from vigie.core.vault_key import sub_key
from vigie.observatory.checking import InvalidFact
from vigie.support.counting import What, count
from vigie.support.facts.depositing import ToldFact, deposit_told, fact_told
from vigie.support.fields import Field
from vigie.support.filing.answers import digest_of, told_by
from vigie.support.models import Case, Compartment, Receipt, ReceptionPoint, SealedFile
from vigie.support.sealing import (
    NewCase,
    PersonKeys,
    attach_file,
    attach_first,
    forget_stored,
    key_of,
    new_case,
    read_text,
    write_first,
)


@dataclass(frozen=True)
class Report:
    """What is sent to a point. texts: what is sealed, by field. by_person: whether she wrote them herself."""

    point: ReceptionPoint
    texts: Mapping[str, str]
    files: Sequence[Received] = ()
    channel: str = Case.Channel.WEB
    is_anonymous: bool = True
    is_fictitious: bool = False
    by_person: bool = True


@dataclass(frozen=True)
class Filed:
    """A report that is kept: what the receipt page shows, once. is_new: False when the same form was sent again."""

    number: str
    point: str
    filed_on: date
    digest: str
    receipt: str
    is_new: bool


def receipt_of(nonce: bytes) -> str:
    """Return the receipt that a form's nonce gives: the same each time this form is sent."""
    return receipt_from(seed_from(sub_key("receipt-seed"), nonce))


def tag_of(receipt: str) -> bytes:
    """Return what finds a case from a normalised receipt."""
    return lookup_tag(sub_key("receipt-tag"), receipt)


def file_report(report: Report, *, nonce: bytes) -> Filed:
    """Keep a report, sealed; the same form sent again finds the one already kept, and its files are not kept twice.

    nonce: of the form, 32 bytes. Nothing of what was told is written in clear.
    """
    receipt = receipt_of(nonce)
    known = already_filed(receipt)
    if known is None:
        return write_once(report, receipt)
    forget_files(report.files)
    return known


def write_once(report: Report, receipt: str) -> Filed:
    """Keep a report that was not there an instant ago, or find the one that the same form has written since."""
    try:
        return write_report(report, receipt)
    except IntegrityError:
        known = already_filed(receipt)
        if known is None:
            raise
    forget_files(report.files)
    return known


def write_report(report: Report, receipt: str) -> Filed:
    """Write a report that is not there yet, whole or not at all. Raises IntegrityError when it is."""
    pair, salt = new_key_pair(), secrets.token_hex(16)
    keys = PersonKeys(tag_of(receipt), pair.public, wrap(pair.private, receipt, receipt_cost()))
    digest = digest_of(report.texts, [each.original.digest for each in report.files], salt)
    proof = json.dumps({"digest": digest, "salt": salt})
    fact = fact_of(report)
    with transaction.atomic():
        made = new_case(
            point=report.point,
            channel=report.channel,
            person_keys=keys,
            is_anonymous=report.is_anonymous,
            is_fictitious=report.is_fictitious,
        )
        texts = {**report.texts, Field.FILING: proof}
        write_first(made.shared, made.shared_key, texts, by_person=report.by_person)
        attach_first(made.shared, made.shared_key, [(each.original, each.copy) for each in report.files])
        count(report.point, What.RECEIVED, made.case.opened_on)
        tell_observatory(made, fact)
    return Filed(made.case.number, report.point.name, made.case.opened_on, digest, receipt, is_new=True)


def fact_of(report: Report) -> ToldFact | None:
    """Return what the observatory may learn; None for a report that its lists refuse, which is kept too."""
    try:
        return fact_told(told_by(report.texts, report.channel), day=timezone.localdate())
    except InvalidFact:
        return None


def tell_observatory(made: NewCase, fact: ToldFact | None) -> None:
    """Seal the tie to the fact in the case, then deposit it, last: other reports wait from there."""
    if fact:
        write_first(made.internal, made.internal_key, {Field.FACT: fact.text})
        deposit_told(fact, is_fictitious=made.case.is_fictitious)


def attach_received(compartment: Compartment, key: bytes, file: Received, *, by_person: bool) -> None:
    """Make a received file part of a compartment, with its cleaned copy."""
    original = attach_file(compartment, key, file.original, by_person=by_person)
    if file.copy:
        attach_file(compartment, key, file.copy, by_person=by_person, original=original)


def already_filed(receipt: str) -> Filed | None:
    """Return the report that a receipt opens, as it was filed; None when there is none."""
    row = Receipt.objects.filter(tag=tag_of(receipt)).select_related("case__point").first()
    if row is None:
        return None
    proof = proof_of(row.case, key_pair_of(unwrap(Wrapped.from_text(row.wrapped), receipt)))
    return Filed(row.case.number, row.case.point.name, row.case.opened_on, proof, receipt, is_new=False)


def proof_of(case: Case, pair: KeyPair) -> str:
    """Return the digest of what was sent, as it was sealed with the report."""
    shared = case.compartments.get(kind=Compartment.Kind.SHARED)
    written = read_text(shared, key_of(shared, pair), Field.FILING)
    return str(json.loads(written)["digest"]) if written else ""


def forget_files(files: Sequence[Received]) -> None:
    """Erase files that no report keeps; those that one keeps stay: a page sent again may carry them once more."""
    names = [part.stored for each in files for part in (each.original, each.copy) if part]
    kept = set(SealedFile.objects.filter(stored__in=names).values_list("stored", flat=True))
    for name in names:
        if name not in kept:
            forget_stored(name)
