"""Reads again every stored byte of the evidence of a campaign, and the chain, and says what changed, and where."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import first_broken_line
from vigie.accounts.models import JournalEntry
from vigie.testing.evidence.adding import line_of
from vigie.testing.evidence.chain import Fault, FaultKind, verify
from vigie.testing.evidence.erased import purged_after
from vigie.testing.evidence.stamping import BadStamp, stamp_of
from vigie.testing.evidence.stored import digest_of_stored
from vigie.testing.models import Application, Campaign, Constat, Evidence

SENTENCES: Final[Mapping[FaultKind, Promise]] = {
    FaultKind.FILE_CHANGED: _("Pièce %(number)d\u00a0: les octets gardés ne sont plus ceux qui ont été reçus."),
    FaultKind.FILE_MISSING: _("Pièce %(number)d\u00a0: son fichier a disparu."),
    FaultKind.LINE_CHANGED: _("Pièce %(number)d\u00a0: sa ligne dans la chaîne a été modifiée."),
    FaultKind.LINE_MOVED: _("Pièce %(number)d\u00a0: sa ligne a été déplacée à la place %(place)d."),
    FaultKind.LINE_MISSING: _("Pièce %(number)d\u00a0: sa ligne a été retirée."),
    FaultKind.LINE_ADDED: _("Pièce %(number)d\u00a0: cette ligne n'a jamais été reçue, elle a été ajoutée."),
    FaultKind.LINK_BROKEN: _("Pièce %(number)d\u00a0: elle ne suit plus la ligne après laquelle elle a été reçue."),
    FaultKind.END_MISSING: _("Pièce %(number)d\u00a0: elle était à la fin de la chaîne, elle a été retirée."),
}
NOTES: Final = _("Candidature %(code)s\u00a0: son compte rendu n'est plus celui qui a été envoyé.")
STAMP: Final = _("Pièce %(number)d\u00a0: son horodatage est celui d'autre chose.")
JOURNAL: Final = _(
    "Le journal a été changé à partir de sa ligne %(number)d\u00a0: "
    "ce qu'il dit des pièces reçues depuis ne prouve plus rien."
)


@dataclass(frozen=True)
class Verification:
    """What was found. pieces: how many lines there are. head: entry of the last one. stamps: numbers of bad ones.

    notes: codes of applications whose report is another. journal: number of the first line of the journal that is not
    as it was written, None when it is whole.
    """

    pieces: int
    head: str
    faults: list[Fault]
    stamps: list[int]
    notes: list[str]
    journal: int | None = None

    @property
    def is_whole(self) -> bool:
        return not self.faults and not self.stamps and not self.notes and self.journal is None

    def sentences(self) -> list[str]:
        """Return what is wrong, in French."""
        said = [str(SENTENCES[fault.kind]) % {"number": fault.sequence, "place": fault.place} for fault in self.faults]
        said += [str(STAMP) % {"number": number} for number in self.stamps]
        said += [str(NOTES) % {"code": code} for code in self.notes]
        return said if self.journal is None else [*said, str(JOURNAL) % {"number": self.journal}]


def verify_evidence(campaign: Campaign) -> Verification:
    """Verify all that a campaign keeps, and the journal that told it.

    Needs no key: sealed bytes have their own digest in the chain.
    """
    pieces = list(Evidence.objects.filter(campaign=campaign).select_related("application").order_by("sequence"))
    found = {piece.sequence: digest_of_stored(piece.stored) for piece in pieces}
    faults = verify(
        [line_of(piece) for piece in pieces],
        {number: digest for number, digest in found.items() if digest is not None},
        told_heads(campaign),
    )
    stamps = [piece.sequence for piece in pieces if piece.stamp and not _is_its_own(piece)]
    head, notes = pieces[-1].entry if pieces else "", changed_notes(campaign)
    return Verification(len(pieces), head, faults, stamps, notes, first_broken_line())


def changed_notes(campaign: Campaign) -> list[str]:
    """Return the codes of applications whose notes are not those that the journal told; older lines tell nothing."""
    told = dict(JournalEntry.objects.filter(verb="testing_reported").values_list("object_id", "changes"))
    kept = Application.objects.filter(test__campaign=campaign).order_by("test__number", "position")
    return [
        code
        for pk, code, notes in kept.values_list("pk", "code", "sealed_notes")
        if (digest := _digest_of(told.get(str(pk)))) and digest != sha256(bytes(notes)).hexdigest()
    ]


def _digest_of(changes: Any) -> str:
    """Return the digest that a line of the journal tells, nothing when there is none."""
    try:
        ((_before, digest),) = changes.values()
    except (AttributeError, TypeError, ValueError):
        return ""
    return str(digest)


def chain_is_whole(campaign: Campaign, head: int, entry: str) -> bool:
    """Whether the lines of a chain, up to one that was told, are those that were written. Reads no stored file."""
    pieces = Evidence.objects.filter(campaign=campaign, sequence__lte=head).select_related("application")
    lines = [line_of(piece) for piece in pieces.order_by("sequence")]
    told = {number: told for number, told in told_heads(campaign).items() if number <= head}
    if head:
        told[head] = entry
    return not verify(lines, {line.sequence: line.sealed_digest for line in lines}, told)


def told_heads(campaign: Campaign) -> dict[int, str]:
    """Return the entry of each piece, as the journal told it, and constats; nothing of those that were purged."""
    added = JournalEntry.objects.filter(verb="testing_evidence_added", object_id=str(campaign.pk))
    lines = added.filter(number__gt=purged_after(campaign))
    told = dict(Constat.objects.filter(test__campaign=campaign, head__gt=0).values_list("head", "entry"))
    for changes in lines.values_list("changes", flat=True):
        told |= _head_of(changes)
    return told


def _head_of(changes: Any) -> dict[int, str]:
    """Return the entry that a line of the journal tells; nothing of one that was spoilt, which its own chain says."""
    try:
        number, entry = (after for _before, after in changes.values())
        return {int(number): str(entry)}
    except (AttributeError, TypeError, ValueError):
        return {}


def _is_its_own(piece: Evidence) -> bool:
    try:
        stamp_of(bytes(piece.stamp), piece.entry)
    except BadStamp:
        return False
    return True


def in_one_sentence(verification: Verification) -> str:
    """Return the outcome in French."""
    if verification.is_whole:
        return gettext("Les %(count)d pièces sont entières, et dans leur ordre.") % {"count": verification.pieces}
    return gettext("Ce qui est gardé n'est plus ce qui a été reçu.")
