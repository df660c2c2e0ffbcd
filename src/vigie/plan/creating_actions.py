"""Creates and deletes actions; what is tied to an action by no list of its own is tied here."""

import re
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.access import Reason
from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.plan.changing_actions import change_action
from vigie.plan.models import Action, Axis, HistoryItem, Linkage, Plan, PublicCopy
from vigie.plan.search_index import refresh_search_text


def next_code(codes: Iterable[str]) -> str:
    """Return the code that follows the highest « A19 » of some codes; « A01 » when there is none."""
    numbers = [int(match[1]) for code in codes if (match := re.fullmatch(r"A([0-9]{1,6})", code))]
    return f"A{max(numbers, default=0) + 1:02}"


def create_action(
    *, plan: Plan, code: str, name: str, axes: Iterable[Axis], bearers: Iterable[Organisation], actor: Person
) -> Action:
    """Create an action of a plan, with its axes and the organisations that carry it.

    Raises ValueError, with a French sentence, when the code is taken.
    """
    with transaction.atomic():
        if plan.actions.filter(code=code).exists():
            raise ValueError(gettext("Une autre action du plan porte déjà le code %(code)s.") % {"code": code})
        action = Action.objects.create(plan=plan, code=code, name=name)
        record(actor=actor, verb="action_created", on=action)
        change_action(action=action, actor=actor, changes={"axes": list(axes), "bearers": list(bearers)})
        refresh_search_text([action.pk])
    return action


def reason_not_to_delete(action: Action) -> Reason:
    """Say why an action must stay: what was said of it would be lost."""
    if action.notes.exists():
        return gettext(
            "Cette action a des notes : elle fait partie de l'histoire du plan. Donnez-lui plutôt le statut "
            "« abandonnée » ou « terminée »."
        )
    return None


def delete_action(*, action: Action, actor: Person) -> None:
    """Delete an action and its public copy. Raises ValueError, with a French sentence, when it has notes."""
    with transaction.atomic():
        reason = reason_not_to_delete(action)
        if reason:
            raise ValueError(reason)
        copies = PublicCopy.objects.filter(plan=action.plan, object_type=PublicCopy.ObjectType.ACTION)
        copies.filter(object_id=action.pk).delete()
        record(actor=actor, verb="action_deleted", on=action, changes={"name": [f"{action.code} – {action.name}", ""]})
        action.delete()


def tie_action(*, action: Action, linkages: Iterable[Linkage], aims: Iterable[HistoryItem], actor: Person) -> None:
    """Say which other documents an action is shared with, and which earlier aims it serves (S33, S184)."""
    wanted: dict[str, list[Any]] = {"linkages": list(linkages), "served_aims": list(aims)}
    with transaction.atomic():
        changes = {}
        for name, chosen in wanted.items():
            held = list(getattr(action, name).all())
            if set(held) != set(chosen):
                getattr(action, name).set(chosen)
                changes[name] = [[str(item) for item in held], [str(item) for item in chosen]]
        if changes:
            record(actor=actor, verb="action_changed", on=action, changes=changes)
