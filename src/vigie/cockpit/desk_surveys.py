"""What surveys wait for: results to freeze, by those who were named for it."""

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.accounts.actor import Actor
from vigie.cockpit.waiting import Waiting
from vigie.surveys.models import SurveyRight, Wave


def to_freeze(actor: Actor) -> list[Waiting]:
    """Closed waves whose results this person may freeze, and that nobody has."""
    if actor.person_id is None:
        return []
    named = SurveyRight.objects.filter(person=actor.person_id, right=SurveyRight.Right.ANALYSE).values("survey")
    closed = Wave.objects.filter(survey__in=named, closed_on__isnull=False, purged_on=None, results=None)
    found = list(closed.values_list("survey", flat=True))
    sentence = ngettext_lazy(
        "%(number)d vague d'enquête close, aux résultats à figer",
        "%(number)d vagues d'enquête closes, aux résultats à figer",
        "number",
    )
    page = reverse("surveys:results", args=found[:1]) if len(set(found)) == 1 else reverse("surveys:surveys")
    return [Waiting(sentence % {"number": len(found)}, page, len(found))]
