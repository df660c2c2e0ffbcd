"""Coverage and its gaps, growth, the look at the extension, indicators, and what is forgotten."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import BodyFactory, OrganisationFactory
from tests.network.scene import (
    accept,
    make_call,
    make_candidacy,
    make_charter,
    make_member,
    make_nomination,
    sign,
)
from vigie.accounts.people import erase_person
from vigie.network.coverage.gaps import Member, Place, coverage_of, gaps, is_review_due, without_sentinel
from vigie.network.coverage.growth import Term, year_of_network, years_of_network
from vigie.network.coverage.reading import network_coverage
from vigie.network.coverage.reviewing import item_title, note_review, propose_to_watch_group
from vigie.network.indicators import active_members, candidacies_received
from vigie.network.mandates.standing import Standing, standing
from vigie.network.models import Call, Card, CharterSignature, ExtensionReview, Mandate, NetworkYear, Nomination
from vigie.network.refusals import NotNow
from vigie.network.retention import apply_retention
from vigie.plan.models import Body
from vigie.territory.models import Commune

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


def test_gaps_are_the_places_where_nobody_acts_the_most_peopled_first():
    places = [Place("a", "Ancy", 10), Place("b", "Bry", 900), Place("c", "Cuy", 50)]
    members = [Member("ambassador", frozenset("c")), Member("sentinel", frozenset())]
    rows = coverage_of(places, members)
    assert [row.place.key for row in gaps(rows)] == ["b", "a"]
    assert [row.place.key for row in without_sentinel(rows)] == ["c"]
    assert coverage_of(places, [*members, Member("sentinel", frozenset("ac"))])[2].members == 2


def test_the_extension_is_looked_at_twice_a_year():
    assert is_review_due(None, TODAY)
    assert not is_review_due(TODAY - timedelta(days=181), TODAY)
    assert is_review_due(TODAY - timedelta(days=182), TODAY)


@pytest.mark.parametrize(
    ("starts", "ends", "ended", "found"),
    [
        (None, None, None, Standing.PREPARING),
        (None, None, 0, Standing.GIVEN_UP),
        (1, 9, None, Standing.COMING),
        (0, 0, None, Standing.ENDING),
        (-1, 61, None, Standing.IN_FORCE),
        (-1, 60, None, Standing.ENDING),
        (-9, -1, None, Standing.EXPIRED),
        (-9, 90, 0, Standing.IN_FORCE),
        (-9, 90, -1, Standing.ENDED),
        (-1, 90, -2, Standing.GIVEN_UP),
    ],
)
def test_where_a_mandate_stands_comes_from_its_days(starts, ends, ended, found):
    days = [None if each is None else TODAY + timedelta(days=each) for each in (starts, ends, ended)]
    assert standing(starts_on=days[0], ends_on=days[1], ended_on=days[2], day=TODAY) is found


def test_a_year_counts_each_person_once_by_function():
    terms = [
        Term(1, "ambassador", "women", date(2024, 5, 1), date(2025, 4, 30)),
        Term(1, "ambassador", "women", date(2025, 5, 1), date(2026, 4, 30)),
        Term(1, "sentinel", "women", date(2025, 9, 1), date(2026, 8, 31)),
        Term(2, "sentinel", "men", date(2025, 12, 31), date(2026, 1, 1)),
        Term(3, "sentinel", "men", date(2025, 3, 1), date(2025, 2, 28)),
    ]
    found = year_of_network(terms, 2025)
    assert (found.ambassadors, found.sentinels, found.people, found.joined) == (1, 2, 2, 1)
    assert year_of_network(terms, 2023).people == 0


def test_coverage_counts_where_members_act_today(client_of, pilot, count_queries):
    commune = Commune.objects.create(insee_code="59000", name="Ici", population=10)
    Commune.objects.create(insee_code="59001", name="Ailleurs", population=20)
    make_member().communes.add(commune)
    make_member("sentinel", name="Ancienne", starts_on=TODAY, ends_on=TODAY).communes.add(commune)
    found = network_coverage(timezone.localdate())
    assert [row.place.name for row in found.commune_gaps] == ["Ailleurs"]
    assert found.communes[1].members == 1
    client = client_of(pilot)
    few = count_queries(lambda: client.get(reverse("network:coverage")))
    for number in range(5):
        make_member(name=f"Membre {number}").communes.add(commune)
    assert count_queries(lambda: client.get(reverse("network:coverage"))) == few
    assert client.get(reverse("network:coverage_file", args=["xlsx"])).status_code == 200
    assert client.get(reverse("network:coverage_file", args=["exe"])).status_code == 404


def test_the_look_at_the_extension_is_a_standing_item_once(pilot):
    with pytest.raises(NotNow, match="groupe de veille"):
        propose_to_watch_group(by=pilot)
    body = BodyFactory(kind=Body.Kind.WATCH_GROUP)
    for _ in range(2):
        propose_to_watch_group(by=pilot)
    assert [item.title for item in body.standing_items.all()] == [item_title()]
    told = {"held_on": timezone.localdate(), "body": body, "conclusion": "Chercher au nord."}
    assert note_review(review=ExtensionReview(**told), by=pilot) == note_review(
        review=ExtensionReview(**told), by=pilot
    )
    assert network_coverage(timezone.localdate()).review_due_on > timezone.localdate()


def test_indicators_count_people_by_sex_and_hide_small_numbers():
    year = timezone.localdate().year
    assert active_members("sentinel", year)[0].value == 0
    for number in range(12):
        make_member("sentinel", name=f"Sentinelle {number}", sex="women" if number < 6 else "men")
    parts = {measured.sex: measured.value for measured in active_members("sentinel", year)}
    assert parts == {"": 12, "women": 6, "men": 6, "not_stated": 0}
    make_member("sentinel", name="Seule", sex="not_stated")
    hidden = {measured.sex: measured.value for measured in active_members("sentinel", year)}
    assert hidden["not_stated"] is None
    assert active_members("ambassador", year)[0].value == 0


def test_demonstrations_are_never_measured():
    call = make_call()
    for number in range(6):
        make_candidacy(call, name=f"Candide{number} Essai")
    year = timezone.localdate().year
    assert candidacies_received(year)[0].value == 6
    Call.objects.update(is_fictitious=True)
    assert candidacies_received(year)[0].value == 0


def test_what_has_been_kept_long_enough_is_forgotten_twice_alike(pilot):
    today = timezone.localdate()
    candidacy = make_candidacy(make_call())
    accept(candidacy, pilot)
    make_charter()
    gone, kept = make_member(), make_member(name="Reste")
    for mandate in (gone, kept):
        sign(mandate.person)
        Card.objects.create(person=mandate.person)
    gone.nomination = make_nomination(OrganisationFactory(), state="confirmed")
    gone.save()
    gone.nomination.created_on = gone.starts_on = gone.ends_on = today
    gone.nomination.save()
    gone.save()
    assert apply_retention(today + timedelta(days=364)) == {"candidacies": 0, "members": 0, "nominations": 0}
    assert apply_retention(today + timedelta(days=365))["candidacies"] == 1
    far = today + timedelta(days=3 * 365)
    assert apply_retention(far) == {"candidacies": 0, "members": 1, "nominations": 1}
    assert apply_retention(far) == {"candidacies": 0, "members": 0, "nominations": 0}
    assert [mandate.person for mandate in Mandate.objects.all()] == [kept.person]
    assert Card.objects.count() == CharterSignature.objects.count() == 1
    assert not Nomination.objects.exists()


def test_years_that_are_over_stay_counted_once_their_mandates_are_gone():
    today = timezone.localdate()
    make_member(starts_on=today, ends_on=today)
    far = today.replace(year=today.year + 4)
    apply_retention(far)
    assert not Mandate.objects.exists()
    first = years_of_network(far)[0]
    assert (first.year, first.ambassadors) == (today.year, 1)
    apply_retention(far)
    assert NetworkYear.objects.get(year=today.year).ambassadors == 1


def test_whoever_is_erased_leaves_nothing_in_the_room(administrator):
    mandate = make_member()
    mandate.nomination = make_nomination(OrganisationFactory(), state="confirmed")
    mandate.save()
    Card.objects.create(person=mandate.person, introduction="Bonjour")
    erase_person(person=mandate.person, actor=administrator)
    assert not Mandate.objects.in_force(timezone.localdate()).exists()
    apply_retention(timezone.localdate())
    nomination = Nomination.objects.get()
    assert (nomination.name, nomination.email) == ("Personne effacée", "")
    assert not Card.objects.exists()
