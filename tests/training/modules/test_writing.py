"""Modules: a published version changes no more, another one follows, files are what they say."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.training.room import add_material
from tests.training.scene import make_session, make_version
from vigie.training.models import Material, Module
from vigie.training.modules.files import open_material, remove_material
from vigie.training.modules.writing import create_module, next_version, publish_version, retire_module

pytestmark = pytest.mark.django_db
FIELDS = {"summary": "Court", "objectives": "- savoir", "minutes": 90, "audiences": ["tutors"], "skills": ["tutoring"]}


def test_a_module_is_a_draft_then_published_then_followed(pilot):
    draft = create_module(name="Module court", fields=FIELDS, by=pilot)
    assert not Module.objects.offered().exists()
    add_material(draft)
    publish_version(version_id=draft.pk, by=pilot)
    following = next_version(module_id=draft.module_id, by=pilot)
    assert next_version(module_id=draft.module_id, by=pilot) == following
    assert (following.number, following.skills, following.published_on) == (2, ["tutoring"], None)
    assert following.materials.get().title == "Fiche"


def test_two_modules_of_one_name_have_two_addresses(pilot):
    slugs = {create_module(name=name, fields=FIELDS, by=pilot).module.slug for name in ("Été", "Eté", "???")}
    assert len(slugs) == 3


def test_a_published_version_is_not_changed_by_its_form(pilot, client_of):
    version = make_version()
    answer = client_of(pilot).post(
        reverse("training:change_version", args=[version.pk]), {**FIELDS, "summary": "Autre"}
    )
    version.refresh_from_db()
    assert answer.status_code == 302
    assert version.summary == "Comprendre et agir."


def test_a_file_that_is_not_what_it_says_is_refused(pilot, client_of):
    version = make_version()
    page = reverse("training:add_file", args=[version.pk])
    file = SimpleUploadedFile("fiche.pdf", b"<html><script>alert(1)</script>", content_type="application/pdf")
    answer = client_of(pilot).post(page, {"file": file})
    assert answer.status_code == 422
    assert not Material.objects.exists()


def test_a_closed_file_is_for_those_registered_alone(pilot, client):
    material = add_material(make_version())
    address = reverse("training:open_file", args=[material.pk])
    assert client.get(address).status_code == 200
    open_material(material=material, is_open=False, by=pilot)
    assert client.get(address).status_code == 404


def test_a_file_that_two_versions_share_stays_with_the_other(pilot, django_capture_on_commit_callbacks):
    version = make_version()
    material = add_material(version)
    storage, name = material.file.storage, material.file.name
    following = next_version(module_id=version.module_id, by=pilot)
    for each in (material, following.materials.get()):
        assert storage.exists(name)
        with django_capture_on_commit_callbacks(execute=True):
            remove_material(material=each, by=pilot)
    assert not storage.exists(name)


def test_a_retired_module_leaves_the_catalogue_with_its_sessions_kept(pilot, client):
    session = make_session()
    module = session.version.module
    retire_module(module_id=module.pk, is_retired=True, by=pilot)
    assert f"/{module.slug}/" not in client.get(reverse("training:catalogue")).content.decode()
    retire_module(module_id=module.pk, is_retired=False, by=pilot)
    assert f"/{module.slug}/" in client.get(reverse("training:catalogue")).content.decode()
