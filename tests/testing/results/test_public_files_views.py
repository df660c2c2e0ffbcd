"""Files that everyone may take: those of a report that is public, and as long as its detail may be told."""

import json
import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from tests.testing.read_scene import make_read_campaign
from vigie.testing.campaigns.ending import end_campaign
from vigie.testing.models import Campaign, Target
from vigie.testing.results.releasing import release
from vigie.testing.results.studying import make_study

pytestmark = pytest.mark.django_db

CELLS = [("visite", "silence")] * 5 + [("info", "info")] * 7


@pytest.fixture
def addresses(pilot):
    """The addresses of a page, of its report as a file and of its package, not public yet."""
    campaign, _coders = make_read_campaign(pilot, CELLS)
    end_campaign(campaign_id=campaign.pk, by=pilot)
    make_study(campaign_id=campaign.pk, by=pilot)
    code = campaign.code
    return (
        reverse("testing:public_results", args=[code]),
        reverse("testing:public_file", args=[code, "html"]),
        reverse("testing:public_package", args=[code]),
    )


def test_nothing_is_given_before_the_report_is_public(addresses, client_of):
    assert [client_of(None).get(address).status_code for address in addresses] == [404] * 3


def test_everyone_takes_the_report_and_the_package_without_any_organisation(addresses, pilot, client_of):
    page, file, package = addresses
    release(campaign_id=Campaign.objects.get().pk, by=pilot)
    visitor = client_of(None)
    shown = visitor.get(page).text
    assert file in shown
    assert package in shown
    assert "La campagne" in visitor.get(file).text
    archive = zipfile.ZipFile(BytesIO(visitor.get(package).content))
    assert json.loads(archive.read("chiffres.json"))["organisations"] == []
    assert not any(b"Agence" in archive.read(name) for name in archive.namelist())
    assert visitor.get(file.replace(".html", ".exe")).status_code == 404


def test_a_detail_that_would_designate_someone_is_given_no_more(addresses, pilot, client_of):
    page, file, package = addresses
    release(campaign_id=Campaign.objects.get().pk, by=pilot)
    Target.objects.update(organisation_tag="une seule")
    visitor = client_of(None)
    assert package not in visitor.get(page).text
    assert visitor.get(package).status_code == 404
    assert visitor.get(file).status_code == 200
