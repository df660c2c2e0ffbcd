"""Reports of phones that wait for their application: sealed with the installation's key, listed for their tester."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from vigie.core.sealed_files import SealedUpload
from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault_key import sub_key
from vigie.testing.models import Application, PhoneReport
from vigie.testing.phones.accesses import KEY
from vigie.testing.phones.reading import Told


@dataclass(frozen=True)
class Waiting:
    """What a phone sent, opened. photos: already sealed in the storage."""

    told: Told
    photos: Sequence[SealedUpload]


@dataclass(frozen=True)
class Listed:
    """A report that waits, as its tester is shown it: never what was noted. at: when the answer came, if any did."""

    report: PhoneReport
    code: str
    at: datetime | None
    photos: int
    why: str


def seal_waiting(report: PhoneReport, waiting: Waiting) -> bytes:
    """Return what waits, sealed and tied to its report."""
    values = {
        "code": waiting.told.code,
        "answers": waiting.told.answers,
        "photos": [photo.as_values() for photo in waiting.photos],
    }
    return seal_text(sub_key(KEY), json.dumps(values, ensure_ascii=False), _place(report))


def open_waiting(report: PhoneReport) -> Waiting:
    """Return what ``seal_waiting`` sealed. Raises CannotOpen."""
    kept = json.loads(open_text(sub_key(KEY), bytes(report.sealed), _place(report)))
    photos = [SealedUpload.from_values(each) for each in kept["photos"]]
    return Waiting(Told(kept["code"], kept["answers"], [photo.name for photo in photos]), photos)


def with_photos(waiting: Waiting, more: Sequence[SealedUpload]) -> tuple[Waiting, list[SealedUpload]]:
    """Return what waits with the photos of another sending, and those that were there already."""
    known = {photo.digest for photo in waiting.photos}
    again = [photo for photo in more if photo.digest in known]
    return replace(waiting, photos=[*waiting.photos, *(each for each in more if each not in again)]), again


def why_waits(code: str, application: Application | None) -> str:
    """Return why a report may not become that of an application of its tester, or nothing."""
    if application is None:
        return gettext("Le code « %(code)s » n'est celui d'aucun de vos tests : choisissez le test.") % {"code": code}
    if application.reported_on:
        said = gettext("Le compte rendu du test %(code)s est déjà fait : il ne se remplace pas.")
        return said % {"code": application.code}
    if not application.sent_on:
        said = gettext("L'envoi du test %(code)s n'est pas noté : notez-le d'abord.")
        return said % {"code": application.code}
    return ""


def waiting_reports() -> QuerySet[PhoneReport]:
    """Return the reports that wait for an application."""
    return PhoneReport.objects.filter(settled_on=None)


def waiting_of(person_id: int) -> list[Listed]:
    """Return the reports of someone that wait, in campaigns that live, each with why. Two queries."""
    living = Q(tester__campaign__ended_on=None, tester__campaign__stopped_on=None, tester__stopped_on=None)
    rows = list(waiting_reports().filter(living, tester__person=person_id).select_related("tester__campaign"))
    found = {row.pk: open_waiting(row) for row in rows}
    known = applications_by_code([row.tester_id for row in rows], [each.told.code for each in found.values()])
    return [listed(row, found[row.pk], known) for row in rows]


def listed(report: PhoneReport, waiting: Waiting, known: Mapping[tuple[int, str], Application]) -> Listed:
    """Return a report as its tester is shown it. known: applications by tester and code."""
    code = waiting.told.code
    why = why_waits(code, known.get((report.tester_id, code)))
    at = waiting.told.answers["at"]
    return Listed(report, code, datetime.fromisoformat(at) if at else None, len(waiting.photos), why)


def applications_by_code(testers: Sequence[int], codes: Sequence[str]) -> dict[tuple[int, str], Application]:
    """Return applications given to testers, by tester and code. One query."""
    rows = Application.objects.filter(tester__in=testers, code__in=codes, abandoned="")
    return {(each.tester_id or 0, each.code): each for each in rows}


def waiting_files() -> Iterator[str]:
    """Give the names in the storage of the photos that wait."""
    for report in waiting_reports().iterator():
        yield from (photo.stored for photo in open_waiting(report).photos)


def forget_waiting(today: date) -> int:
    """Erase what still waits in campaigns that were over before a day; return how many. Photos are swept later."""
    over = Q(tester__campaign__ended_on__lt=today) | Q(tester__campaign__stopped_on__lt=today)
    return waiting_reports().filter(over).update(sealed=b"", settled_on=today)


def _place(report: PhoneReport) -> Place:
    return Place("testing/phone-report", f"{report.tester_id}/{bytes(report.mark).hex()}", 0)
