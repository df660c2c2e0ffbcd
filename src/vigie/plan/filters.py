"""The filters of the collections of actions: what may be asked for, how it is read, and what it keeps."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.actor import Actor
from vigie.plan.filter_options import Options, choices_of
from vigie.plan.models import Action, ActionAxis, ActionPublic, Participation
from vigie.plan.progress import State
from vigie.plan.search import words_of
from vigie.plan.selection import ActionQuerySet

# The value of a filter that keeps actions which say nothing on its subject.
NONE = "aucun"
# The value of the filter on bearers that stands for the reader's own organisations.
MINE = "moi"
DEFAULT_ORDER = "code"

ORDERS: dict[str, tuple[str | Promise, tuple[str | OrderBy, ...]]] = {
    "code": (_("code"), ("code",)),
    "nom": (_("intitulé"), ("name",)),
    "echeance": (_("échéance la plus proche"), (F("last_day").asc(nulls_last=True), "code")),
    "debut": (_("début le plus récent"), (F("first_day").desc(nulls_last=True), "code")),
    "statut": (_("statut"), ("status", "code")),
    "modification": (_("modifiées récemment"), ("-updated_at",)),
}


@dataclass(frozen=True)
class Asked:
    """Whatever a condition may need to know besides its value: who asks, and the day."""

    actor: Actor
    day: date


Condition = Callable[[ActionQuerySet, str, Asked], ActionQuerySet]


@dataclass(frozen=True)
class Filter:
    """One filter. name: in the query string. none_label: how the absence of the subject is said, empty when moot."""

    name: str
    label: str | Promise
    condition: Condition
    none_label: str | Promise = ""
    is_repeatable: bool = False
    is_for_pilot: bool = False


@dataclass(frozen=True)
class Chosen:
    """A filter in force: its value, and both in words."""

    name: str
    value: str
    label: str
    value_label: str


@dataclass
class Selection:
    """What was asked for, as understood. refusals: sentences on what was not understood, and therefore ignored."""

    chosen: list[Chosen] = field(default_factory=list)
    words: str = ""
    order: str = DEFAULT_ORDER
    refusals: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether every action is kept."""
        return not self.chosen and not self.words


def by_axis(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    links = ActionAxis.objects.all() if value == NONE else ActionAxis.objects.filter(axis__pk=value)
    return keep(actions, links.values("action"), value)


def by_priority(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    return by_link(actions, "priorities", "priority", value)


def by_marker(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    return by_link(actions, "markers", "marker", value)


def by_domain(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    return by_link(actions, "domains", "domain__code", value)


def by_bearer(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    if value == MINE:
        return actions.carried_by(organisation for organisation, _role in asked.actor.organisations)
    return by_part(actions, Participation.Part.BEARER, value)


def by_partner(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    return by_part(actions, Participation.Part.PARTNER, value)


def by_part(actions: ActionQuerySet, part: str, value: str) -> ActionQuerySet:
    """Keep actions in which an organisation, or one of its services, holds a part."""
    rows = Participation.objects.filter(part=part)
    if value != NONE:
        rows = rows.filter(Q(organisation=value) | Q(organisation__parent=value))
    return keep(actions, rows.values("action"), value)


def by_commune(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    """Keep actions that take place in a commune, or in a priority neighbourhood of it."""
    direct, through_neighbourhood = Action.communes.through.objects, Action.neighbourhoods.through.objects
    if value == NONE:
        return actions.exclude(pk__in=direct.values("action")).exclude(pk__in=through_neighbourhood.values("action"))
    return actions.filter(
        Q(pk__in=direct.filter(commune__insee_code=value).values("action"))
        | Q(pk__in=through_neighbourhood.filter(priorityneighbourhood__communes__insee_code=value).values("action"))
    )


def by_neighbourhood(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    return by_link(actions, "neighbourhoods", "priorityneighbourhood", value)


def by_pillar(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    return actions.filter(pillar=None) if value == NONE else actions.filter(pillar__pk=value)


def by_status(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    return actions.filter(status=value)


def by_nature(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    return actions.filter(nature="" if value == NONE else value)


def by_public(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    rows = ActionPublic.objects.all() if value == NONE else ActionPublic.objects.filter(public=value)
    return keep(actions, rows.values("action"), value)


def by_state(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    return actions.in_state(State(value), asked.day)


def by_doubt(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    """Keep actions whose reading of the source is doubtful: a deduced axis, or a note of whoever read it."""
    if value == "note":
        return actions.exclude(source_notes="")
    doubtful = ActionAxis.objects.filter(classification="deduced", confirmed_at=None)
    return actions.filter(pk__in=doubtful.values("action"))


def by_timing(actions: ActionQuerySet, value: str, asked: Asked) -> ActionQuerySet:
    """Keep actions by one of the forms of a deadline; the value is the name of a flag of ``Timing``."""
    return actions.filter(**{value: True})


def by_link(actions: ActionQuerySet, name: str, target: str, value: str) -> ActionQuerySet:
    """Keep actions by a many-to-many field, without repeating an action tied twice."""
    rows = getattr(Action, name).through.objects.all()
    return keep(actions, (rows if value == NONE else rows.filter(**{target: value})).values("action"), value)


def keep(actions: ActionQuerySet, found: "QuerySet[Any, Any]", value: str) -> ActionQuerySet:
    """Keep the actions found or, for « aucun », the others."""
    return actions.exclude(pk__in=found) if value == NONE else actions.filter(pk__in=found)


FILTERS = (
    Filter("etat", _("à surveiller"), by_state, is_repeatable=True),
    Filter("statut", _("statut"), by_status),
    Filter("echeance", _("forme d'échéance"), by_timing),
    Filter("axe", _("axe"), by_axis, _("sans axe")),
    Filter("priorite", _("priorité"), by_priority, _("sans priorité")),
    Filter("porteur", _("structure porteuse"), by_bearer, _("sans structure porteuse")),
    Filter("partenaire", _("partenaire"), by_partner, _("sans partenaire")),
    Filter("commune", _("commune"), by_commune, _("sans commune ni quartier")),
    Filter("quartier", _("quartier prioritaire"), by_neighbourhood, _("hors quartier prioritaire")),
    Filter("marqueur", _("priorité transversale"), by_marker, _("sans priorité transversale")),
    Filter("pilier", _("pilier"), by_pillar, _("sans pilier")),
    Filter("nature", _("nature"), by_nature, _("nature non renseignée")),
    Filter("public", _("public touché"), by_public, _("public non renseigné")),
    Filter("domaine", _("domaine"), by_domain, _("domaine non renseigné")),
    Filter("doute", _("lecture de la source"), by_doubt, is_for_pilot=True),
)
KNOWN = {each.name: each for each in FILTERS}


def read_selection(query: QueryDict, choices: dict[str, Options]) -> Selection:
    """Read what a query string asks for. What is not understood is left out, with a sentence that says so.

    choices: by filter, the values that may be asked for (see `choices_for`).
    """
    selection = Selection(words=" ".join(query.get("q", "").replace("\x00", " ").split())[:200])
    for each in FILTERS:
        values = [value for value in dict.fromkeys(query.getlist(each.name)) if value]
        for value in values if each.is_repeatable else values[-1:]:
            labels = dict(choices.get(each.name, ()))
            if value in labels:
                selection.chosen.append(Chosen(each.name, value, str(each.label), str(labels[value])))
            else:
                selection.refusals.append(refusal(each, value))
    order = query.get("tri") or DEFAULT_ORDER
    if order in ORDERS:
        selection.order = order
    else:
        selection.refusals.append(gettext("Ce tri n'existe pas\u00a0: la liste est rangée par code."))
    return selection


def refusal(asked: Filter, value: str) -> str:
    """Say that a value does not exist; long values are cut."""
    return gettext("Le filtre « %(filter)s » ne connaît pas « %(value)s »\u00a0: il a été ignoré.") % {
        "filter": asked.label,
        "value": value if len(value) <= 40 else value[:39] + "…",
    }


def choices_for(plan_id: int | None, actor: Actor, *, is_pilot: bool) -> dict[str, Options]:
    """Return the values of each filter open to this reader, « aucun » included where it has a meaning."""
    offered = choices_of(plan_id)
    if actor.organisations:
        offered["porteur"] = [(MINE, gettext("ma structure")), *offered["porteur"]]
    return {
        each.name: [*offered[each.name], *([(NONE, str(each.none_label))] if each.none_label else [])]
        for each in FILTERS
        if is_pilot or not each.is_for_pilot
    }


def select(actions: ActionQuerySet, selection: Selection, asked: Asked) -> ActionQuerySet:
    """Keep the actions that pass every filter and hold every word, in the order asked for."""
    for chosen in selection.chosen:
        actions = KNOWN[chosen.name].condition(actions, chosen.value, asked)
    actions = holding(actions, words_of(selection.words))
    return actions.order_by(*ORDERS[selection.order][1], "pk")


def holding(actions: ActionQuerySet, words: Iterable[str]) -> ActionQuerySet:
    """Keep the actions whose searchable text holds every word; the database's wildcards mean nothing special."""
    for word in words:
        actions = actions.filter(search_text__contains=word)
    return actions
