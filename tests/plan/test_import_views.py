"""Importing and exporting from the browser: a preview first, then exactly that, once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.factories import ActionFactory, PlanFactory
from vigie.accounts.models import JournalEntry, Organisation, OrganisationName
from vigie.plan.importing.sources import LARGEST_FILE
from vigie.plan.models import Action, Participation, Plan, PlanUpload
from vigie.plan.models.uploads import KEPT_FOR

pytestmark = pytest.mark.django_db
CSV = b"action;pilote\nFormer;CIDFF Nord\n"


@pytest.fixture
def browser(pilot, client_of):
    return client_of(pilot)


def give(browser, content=CSV, name="plan.csv"):
    return browser.post(reverse("plan:import"), {"file": SimpleUploadedFile(name, content)})


def seen_of(response):
    return response.context["preview"].fingerprint


def test_a_file_is_shown_then_imported_once(browser, pilot):
    Organisation.objects.create(name="Le CIDFF")
    response = give(browser)
    upload = PlanUpload.objects.get()
    assert response.url == reverse("plan:import_preview", args=[upload.pk])
    page = browser.get(response.url)
    assert "Former" in page.content.decode()
    assert not Action.objects.exists()
    data = {"seen": seen_of(page), "guess": "CIDFF Nord", "accepted": "CIDFF Nord"}
    for _ in range(2):
        browser.post(reverse("plan:import_confirm", args=[upload.pk]), data)
    assert Action.objects.count() == 1
    assert not PlanUpload.objects.exists()
    assert JournalEntry.objects.get(verb="plan_imported").actor == pilot
    assert Participation.objects.get().organisation.name == "Le CIDFF"


def test_a_guess_left_unticked_becomes_a_structure(browser):
    Organisation.objects.create(name="Le CIDFF")
    page = browser.get(give(browser).url)
    assert "CIDFF Nord" in page.content.decode()
    browser.post(
        reverse("plan:import_confirm", args=[PlanUpload.objects.get().pk]),
        {"seen": seen_of(page), "guess": "CIDFF Nord"},
    )
    assert Participation.objects.get().organisation.name == "CIDFF Nord"
    assert not OrganisationName.objects.exists()


def test_when_the_plan_moved_the_preview_comes_again(browser):
    action = ActionFactory(name="Former", description="Avant")
    page = browser.get(give(browser, b"action;detail\nFormer;Nouveau").url)
    Action.objects.filter(pk=action.pk).update(description="Entre-temps")
    address = reverse("plan:import_confirm", args=[PlanUpload.objects.get().pk])
    answer = browser.post(address, {"seen": seen_of(page)})
    assert answer.status_code == 409
    assert "Entre-temps" in answer.content.decode()
    action.refresh_from_db()
    assert action.description == "Entre-temps"
    browser.post(address, {"seen": seen_of(answer)})
    action.refresh_from_db()
    assert action.description == "Nouveau"


def test_a_confirmation_without_having_seen_is_not_believed(browser):
    give(browser)
    answer = browser.post(reverse("plan:import_confirm", args=[PlanUpload.objects.get().pk]))
    assert answer.status_code == 409
    assert not Action.objects.exists()


def test_errors_leave_no_button_to_import(browser):
    page = browser.get(give(browser, b"action;echeance\nFormer;2017\nFormer;2018").url)
    text = page.content.decode().replace("\u00a0", " ")
    assert "Ligne 3, colonne « action »" in text
    assert "import_confirm" not in text
    assert reverse("plan:import_confirm", args=[PlanUpload.objects.get().pk]) not in text
    browser.post(reverse("plan:import_confirm", args=[PlanUpload.objects.get().pk]), {"seen": seen_of(page)})
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("content", "part"),
    [(b"", "vide"), (b"%PDF-1.4", "PDF"), (b"a;b\n1;2", "Aucune ligne de titres"), (b"a" * (LARGEST_FILE + 1), "20")],
)
def test_a_file_that_is_no_plan_is_refused_on_its_field(browser, content, part):
    answer = give(browser, content)
    assert answer.status_code == 422
    assert part in answer.content.decode()
    assert not PlanUpload.objects.exists()


def test_no_file_at_all(browser):
    assert browser.post(reverse("plan:import"), {}).status_code == 422


def test_a_file_is_its_givers_alone_and_does_not_stay(browser, client_of, administrator, agglomeration, pilot):
    from tests.factories import MembershipFactory

    give(browser)
    upload = PlanUpload.objects.get()
    colleague = MembershipFactory(organisation=agglomeration, role="pilot").person
    other = client_of(colleague)
    assert other.get(reverse("plan:import_preview", args=[upload.pk])).status_code == 404
    assert other.post(reverse("plan:import_cancel", args=[upload.pk])).status_code == 404
    assert other.post(reverse("plan:import_confirm", args=[upload.pk]), {"seen": "x"}).status_code == 404
    assert PlanUpload.objects.exists()
    PlanUpload.objects.update(created_at=timezone.now() - KEPT_FOR)
    assert browser.get(reverse("plan:import_preview", args=[upload.pk])).status_code == 302
    give(browser)
    assert PlanUpload.objects.count() == 1


def test_a_file_may_be_given_up(browser):
    give(browser)
    browser.post(reverse("plan:import_cancel", args=[PlanUpload.objects.get().pk]))
    assert not PlanUpload.objects.exists()


def test_only_the_pilot_imports(cast, client_of):
    for name, person in cast.items():
        status = client_of(person).get(reverse("plan:import")).status_code
        assert status == {"pilot": 200, "visitor": 302}.get(name, 403), name


def test_partners_export_and_the_working_file_is_the_pilots(cast, client_of):
    plan = PlanFactory(title="Un plan")
    readers = {"pilot", "contributor", "reader", "stranger"}
    for name, person in cast.items():
        client = client_of(person)
        expected = 200 if name in readers else 302 if name == "visitor" else 403
        assert client.get(reverse("plan:export")).status_code == expected, name
        for file_format in ("xlsx", "inventaire-csv"):
            assert client.get(reverse("plan:export_file", args=[plan.pk, file_format])).status_code == expected
        working = client.get(reverse("plan:export_file", args=[plan.pk, "json"])).status_code
        assert working == (404 if name in readers - {"pilot"} else expected), name


def test_an_unknown_format_or_plan_is_not_found(browser):
    plan = PlanFactory()
    assert browser.get(reverse("plan:export_file", args=[plan.pk, "exe"])).status_code == 404
    assert browser.get(reverse("plan:export_file", args=[99_999, "json"])).status_code == 404


# --- Guesses ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def guess(db):
    known = Organisation.objects.create(name="Le CIDFF")
    for written in ("CIDFF Nord", "Le CIDFF"):
        action = ActionFactory()
        action.participations.create(organisation=known, part="bearer", name_in_source=written)
    return OrganisationName.objects.create(organisation=known, name="CIDFF Nord", is_guess=True)


def test_guesses_are_listed_with_their_actions(browser, guess):
    page = browser.get(reverse("plan:organisation_guesses"))
    assert "CIDFF Nord" in page.content.decode()
    assert [one.actions for one in page.context["guesses"]] == [1]


def test_a_guess_is_confirmed(browser, guess):
    browser.post(reverse("plan:settle_guess", args=[guess.pk]), {"answer": "confirm"})
    guess.refresh_from_db()
    assert not guess.is_guess


def test_a_guess_is_undone_and_takes_its_actions_along(browser, guess, pilot):
    browser.post(reverse("plan:settle_guess", args=[guess.pk]), {"answer": "separate"})
    borne = {row.name_in_source: row.organisation.name for row in Participation.objects.all()}
    assert borne == {"CIDFF Nord": "CIDFF Nord", "Le CIDFF": "Le CIDFF"}
    assert not OrganisationName.objects.exists()
    assert JournalEntry.objects.get(verb="organisation_separated").actor == pilot


def test_only_the_pilot_settles_guesses(cast, client_of, guess):
    for name, person in cast.items():
        if name != "pilot":
            answer = client_of(person).post(reverse("plan:settle_guess", args=[guess.pk]), {"answer": "separate"})
            assert answer.status_code in {302, 403}
    assert OrganisationName.objects.exists()


def test_the_preview_costs_the_same_queries_for_3_and_for_30_rows(browser, django_assert_max_num_queries):
    for number in (3, 30):
        rows = "\n".join(f"Action {one};Structure {one}" for one in range(number))
        response = give(browser, f"action;pilote\n{rows}".encode())
        with django_assert_max_num_queries(25):
            browser.get(response.url)
