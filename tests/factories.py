"""Makes test objects; each has what the database demands and nothing more."""

import factory

from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.plan.models import Action, Axis, Plan


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
