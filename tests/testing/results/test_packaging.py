"""The package gives the same figures to anybody, and designates nobody."""

import hashlib
import io
import json
import tomllib
import zipfile

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.testing.read_scene import make_read_campaign
from vigie.testing.analysis.designs import design_of, read_design
from vigie.testing.campaigns.ending import end_campaign
from vigie.testing.coding.outcomes import held_outcomes
from vigie.testing.models import Campaign, Study, Target
from vigie.testing.results.gathering import design_of_campaign
from vigie.testing.results.packaging import data_file, design_file, merged_strata, package_of
from vigie.testing.results.studying import ResultsRefused, make_study, result_of

CELLS = [("visite", "silence")] * 5 + [("info", "info")] * 2 + [("silence", "info")]


@pytest.mark.parametrize(
    ("strata", "told"),
    [
        (["a"] * 9 + ["b"] * 6, {"a": "a", "b": "b"}),
        (["a"] * 9 + ["b"] * 3 + ["c"] * 4, {"a": "a", "b": "autres", "c": "autres"}),
        (["a"] * 9 + ["b"] * 3, {"a": "", "b": ""}),
    ],
)
def test_small_strata_are_merged_or_not_told(strata, told):
    assert merged_strata(strata, 5) == told


@pytest.mark.parametrize("more", [{"thresholds": ["info", "visite"]}, {"stages": {"Réponse": "info"}}, {}])
def test_the_design_is_written_as_it_is_read(more):
    codes = ["refus", "info", "visite"]
    read = {"unit": "test", "profile": "profil", "outcome": "issue", "reference": 'A – "réf"', "tested": ["B"]}
    design = design_of({**read, "order": "rang", "codes": codes, "title": "Essai", **more})
    assert design_of(tomllib.loads(design_file(design))) == design


@pytest.mark.django_db
def test_the_package_gives_the_same_figures_by_the_command(pilot, client_of, tmp_path):
    campaign, _coders = make_read_campaign(pilot, CELLS, level="0.10")
    end_campaign(campaign_id=campaign.pk, by=pilot)
    study = make_study(campaign_id=campaign.pk, by=pilot)
    address = reverse("testing:replication_package", args=[campaign.code])
    answer = client_of(pilot).get(address)
    assert answer.content == package_of(study)
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(tmp_path)
    assert read_design(tmp_path / "plan.toml").thresholds.confidence == pytest.approx(0.9)
    call_command(
        "analyse_testing",
        str(tmp_path / "donnees.csv"),
        design=tmp_path / "plan.toml",
        out=tmp_path / "resultat.json",
        verbosity=0,
    )
    found = json.loads((tmp_path / "resultat.json").read_text())
    assert found["comparisons"] == result_of(study)["comparisons"]
    for line in (tmp_path / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    for path in tmp_path.iterdir():
        assert "Agence" not in path.read_text()
    assert client_of(None).get(address).status_code == 302


@pytest.mark.django_db
def test_a_stratum_of_one_organisation_is_not_told_however_often_it_was_tested(pilot, monkeypatch):
    campaign, _coders = make_read_campaign(pilot, CELLS)
    campaign.targets.update(organisation_tag="une seule", stratum="quartier nord")
    end_campaign(campaign_id=campaign.pk, by=pilot)
    monkeypatch.setattr("vigie.testing.results.packaging.small_count_threshold", lambda: 5)
    assert "quartier nord" not in data_file(campaign, held_outcomes(campaign), design_of_campaign(campaign))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"mode": "judicial"}, "un juge passe d'abord"),
        ({}, "Trop peu d'organisations"),
    ],
)
def test_what_may_not_be_published_is_in_no_package(pilot, client_of, change, why):
    campaign, _coders = make_read_campaign(pilot, CELLS)
    end_campaign(campaign_id=campaign.pk, by=pilot)
    study = make_study(campaign_id=campaign.pk, by=pilot)
    if change:
        Campaign.objects.update(**change)
    else:
        Target.objects.update(organisation_tag="une seule")
    study = Study.objects.select_related("campaign").get(pk=study.pk)
    with pytest.raises(ResultsRefused, match=why):
        package_of(study)
    browser, address = client_of(pilot), reverse("testing:replication_package", args=[campaign.code])
    assert address not in browser.get(reverse("testing:results", args=[campaign.code])).text
    answer = browser.get(address, follow=True)
    assert "application/zip" not in answer["Content-Type"]
    assert why in answer.text.replace("&#x27;", "'")
