"""Pages of the import: the pilot's, private to who gave the file, which is never kept."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory
from tests.observatory.facts_import.files import ROWS, TITLES, csv
from tests.observatory.facts_scene import make_places, waiting
from vigie.accounts.models import Role
from vigie.observatory.models import FactCodebook, FactImport, FactUpload, ReferentialItem
from vigie.observatory.retention import forget_uploads

pytestmark = pytest.mark.django_db
MAIN = "observatory:import_facts"


@pytest.fixture
def browser(pilot, client_of):
    make_places()
    return client_of(pilot)


def give(browser, content: bytes, **values):
    file = SimpleUploadedFile("anciennes.csv", content)
    return browser.post(reverse(MAIN), {"file": file, **values}, follow=True)


def upload_id() -> int:
    return FactUpload.objects.get().pk


def confirm(browser, page, **values):
    seen = page.context["preview"].fingerprint
    address = reverse("observatory:confirm_facts", args=[upload_id()])
    return browser.post(address, {"seen": seen, **values}, follow=True)


def test_only_the_pilot_may_import(cast, client_of):
    answers = {name: client_of(person).get(reverse(MAIN)).status_code for name, person in cast.items()}
    assert answers == dict.fromkeys(cast, 403) | {"pilot": 200, "visitor": 302}


def test_a_file_is_understood_confirmed_once_and_erased(browser):
    page = give(browser, csv())
    assert "<strong>5 lignes comprises</strong>" in page.content.decode()
    address = reverse("observatory:confirm_facts", args=[upload_id()])
    done = confirm(browser, page, keep_as="  Réseau  ")
    assert "le fichier est effacé" in done.content.decode()
    assert len(waiting()) == 5
    assert FactUpload.objects.count() == 0
    assert FactCodebook.objects.get().name == "Réseau"
    again = browser.post(address, {"seen": "-"}, follow=True)
    assert "plus en attente" in again.content.decode()
    assert len(waiting()) == 5


def test_a_file_where_somebody_shows_is_not_kept(browser):
    answer = give(browser, csv(*[(*row, "ada@exemple.fr") for row in ROWS], titles=(*TITLES, "Contact")))
    assert answer.status_code == 422
    assert "« Contact » contient des adresses électroniques" in answer.content.decode().replace("&#x27;", "'")
    assert "ada@exemple.fr" not in answer.content.decode()
    assert FactUpload.objects.count() == 0


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x00\xff\x01" * 50, b"PAR1x"])
def test_what_is_no_table_is_refused_on_its_field(browser, content):
    answer = give(browser, content)
    assert answer.status_code == 422
    assert "file" in answer.context["form"].errors


def test_a_preview_is_private_to_who_gave_the_file(browser, agglomeration, client_of):
    give(browser, csv())
    other = MembershipFactory(organisation=agglomeration, role=Role.PILOT).person
    for name in ("facts_preview", "confirm_facts", "cancel_facts"):
        address = reverse(f"observatory:{name}", args=[upload_id()])
        answer = client_of(other).get(address) if name == "facts_preview" else client_of(other).post(address)
        assert answer.status_code == 404
    assert FactUpload.objects.count() == 1


def test_giving_up_erases_the_file(browser):
    give(browser, csv())
    browser.post(reverse("observatory:cancel_facts", args=[upload_id()]))
    assert (FactUpload.objects.count(), waiting()) == (0, [])


def test_a_new_file_replaces_the_former(browser):
    give(browser, csv())
    give(browser, csv(*ROWS[:2]))
    assert FactUpload.objects.count() == 1


def test_a_forgotten_file_is_erased(browser):
    give(browser, csv())
    FactUpload.objects.update(created_at=timezone.now() - timedelta(hours=13))
    page = browser.get(reverse("observatory:facts_preview", args=[upload_id()]), follow=True)
    assert "plus en attente" in page.content.decode()
    forget_uploads.call()
    assert FactUpload.objects.count() == 0


def posted(page) -> dict[str, str]:
    """What the form of a codebook holds."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_words_that_are_not_understood_are_said_in_the_form(browser):
    content = csv(("2025-05", "chom"), ("2025-05", "emploi"), ("2025-05", "chom"), titles=("Date", "Domaine"))
    page = give(browser, content)
    assert "2 lignes refusées" in page.content.decode()
    assert "Ligne 2, colonne « Domaine »" in page.content.decode()
    asked = [name for name in page.context["form"].fields if name.startswith("text-")]
    assert len(asked) == 1
    answer = posted(page) | {asked[0]: "employment", "constant-source": "partners"}
    page = browser.post(reverse("observatory:facts_preview", args=[upload_id()]), answer, follow=True)
    assert "<strong>3 lignes comprises</strong>" in page.content.decode()
    confirm(browser, page, keep_as="Réseau")
    assert {(each.domain, each.source) for each in waiting()} == {("employment", "partners")}
    page = give(browser, content.replace(b"emploi", b"logement"), codebook=FactCodebook.objects.get().pk)
    assert "<strong>3 lignes comprises</strong>" in page.content.decode()
    confirm(browser, page)
    assert {(each.domain, each.source) for each in waiting()} == {("employment", "partners"), ("housing", "partners")}


def test_two_columns_may_not_say_the_same_and_a_quarter_must_be_one(browser):
    page = give(browser, csv(("chom", "emploi"), titles=("Forme", "Domaine")))
    answer = posted(page) | {"column-0": "domain", "constant-quarter": "2015"}
    page = browser.post(reverse("observatory:facts_preview", args=[upload_id()]), answer)
    assert page.status_code == 422
    text = page.content.decode()
    assert "Deux colonnes disent « domaine »" in text
    assert "Une année ne dit pas le trimestre" in text


def test_the_same_file_twice_warns_and_asks(browser):
    confirm(browser, give(browser, csv()))
    page = give(browser, csv())
    assert "compterait deux fois" in page.content.decode()
    assert confirm(browser, page).status_code == 409
    assert len(waiting()) == 5
    confirm(browser, page, again="yes")
    assert len(waiting()) == 10
    assert FactImport.objects.count() == 2


def test_what_is_imported_is_what_was_seen(browser):
    page = give(browser, csv())
    ReferentialItem.objects.filter(kind="outcome", code="mediation").update(retired_on="2020-01-01")
    answer = confirm(browser, page)
    assert answer.status_code == 409
    assert "Rien n'a été écrit" in answer.content.decode().replace("&#x27;", "'")
    assert waiting() == []
    assert FactUpload.objects.count() == 1


def test_the_preview_costs_the_same_whatever_the_rows(browser, count_queries):
    give(browser, csv())
    few = count_queries(lambda: browser.get(reverse("observatory:facts_preview", args=[upload_id()])))
    give(browser, csv(*ROWS * 30))
    assert count_queries(lambda: browser.get(reverse("observatory:facts_preview", args=[upload_id()]))) == few
