"""The searchable text of each action: what a search looks into, kept beside the action."""

from collections import defaultdict
from collections.abc import Iterable

from vigie.plan.models import Action, ActionAxis, ActionNote, Participation
from vigie.plan.search import normalise

OWN_TEXTS = (
    "code",
    "name",
    "description",
    "place_text",
    "other_scheme",
    "source_axis_label",
    "timing_text",
    "evaluation_criteria",
    "indicator",
    "expected_effects",
    "unblocking_condition",
)
BATCH = 500


def refresh_search_text(action_ids: Iterable[int]) -> None:
    """Write anew the searchable text of these actions: name, description, bearers, partners, axes, notes.

    To be called in the transaction of whatever changes one of these. Doubts of reading, which only the pilot reads,
    stay out. Five queries for each five hundred actions.
    """
    ids = sorted(set(action_ids))
    for start in range(0, len(ids), BATCH):
        refresh_batch(ids[start : start + BATCH])


def refresh_batch(ids: list[int]) -> None:
    """Write anew the searchable text of one batch of actions."""
    tied = tied_texts(ids)
    actions = list(Action.objects.filter(pk__in=ids).only(*OWN_TEXTS, "off_axis_themes").order_by("pk"))
    for action in actions:
        own = [getattr(action, name) for name in OWN_TEXTS] + [str(theme) for theme in action.off_axis_themes or []]
        action.search_text = normalise(" ".join([*own, *tied[action.pk]]))
    Action.objects.bulk_update(actions, ["search_text"])


def tied_texts(ids: list[int]) -> dict[int, list[str]]:
    """Return, by action, the texts of what is tied to it."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = [
        Participation.objects.filter(action__in=ids).values_list("action", "organisation__name", "name_in_source"),
        ActionAxis.objects.filter(action__in=ids).values_list("action", "axis__code", "axis__title"),
        ActionNote.objects.filter(action__in=ids).values_list("action", "text"),
    ]
    for row in (row for queryset in rows for row in queryset.order_by("pk")):
        found[int(row[0])].extend(str(text) for text in row[1:])
    return found
