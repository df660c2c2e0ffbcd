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


def to_review(actor: Actor) -> list[Waiting]:
    """Editions that wait for this person's reading: they alone may say whether an edition is right."""
    if actor.person_id is None:
        return []
    drafts = drafts_in(State.AUDITED, reviewer=actor.person_id)
    sentence = ngettext_lazy(
        "%(number)d édition de l'observatoire attend votre relecture",
        "%(number)d éditions de l'observatoire attendent votre relecture",
        "number",
    )
    return [Waiting(sentence % {"number": len(drafts)}, page_of(drafts, "observatory:review_draft"), len(drafts))]


def to_run_observatory(day: date) -> list[Waiting]:
    """What the pilot has to do for editions to come out, and data to come in."""
    to_protect = ngettext_lazy("%(number)d édition à préparer", "%(number)d éditions à préparer", "number")
    to_sign = ngettext_lazy("%(number)d édition relue, à signer", "%(number)d éditions relues, à signer", "number")
    unanswered = ngettext_lazy(
        "%(number)d demande de données à relancer", "%(number)d demandes de données à relancer", "number"
    )
    begun, reviewed = drafts_in(State.DRAFT), drafts_in(State.REVIEWED)
    due = len(requests_due(day))
    return [
        Waiting(to_sign % {"number": len(reviewed)}, page_of(reviewed, "observatory:sign_draft"), len(reviewed)),
        Waiting(to_protect % {"number": len(begun)}, page_of(begun, "observatory:draft"), len(begun)),
        Waiting(unanswered % {"number": due}, reverse("observatory:requests"), due),
    ]


def drafts_in(state: State, **conditions: object) -> list[int]:
    """Return the ids of the editions in preparation that are in a state."""
    return list(EditionDraft.objects.filter(state=state, **conditions).values_list("pk", flat=True))


def page_of(drafts: Sequence[int], name: str) -> str:
    """Return the page where the one draft is dealt with, else their list."""
    return reverse(name, args=drafts) if len(drafts) == 1 else reverse("observatory:drafts")
