"""What follows the draw of internships waits for: names to send, agreements to sign, demands to decide."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.cockpit.waiting import Waiting
from vigie.internships.after.alerts import waiting_by
from vigie.internships.models import Assignment

SEND = ngettext_lazy(
    "%(number)d nom d'élève à transmettre, à trois semaines du stage ou moins",
    "%(number)d noms d'élèves à transmettre, à trois semaines du stage ou moins",
    "number",
)
SIGN = ngettext_lazy(
    "%(number)d convention de stage à signer, à une semaine du stage ou moins",
    "%(number)d conventions de stage à signer, à une semaine du stage ou moins",
    "number",
)
DECIDE = ngettext_lazy(
    "%(number)d demande de ne pas accueillir de stagiaire à décider",
    "%(number)d demandes de ne pas accueillir de stagiaires à décider",
    "number",
)


def to_follow_internships(actor: Actor, day: date) -> list[Waiting]:
    """What someone has to do for internships to take place, by the roles they hold; no query for who has none."""
    found: list[Waiting] = []
    if actor.has(Role.PILOT):
        found += to_watch(day)
    if actor.has(Role.SCHOOL):
        found += to_send_and_sign(actor.organisations_as(Role.SCHOOL), day)
    if actor.has(Role.COMPANY):
        found += to_sign(actor.organisations_as(Role.COMPANY), day)
    return found


def to_watch(day: date) -> list[Waiting]:
    """What the pilot has to decide, or to have done."""
    found = waiting_by(Assignment.objects.all(), "round__campaign", day)
    return [
        line(sentence, found[alert], "internships:aftermath", "internships:campaigns")
        for alert, sentence in (("undecided", DECIDE), ("unreleased", SEND), ("unsigned", SIGN))
    ]


def to_send_and_sign(organisations: set[int], day: date) -> list[Waiting]:
    """What those who refer for schools have to do."""
    seats = Assignment.objects.filter(pupil__school_class__entry__organisation__in=organisations)
    found = waiting_by(seats, "pupil__school_class__entry", day)
    return [
        line(sentence, found[alert], "internships:school_internships", "internships:school_home")
        for alert, sentence in (("unreleased", SEND), ("unsigned", SIGN))
    ]


def to_sign(organisations: set[int], day: date) -> list[Waiting]:
    """What those who refer for companies have to do."""
    seats = Assignment.objects.filter(session__offer__company__organisation__in=organisations)
    found = waiting_by(seats, "round__campaign", day)
    return [line(SIGN, found["unsigned_by_company"], "internships:hosted", "internships:company_home")]


def line(sentence: Any, counts: Mapping[int, int], one: str, several: str) -> Waiting:
    """Return a line that leads to the page of the one place where something waits, else to the page of all."""
    number = sum(counts.values())
    address = reverse(one, args=list(counts)) if len(counts) == 1 else reverse(several)
    return Waiting(sentence % {"number": number}, address, number)
