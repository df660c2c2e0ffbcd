"""Names who assesses, from outside; they accept, or withdraw."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Organisation, Person
from vigie.label.applying.opening import locked_application
from vigie.label.facts import state_of_application
from vigie.label.letters import tell_assessor
from vigie.label.models import Application, Assessment, Reading
from vigie.label.refusing import NotNow, refuse_if
from vigie.label.states import State
from vigie.label.steps import CLOSED, NOT_SENT, READ_ALREADY, Reason, why_not_assess, why_not_judge


def family_of(organisation: Organisation) -> set[int]:
    """Return a structure, the one it is part of, and all the services of both."""
    top = organisation.parent_id or organisation.pk
    return {top, *Organisation.objects.filter(parent=top).values_list("pk", flat=True)}


def places_of(person: Person) -> set[int]:
    """Return the structures someone belongs to today."""
    return set(Membership.objects.current().filter(person=person).values_list("organisation", flat=True))


def why_not_read(person: Person | None, candidate: Organisation, place: int) -> Reason | None:
    """Return why someone may not read a structure today: they, or where they come from, belong to it."""
    family = family_of(candidate)
    places = {place, *(places_of(person) if person else ())}
    return why_not_assess(candidate=candidate.pk, parent=candidate.parent_id, places=places, siblings=family)


def possible_assessors(organisation: Organisation) -> list[Membership]:
    """Return the memberships, one a person, of those who may assess a structure: with an account, from outside."""
    family = family_of(organisation)
    inside = Membership.objects.current().filter(organisation__in=family).values("person")
    held = Membership.objects.current().filter(person__is_active=True).exclude(person__in=inside)
    rows = held.select_related("person", "organisation__parent").order_by("person__name", "person", "pk")
    found: dict[int, Membership] = {}
    for membership in rows:
        found.setdefault(membership.person_id, membership)
    return list(found.values())


def name_assessor(*, application: Application, person: Person, organisation: Organisation, actor: Person) -> Assessment:
    """Name someone of another structure; whoever was named before and has not read is relieved. Raises NotNow.

    Whoever has read and belongs to the structure by now is relieved too.
    """
    today = timezone.localdate()
    with transaction.atomic():
        locked = locked_application(application.pk)
        refuse_if(why_not_name(locked, today))
        candidate = locked.organisation
        refuse_if(why_not_judge(candidate=candidate.pk, places=places_of(actor)))
        refuse_if(why_not_read(person, candidate, organisation.pk))
        left = Q(left_on=None) & ~Q(person=person)
        locked.assessments.filter(left).update(left_on=today)
        if locked.assessments.filter(person=person).exclude(left_on=None).exists():
            raise NotNow(gettext("Cette personne s'est déjà retirée de cette évaluation : choisissez-en une autre."))
        assessment, made = Assessment.objects.get_or_create(
            application=locked,
            person=person,
            defaults={"candidate": candidate, "organisation": organisation, "named_on": today},
        )
        if made:
            record(actor=actor, verb="label_assessor_named", on=locked)
            tell_assessor(assessment)
    return assessment


def why_not_name(application: Application, day: date) -> Reason | None:
    """Return why nobody else may be named on an application read by ``with_facts``."""
    if application.submitted_on is None:
        return NOT_SENT
    if state_of_application(application, day) in {State.SUBMITTED, State.ASSESSING}:
        return None
    if application.closed_on:
        return CLOSED
    held = next(iter(application.standing_assessments))  # type: ignore[attr-defined]
    return None if why_not_read(held.person, application.organisation, held.organisation_id) else READ_ALREADY


def locked_assessment(assessment: Assessment) -> tuple[Application, Assessment]:
    """Return an assessment that stands and its application, locked. Raises NotNow."""
    application = locked_application(assessment.application_id)
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if held.left_on or application.closed_on:
        raise NotNow(gettext("Cette évaluation ne vous est plus confiée, ou la décision est prise."))
    return application, held


def accept(*, assessment: Assessment, actor: Person) -> None:
    """Say that one has no interest in the structure, and begin to read. Raises NotNow."""
    with transaction.atomic():
        application, held = locked_assessment(assessment)
        if held.accepted_on is None:
            refuse_if(why_not_read(held.person, application.organisation, held.organisation_id))
            held.accepted_on = timezone.localdate()
            held.save(update_fields=["accepted_on"])
            record(actor=actor, verb="label_assessment_accepted", on=application)


def withdraw_from(*, assessment: Assessment, actor: Person) -> None:
    """Leave an assessment: an interest, or no time; what was read goes with it. Raises NotNow."""
    with transaction.atomic():
        application, held = locked_assessment(assessment)
        if held.finished_on:
            raise NotNow(gettext("Votre lecture est rendue : prévenez l'équipe qui pilote le plan."))
        Reading.objects.filter(assessment=held).delete()
        held.left_on = timezone.localdate()
        held.save(update_fields=["left_on"])
        record(actor=actor, verb="label_assessment_left", on=application)
