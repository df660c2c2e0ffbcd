"""Cases with files, erased by a process that dies: each is whole or gone, and an older copy is erased again."""

from datetime import date

from django.core import serializers

from benchmarks.reception.scene import make_points
from vigie.core.vault.envelopes import KeyPair, new_key_pair
from vigie.core.vault.passphrases import LEAST, wrap
from vigie.support.attachments.sweeping import remove_orphans, stored_names
from vigie.support.models import Case, Compartment, Envelope, Receipt, SealedFile, SealedText
from vigie.support.retention.purging import apply_and_clean, erase_all
from vigie.support.sealing import (
    PersonKeys,
    attach_file,
    key_of,
    new_case,
    open_sealed_file,
    read_files,
    read_texts,
    seal_upload,
    write_first,
)

CASES, STORY, PROOF = 3, "Un récit à effacer.", b"une preuve " * 1000
TABLES = [Case, Receipt, Compartment, Envelope, SealedText, SealedFile]


class Archive:
    """A place and the cases to erase there."""

    def __init__(self) -> None:
        self.point = make_points_once()
        self.pairs: dict[object, KeyPair] = {}
        self.drawn = 0

    def fill(self) -> None:
        """Add cases until there are three."""
        while Case.objects.filter(point=self.point).count() < CASES:
            self.drawn += 1
            pair = new_key_pair()
            keys = PersonKeys(self.drawn.to_bytes(32, "big"), pair.public, wrap(pair.private, "des mots", LEAST))
            made = new_case(point=self.point, channel=Case.Channel.WEB, person_keys=keys)
            write_first(made.shared, made.shared_key, {"story": STORY}, by_person=True)
            upload = seal_upload([PROOF], name="preuve.txt", kind="text/plain")
            attach_file(made.shared, made.shared_key, upload, by_person=True)
            self.pairs[made.case.pk] = pair

    def erase(self) -> None:
        """Erase all that is there."""
        erase_all(Case.objects.filter(point=self.point), date.today())  # noqa: DTZ011

    def faults(self) -> list[str]:
        """Return the cases that are neither whole nor gone, and rows that belong to none."""
        found = [
            f"dossier {case.pk} à moitié" for case in Case.objects.filter(point=self.point) if not self.opens(case)
        ]
        for table in TABLES[1:]:
            name = "compartment__case" if table in (Envelope, SealedText, SealedFile) else "case"
            if table.objects.filter(**{f"{name}__isnull": True}).exists():
                found.append(f"{table.__name__} sans dossier")
        return found

    def opens(self, case: Case) -> bool:
        """Whether a case opens, text and file."""
        shared = case.compartments.get(kind=Compartment.Kind.SHARED)
        key = key_of(shared, self.pairs[case.pk])
        (card,) = read_files(shared, key)
        return read_texts(shared, key)["story"].text == STORY and b"".join(open_sealed_file(card.upload)) == PROOF

    def faults_after(self, later: date) -> list[str]:
        """Erase all, put an older copy back, apply retention: return what is left. later: when orphans are swept."""
        self.fill()
        copies = [serializers.serialize("json", rows_of(table, self.point)) for table in TABLES]
        self.erase()
        for copy in copies:
            for row in serializers.deserialize("json", copy):
                row.save()
        again = apply_and_clean(date.today())["again"]  # noqa: DTZ011
        remove_orphans(later)
        found = [] if again == CASES else [f"{again} dossiers effacés de nouveau au lieu de {CASES}"]
        found += [f"{table.__name__} resté" for table in TABLES if rows_of(table, self.point).exists()]
        known = set(SealedFile.objects.values_list("stored", flat=True))
        return found + [f"octets restés : {name}" for name in stored_names() if name not in known]


def rows_of(table, point):
    """Return the rows of a table that belong to the cases of a place."""
    name = {Case: "point", Receipt: "case__point", Compartment: "case__point"}.get(table, "compartment__case__point")
    return table.objects.filter(**{name: point})


def make_points_once():
    """Return a place where someone listens."""
    points, _people = make_points(1, listeners=1, name="Archive de mesure")
    return points[0]
