"""What the observatory waits for: an edition to review, to protect, to sign; data that were asked and do not come."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.accounts.actor import Actor
from vigie.cockpit.waiting import Waiting
from vigie.observatory.models import EditionDraft
from vigie.observatory.sources.requesting import requests_due

State = EditionDraft.State
# What the pilot does with an edition in each state, and where.
STEPS = (
    (
        State.REVIEWED,
        ngettext_lazy("%(number)d édition relue, à signer", "%(number)d éditions relues, à signer", "number"),
        "observatory:sign_draft",
    ),
    (
        State.PROTECTED,
        ngettext_lazy(
            "%(number)d édition à revoir : l'audit a trouvé un défaut",
            "%(number)d éditions à revoir : l'audit a trouvé un défaut",
            "number",
        ),
        "observatory:draft",
    ),
    (
        State.DRAFT,
        ngettext_lazy("%(number)d édition à préparer", "%(number)d éditions à préparer", "number"),
        "observatory:draft",
    ),
)


def to_review(actor: Actor) -> list[Waiting]:
    """Editions that wait for this person's reading: they alone may say whether an edition is right."""
    if actor.person_id is None:
        return []
    drafts = list(
        EditionDraft.objects.filter(state=State.AUDITED, reviewer=actor.person_id).values_list("pk", flat=True)
    )
    sentence = ngettext_lazy(
        "%(number)d édition de l'observatoire attend votre relecture",
        "%(number)d éditions de l'observatoire attendent votre relecture",
        "number",
    )
    return [Waiting(sentence % {"number": len(drafts)}, page_of(drafts, "observatory:review_draft"), len(drafts))]


def to_run_observatory(day: date) -> list[Waiting]:
    """What the pilot has to do for editions to come out, and data to come in."""
    found = []
    drafts = list(EditionDraft.objects.values_list("pk", "state"))
    for state, sentence, page in STEPS:
        keys = [key for key, held in drafts if held == state]
        found.append(Waiting(sentence % {"number": len(keys)}, page_of(keys, page), len(keys)))
    due = len(requests_due(day))
    unanswered = ngettext_lazy(
        "%(number)d demande de données à relancer", "%(number)d demandes de données à relancer", "number"
    )
    return [*found, Waiting(unanswered % {"number": due}, reverse("observatory:requests"), due)]


def page_of(drafts: Sequence[int], name: str) -> str:
    """Return the page where the one draft is dealt with, else their list."""
    return reverse(name, args=drafts) if len(drafts) == 1 else reverse("observatory:drafts")
