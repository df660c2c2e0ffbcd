"""Makes test objects; each has what the database demands and nothing more."""

from datetime import date

import factory

from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.plan.models import Action, Axis, Body, BodyMember, Decision, Meeting, Plan


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Structure {number}")


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda number: f"Personne {number}")
    email = factory.Sequence(lambda number: f"personne{number}@exemple.fr")
    is_active = True


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.READER


class PlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Plan

    title = factory.Sequence(lambda number: f"Plan {number}")


class AxisFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Axis

    plan = factory.SubFactory(PlanFactory)
    number = factory.Sequence(lambda number: number + 1)
    code = factory.LazyAttribute(lambda axis: f"F{axis.number}")
    title = factory.LazyAttribute(lambda axis: f"Axe {axis.number}")


class ActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Action

    plan = factory.SubFactory(PlanFactory)
    code = factory.Sequence(lambda number: f"A{number + 1:02}")
    name = factory.Sequence(lambda number: f"Action {number + 1}")


class BodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Body

    name = factory.Sequence(lambda number: f"Groupe {number}")


class BodyMemberFactory(factory.django.DjangoModelFactory):
    """Someone who has been sitting for a long time; give an organisation instead of a person if needed."""

    class Meta:
        model = BodyMember

    body = factory.SubFactory(BodyFactory)
    person = factory.SubFactory(PersonFactory)
    joined_on = date(2015, 2, 1)


class MeetingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Meeting

    body = factory.SubFactory(BodyFactory)
    plan = factory.SubFactory(PlanFactory)
    dated = "2017-03-14"

    @classmethod
    def _create(cls, model_class, *args, dated, **fields):
        meeting = model_class(*args, **fields)
        meeting.set_date(dated)
        meeting.save()
        return meeting


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Decision

    meeting = factory.SubFactory(MeetingFactory, state="held")
    number = factory.Sequence(lambda number: number + 1)
    text = factory.Sequence(lambda number: f"Décision {number}")

    @classmethod
    def _create(cls, model_class, *args, due="", **fields):
        decision = model_class(*args, **fields)
        decision.set_due(due)
        decision.save()
        return decision
