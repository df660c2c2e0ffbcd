"""Cases under way at two points that refer to each other: what every page of the staff is looked at with."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from tests.support.case_scene import Filed, file_case
from tests.support.conftest import Listener, listening_at
from vigie.accounts.models import Person
from vigie.support.cases.article_40_views import keep_sheet
from vigie.support.cases.following import answer_person, write_note
from vigie.support.cases.planning import add_step, qualify_case
from vigie.support.cases.qualification import Evidence, Qualification
from vigie.support.letters.drafts import first_texts, save_draft
from vigie.support.letters.facts_of_case import facts_of
from vigie.support.models import Compartment, ReceptionPoint, Referral
from vigie.support.referrals.asking import ask_referral
from vigie.support.referrals.consenting import give_consent
from vigie.support.sealing import write_next


def add_cases(listener: Person, other: Person) -> SimpleNamespace:
    """Return a case that the first follows and refers to the second, one that the second refers to the first.

    Each listens at a point of their own organisation.
    """
    sides = [side_of(person, name) for person, name in ((listener, "Accueil du Parc"), (other, "Permanence du Quai"))]
    (here, mine), (there, theirs) = sides
    case = worked_case(here, mine)
    referral = referred(case, mine, there, {"story", "contact", "file"})
    elsewhere = file_case(there, tag=b"e" * 32)
    received = referred(elsewhere, theirs, here, {"story", "felt"})
    unanswered = file_case(here, tag=b"n" * 32).case
    shared = case.case.compartments.get(kind=Compartment.Kind.SHARED)
    return SimpleNamespace(
        point=here,
        case=case.case,
        person=case.person,
        unanswered=unanswered,
        task=case.case.tasks.filter(kind="step").first(),
        file=shared.files.first(),
        referral=referral,
        received=received,
        received_file=referral.compartment.files.first(),
    )


def side_of(person: Person, name: str) -> tuple[ReceptionPoint, Listener]:
    """Make someone listen at a point of their organisation."""
    organisation = person.memberships.get().organisation
    point, _ = ReceptionPoint.objects.get_or_create(name=name, defaults={"organisation": organisation})
    return point, listening_at(point, person)


def worked_case(point: ReceptionPoint, listener: Listener) -> Filed:
    """File a case and do a little of everything in it."""
    filed, today = file_case(point, tag=b"c" * 32, with_file=True), timezone.localdate()
    opened, actor = filed.opened_by(listener), listener.person
    write_next(opened.shared, opened.shared_key, "message", "Avez-vous lu mon message ?", by_person=True)
    answer_person(opened=opened, text="Oui, merci de votre confiance.", waits_for_her=True, actor=actor)
    write_note(opened=opened, text="Demander l'annonce.", actor=actor)
    proofs = (Evidence("Capture de l'annonce", "held", "dans ses fichiers"), Evidence("Courriel", "to_ask"))
    qualification = Qualification(
        criteria=("origin",), domain="housing", type="direct", facts=today, evidence=proofs, witnesses=("Tom Témoin",)
    )
    qualify_case(opened=opened, qualification=qualification, actor=actor)
    day = today - timedelta(days=2)
    add_step(opened=opened, kind="step", words="Appeler l'agence", due_on=day, assigned_to=actor, actor=actor)
    save_draft(opened.shared, opened.shared_key, "prosecutor", first_texts("prosecutor", facts_of(opened)))
    keep_sheet(opened=opened, decision="ask", reasons="À voir avec la juriste.", acts_as="", actor=actor)
    return filed


def referred(filed: Filed, listener: Listener, destination: ReceptionPoint, fields: set[str]) -> Referral:
    """Refer a case to another point, with her agreement."""
    opened = filed.opened_by(listener)
    words = "Une juriste pourra vous aider."
    referral = ask_referral(opened=opened, destination=destination, fields=fields, words=words, actor=listener.person)
    give_consent(referral=referral, fields=fields, shared=opened.shared, shared_key=opened.shared_key)
    referral.refresh_from_db()
    return referral
