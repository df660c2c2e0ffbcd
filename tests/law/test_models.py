"""Dates in force, and what may be published."""

from datetime import date

import pytest

from vigie.law.models import Criterion, CriterionText, Domain, Mark

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("since", "until", "day", "expected"),
    [
        ("", "", date(1900, 1, 1), True),
        ("2014-02-23", "", date(2014, 2, 22), False),
        ("2014-02-23", "", date(2014, 2, 23), True),
        ("2014-02", "", date(2014, 1, 31), False),
        ("2014-02", "", date(2014, 2, 1), True),
        ("2014", "", date(2013, 12, 31), False),
        ("2014", "", date(2014, 1, 1), True),
        ("2012-08-08", "2016-11-19", date(2016, 11, 19), True),
        ("2012-08-08", "2016-11-19", date(2016, 11, 20), False),
    ],
)
def test_a_row_is_in_force_between_its_dates(since, until, day, expected):
    Domain.objects.all().delete()
    Domain.objects.create(code="x", label="x", in_force_from=since, in_force_until=until)
    assert Domain.objects.in_force(day).exists() is expected


def test_residence_became_a_criterion_in_2014():
    residence = Criterion.objects.filter(code="residence", texts__law="penal")
    penal = CriterionText.objects.filter(criterion__in=residence, law="penal")
    assert not penal.in_force(date(2014, 2, 22)).exists()
    assert penal.in_force(date(2014, 2, 23)).exists()


def test_a_criterion_is_in_force_while_a_text_cites_it():
    criterion = Criterion.objects.create(code="x", label="x", mark=Mark.VERIFIED)
    today = date(2026, 1, 1)
    assert criterion not in Criterion.objects.in_force(today)
    criterion.texts.create(law="penal", in_force_from="2001-01-01", in_force_until="2010-12-31")
    assert criterion in Criterion.objects.in_force(date(2010, 12, 31))
    assert criterion not in Criterion.objects.in_force(today)


def test_the_words_of_a_criterion_may_have_changed():
    words = CriterionText.objects.filter(criterion__code="gender_identity", law="penal")
    assert words.in_force(date(2014, 1, 1)).get().wording == "identité sexuelle"
    assert words.in_force(date(2020, 1, 1)).get().wording == ""


@pytest.mark.parametrize("mark", Mark)
def test_only_what_is_verified_is_publishable(mark):
    Domain.objects.all().delete()
    Domain.objects.create(code="x", label="x", mark=mark)
    assert Domain.objects.publishable().exists() is (mark == Mark.VERIFIED)
    assert Domain.objects.to_check().exists() is (mark != Mark.VERIFIED)


@pytest.mark.parametrize("mark", Mark)
def test_a_criterion_needs_a_verified_text_too(mark):
    Criterion.objects.all().delete()
    criterion = Criterion.objects.create(code="x", label="x", mark=Mark.VERIFIED)
    criterion.texts.create(law="penal", mark=mark)
    assert Criterion.objects.publishable().exists() is (mark == Mark.VERIFIED)
