"""A pupil is found at once with all that their pages ask, and no longer once they do not take part."""

import pytest
from django.utils import timezone

from tests.internships.scene import make_commune, make_exchange
from vigie.internships.models import Campaign, Pupil, WishList
from vigie.internships.pupils import finding

pytestmark = pytest.mark.django_db
READ = {
    "self": finding.PUPIL,
    "school_class": finding.SCHOOL_CLASS,
    "school_class.entry": finding.ENTRY,
    "school_class.entry.campaign": finding.CAMPAIGN,
    "commune": finding.COMMUNE,
    "wish_list": finding.WISH_LIST,
}


@pytest.fixture
def exchange(school, company):
    exchange = make_exchange(school, company)
    Pupil.objects.filter(pk=exchange.pupil.pk).update(code_tag=b"t" * 32, commune=make_commune("Ici", "59998"))
    return exchange


def inside(pupil, path):
    """Return what a path of names leads to from a pupil."""
    for name in path.split("."):
        pupil = pupil if name == "self" else getattr(pupil, name)
    return pupil


def test_what_is_found_is_what_the_models_say(exchange, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = finding.pupil_by_id(exchange.pupil.pk)
        read = {(path, name): getattr(inside(found, path), name) for path, names in READ.items() for name in names}
    known = Pupil.objects.get(pk=exchange.pupil.pk)
    assert read == {(path, name): getattr(inside(known, path), name) for path, name in read}
    assert found.sex == known.sex


def test_a_code_finds_the_same_pupil_as_a_number(exchange):
    assert finding.pupil_by_code(b"t" * 32) == exchange.pupil
    assert finding.pupil_by_code(b"u" * 32) is None
    assert finding.pupil_by_id(0) is None


def test_a_pupil_who_has_no_list_nor_commune_is_known_to_have_none(exchange, django_assert_num_queries):
    WishList.objects.all().delete()
    Pupil.objects.update(commune=None)
    found = finding.pupil_by_id(exchange.pupil.pk)
    with django_assert_num_queries(0):
        assert found.commune is None
        assert not hasattr(found, "wish_list")


@pytest.mark.parametrize("field", ["withdrawn_on", "parents_refused_on"])
def test_whoever_no_longer_takes_part_is_not_found(exchange, field):
    Pupil.objects.filter(pk=exchange.pupil.pk).update(**{field: timezone.localdate()})
    assert finding.pupil_by_id(exchange.pupil.pk) is None


def test_nobody_is_found_once_the_campaign_is_over(exchange):
    Campaign.objects.update(closed_on=timezone.localdate())
    assert finding.pupil_by_code(b"t" * 32) is None
