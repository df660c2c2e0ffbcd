"""Letters of a case: prepared, written by both sides, printed, never sent."""

import pytest
from django.core import mail
from django.urls import reverse

from tests.support.case_scene import file_case
from tests.vaults import open_vault_in
from vigie.support.letters.drafts import drafts_of, save_draft, versions_of
from vigie.support.letters.preparing import KINDS
from vigie.support.sealing import key_of
from vigie.territory.models import Territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(point, listening):
    return file_case(point)


@pytest.fixture
def browser(client_of, listening):
    return open_vault_in(client_of(listening.person))


@pytest.fixture
def at(filed):
    return lambda name, *more: reverse(f"support:{name}", args=[filed.case.pk, *more])


def test_a_letter_begins_with_what_the_case_says(browser, at):
    Territory.objects.update_or_create(only_one=True, defaults={"name": "T", "court_name": "Tribunal d'Essai"})
    html = browser.get(at("letter", "prosecutor")).content.decode()
    for expected in ("Nora Exemple", "Agence Fictive", "une agence", "logement", "origine", "Tribunal d&#x27;Essai"):
        assert expected in html
    assert "[à compléter" in html


def test_both_sides_write_versions_and_the_last_one_prints(browser, at, filed):
    assert browser.get(at("letter_file", "prosecutor", "pdf")).status_code == 404
    assert browser.post(at("letter", "prosecutor"), {"facts": "Première version."}).status_code == 302
    shared = filed.case.compartments.get(kind="shared")
    key = key_of(shared, filed.person)
    assert save_draft(shared, key, "prosecutor", {"facts": "Corrigée par elle."}, by_person=True)
    assert not save_draft(shared, key, "prosecutor", {"facts": "Corrigée par elle."}, by_person=True)
    found = versions_of(shared, key, "prosecutor")
    assert [(each.version, each.by_person) for each in found] == [(2, True), (1, False)]
    assert "Corrigée par elle." in browser.get(at("letter", "prosecutor")).content.decode()
    assert "Première version." in browser.get(at("letter", "prosecutor") + "?version=1").content.decode()
    assert browser.get(at("letter_file", "prosecutor", "pdf")).content.startswith(b"%PDF")
    assert browser.get(at("letter_file", "prosecutor", "docx")).content.startswith(b"PK")
    assert browser.get(at("letter_file", "prosecutor", "odt")).status_code == 404
    assert [draft.kind for draft in drafts_of(shared, key)] == ["prosecutor"]
    assert mail.outbox == []


def test_an_empty_letter_is_refused_and_an_unknown_one_does_not_exist(browser, at):
    assert browser.post(at("letter", "defender"), {"facts": " "}).status_code == 422
    assert browser.get(at("letter", "inconnue")).status_code == 404


def test_the_list_offers_every_kind(browser, at):
    html = browser.get(at("case_letters")).content.decode()
    assert all(kind.label in html for kind in KINDS.values())
