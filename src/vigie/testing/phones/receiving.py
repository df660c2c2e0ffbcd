"""What a phone sent becomes the report of its application, by the act of the web; or waits for its tester to say."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.sealed_files import SealedUpload, forget_stored
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key
from vigie.testing.evidence.adding import EvidenceRefused, add_evidence
from vigie.testing.field.doing import report
from vigie.testing.field.tester_forms import ReportForm
from vigie.testing.models import Application, Campaign, Evidence, PhoneReport, Tester
from vigie.testing.phones.accesses import KEY
from vigie.testing.phones.reading import Told
from vigie.testing.phones.waiting import (
    Waiting,
    applications_by_code,
    open_waiting,
    seal_waiting,
    why_waits,
    with_photos,
)
from vigie.testing.refusals import NotNow


def receive(*, tester: Tester, identifier: str, told: Told, photos: Sequence[SealedUpload]) -> str:
    """Take in a report that a phone sent, once however often it comes; return what the phone says. Raises NotNow.

    identifier: its instanceID. Photos may come in several sendings of the same report.
    """
    with transaction.atomic():
        Campaign.objects.select_for_update().get(pk=tester.campaign_id)
        row, is_new = PhoneReport.objects.get_or_create(tester=tester, mark=mark_of(tester, identifier))
        if row.settled_on:
            return _more(row, photos, tester.person)
        if not is_new:
            _keep(row, *with_photos(open_waiting(row), photos))
            return _waits()
        application = applications_by_code([tester.pk], [told.code]).get((tester.pk, told.code))
        if application is None or why_waits(told.code, application):
            _keep(row, Waiting(told, photos))
            return _waits()
        return _thanks(_become(row, application, Waiting(told, photos), tester.person))


def attach_report(*, report_id: int, application_id: int, by: Person) -> list[str]:
    """Make what waits the report of an application of the same tester; return the names of photos that were let go.

    Done again, nothing changes. Raises NotNow.
    """
    with transaction.atomic():
        row = _locked(report_id)
        if row.settled_on:
            return []
        application = row.tester.applications.filter(pk=application_id, abandoned="").first()
        waiting = open_waiting(row)
        if application is None or (refusal := why_waits(waiting.told.code, application)):
            raise NotNow(refusal if application else gettext("Cette candidature n'est plus à faire par vous."))
        return _become(row, application, waiting, by)


def drop_report(*, report_id: int, by: Person) -> None:
    """Erase a report that waits, and its photos; done again, nothing changes."""
    with transaction.atomic():
        row = _locked(report_id)
        if row.settled_on:
            return
        photos = open_waiting(row).photos
        _settle(row, None)
        record(actor=by, verb="testing_phone_report_dropped", on=row.tester.campaign)
        transaction.on_commit(lambda: _forget(photos))


def _locked(report_id: int) -> PhoneReport:
    """Return a report, locked with its campaign."""
    campaign_id = PhoneReport.objects.values_list("tester__campaign", flat=True).get(pk=report_id)
    Campaign.objects.select_for_update().get(pk=campaign_id)
    return PhoneReport.objects.select_related("tester__campaign").get(pk=report_id)


def _become(row: PhoneReport, application: Application, waiting: Waiting, by: Person) -> list[str]:
    """Have what came be the report of an application; return the names of photos that could not be evidence."""
    form = ReportForm(waiting.told.answers)
    if not form.is_valid():
        raise NotNow(gettext("Ce compte rendu est incomplet : refaites-le depuis la page du test."))
    report(application_id=application.pk, notes=form.notes, by=by)
    _settle(row, application)
    return _added(application, waiting.photos, by)


def _added(application: Application, photos: Sequence[SealedUpload], by: Person) -> list[str]:
    refused = []
    for photo in photos:
        try:
            add_evidence(application=application, kind=Evidence.Kind.PHOTO, upload=photo, by=by)
        except EvidenceRefused:
            refused.append(photo.name)
    return refused


def _more(row: PhoneReport, photos: Sequence[SealedUpload], by: Person) -> str:
    """Take the photos of another sending; those of a report that was erased go with it."""
    if row.application is None:
        transaction.on_commit(lambda: _forget(photos))
        return _thanks([])
    return _thanks(_added(row.application, photos, by))


def _keep(row: PhoneReport, waiting: Waiting, again: Sequence[SealedUpload] = ()) -> None:
    row.sealed = seal_waiting(row, waiting)
    row.save(update_fields=["sealed"])
    transaction.on_commit(lambda: _forget(again))


def _settle(row: PhoneReport, application: Application | None) -> None:
    row.application, row.sealed, row.settled_on = application, b"", timezone.localdate()
    row.save(update_fields=["application", "sealed", "settled_on"])


def _forget(photos: Iterable[SealedUpload]) -> None:
    for photo in photos:
        forget_stored(photo.stored)


def _waits() -> str:
    return gettext("Reçu, mais son test n'est pas encore trouvé : terminez depuis « Mes tests ».")


def _thanks(refused: Sequence[str]) -> str:
    said = gettext("Compte rendu reçu et chiffré. Merci.")
    return f"{said} {let_go(refused)}" if refused else said


def let_go(names: Sequence[str]) -> str:
    """Return what is said of files that are no photo, or that may not be kept."""
    shown = ", ".join(name[:60] for name in names[:5])
    return gettext("Ces fichiers n'ont pas été gardés : %(names)s.") % {"names": shown}


def mark_of(tester: Tester, identifier: str) -> bytes:
    """Return by which a report is recognised when it comes again."""
    return keyed(sub_key(KEY), f"{tester.pk}:{identifier}".encode(), b"testing-report")
