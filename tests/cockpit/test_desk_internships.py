from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.internships.scene import make_campaign, make_draft, make_exchange, make_offer
from vigie.cockpit.desk_internships import to_prepare_classes, to_run_exchange
from vigie.internships.models import Company

pytestmark = pytest.mark.django_db


def waiting():
    return {str(each.sentence): each.address for each in to_run_exchange(timezone.localdate()) if each.number}


def test_nothing_waits_without_a_campaign():
    assert waiting() == {}


def test_rules_to_publish_and_a_draw_to_make_wait(partner):
    draft = make_draft()
    today = timezone.localdate()
    late = make_campaign(
        offers_until=today - timedelta(days=30),
        lists_from=today - timedelta(days=30),
        lists_until=today - timedelta(days=3),
        draw_on=today,
    )
    make_offer(late, Company.objects.create(organisation=partner), approved_on=None)
    pages = list(waiting().values())
    assert pages == [
        reverse("internships:campaign", args=[late.pk]),
        reverse("internships:offers", args=[late.pk]),
        reverse("internships:campaign", args=[draft.pk]),
    ]


def test_a_school_sees_what_its_pupils_lack(school, company):
    exchange = make_exchange(school, company)
    exchange.pupil.wish_list.delete()
    today, schools = timezone.localdate(), {exchange.entry.organisation_id}
    found = [each.number for each in to_prepare_classes(schools, today)]
    assert found == [1, 0, 1]
    assert [each.number for each in to_prepare_classes({0}, today)] == [0, 0, 0]
    assert [each.number for each in to_prepare_classes(schools, today + timedelta(days=60))] == [0, 0, 0]
