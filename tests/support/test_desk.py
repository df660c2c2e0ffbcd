"""The desk says what waits at a reception, by counts alone, and nothing to anyone else."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.support.case_scene import file_case
from tests.support.cases_scene import referred
from tests.support.conftest import listening_at
from vigie.accounts.actor import actor_of
from vigie.cockpit.desk_support import support_lines
from vigie.support.models import Case, Listening

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def numbers_of(person):
    """What waits for someone, by the address it leads to."""
    return {each.address: each.number for each in support_lines(actor_of(person), TODAY) if each.number}


@pytest.fixture
def filed(point, listening):
    return file_case(point)


def test_a_listener_reads_what_waits_and_nobody_elses(client_of, filed, listening, other_listener):
    cases = reverse("support:cases")
    assert numbers_of(listening.person) == {f"{cases}?vue=a-nous": 1}
    assert numbers_of(other_listener) == {}
    Case.objects.update(awaits_staff=False, opened_on=TODAY - timedelta(days=30))
    assert numbers_of(listening.person) == {f"{cases}?vue=retard": 1}
    html = unescape(client_of(listening.person).get(reverse("cockpit:desk")).content.decode())
    assert "1 dossier d'accueil en retard" in html
    assert "Rien ne vous attend" not in html
    assert filed.case.number not in html


def test_a_referral_received_waits_at_the_other_point(filed, listening, other_point, other_listener):
    listening_at(other_point, other_listener)
    referred(filed, listening, other_point, {"story"})
    assert numbers_of(other_listener) == {reverse("support:referrals"): 1}


def test_a_supervisor_reads_what_is_late_and_what_nobody_can_open(filed, supervisor):
    assert numbers_of(supervisor) == {}
    Case.objects.update(opened_on=TODAY - timedelta(days=30))
    assert numbers_of(supervisor) == {reverse("support:supervision"): 1}
    Listening.objects.update(starts_on=TODAY - timedelta(days=9), ends_on=TODAY - timedelta(days=1))
    assert [each.number for each in support_lines(actor_of(supervisor), TODAY)] == [1, 1]


def test_queries_do_not_grow_with_cases(filed, point, listening, supervisor, count_queries):
    def ask():
        return [support_lines(actor_of(each), TODAY) for each in (listening.person, supervisor)]

    first = count_queries(ask)
    for number in range(3):
        file_case(point, tag=bytes([number]) * 32)
    assert count_queries(ask) == first
