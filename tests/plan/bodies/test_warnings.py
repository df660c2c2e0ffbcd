"""What bodies lack, said in words, in a fixed number of queries."""

from datetime import date

import pytest

from tests.factories import BodyFactory, BodyMemberFactory, MeetingFactory, OrganisationFactory, PersonFactory
from vigie.plan.bodies.warnings import warnings_by_body, warnings_of
from vigie.plan.models import BodyCategory, GovernanceDocument

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


def sentences(body, day=DAY) -> str:
    return " ".join(warning.sentence for warning in warnings_of(body, day)).replace("\u00a0", " ")


def complete_body(**fields):
    return BodyFactory(mandate_letter="Lettre", kind="other", **fields)


def test_nothing_is_said_of_a_complete_body():
    assert warnings_of(complete_body(), DAY) == []


def test_one_meeting_of_two_leaves_one_to_plan():
    body = complete_body(min_meetings_per_year=2)
    MeetingFactory(body=body, dated="2026-03-14", state="held")
    MeetingFactory(body=body, dated="2025-03-14", state="held")
    MeetingFactory(body=body, dated="2026-04-14", state="cancelled")
    assert sentences(body) == "1 réunion tenue en 2026 sur 2 : il en reste une à prévoir avant le 31 décembre."
    MeetingFactory(body=body, dated="2026-10")
    assert sentences(body) == ""


def test_no_meeting_and_a_rule_of_three():
    body = complete_body(min_meetings_per_year=3)
    MeetingFactory(body=body, dated="2026-10-01")
    said = "Aucune réunion tenue et 1 prévue en 2026 sur 3 : il en reste 2 à prévoir avant le 31 décembre."
    assert sentences(body) == said


def test_a_past_meeting_that_nobody_closed_is_asked_about():
    body = complete_body(min_meetings_per_year=1)
    MeetingFactory(body=body, dated="2026-05-31")
    assert sentences(body) == "La date d'une réunion prévue est passée : dites si elle s'est tenue."
    assert sentences(body, date(2026, 5, 31)) == ""


def test_a_required_category_is_named_until_someone_sits_there():
    body = complete_body()
    category = BodyCategory.objects.create(body=body, name="CCI")
    BodyCategory.objects.create(body=body, name="Curieux", is_required=False)
    assert sentences(body) == "Une catégorie obligatoire n'est pas représentée : CCI."
    seat = BodyMemberFactory(body=body, category=category)
    assert sentences(body) == ""
    seat.left_on = DAY
    seat.save()
    assert "CCI" in sentences(body)


def test_someone_invited_does_not_fill_a_category_yet():
    body = complete_body()
    category = BodyCategory.objects.create(body=body, name="CCI")
    BodyMemberFactory(body=body, category=category, joined_on=None, invited_on=DAY)
    assert "CCI" in sentences(body)


def test_political_groups_are_counted():
    body = complete_body(min_political_groups=2)
    BodyMemberFactory(body=body, political_group="Groupe fictif A")
    BodyMemberFactory(body=body, political_group=" groupe fictif a")
    assert sentences(body) == "Groupes politiques représentés : 1 sur 2 ; il en manque un."
    BodyMemberFactory(body=body, political_group="Groupe fictif B")
    assert sentences(body) == ""


def test_letter_and_referent_are_expected():
    body = BodyFactory(kind="steering", mandated_by="Conseil communautaire")
    assert "lettre de mission" in sentences(body)
    assert "référent" in sentences(body)
    GovernanceDocument.objects.create(body=body, title="Lettre", address="https://exemple.fr/lettre")
    body.referent = PersonFactory()
    body.save()
    assert sentences(body) == ""


@pytest.mark.parametrize(
    ("fields", "is_expected"),
    [
        ({"name": "Groupe de travail ad hoc et missionné"}, True),
        ({"mandated_by": "Conseil communautaire"}, True),
        ({"mandated_on": "2026-02"}, True),
        ({}, False),
    ],
)
def test_a_letter_is_expected_of_those_charged_with_a_mission_only(fields, is_expected):
    assert ("lettre de mission" in sentences(BodyFactory(kind="other", **fields))) == is_expected


def test_an_ended_body_lacks_nothing():
    body = BodyFactory(min_meetings_per_year=4, ended_on=date(2026, 5, 31))
    assert warnings_of(body, DAY) == []
    assert body.pk not in warnings_by_body(DAY)
    assert body.pk in warnings_by_body(date(2026, 5, 31))


def test_queries_do_not_grow_with_bodies(count_queries):
    def fill(number: int) -> None:
        for _ in range(number):
            body = BodyFactory(min_meetings_per_year=2)
            category = BodyCategory.objects.create(body=body, name="CCI")
            BodyMemberFactory(body=body, person=None, organisation=OrganisationFactory(), category=category)
            MeetingFactory(body=body, dated="2026-03-14", state="held")

    fill(3)
    few = count_queries(lambda: warnings_by_body(DAY))
    fill(27)
    assert count_queries(lambda: warnings_by_body(DAY)) == few
    assert len(warnings_by_body(DAY)) == 30
