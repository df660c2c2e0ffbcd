"""Files sent with answers that are not anonymous: sealed, name and content, and kept once however often they come."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings

from vigie.core.attachments.antivirus import is_infected
from vigie.core.vault.boxes import associated, open_bytes, seal_bytes
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key
from vigie.surveys.models import AnswerFile, Wave

# A larger number of files in one answer is no answer.
MOST: int = 20


@dataclass(frozen=True)
class SentFile:
    """A file as it was sent."""

    name: str
    content: bytes


def is_dangerous(file: SentFile) -> bool:
    """Whether the antivirus of the installation refuses a file; False when it has none. Raises AntivirusAway."""
    return bool(settings.VIGIE_CLAMD) and is_infected(file.content, settings.VIGIE_CLAMD)


def keep_files(wave: Wave, mark: bytes, files: Iterable[SentFile]) -> None:
    """Keep the files of an answer, in the transaction of the caller; those already there change nothing.

    Raises ValueError when the survey is anonymous: no file of one is ever kept.
    """
    if wave.survey.is_anonymous:
        raise ValueError("An anonymous survey keeps no file.")
    rows = [row_of(wave, mark, each) for each in files]
    room = MOST - AnswerFile.objects.filter(wave_id=wave.pk, mark=mark).count()
    AnswerFile.objects.bulk_create(rows[: max(room, 0)], ignore_conflicts=True)


def move_files(wave: Wave, old: bytes, mark: bytes, names: Collection[str]) -> None:
    """Give the files of one answer to the one that replaces it, and forget those that it no longer names."""
    rows = list(AnswerFile.objects.filter(wave_id=wave.pk, mark=old))
    files = [SentFile(opened(row, "name").decode(), opened(row, "content")) for row in rows]
    AnswerFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
    keep_files(wave, mark, [file for file in files if file.name in names])


def row_of(wave: Wave, mark: bytes, file: SentFile) -> AnswerFile:
    """Return the row of a file."""
    key = sub_key("survey-files")
    return AnswerFile(
        wave_id=wave.pk,
        mark=mark,
        name=seal_bytes(key, file.name.encode(), place_of("name", wave.pk, mark)),
        content=seal_bytes(key, file.content, place_of("content", wave.pk, mark)),
        digest=keyed(key, file.name.encode() + b"\0" + file.content, b"vigie-file"),
    )


def names_of(wave: Wave) -> list[tuple[int, str]]:
    """Return the number and the name of each file of a wave, by name."""
    rows = AnswerFile.objects.filter(wave_id=wave.pk).only("wave_id", "mark", "name")
    return sorted(((row.pk, opened(row, "name").decode()) for row in rows), key=lambda each: each[1])


def opened_file(wave: Wave, number: int) -> SentFile | None:
    """Return one file of a wave, by its number."""
    row = AnswerFile.objects.filter(wave_id=wave.pk, pk=number).first()
    return SentFile(opened(row, "name").decode(), opened(row, "content")) if row else None


def opened(row: AnswerFile, field: str) -> bytes:
    """Return what a field of a row keeps sealed: « name » or « content »."""
    place = place_of(field, row.wave_id, bytes(row.mark))
    return open_bytes(sub_key("survey-files"), bytes(getattr(row, field)), place)


def place_of(field: str, wave_id: int, mark: bytes) -> bytes:
    """Return what ties a sealed file to its answer."""
    return associated("survey-file", field, str(wave_id), mark.hex())
