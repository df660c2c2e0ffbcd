"""Ties to other strategic documents (S184–S192): which actions they share, and what may be given to their partner."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.models import Action, Linkage, Participation, PublicCopy
from vigie.plan.source_text import PROJECT, said

# Of a cited project, what says neither who nor how many people.
PROJECT_WITHOUT_PEOPLE = frozenset({"name", "programme", "starts_in", "ends_in"})


def share_action(*, linkage: Linkage, action: Action, actor: Person) -> None:
    """Say that an action is shared with a document. Raises ValueError when they are not of the same plan."""
    if action.plan_id != linkage.plan_id:
        raise ValueError("An action is shared with the documents of its own plan")
    write_tie(linkage, action, actor, is_shared=True)


def unshare_action(*, linkage: Linkage, action: Action, actor: Person) -> None:
    """Say that an action is no longer shared with a document; saying it twice changes nothing."""
    write_tie(linkage, action, actor, is_shared=False)


def write_tie(linkage: Linkage, action: Action, actor: Person, *, is_shared: bool) -> None:
    """Write one tie, with its line in the action's history."""
    with transaction.atomic():
        before = [str(one) for one in action.linkages.all()]
        if is_shared:
            action.linkages.add(linkage)
        else:
            action.linkages.remove(linkage)
        after = [str(one) for one in action.linkages.all()]
        if before != after:
            record(actor=actor, verb="action_changed", on=action, changes={"linkages": [before, after]})


@dataclass(frozen=True)
class SharedAction:
    """An action as its partner in another document reads it: words of the plan and organisations, nobody."""

    code: str
    name: str
    axes: tuple[str, ...]
    bearers: tuple[str, ...]
    timing: str
    status: str


@dataclass(frozen=True)
class Sheet:
    """What is given to the partner of a linked document: nothing about anybody, no free note, no count of people.

    referent: a function or a structure; someone's name only where working papers may pass.
    project: what the document cites, as (label, value). keeps_people_out: whether the rule of S186 applies.
    """

    name: str
    plan_title: str
    tie: str
    reference: str
    contribution: str
    referent: str
    sharing: str
    keeps_people_out: bool
    project: tuple[tuple[str, str], ...]
    actions: tuple[SharedAction, ...]


def sheet_of(linkage: Linkage) -> Sheet:
    """Return what the partner of a document may read today.

    Where only what is public may pass, an action that is not open to the public is left out.
    """
    strict = linkage.keeps_people_out
    sharing = Linkage.Sharing.NO_PERSONAL_DATA.label if strict else linkage.get_sharing_display()
    passages = said(linkage.project or {}, PROJECT)
    return Sheet(
        name=linkage.name,
        plan_title=linkage.plan.title,
        tie=linkage.tie,
        reference=linkage.reference,
        contribution=linkage.get_contribution_display(),
        referent=referent_of(linkage),
        sharing=str(sharing),
        keeps_people_out=strict,
        project=tuple(
            (str(passage.label), str(value))
            for passage, value in passages
            if not strict or passage.key in PROJECT_WITHOUT_PEOPLE
        ),
        actions=tuple(shared_action(action) for action in actions_to_give(linkage)),
    )


def referent_of(linkage: Linkage) -> str:
    """Return who is written to: a function, and someone's name only where working papers may pass."""
    if linkage.referent and linkage.sharing == Linkage.Sharing.WORKING_PAPERS and not linkage.keeps_people_out:
        return ", ".join(filter(None, [linkage.referent.name, linkage.referent_label]))
    return linkage.referent_label


def actions_to_give(linkage: Linkage) -> Iterable[Action]:
    """Return the shared actions that may be named to the partner."""
    actions = linkage.actions.order_by("code", "pk")
    if linkage.sharing == Linkage.Sharing.PUBLIC_ONLY:
        opened = PublicCopy.objects.filter(plan=linkage.plan, object_type=PublicCopy.ObjectType.ACTION)
        actions = actions.filter(pk__in=opened.values("object_id"))
    return actions.prefetch_related("participations__organisation__parent", "axis_links__axis")


def shared_action(action: Action) -> SharedAction:
    """Return an action with the fields that name nobody, and only them."""
    bearers = [one for one in action.participations.all() if one.part == Participation.Part.BEARER]
    return SharedAction(
        code=action.code,
        name=action.name,
        axes=tuple(link.axis.code for link in action.axis_links.all()),
        bearers=tuple(str(one.organisation) for one in bearers),
        timing=action.timing.in_words(),
        status=action.get_status_display(),
    )
