"""What everybody reads of a draw, and may take."""

import io
import json
import zipfile

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.factories import OrganisationFactory
from tests.internships.drawing.scene import freeze_now, move_days
from tests.internships.scene import make_offer, make_pupil
from vigie.internships.drawing.drawing import draw_round
from vigie.internships.models import Company, OfferWeek, WishList

pytestmark = pytest.mark.django_db


def public_page(client, round_):
    return client.get(reverse("internships:public_draw", args=[round_.campaign.code, round_.number]))


def archive(client, round_):
    return client.get(reverse("internships:draw_file", args=[round_.campaign.code, round_.number, "fichiers.zip"]))


@pytest.fixture
def many(exchange, school, pilot):
    """A draw whose files are open: six companies alike host one pupil each, of different situations."""
    campaign = exchange.campaign
    campaign.policy, campaign.reserves = "minimum_guarantee", {"qpv": 100}
    OfferWeek.objects.all().delete()
    WishList.objects.all().delete()
    campaign.save()
    for number in range(6):
        company = Company.objects.create(organisation=OrganisationFactory(name=f"Entreprise {number}"))
        session = make_offer(campaign, company, seats=1)
        make_pupil(exchange.school_class, school, session, lives_in_qpv=number % 2 == 0)
    move_days(campaign, -8)
    return draw_round(round_id=freeze_now(campaign, pilot).pk, public_value="1 2 3", by=pilot)


def test_what_is_promised_is_public_before_the_draw(client, frozen):
    answer = public_page(client, frozen)
    assert frozen.inputs_root in answer.text
    assert frozen.secret_hash in answer.text
    assert "Loto de demain" in answer.text


def test_the_secret_and_the_lists_wait_for_the_draw(client, frozen):
    assert "Secret révélé" not in public_page(client, frozen).text
    for name in ("draw.json", "inputs.json", "result.json", "check.json"):
        address = reverse("internships:draw_file", args=[frozen.campaign.code, 1, name])
        assert client.get(address).status_code == 404


def test_anyone_makes_the_match_again_from_the_archive(client, many, tmp_path, capsys):
    answer = archive(client, many)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        files.extractall(tmp_path)
    call_command("verify_match", tmp_path)
    assert "bien celle" in capsys.readouterr().out
    assert json.loads((tmp_path / "check.json").read_text())["stable"] is True


def test_files_that_would_tell_a_company_too_much_are_for_auditors(client, drawn):
    page = public_page(client, drawn)
    assert "Tous les fichiers ne sont pas ouverts" in page.text
    with zipfile.ZipFile(io.BytesIO(archive(client, drawn).content)) as files:
        assert sorted(files.namelist()) == ["LISEZ-MOI.txt", "commitment.json"]


def test_a_campaign_may_keep_its_files_for_auditors(client, many):
    many.campaign.publishes_files = False
    many.campaign.save()
    assert "réservent aux personnes chargées" in public_page(client, many).text
    address = reverse("internships:draw_file", args=[many.campaign.code, 1, "inputs.json"])
    assert client.get(address).status_code == 404


def test_a_round_of_a_campaign_not_yet_public_does_not_exist(client, drawn):
    drawn.campaign.published_on = None
    drawn.campaign.save()
    assert public_page(client, drawn).status_code == 404


def test_public_files_bear_no_pseudonym_nor_title(client, many, exchange):
    content = archive(client, many).content
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        whole = b"".join(files.read(name) for name in files.namelist())
    for pupil in exchange.school_class.pupils.all():
        assert pupil.pseudonym.encode() not in whole
    assert b"atelier" not in whole
    assert b"Entreprise" not in whole


def test_the_method_shows_an_example_that_is_computed(client):
    answer = client.get(reverse("internships:method"))
    assert "Chloé" in answer.text
    assert "Étape 3" in answer.text


def test_the_public_pages_ask_few_queries(client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        public_page(client, many)


def test_the_campaign_publishes_what_each_round_promises(client, frozen):
    page = client.get(reverse("internships:public_campaign", args=[frozen.campaign.code])).text
    assert frozen.inputs_root in page
    assert reverse("internships:public_draw", args=[frozen.campaign.code, 1]) in page
