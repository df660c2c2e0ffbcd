"""What mentoring waits for: answers of both sides, pairs that no longer meet."""

from datetime import date

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.cockpit.waiting import Waiting
from vigie.internships.mentoring.standing import SILENCE
from vigie.internships.models import MenteePair


def to_answer_for(actor: Actor) -> list[Waiting]:
    """What those who refer for a company, and those who refer for a school, have to ask: the mentor answers first."""
    number, told = answers_of_mentors(actor), answers_of_mentees(actor)
    ask = ngettext_lazy(
        "%(number)d parrainage proposé attend la réponse de votre marraine ou parrain",
        "%(number)d parrainages proposés attendent la réponse de vos marraines et parrains",
        "number",
    )
    tell = ngettext_lazy(
        "%(number)d parrainage attend la réponse du ou de la jeune",
        "%(number)d parrainages attendent la réponse des jeunes",
        "number",
    )
    return [
        Waiting(ask % {"number": number}, reverse("internships:company_mentors"), number),
        Waiting(tell % {"number": told}, reverse("internships:mentees"), told),
    ]


def answers_of_mentors(actor: Actor) -> int:
    """Return how many pairs wait for a mentor of one's company; no query for who refers for none."""
    companies = actor.organisations_as(Role.COMPANY)
    if not companies:
        return 0
    asked = MenteePair.objects.filter(ended_on=None, mentor_agreed_on=None)
    return asked.filter(mentor__company__organisation__in=companies).count()


def answers_of_mentees(actor: Actor) -> int:
    """Return how many pairs wait for a young person of one's school, the mentor having agreed."""
    schools = actor.organisations_as(Role.SCHOOL)
    if not schools:
        return 0
    waited = MenteePair.objects.filter(ended_on=None, mentor_agreed_on__isnull=False, mentee_agreed_on=None)
    return waited.filter(mentee__organisation__in=schools).count()


def to_call(day: date) -> list[Waiting]:
    """What the pilot has to ask about: pairs under way that have not met for two months."""
    limit = day - SILENCE
    begun = MenteePair.objects.filter(ended_on=None, mentor_agreed_on__lt=limit, mentee_agreed_on__lt=limit)
    met = begun.annotate(last_meeting=Max("meetings__held_on"))
    number = met.filter(Q(last_meeting=None) | Q(last_meeting__lt=limit)).count()
    sentence = ngettext_lazy(
        "%(number)d parrainage sans rencontre depuis deux mois",
        "%(number)d parrainages sans rencontre depuis deux mois",
        "number",
    )
    return [Waiting(sentence % {"number": number}, reverse("internships:mentoring"), number)]
