"""What ODK Collect sends becomes the sealed report of its application, under the rules of the web; the rest waits."""

import hashlib
from datetime import timedelta
from threading import Barrier, Thread
from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.utils import timezone
from lxml import etree

from tests.surveys.openrosa.scene import collect, message
from tests.testing.phones.scene import PHOTO, another, instance, make_phone, report
from tests.vaults import pair_of
from vigie.accounts.models import JournalEntry, Membership
from vigie.core.sealed_files import stored_names
from vigie.surveys.models import SubmissionMark, WaitingAnswer
from vigie.surveys.xlsform.checking import check_form
from vigie.testing.evidence.adding import FOLDER
from vigie.testing.evidence.retention import purge_testing, sweep_evidence
from vigie.testing.evidence.verifying import verify_evidence
from vigie.testing.field.tester_forms import CHANNELS as WEB_CHANNELS
from vigie.testing.models import Evidence, PhoneReport
from vigie.testing.phones import reading
from vigie.testing.phones.accesses import take_access_back
from vigie.testing.phones.receiving import attach_report, drop_report
from vigie.testing.phones.waiting import open_waiting, waiting_of, waiting_reports
from vigie.testing.refusals import NotNow
from vigie.testing.sealing.keys import campaign_key
from vigie.testing.sealing.notes import open_notes

pytestmark = pytest.mark.django_db
IDENTIFIER = "uuid:6f2c9a6e-0000-4000-8000-000000000001"
PHOTOS = {"photo_1": "1.jpg", "photo_2": "2.jpg"}


@pytest.fixture
def phone(pilot, sentinel):
    return make_phone(pilot, sentinel)


def notes_of(application, campaign, pilot):
    """Return what is sealed of an application, as whoever holds the key reads it."""
    application.refresh_from_db()
    return open_notes(bytes(application.sealed_notes), application.code, campaign_key(campaign, pilot, pair_of(pilot)))


def gone_with_the_sweep():
    """Sweep what nothing names, as if it were old; return what was there before and is gone."""
    before = set(stored_names(FOLDER))
    sweep_evidence(timezone.localdate() + timedelta(days=9))
    return before - set(stored_names(FOLDER))


def swept(row):
    """Return the photos of a report that the sweep takes away."""
    gone = gone_with_the_sweep()
    return [photo.stored for photo in open_waiting(row).photos if photo.stored in gone]


def test_the_shipped_form_is_what_its_spreadsheet_says():
    checked = check_form(reading.XFORM.with_suffix(".xlsx").read_bytes())
    assert checked.is_wholly_supported
    assert checked.xform == reading.xform().decode()
    assert list(reading.CHANNELS.values()) == [value for value, _label in WEB_CHANNELS if value]


def test_a_phone_fetches_the_form_and_nothing_of_the_campaign(client, phone):
    listed = client.get(f"{phone.path}/formList", headers={"X-OpenRosa-Version": "1.0"})
    assert listed.status_code == 200
    found = {child.tag.partition("}")[2]: child.text for child in etree.fromstring(listed.content)[0]}
    form = client.get(urlsplit(found["downloadUrl"]).path)
    assert found["hash"] == "md5:" + hashlib.md5(form.content, usedforsecurity=False).hexdigest()
    assert client.get(urlsplit(found["manifestUrl"]).path).status_code == 200
    assert client.head(f"{phone.path}/submission").status_code == 204
    shown = listed.text + form.text
    assert [word for word in (phone.campaign.name, phone.application.code, "origine", "perçu") if word in shown] == []


def test_a_report_is_sealed_as_it_arrives_and_no_survey_keeps_it(client, pilot, phone):
    sent = collect(Client(enforce_csrf_checks=True), phone.path, report(instance(phone.application.code)))
    assert sent.status_code == 201, sent.content
    assert message(sent) == "Compte rendu reçu et chiffré. Merci."
    assert sent["X-OpenRosa-Version"] == "1.0"
    notes = notes_of(phone.application, phone.campaign, pilot)
    assert list(notes.items()) == [
        ("Par quel moyen la réponse est venue", "téléphone"),
        ("Jour et heure de la réponse", "05/01/2026 10:30"),
        ("Qui a répondu", "une voix"),
        ("Ce qui a été dit ou écrit, mot pour mot", "« C'est déjà loué. »"),
    ]
    row = PhoneReport.objects.get()
    assert (row.application, bytes(row.sealed)) == (phone.application, b"")
    assert not WaitingAnswer.objects.exists()
    assert not SubmissionMark.objects.exists()
    entry = JournalEntry.objects.get(verb="testing_reported")
    assert entry.actor == phone.tester.person
    assert "loué" not in str(JournalEntry.objects.values())


@pytest.mark.parametrize("shape", [str.upper, lambda code: f" {code[:3]} {code[3:6]}-{code[6:]} "])
def test_a_code_is_recognised_however_it_is_typed(client, phone, shape):
    assert collect(client, phone.path, report(instance(shape(phone.application.code)))).status_code == 201
    phone.application.refresh_from_db()
    assert phone.application.reported_on


def test_photos_are_evidence_once_even_in_several_sendings(client, phone):
    content = instance(phone.application.code, IDENTIFIER, **PHOTOS)
    sendings = [("1.jpg", PHOTO)], [("2.jpg", PHOTO + b"2")], [("1.jpg", PHOTO)]
    for photos in sendings:
        assert collect(client, phone.path, report(content, *photos)).status_code == 201
    assert [(piece.kind, piece.sequence) for piece in Evidence.objects.order_by("sequence")] == [
        ("photo", 1),
        ("photo", 2),
    ]
    assert Evidence.objects.first().digest == hashlib.sha256(PHOTO).hexdigest()
    assert verify_evidence(phone.campaign).is_whole
    assert PhoneReport.objects.count() == 1
    assert JournalEntry.objects.filter(verb="testing_reported").count() == 1


def test_what_is_no_photo_is_let_go_and_said(client, phone):
    content = instance(phone.application.code, photo_1="1.jpg")
    sent = collect(client, phone.path, report(content, ("1.jpg", b"ID3 un son"), ("device.log", b"\xff\xd8\xff")))
    assert sent.status_code == 201
    assert "1.jpg" in message(sent)
    assert not Evidence.objects.exists()


def test_a_second_report_replaces_nothing_and_waits(client, pilot, sentinel, phone):
    first = instance(phone.application.code, IDENTIFIER)
    for content in (first, first, instance(phone.application.code, said="autre chose")):
        assert collect(client, phone.path, report(content)).status_code == 201
    assert "autre chose" not in notes_of(phone.application, phone.campaign, pilot).values()
    (listed,) = waiting_of(sentinel.pk)
    assert "déjà fait" in listed.why


def waiting_cases(phone, colleague):
    """Return codes that no report may go to, with what is said of each."""
    theirs = another(phone, tester=None)
    unsent = another(phone, sent_on=None)
    abandoned = another(phone, abandoned="retirée")
    return {
        "inconnu": "d'aucun de vos tests",
        theirs.code: "d'aucun de vos tests",
        abandoned.code: "d'aucun de vos tests",
        unsent.code: "n'est pas noté",
    }


def test_what_has_no_application_is_kept_sealed_and_listed_with_a_sentence(client, sentinel, phone):
    cases = waiting_cases(phone, sentinel)
    for code in cases:
        sent = collect(client, phone.path, report(instance(code)))
        assert (sent.status_code, "Mes tests" in message(sent)) == (201, True)
    said = {listed.code: listed.why for listed in waiting_of(sentinel.pk)}
    assert [code for code, why in cases.items() if why not in said[code]] == []
    assert not JournalEntry.objects.filter(verb="testing_reported").exists()
    assert all("loué".encode() not in bytes(row.sealed) for row in PhoneReport.objects.all())


def test_what_waits_is_taken_up_by_its_tester_with_its_photos(client, pilot, sentinel, phone):
    content = instance("mauvais", IDENTIFIER, **PHOTOS)
    for photos in ([("1.jpg", PHOTO)], [("1.jpg", PHOTO), ("2.jpg", PHOTO + b"2")]):
        collect(client, phone.path, report(content, *photos))
    row = waiting_reports().get()
    assert swept(row) == []
    assert attach_report(report_id=row.pk, application_id=phone.application.pk, by=sentinel) == []
    assert attach_report(report_id=row.pk, application_id=phone.application.pk, by=sentinel) == []
    assert "« C'est déjà loué. »" in notes_of(phone.application, phone.campaign, pilot).values()
    assert Evidence.objects.count() == 2
    assert verify_evidence(phone.campaign).is_whole
    assert not waiting_reports().exists()
    collect(client, phone.path, report(content, ("1.jpg", PHOTO)))
    assert Evidence.objects.count() == 2


def test_what_waits_goes_to_no_test_of_another_nor_to_one_that_is_told(client, sentinel, phone):
    collect(client, phone.path, report(instance("mauvais")))
    row = waiting_reports().get()
    collect(client, phone.path, report(instance(phone.application.code)))
    for application in (another(phone, tester=None), another(phone, sent_on=None), phone.application):
        with pytest.raises(NotNow):
            attach_report(report_id=row.pk, application_id=application.pk, by=sentinel)
    assert waiting_reports().get() == row


def test_what_is_erased_does_not_come_back(client, sentinel, phone, django_capture_on_commit_callbacks):
    content = report(instance("mauvais", IDENTIFIER, photo_1="1.jpg"), ("1.jpg", PHOTO))
    collect(client, phone.path, content)
    row = waiting_reports().get()
    (photo,) = open_waiting(row).photos
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            drop_report(report_id=row.pk, by=sentinel)
    row.refresh_from_db()
    assert bytes(row.sealed) == b""
    with django_capture_on_commit_callbacks(execute=True):
        assert collect(client, phone.path, content).status_code == 201
    assert not waiting_reports().exists()
    assert not default_storage.exists(photo.stored)
    assert JournalEntry.objects.filter(verb="testing_phone_report_dropped").count() == 1


@pytest.mark.parametrize("ending", ["stopped_on", "ended_on"])
def test_nothing_is_taken_once_the_campaign_is_over_and_what_waits_goes(client, phone, ending):
    collect(client, phone.path, report(instance("mauvais", photo_1="1.jpg"), ("1.jpg", PHOTO)))
    (photo,) = open_waiting(waiting_reports().get()).photos
    setattr(phone.campaign, ending, timezone.localdate() - timedelta(days=1))
    phone.campaign.save(update_fields=[ending])
    sent = collect(client, phone.path, report(instance(phone.application.code)))
    assert (sent.status_code, "finie" in message(sent)) == (403, True)
    assert len(etree.fromstring(client.get(f"{phone.path}/formList").content)) == 0
    phone.application.refresh_from_db()
    assert phone.application.reported_on is None
    purge_testing.call()
    assert not waiting_reports().exists()
    assert bytes(PhoneReport.objects.get().sealed) == b""
    assert photo.stored in gone_with_the_sweep()


@pytest.mark.parametrize(
    "change",
    [
        {"channel": ""},
        {"channel": "pigeon"},
        {"at": ""},
        {"at": "hier"},
        {"at": "2999-01-01T10:00:00.000+01:00"},
        {"at": "2026-02-31T10:00:00.000+01:00"},
        {"who": "x" * 151},
    ],
)
def test_what_the_page_would_refuse_stays_on_the_phone(client, phone, change):
    sent = collect(client, phone.path, report(instance(phone.application.code, **change)))
    assert sent.status_code == 400
    assert message(sent)
    assert not PhoneReport.objects.exists()


def test_silence_needs_no_moment(client, pilot, phone):
    content = instance(phone.application.code, channel="aucune", at="", who="", said="")
    assert collect(client, phone.path, report(content)).status_code == 201
    assert list(notes_of(phone.application, phone.campaign, pilot).values()) == ["aucune réponse à ce jour"]


@pytest.mark.parametrize(
    "content",
    [
        b"rien",
        b"<!DOCTYPE a><data/>",
        b'<data id="vigie-compte-rendu-de-test" version="1"><code>x</code></data>',
        b'<data id="autre" version="1"><orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>uuid:1'
        b"</orx:instanceID></orx:meta></data>",
    ],
)
def test_what_is_no_report_is_refused_with_a_sentence(client, phone, content):
    sent = collect(client, phone.path, report(content))
    assert sent.status_code == 400
    assert message(sent)
    assert not PhoneReport.objects.exists()


def test_an_address_taken_back_or_of_someone_who_may_not_test_leads_nowhere(client, sentinel, phone):
    assert client.get("/tests/telephone/inconnu/formList").status_code == 404
    assert client.get(f"{phone.path}/formList/").status_code == 404
    phone.tester.charter_signed_on = None
    phone.tester.save(update_fields=["charter_signed_on"])
    assert client.get(f"{phone.path}/formList").status_code == 404
    phone.tester.charter_signed_on = timezone.localdate()
    phone.tester.save(update_fields=["charter_signed_on"])
    assert client.get(f"{phone.path}/formList").status_code == 200
    Membership.objects.filter(person=sentinel).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert client.get(f"{phone.path}/formList").status_code == 404
    Membership.objects.filter(person=sentinel).update(ends_on=None)
    for _twice in range(2):
        take_access_back(tester_id=phone.tester.pk, by=sentinel)
    assert collect(client, phone.path, report(instance(phone.application.code))).status_code == 404
    assert JournalEntry.objects.filter(verb="testing_phone_taken_back").count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer at a time in by itself.")
def test_two_reports_at_once_make_one_and_the_other_waits(pilot, sentinel):
    phone = make_phone(pilot, sentinel)
    start, answers = Barrier(2), []

    def send(said: str) -> None:
        start.wait()
        try:
            answers.append(collect(Client(), phone.path, report(instance(phone.application.code, said=said))))
        finally:
            connection.close()

    threads = [Thread(target=send, args=(said,)) for said in ("premier", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [201, 201]
    assert PhoneReport.objects.exclude(application=None).count() == 1
    assert waiting_reports().count() == 1
