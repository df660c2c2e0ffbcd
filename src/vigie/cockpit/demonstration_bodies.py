"""The demonstration's bodies: those of the real plan, where people who do not exist sit."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Organisation, Person, Role
from vigie.plan.bodies.alerts import raise_alert
from vigie.plan.bodies.naming import PILOTING, STEERING, THEMATIC, WATCH, WORKING
from vigie.plan.bodies.seats import add_seat
from vigie.plan.bodies.taking_over import proposals_of, take_over
from vigie.plan.models import Alert, Body, BodyMember, Plan

LABEL = "démonstration"
# Enough for the watch group to be plural; nobody can take these names for real ones.
GROUPS = ("Groupe fictif A", "Groupe fictif B")
SECOND_ELECTED_MEMBER = ("Ariel Fictif", "elu-2@demonstration.example")
# Of the piloting group, « CCI » stays empty, as no organisation of the plan is one: the alert shows.
PILOTING_SEATS = (("Collèges et lycées", "Éducation nationale"), ("Entreprises", "Entreprises du territoire"))
PARENT = ("Parents d'élèves", "Morgan Fictif", "parent@demonstration.example")
# The month in which the groups on equality began to meet (S172); the source gives no more.
EQUALITY_GROUPS_FROM = "2015-03"


def prepare_bodies() -> None:
    """Take over the bodies of the plan and seat fictitious people there. Running it again adds nothing."""
    plan = Plan.objects.first()
    if plan is None or Body.objects.exists():
        return
    with transaction.atomic():
        kinds = {place: proposal.named.kind for place, proposal in enumerate(proposals_of(plan))}
        take_over(plan=plan, kinds=kinds, actor=None, actor_label=LABEL)
        Body.objects.filter(kind=THEMATIC).update(installed_on=EQUALITY_GROUPS_FROM)
        seat_working_group()
        seat_watch_group()
        seat_piloting_group()
        seat_one(Body.objects.filter(kind=STEERING).first(), person=cast(Role.PILOT), is_runner=True)


def cast(role: Role) -> Person:
    """Return the fictitious person who holds a role, the first one added."""
    return Person.objects.filter(memberships__role=role, is_fictitious=True).earliest("pk")


def seat_one(body: Body | None, **fields: object) -> None:
    """Seat someone since the beginning of last year; nothing when the plan has no such body."""
    if body is None:
        return
    since = date(timezone.localdate().year - 1, 1, 15)
    seat = BodyMember(body=body, is_fictitious=True, **fields)
    add_seat(seat=seat, actor=None, day=since, actor_label=LABEL)


def seat_working_group() -> None:
    """Seat the fictitious partners in the plan's own working group, each for their organisation."""
    body = Body.objects.filter(kind=WORKING, min_meetings_per_year__isnull=False).first()
    if body is None:
        return
    seat_one(body, person=cast(Role.PILOT), is_runner=True, capacity="chargée de mission")
    for person in Person.objects.filter(is_fictitious=True, memberships__role__in=[Role.CONTRIBUTOR, Role.READER]):
        membership = person.memberships.select_related("organisation").earliest("pk")
        seat_one(body, person=person, organisation=membership.organisation, capacity=membership.job_title)


def seat_watch_group() -> None:
    """Seat two fictitious elected members of two invented groups, one of whom raises an alert (S86)."""
    body = Body.objects.filter(kind=WATCH).first()
    if body is None:
        return
    first = cast(Role.ELECTED_MEMBER)
    for person, group in zip((first, second_elected_member(first)), GROUPS, strict=True):
        seat_one(body, person=person, political_group=group, capacity="conseil communautaire")
    Body.objects.filter(pk=body.pk).update(referent=first)
    alert = Alert(
        body=body,
        title="Des stages de troisième refusés sans réponse",
        text="Plusieurs familles nous disent que leurs demandes de stage restent sans réponse. "
        "Le groupe demande que ce point soit mis à l'ordre du jour et que l'on sache combien d'élèves sont concernés.",
    )
    raised = raise_alert(alert=alert, actor=first)
    Alert.objects.filter(pk=raised.pk).update(raised_on=timezone.localdate() - timedelta(days=20))


def second_elected_member(first: Person) -> Person:
    """Return a second fictitious elected member, without an account, in the assembly of the first."""
    name, email = SECOND_ELECTED_MEMBER
    person, is_new = Person.objects.get_or_create(email=email, defaults={"name": name, "is_fictitious": True})
    if is_new:
        place = first.memberships.filter(role=Role.ELECTED_MEMBER).earliest("pk")
        person.memberships.create(organisation=place.organisation, role=Role.ELECTED_MEMBER, job_title="Conseiller")
    return person


def seat_piloting_group() -> None:
    """Fill the required categories of the piloting group, all but one (S129, S140)."""
    body = Body.objects.filter(kind=PILOTING).first()
    if body is None:
        return
    for name, organisation_name in PILOTING_SEATS:
        organisation = Organisation.objects.filter(name=organisation_name).first()
        if organisation:
            seat_one(body, organisation=organisation, category=body.categories.filter(name=name).first())
    name, parent_name, email = PARENT
    parent, _is_new = Person.objects.get_or_create(email=email, defaults={"name": parent_name, "is_fictitious": True})
    seat_one(body, person=parent, category=body.categories.filter(name=name).first(), capacity="parent d'élève")
