"""What a campaign that has ended says, to whom, and what it never says."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import PlanFactory
from tests.observatory.facts_scene import waiting
from tests.testing.read_scene import make_read_campaign
from vigie.observatory.models import ReferentialItem
from vigie.observatory.referentials.shipped import load_shipped
from vigie.plan.models import PublicCopy
from vigie.testing.campaigns.ending import end_campaign
from vigie.testing.models import Campaign, Mode, RightOfReply, Study, Target
from vigie.testing.results.releasing import release
from vigie.testing.results.studying import ResultsRefused, make_study, result_of

pytestmark = pytest.mark.django_db

CELLS = [("visite", "silence")] * 5 + [("info", "info")] * 6 + [("silence", "info")]


@pytest.fixture
def ended(pilot):
    campaign, _coders = make_read_campaign(pilot, CELLS)
    return end_campaign(campaign_id=campaign.pk, by=pilot)


def words(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("&#x27;", "'")


def test_the_figures_are_those_of_what_was_held(ended, pilot):
    study = make_study(campaign_id=ended.pk, by=pilot)
    found = result_of(study)["comparisons"][0]
    assert [found[cell] for cell in "nabcd"] == [12, 6, 5, 1, 0]
    assert found["stage"] == "Réponse"
    assert len(result_of(study)["organisations"]) == 6
    assert make_study(campaign_id=ended.pk, by=pilot) == study


def test_nothing_is_computed_nor_shown_before_the_end(pilot, client_of):
    campaign, _coders = make_read_campaign(pilot, CELLS[:2])
    with pytest.raises(ResultsRefused, match="Terminez d'abord"):
        make_study(campaign_id=campaign.pk, by=pilot)
    assert client_of(pilot).get(reverse("testing:results", args=[campaign.code])).status_code == 404


def test_each_unequal_treatment_is_one_fact_and_only_once(ended, pilot):
    load_shipped(ReferentialItem)
    for _twice in range(2):
        make_study(campaign_id=ended.pk, by=pilot)
    told = {(each.source, each.channel, each.criterion, each.domain, each.type, each.place) for each in waiting()}
    assert told == {("testing", "test", "origin", "housing", "direct", "territory")}
    assert len(waiting()) == 5


def test_a_judge_comes_before_the_observatory(ended, pilot):
    load_shipped(ReferentialItem)
    Campaign.objects.update(mode=Mode.JUDICIAL)
    make_study(campaign_id=ended.pk, by=pilot)
    assert waiting() == []


def test_a_territory_that_asks_for_no_such_fact_gets_none(ended, pilot):
    load_shipped(ReferentialItem)
    ReferentialItem.objects.filter(code="testing").delete()
    make_study(campaign_id=ended.pk, by=pilot)
    assert waiting() == []


def test_the_pilot_computes_reads_and_releases_then_everyone_reads_the_whole(ended, pilot, client_of):
    browser, visitor = client_of(pilot), client_of(None)
    page = reverse("testing:results", args=[ended.code])
    public = reverse("testing:public_results", args=[ended.code])
    assert "Calculer les résultats" in words(browser.get(page))
    assert browser.post(page).status_code == 302
    assert " 5 fois ; l'inverse, 1 fois." in words(browser.get(page))
    assert visitor.get(public).status_code == 404
    sign = reverse("testing:release_results", args=[ended.code])
    assert browser.post(sign, {}).status_code == 422
    assert browser.post(sign, {"signed": "on"}).status_code == 302
    shown = words(visitor.get(public))
    assert " 5 fois ; l'inverse, 1 fois." in shown
    for row in result_of(Study.objects.get())["organisations"]:
        assert row["organisation"] not in shown
    assert "Agence" not in shown


def test_everyone_finds_the_reports_that_are_public_and_those_alone(ended, pilot, client_of):
    opened = {"title": "Le plan ouvert", "annex": "", "objective": ""}
    PublicCopy.objects.create(plan=PlanFactory(), object_type="plan", object_id=1, content=opened)
    make_study(campaign_id=ended.pk, by=pilot)
    visitor, address = client_of(None), reverse("testing:public_reports")
    assert "Aucun rapport n'est public" in words(visitor.get(address))
    assert address not in words(visitor.get("/"))
    release(campaign_id=ended.pk, by=pilot)
    report = reverse("testing:public_results", args=[ended.code])
    assert address in words(visitor.get("/"))
    assert report in words(visitor.get(address))
    assert address in words(visitor.get(report))


@pytest.mark.parametrize("file_format", ["pdf", "docx", "html"])
def test_the_report_is_a_file(file_format, ended, pilot, client_of):
    make_study(campaign_id=ended.pk, by=pilot)
    answer = client_of(pilot).get(reverse("testing:results_file", args=[ended.code, file_format]))
    assert answer.status_code == 200
    assert len(answer.content) > 1000


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (["a"] * 12, "Trop peu d'organisations"),
        (["a", "b", "c", "d"] * 3, "Trop peu d'organisations"),
        (["a"] * 8 + ["b", "c", "d", "e"], "d'une seule organisation"),
    ],
)
def test_a_whole_that_would_designate_an_organisation_is_not_released(tags, said, ended, pilot):
    make_study(campaign_id=ended.pk, by=pilot)
    for target, tag in zip(Target.objects.order_by("pk"), tags, strict=True):
        Target.objects.filter(pk=target.pk).update(organisation_tag=tag)
    with pytest.raises(ResultsRefused, match=said):
        release(campaign_id=ended.pk, by=pilot)
    assert not Study.objects.get().released_on


def test_an_organisation_is_named_once_it_could_answer(ended, pilot, client_of):
    make_study(campaign_id=ended.pk, by=pilot)
    browser = client_of(pilot)
    listed = reverse("testing:replies", args=[ended.code])
    code = result_of(Study.objects.get())["organisations"][0]["organisation"]
    assert code in words(browser.get(listed))
    address = reverse("testing:reply", args=[ended.code, code])
    assert browser.post(address, {"answer_until": timezone.localdate().isoformat()}).status_code == 422
    later = timezone.localdate() + timedelta(days=15)
    assert browser.post(address, {"answer_until": later.isoformat()}).status_code == 302
    assert "Agence" not in words(browser.get(listed))
    assert browser.post(address, {"answer": "Nous changeons nos pratiques."}).status_code == 302
    assert "Agence" in words(browser.get(listed))
    assert "Nous changeons nos pratiques." in words(browser.get(address))
    assert b"Agence" not in bytes(RightOfReply.objects.get().sealed_name)


def test_an_educational_campaign_names_nobody(pilot, client_of):
    campaign, _coders = make_read_campaign(pilot, CELLS, mode=Mode.EDUCATIONAL)
    end_campaign(campaign_id=campaign.pk, by=pilot)
    study = make_study(campaign_id=campaign.pk, by=pilot)
    assert result_of(study)["organisations"] == []
    assert client_of(pilot).get(reverse("testing:replies", args=[campaign.code])).status_code == 404


@pytest.mark.parametrize("name", ["results", "release_results", "replies"])
def test_nobody_but_the_pilot_enters(name, ended, pilot, client_of, stranger, sentinel, elected_member):
    make_study(campaign_id=ended.pk, by=pilot)
    address = reverse(f"testing:{name}", args=[ended.code])
    assert client_of(None).get(address).status_code == 302
    for person in (stranger, sentinel, elected_member):
        assert client_of(person).get(address).status_code == 403
