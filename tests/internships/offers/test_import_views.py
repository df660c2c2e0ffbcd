"""Importing offers from the browser: a preview first, then exactly that, once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import MembershipFactory, OrganisationFactory
from tests.internships.offers.test_offer_views import words
from tests.internships.scene import make_commune, make_offer
from vigie.accounts.models import JournalEntry, OrganisationName, Role
from vigie.internships.models import Company, Offer, OfferUpload
from vigie.plan.models.uploads import KEPT_FOR

pytestmark = pytest.mark.django_db
TABLE = "intitulé;tâches;commune;places\nDécouvrir l'atelier;Observer puis essayer;59999;2\n"


@pytest.fixture(autouse=True)
def commune():
    return make_commune()


def give(browser, campaign, text=TABLE, name="offres.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    address = reverse("internships:import_offers", args=[campaign.pk])
    return browser.post(address, {"file": SimpleUploadedFile(name, content)})


def confirm(browser, page):
    upload = page.context["upload"]
    return browser.post(
        reverse("internships:confirm_offers", args=[upload.pk]), {"seen": page.context["preview"].fingerprint}
    )


def take(browser, campaign, text=TABLE):
    """Give a table, look at its preview, confirm it."""
    return confirm(browser, browser.get(give(browser, campaign, text).url))


def test_a_table_is_shown_then_imported_once(browser, campaign, host):
    page = browser.get(give(browser, campaign).url)
    assert "Découvrir l&#x27;atelier" in words(page)
    assert not Offer.objects.exists()
    for _ in range(2):
        confirm(browser, page)
    offer = Offer.objects.get()
    assert (offer.state, offer.company, offer.weeks.get().seats) == ("draft", host, 2)
    assert not OfferUpload.objects.exists()
    verbs = JournalEntry.objects.filter(verb__startswith="offer").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["offer_added", "offers_imported"]


def test_a_second_run_changes_nothing(browser, campaign, host):
    take(browser, campaign)
    lines = JournalEntry.objects.count()
    assert JournalEntry.objects.count() == lines
    assert Offer.objects.count() == 1


def test_a_draft_is_updated_and_an_empty_cell_erases_nothing(browser, campaign, host):
    take(browser, campaign)
    Offer.objects.update(access="Tram")
    page = browser.get(
        give(browser, campaign, "intitulé;tâches;places;comment y venir\ndécouvrir L'ATELIER;Essayer;5;\n").url
    )
    assert [outcome.state for outcome in page.context["preview"].outcomes] == ["changed"]
    confirm(browser, page)
    offer = Offer.objects.get()
    assert (offer.tasks, offer.access, offer.weeks.get().seats) == ("Essayer", "Tram", 5)


def test_what_was_proposed_is_not_changed_by_an_import(browser, campaign, host):
    make_offer(campaign, host, title="Découvrir l'atelier", tasks="Publiée.")
    page = browser.get(give(browser, campaign).url)
    assert "l&#x27;import ne la change pas" in words(page)
    confirm(browser, page)
    assert Offer.objects.get().tasks == "Publiée."


def test_when_offers_moved_the_preview_comes_again(browser, campaign, host):
    page = browser.get(give(browser, campaign).url)
    make_offer(campaign, host, title="Découvrir l'atelier", submitted_on=None, approved_on=None)
    answer = confirm(browser, page)
    assert answer.status_code == 409
    assert Offer.objects.get().tasks == "Observer, puis essayer."
    confirm(browser, answer)
    assert Offer.objects.get().tasks == "Observer puis essayer"


def test_a_table_with_one_error_writes_nothing(browser, campaign, host):
    page = browser.get(give(browser, campaign, f"{TABLE}Sans tâche;;59999;1\n").url)
    assert "Ligne 3" in words(page)
    confirm(browser, page)
    assert not Offer.objects.exists()


def test_the_words_of_a_table_are_read(browser, campaign, host):
    page = browser.get(give(browser, campaign, TABLE.replace("Observer", "De bonne présentation")).url)
    assert "«\u00a0De bonne présentation\u00a0»" in page.content.decode()
    confirm(browser, page)
    offer = Offer.objects.get()
    answer = browser.post(reverse("internships:submit_offer", args=[offer.pk]), follow=True)
    assert "Des mots restent à revoir" in words(answer)


def test_a_company_imports_for_itself_alone(browser, campaign, host):
    Company.objects.create(organisation=OrganisationFactory(name="Boulangerie d'ailleurs"))
    page = browser.get(give(browser, campaign, "entreprise;intitulé;tâches\nBoulangerie d'ailleurs;Une;Voir\n").url)
    assert "n&#x27;est pas une entreprise engagée que vous pouvez compléter" in words(page)


def test_the_pilot_imports_for_every_company_by_any_of_its_names(client_of, pilot, campaign, host):
    other = Company.objects.create(organisation=OrganisationFactory(name="Boulangerie"))
    OrganisationName.objects.create(organisation=other.organisation, name="Au bon pain")
    table = "entreprise;intitulé;tâches;commune\nAu Bon Pain;Une;Voir;59999\nEntreprise d'essai;Une;Voir;59999\n"
    take(client_of(pilot), campaign, table)
    assert set(Offer.objects.values_list("company", flat=True)) == {other.pk, host.pk}


@pytest.mark.parametrize("content", [b"", b"%PDF", b"{}", b"PK\x03\x04bad", b"a" * 5_000_001])
def test_a_wrong_file_is_refused_on_its_field(browser, campaign, host, content):
    answer = give(browser, campaign, content)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not OfferUpload.objects.exists()


def test_someone_elses_file_does_not_exist_and_an_old_one_is_gone(browser, client_of, campaign, host):
    upload_page = give(browser, campaign).url
    other = MembershipFactory(organisation=host.organisation, role=Role.COMPANY).person
    assert client_of(other).get(upload_page).status_code == 404
    upload = OfferUpload.objects.get()
    OfferUpload.objects.update(created_at=upload.created_at - KEPT_FOR)
    assert "n&#x27;est plus en attente" in words(browser.get(upload_page, follow=True))


def test_a_file_given_up_is_forgotten(browser, campaign, host):
    give(browser, campaign)
    browser.post(reverse("internships:cancel_offers", args=[OfferUpload.objects.get().pk]))
    assert not OfferUpload.objects.exists()
    assert not Offer.objects.exists()


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_the_template_of_a_campaign_is_imported_as_it_is(browser, campaign, host, file_format):
    content = browser.get(reverse("internships:offers_template", args=[campaign.pk, file_format])).content
    take(browser, campaign, content)
    assert Offer.objects.count() == 2
    assert browser.get(reverse("internships:offers_template", args=[campaign.pk, "doc"])).status_code == 404


def test_the_preview_asks_no_more_questions_as_the_table_grows(
    browser,
    campaign,
    host,
    django_assert_max_num_queries,
):
    make_commune("Autre", "59998")
    rows = "".join(f"Offre {number};Voir;59999;2\n" for number in range(40))
    take(browser, campaign, f"intitulé;tâches;commune;places\n{rows.replace('59999', '59998')}")
    page = give(browser, campaign, f"intitulé;tâches;commune;places\n{rows}").url
    browser.get(page)
    with django_assert_max_num_queries(22):
        browser.get(page)
