from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.internships.scene import make_campaign, make_draft, make_offer
from vigie.cockpit.desk_internships import to_run_exchange
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
