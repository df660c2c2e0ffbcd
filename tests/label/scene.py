"""Structures on their way to the label: a charter, a short framework, and steps taken one by one."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from vigie.accounts.models import Organisation, Person, Role
from vigie.core.sealed_files import seal_upload
from vigie.label.applying.answering import FOLDER, add_evidence, write_answer
from vigie.label.applying.opening import begin, submit
from vigie.label.assessing.naming import accept, name_assessor
from vigie.label.assessing.reading import finish, write_reading
from vigie.label.commitment.charters import publish_charter
from vigie.label.deciding.deciding import Sitting, decide
from vigie.label.frameworks.writing import open_framework
from vigie.label.models import (
    Application,
    Assessment,
    Charter,
    Commitment,
    Criterion,
    Decision,
    Evidence,
    Framework,
    Outcome,
)

TEXT = "## La charte\n\nNous nous engageons."


def make_charter(text: str = TEXT) -> Charter:
    """Return the charter in force."""
    return publish_charter(text=text, actor=None)


def make_framework(*, length: int = 10, essential: int = 1) -> Framework:
    """Return a framework in force, the first criteria essential."""
    number = Framework.objects.count() + 1
    framework = Framework.objects.create(number=number, title=f"Référentiel d'essai {number}")
    Criterion.objects.bulk_create(
        Criterion(
            framework=framework,
            position=place,
            code=f"critere-{place}",
            theme="governance" if place % 2 else "public",
            title=f"Critère {place}",
            question="Que fait-on ?",
            landmark="C'est écrit.",
            proof="Un document.",
            is_essential=place <= essential,
        )
        for place in range(1, length + 1)
    )
    open_framework(framework=framework, actor=None)
    framework.refresh_from_db()
    return framework


def make_contributor(organisation: Organisation | None = None, **fields: Any) -> Person:
    """Return someone who contributes for a structure."""
    organisation = organisation or OrganisationFactory()
    return MembershipFactory(organisation=organisation, role=Role.CONTRIBUTOR, **fields).person


def commit(organisation: Organisation, **fields: Any) -> Commitment:
    """Return the commitment of a structure to the charter in force, as if its head had signed."""
    charter = Charter.objects.first() or make_charter()
    written = {"name": "Ada Direction", "function": "directrice", "text_hash": charter.text_hash, **fields}
    return Commitment.objects.create(organisation=organisation, charter=charter, **written)


def make_application(organisation: Organisation, by: Person) -> Application:
    """Return an application just begun."""
    if not Framework.objects.exclude(opened_on=None).exists():
        make_framework()
    if not organisation.label_commitments.exists():
        commit(organisation)
    return begin(organisation=organisation, actor=by)


def join(application: Application, by: Person, content: bytes = b"Le projet de service.") -> Evidence:
    """Return a file joined to the first answer."""
    upload = seal_upload([content], name="projet.txt", kind="text/plain", folder=FOLDER)
    return add_evidence(answer=application.answers.order_by("pk")[0], upload=upload, actor=by)


def hand_in(application: Application, by: Person, level: int = 2) -> None:
    """Answer all and hand in."""
    for answer in application.answers.all():
        write_answer(answer=answer, level=level, comment="Fait.", actor=by)
    submit(application=application, actor=by)


def make_assessor(**fields: Any) -> Person:
    """Return someone of another structure, with an account."""
    return MembershipFactory(organisation=OrganisationFactory(), role=Role.READER, **fields).person


def name(application: Application, person: Person, by: Person) -> Assessment:
    """Return the assessment of someone named, who has not accepted yet."""
    place = person.memberships.get().organisation
    return name_assessor(application=application, person=person, organisation=place, actor=by)


def assess(application: Application, person: Person, by: Person, level: int = 2) -> Assessment:
    """Return a whole reading by someone named."""
    assessment = name(application, person, by)
    accept(assessment=assessment, actor=person)
    for criterion in application.framework.criteria.all():
        write_reading(assessment=assessment, criterion=criterion, level=level, comment="Lu.", actor=person)
    finish(assessment=assessment, summary="Bien.", actor=person)
    assessment.refresh_from_db()
    return assessment


def sitting(decided_on: date | None = None) -> Sitting:
    """Return a body of named people that reached its quorum."""
    return Sitting(decided_on or timezone.localdate(), present=3, quorum=2, members="La commission d'essai")


def make_labelled(
    organisation: Organisation, by: Person, pilot: Person, outcome: str = Outcome.GRANTED, **signed: Any
) -> Decision:
    """Return the decision taken on a structure that went all the way."""
    if not organisation.label_commitments.exists():
        make_charter()
        commit(organisation, **signed)
    application = make_application(organisation, by)
    join(application, by)
    hand_in(application, by)
    assess(application, make_assessor(), pilot)
    ground = "too_early" if outcome == Outcome.REFUSED else ""
    return decide(
        application=application, sitting=sitting(), outcome=outcome, ground=ground, explanation="Vu.", actor=pilot
    )


def in_days(number: int) -> date:
    """Return a day so many days from today."""
    return timezone.localdate() + timedelta(days=number)
