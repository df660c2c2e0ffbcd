"""Sealed bytes that nothing names go after two days; those of cases stay."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from vigie.core.sealed_files import stored_on
from vigie.support.attachments.sweeping import remove_orphans, sweep_sealed
from vigie.support.models import SealedFile
from vigie.support.sealing import seal_upload

pytestmark = pytest.mark.django_db


def test_orphans_go_after_two_days_and_files_of_cases_stay(send, point, listening):
    today = timezone.localdate()
    send(point, files=[SimpleUploadedFile("a.pdf", b"%PDF-1.7 x")])
    orphan = seal_upload([b"jamais parti"], name="b.txt", kind="text/plain").stored
    sweep_sealed.func()
    assert default_storage.exists(orphan)
    assert remove_orphans(today + timedelta(days=2)) >= 1
    assert not default_storage.exists(orphan)
    assert default_storage.exists(SealedFile.objects.get().stored)
    assert remove_orphans(today + timedelta(days=2)) == 0


def test_a_file_says_its_day_and_not_its_hour():
    stored = seal_upload([b"x"], name="x.txt", kind="text/plain").stored
    assert stored_on(stored) == timezone.localdate()
    assert timezone.localtime(default_storage.get_modified_time(stored)).strftime("%H:%M:%S") == "00:00:00"
