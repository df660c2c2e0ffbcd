"""The demonstration's label, at the time it is tried: three structures that do not exist, at three moments."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Category, Membership, Organisation, Person, Role
from vigie.label.applying.answering import say, write_answer
from vigie.label.applying.opening import begin, submit
from vigie.label.applying.progress import write_measure, write_plan
from vigie.label.assessing.naming import accept, name_assessor
from vigie.label.assessing.reading import finish, write_reading
from vigie.label.commitment.charters import publish_charter, shipped_text
from vigie.label.deciding.deciding import Sitting, decide
from vigie.label.frameworks.writing import adopt_shipped, open_framework
from vigie.label.models import Application, Commitment, Measure, ProgressPlan
from vigie.training.models import Enrolment, Session
from vigie.training.people import who_of

LABELLED: Final = "Centre social des Peupliers (structure fictive)"
READ: Final = "Résidence des Tilleuls (structure fictive)"
WRITING: Final = "Club sportif des Saules (structure fictive)"
WRITER: Final = ("Noa Fictive", "label@demonstration.example")
# Levels that a structure says, then those that are read, in the order of the criteria; over again when they run out.
SAID: Final = (2, 3, 2, 1, 2, 2, 1, 2, 2, 1, 2, 2, 1, 2, 2, 1)
WRITTEN_SO_FAR: Final = 5


@dataclass(frozen=True)
class Cast:
    """Who makes the label live."""

    pilot: Person
    writer: Person
    assessor: Membership


def prepare_label() -> None:
    """Invent three structures on their way. Running it again adds nothing; without any past session, nothing."""
    pilot = Membership.objects.filter(role=Role.PILOT, person__is_active=True).order_by("person").first()
    session = Session.objects.filter(is_fictitious=True, ends_at__lt=timezone.now()).order_by("starts_at").first()
    assessor = Membership.objects.filter(person__email="autre-structure@demonstration.example").first()
    if not pilot or not session or not assessor or Organisation.objects.filter(name=LABELLED).exists():
        return
    with transaction.atomic():
        charter = publish_charter(text=shipped_text(), actor=pilot.person)
        open_framework(framework=adopt_shipped(actor=pilot.person), actor=pilot.person)
        cast = Cast(pilot.person, invent_writer(), assessor)
        begun = {name: invent_structure(name, cast, session) for name in (LABELLED, READ, WRITING)}
        for application in begun.values():
            Commitment.objects.filter(pk=application.commitment_id, charter=charter).update(is_fictitious=True)
        invent_label(begun[LABELLED], cast)
        invent_reading(begun[READ], cast)
        invent_beginning(begun[WRITING], cast)


def invent_writer() -> Person:
    """Add someone who contributes for the three structures."""
    name, email = WRITER
    return Person.objects.create_user(email, name=name, is_active=True, is_fictitious=True)


def invent_structure(name: str, cast: Cast, session: Session) -> Application:
    """Add a structure that was trained, whose head signed, and that begins."""
    organisation = Organisation.objects.create(name=name, category=Category.ASSOCIATION)
    Membership.objects.create(person=cast.writer, organisation=organisation, role=Role.CONTRIBUTOR)
    record(actor=None, verb="person_invited", on=cast.writer, actor_label="démonstration")
    Enrolment.objects.create(
        session=session,
        rank=session.enrolments.count() + 1,
        who=who_of(email=f"{organisation.pk}@structure-fictive.example"),
        name="Personne fictive",
        organisation=organisation,
        seated_at=session.starts_at,
        presence=Enrolment.Presence.PRESENT,
        is_fictitious=True,
    )
    charter = publish_charter(text=shipped_text(), actor=cast.pilot)
    Commitment.objects.create(
        organisation=organisation,
        charter=charter,
        name="Direction fictive",
        function="directrice (fictive)",
        text_hash=charter.text_hash,
        signed_at=timezone.now() - timedelta(days=60),
        is_fictitious=True,
    )
    return begin(organisation=organisation, actor=cast.writer, is_fictitious=True)


def answer_all(application: Application, cast: Cast) -> None:
    """Say where a structure is on every criterion, and hand in."""
    for place, answer in enumerate(application.answers.order_by("criterion__position")):
        comment = "Réponse inventée pour la démonstration."
        write_answer(answer=answer, level=SAID[place % len(SAID)], comment=comment, actor=cast.writer)
    submit(application=application, actor=cast.writer)


def invent_label(application: Application, cast: Cast) -> None:
    """Take a structure to the label."""
    answer_all(application, cast)
    assessor = cast.assessor.person
    assessment = name_assessor(
        application=application, person=assessor, organisation=cast.assessor.organisation, actor=cast.pilot
    )
    accept(assessment=assessment, actor=assessor)
    for place, criterion in enumerate(application.framework.criteria.all()):
        level = max(SAID[place % len(SAID)], 2 if criterion.is_essential else 0)
        comment = "Lecture inventée pour la démonstration."
        write_reading(assessment=assessment, criterion=criterion, level=level, comment=comment, actor=assessor)
    finish(assessment=assessment, summary="Une démarche solide (texte fictif).", actor=assessor)
    sitting = Sitting(timezone.localdate(), present=5, quorum=3, members="Commission fictive du label")
    words = "Le label est accordé à l'essai ; à suivre : l'accessibilité des documents (texte fictif)."
    decide(application=application, sitting=sitting, outcome="granted", explanation=words, actor=cast.pilot)


def invent_reading(application: Application, cast: Cast) -> None:
    """Take a structure to the outside reading."""
    answer_all(application, cast)
    say(application=application, side="structure", text="Bonne lecture (message fictif).", actor=cast.writer)
    name_assessor(
        application=application,
        person=cast.assessor.person,
        organisation=cast.assessor.organisation,
        actor=cast.pilot,
    )


def invent_beginning(application: Application, cast: Cast) -> None:
    """Let a structure begin, with a plan of progress."""
    for answer in application.answers.order_by("criterion__position")[:WRITTEN_SO_FAR]:
        write_answer(answer=answer, level=1, comment="Réponse inventée.", actor=cast.writer)
    plan = ProgressPlan(
        organisation=application.organisation,
        resistances="Peu de temps, et l'idée que « chez nous, cela n'arrive pas » (texte fictif).",
        fears="Être accusés devant les familles (texte fictif).",
        margins="Les créneaux d'inscription et l'affichage dépendent de nous (texte fictif).",
        balance_of_power="Le bureau décide des tarifs ; la ligue peut aider (texte fictif).",
    )
    write_plan(plan=plan, actor=cast.writer)
    measure = Measure(
        theme="public",
        text="Afficher à l'entrée où parler d'une discrimination (mesure fictive)",
        responsible="Responsable de l'accueil",
        due_on=timezone.localdate() + timedelta(days=45),
    )
    write_measure(organisation=application.organisation, measure=measure, actor=cast.writer)
