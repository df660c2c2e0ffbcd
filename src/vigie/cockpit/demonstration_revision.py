"""The first version of the real plan, and a fictitious revision with three fictitious proposals."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Organisation, Person, Role
from vigie.plan.models import Action, Plan, Proposal, Revision
from vigie.plan.revision.opening_revisions import open_revision
from vigie.plan.revision.proposed_values import recorded
from vigie.plan.revision.proposing import Draft, propose
from vigie.plan.revision.recording import record_first_version

DAYS_TO_PROPOSE = 45
PURPOSE = "Révision fictive de la démonstration : regarder ce qui a avancé et ce qui manque."
# The action changed, the field, the new words, the reason.
CHANGES = (
    (
        "A17",
        "indicator",
        "Nombre de personnes reçues, dont femmes et hommes",
        "Les permanences se remplissent : il faut pouvoir le montrer.",
    ),
    (
        "A17",
        "timing_text",
        "Chaque semaine, avec un créneau du soir",
        "Le créneau du soir a été demandé par le public.",
    ),
)
NEW_ACTION = {
    "name": "Atelier : lire une offre d'emploi sans préjugé",
    "description": "Deux heures, avec des employeurs.",
}
NEW_REASON = "Les employeurs rencontrés demandent des exemples concrets."


def record_real_version(plan: Plan) -> None:
    """Keep the plan of 2015-2020 as its first version: real, of a date and a body that its source does not give."""
    if not plan.versions.exists():
        record_first_version(plan=plan, actor=None)


def prepare_revision() -> None:
    """Open a revision and let the fictitious contributor propose; running it again changes nothing."""
    plan = Plan.objects.first()
    if plan is None or plan.revisions.exists():
        return
    with transaction.atomic():
        record_real_version(plan)
        add_revision(plan)


def add_revision(plan: Plan) -> None:
    """Open the fictitious revision, whose message to partners waits in the outbox like any other."""
    pilot = Person.objects.filter(memberships__role=Role.PILOT, is_fictitious=True).earliest("pk")
    author = Person.objects.filter(memberships__role=Role.CONTRIBUTOR, is_fictitious=True).earliest("pk")
    today = timezone.localdate()
    revision = open_revision(
        plan=plan,
        actor=pilot,
        year=today.year,
        purpose=PURPOSE,
        proposals_until=today + timedelta(days=DAYS_TO_PROPOSE),
    )
    add_proposals(revision, author)


def add_proposals(revision: Revision, author: Person) -> None:
    """Add three proposals: two on one action, which meet, and a new action."""
    organisation = Organisation.objects.filter(memberships__person=author).earliest("pk")
    for code, field, words, reason in CHANGES:
        action = Action.objects.get(plan=revision.plan, code=code)
        before: dict[str, Any] = {field: recorded(action)[field]}
        draft = Draft(Proposal.Kind.CHANGE, reason, action, {field: words}, before)
        propose(revision=revision, draft=draft, actor=author, organisation=organisation)
    added = Draft(Proposal.Kind.ADD, NEW_REASON, None, NEW_ACTION, {})
    propose(revision=revision, draft=added, actor=author, organisation=organisation)
