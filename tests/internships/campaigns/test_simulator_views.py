import html

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format

from tests.internships.scene import make_campaign, make_class, make_draft, make_offer
from vigie.core import jobs
from vigie.core.models import JobProgress
from vigie.internships.campaigns import simulations
from vigie.internships.campaigns.gathering import lists_of
from vigie.internships.models import Company, OfferWeek, Pupil, Simulation, WishList

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(pilot, client_of):
    return client_of(pilot)


def add_lists(campaign, organisation, *, members, others):
    """Pupils who all rank the one offer of a campaign."""
    company, _ = Company.objects.get_or_create(organisation=organisation)
    session = make_offer(campaign, company, seats=6)
    school_class = make_class(campaign, organisation)
    today = timezone.localdate()
    for number in range(members + others):
        pupil = Pupil.objects.create(
            school_class=school_class,
            pseudonym=f"{campaign.pk}-{number}",
            sealed_identity=b"-",
            lives_in_qpv=number < members,
            groups_checked_on=today,
        )
        WishList.objects.create(pupil=pupil, sessions=[session.pk])
    return session


def ask(browser, campaign, source, group="qpv", **options):
    address = reverse("internships:simulator", args=[campaign.pk])
    answer = browser.post(address, {"lists_of": source.pk, "group": group}, **options)
    return answer if answer.status_code != 302 else html.unescape(browser.get(address).content.decode())


def test_rules_are_tried_on_the_lists_that_are_there(browser, partner):
    campaign = make_campaign(policy="minimum_guarantee", reserves={"qpv": 30})
    add_lists(campaign, partner, members=10, others=10)
    shown = ask(browser, campaign, campaign)
    assert "Sur 20 listes" in shown
    assert "Presque aucun effet" in shown
    assert "cette campagne" in shown
    kept = Simulation.objects.get()
    assert len(kept.outcome["scenarios"]) == 11
    assert all(each["admitted"]["everybody"] == [6, 6, 6] for each in kept.outcome["scenarios"])


def test_a_campaign_in_preparation_tries_its_rules_on_an_earlier_one(browser, partner):
    past = make_campaign(name="An passé")
    add_lists(past, partner, members=8, others=12)
    draft = make_draft(reserves={"qpv": 40}, policy="over_and_above")
    form = browser.get(reverse("internships:simulator", args=[draft.pk])).context["form"]
    assert form["lists_of"].value() == past.pk
    shown = ask(browser, draft, past)
    assert "Listes de « An passé »".replace(" »", "\u00a0»").replace("« ", "«\u00a0") in shown
    assert "ajoutent" in shown
    publish = html.unescape(browser.get(reverse("internships:publish_rules", args=[draft.pk])).content.decode())
    assert "s'ajoutent : avec".replace(" :", "\u00a0:") in publish


def test_everybody_reads_what_the_rules_gave_on_earlier_lists(browser, client, partner):
    past = make_campaign(name="An passé")
    add_lists(past, partner, members=20, others=20)
    campaign = make_campaign(policy="over_and_above", reserves={"qpv": 50})
    address = reverse("internships:public_campaign", args=[campaign.code])
    ask(browser, campaign, past)
    assert "avant d'être publiées" not in html.unescape(client.get(address).content.decode())
    OfferWeek.objects.update(seats=20)
    ask(browser, campaign, past)
    told = html.unescape(client.get(address).content.decode())
    assert "sur les 40 listes et les 20 places" in told
    kept = Simulation.objects.get().outcome["scenarios"]
    own = next(each for each in kept if (each["policy"], each["share"]) == ("over_and_above", 50))
    assert f"et {number_format(own['admitted']['qpv'][0], 1)} avec ces règles" in told
    # Lists that pupils are writing are told to nobody.
    ask(browser, campaign, campaign)
    assert "avant d'être publiées" not in html.unescape(client.get(address).content.decode())


def test_a_small_group_is_not_counted_apart(browser, partner):
    campaign = make_campaign()
    add_lists(campaign, partner, members=3, others=20)
    shown = ask(browser, campaign, campaign)
    table = shown[shown.index("simulation-tableau") :]
    assert "Tous les élèves" in table
    assert "Élèves qui habitent" not in table
    assert "aucun groupe" not in table
    assert "<svg" not in shown[shown.index("resultat") : shown.index("simulation-tableau")]


def test_too_few_lists_say_nothing(browser, partner):
    campaign = make_campaign()
    add_lists(campaign, partner, members=2, others=2)
    assert "trop peu pour simuler" in ask(browser, campaign, campaign)


def test_no_list_at_all_says_so(browser):
    campaign = make_campaign()
    assert "trop peu pour simuler" in ask(browser, campaign, campaign)


def test_only_campaigns_with_lists_are_offered(browser):
    campaign, other = make_campaign(), make_draft()
    assert ask(browser, campaign, other).status_code == 422
    assert not Simulation.objects.exists()


def test_changed_rules_ask_for_another_simulation(browser, partner):
    campaign = make_draft()
    add_lists(campaign, partner, members=6, others=6)
    ask(browser, campaign, campaign)
    campaign.reserves = {"qpv": 45}
    campaign.save()
    shown = html.unescape(browser.get(reverse("internships:simulator", args=[campaign.pk])).content.decode())
    assert "refaites-la" in shown


def test_a_long_simulation_is_done_by_a_worker(browser, pilot, partner, monkeypatch):
    monkeypatch.setattr(simulations, "MOST_AT_ONCE", 10)
    campaign = make_campaign()
    add_lists(campaign, partner, members=6, others=6)
    address = reverse("internships:simulator", args=[campaign.pk])
    answer = browser.post(address, {"lists_of": campaign.pk, "group": "qpv"})
    progress = JobProgress.objects.get(owner_key=str(pilot.pk))
    assert answer.url == reverse("core:job", args=[progress.pk])
    assert "est en cours" in browser.get(address).content.decode()
    assert jobs.run_next("worker")
    progress.refresh_from_db()
    assert (progress.result, progress.done, progress.total) == (address, 99, 99)
    assert "Sur 12 listes" in html.unescape(browser.get(address).content.decode())


@pytest.mark.parametrize("members", [2, 12])
def test_lists_are_read_in_two_queries(partner, django_assert_num_queries, members):
    campaign = make_campaign()
    add_lists(campaign, partner, members=members, others=1)
    with django_assert_num_queries(2):
        lists = lists_of(campaign)
    assert (len(lists.wishes), sum("qpv" in groups for groups in lists.groups)) == (members + 1, members)
