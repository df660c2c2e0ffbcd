"""Forms that meet: each applies to the list that the other left, and none is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.internships.scene import make_exchange
from vigie.internships.models import Pupil, Round, WishList
from vigie.internships.pupils.finding import pupil_by_id
from vigie.internships.pupils.moves import added, removed
from vigie.internships.pupils.ranking.saving import ListsClosed, save_wishes

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchange(school, company):
    return make_exchange(school, company)


def kept(exchange):
    return WishList.objects.get(pupil=exchange.pupil).sessions


def test_a_form_read_before_another_was_taken_applies_to_what_that_one_left(exchange):
    first, second = (pupil_by_id(exchange.pupil.pk) for _ in range(2))
    start = exchange.session.pk
    assert save_wishes(first, lambda wishes: added(wishes, [7001]), mark="a") == [start, 7001]
    assert save_wishes(second, lambda wishes: added(wishes, [7002]), mark="b") == [start, 7001, 7002]
    assert kept(exchange) == [start, 7001, 7002]


def test_two_first_forms_that_meet_are_both_taken(exchange):
    WishList.objects.all().delete()
    first, second = (pupil_by_id(exchange.pupil.pk) for _ in range(2))
    save_wishes(first, lambda wishes: added(wishes, [7001]), mark="a")
    assert save_wishes(second, lambda wishes: added(wishes, [7002]), mark="b") == [7001, 7002]


def test_a_first_list_is_written_once(exchange, django_assert_num_queries):
    WishList.objects.all().delete()
    pupil = pupil_by_id(exchange.pupil.pk)
    # The pupil held, the rounds, then one insertion; a savepoint around all, another around the insertion.
    with django_assert_num_queries(7):
        save_wishes(pupil, lambda wishes: added(wishes, [7001]), mark="a")
    assert kept(exchange) == [7001]


def test_a_form_that_meets_its_twin_changes_nothing_more(exchange):
    first, second = (pupil_by_id(exchange.pupil.pk) for _ in range(2))
    save_wishes(first, lambda wishes: added(wishes, [7001]), mark="a")
    again = save_wishes(second, lambda wishes: removed(wishes, 7001), mark="a")
    assert again == kept(exchange) == [exchange.session.pk, 7001]


def test_a_form_sent_while_parents_refuse_is_told_why_nothing_is_saved(exchange):
    pupil = pupil_by_id(exchange.pupil.pk)
    Pupil.objects.update(parents_refused_on=timezone.localdate())
    with pytest.raises(ListsClosed, match="demandez pourquoi à votre établissement"):
        save_wishes(pupil, lambda wishes: added(wishes, [7001]), mark="a")
    assert kept(exchange) == [exchange.session.pk]


def test_a_form_sent_while_lists_are_frozen_is_told_why_nothing_is_saved(exchange):
    pupil = pupil_by_id(exchange.pupil.pk)
    today = timezone.localdate()
    Round.objects.create(
        campaign=exchange.campaign,
        number=1,
        committed_on=today,
        draw_on=today + timedelta(days=1),
        inputs=b"",
        names=b"",
    )
    with pytest.raises(ListsClosed, match="votre liste ne change plus"):
        save_wishes(pupil, lambda wishes: added(wishes, [7001]), mark="a")
    assert kept(exchange) == [exchange.session.pk]


def test_forms_without_mark_that_meet_are_both_taken(exchange):
    first, second = (pupil_by_id(exchange.pupil.pk) for _ in range(2))
    save_wishes(first, lambda wishes: added(wishes, [7001]), mark="")
    assert save_wishes(second, lambda wishes: added(wishes, [7002]), mark="")[-2:] == [7001, 7002]
