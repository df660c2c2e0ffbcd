"""Asking for news of many actions at once: whom to ask, and one message for each person, a link for each action."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from vigie.accounts.models import Membership, Person, Role
from vigie.core.day_words import date_format
from vigie.core.outbox import key_of, send, stored_under
from vigie.plan.models import Action, Participation, Plan, UpdateLink
from vigie.plan.update_links import address_of, body_of, new_link, subject_of

# Someone asked more recently than this is not asked again unless the pilot says so.
ASKED_RECENTLY = timedelta(days=14)


@dataclass(frozen=True)
class NewsRequest:
    """News to ask someone about an action. asked_at: when they were last asked; None for never."""

    person: Person
    action: Action
    asked_at: datetime | None

    def is_recent(self, now: datetime) -> bool:
        """Whether they were asked too recently to be asked again without a thought."""
        return self.asked_at is not None and self.asked_at > now - ASKED_RECENTLY


def people_to_write_to() -> QuerySet[Person]:
    """Return people with an address who have not left: a role today, or named without ever having had one."""
    reachable: QuerySet[Person] = Person.objects.exclude(email=None).filter(erased_at=None)
    held = Membership.objects.filter(person=OuterRef("pk"))
    return reachable.filter(Q(Exists(held.current())) | ~Exists(held))


def contributors_of(organisation_ids: Iterable[int]) -> dict[int, list[Person]]:
    """Return who contributes today in the name of each organisation; a role in a whole one holds in its services."""
    rows = (
        Membership.objects.current()
        .filter(role=Role.CONTRIBUTOR, person__email__isnull=False, person__erased_at=None)
        .select_related("person")
        .prefetch_related("organisation__services")
        .order_by("person__name", "person_id")
    )
    wanted = set(organisation_ids)
    found: dict[int, list[Person]] = {organisation: [] for organisation in wanted}
    for row in rows:
        for place in {row.organisation_id, *(service.pk for service in row.organisation.services.all())} & wanted:
            if row.person not in found[place]:
                found[place].append(row.person)
    return found


def bearers_by_action(actions: Sequence[Action]) -> dict[int, list[int]]:
    """Return the ids of the organisations that carry each action, in their order."""
    rows = Participation.objects.filter(action__in=[action.pk for action in actions], part=Participation.Part.BEARER)
    carried: dict[int, list[int]] = {action.pk: [] for action in actions}
    for action, organisation in rows.order_by("order", "pk").values_list("action_id", "organisation_id"):
        carried[action].append(organisation)
    return carried


def requests_for(actions: Sequence[Action]) -> tuple[list[NewsRequest], list[Action]]:
    """Return whom to ask about each action, and the actions about which nobody can be asked.

    The person who leads it, when they can be written to; otherwise those who contribute for the structures that carry
    it. As many queries whatever the number of actions.
    """
    reachable = {person.pk: person for person in people_to_write_to()}
    carried = bearers_by_action(actions)
    contributors = contributors_of({organisation for ids in carried.values() for organisation in ids})
    asked = last_asked(actions)
    requests, orphans = [], []
    for action in actions:
        lead = reachable.get(action.lead_id) if action.lead_id else None
        people = [lead] if lead else list(dict.fromkeys(p for org in carried[action.pk] for p in contributors[org]))
        requests += [NewsRequest(person, action, asked.get((action.pk, person.pk))) for person in people]
        orphans += [] if people else [action]
    return sorted(requests, key=lambda one: (one.person.name, one.person.pk, one.action.code)), orphans


def last_asked(actions: Sequence[Action]) -> dict[tuple[int, int], datetime]:
    """Return when each person was last sent a link for each action: ``{(action, person): instant}``."""
    rows = UpdateLink.objects.filter(action__in=[action.pk for action in actions]).order_by("created_at")
    return {(action, person): at for action, person, at in rows.values_list("action_id", "person_id", "created_at")}


def by_person(requests: Sequence[NewsRequest]) -> list[tuple[Person, list[NewsRequest]]]:
    """Group requests by person, in the order they come."""
    grouped: dict[Person, list[NewsRequest]] = {}
    for request in requests:
        grouped.setdefault(request.person, []).append(request)
    return list(grouped.items())


def ask_news(*, plan: Plan, requests: Sequence[NewsRequest], actor: Person, batch: str) -> int:
    """Send each person one message with a link for each of their actions; return how many messages are written.

    batch: names this sending, so that confirming the same page twice writes to nobody twice.
    """
    written = 0
    with transaction.atomic():
        # Two confirmations of the same page follow one another.
        Plan.objects.select_for_update().get(pk=plan.pk)
        for person, own in by_person(requests):
            key = f"news:{batch}:{person.pk}"
            if stored_under(key) is None:
                write_request(person, [request.action for request in own], actor, key)
                written += 1
    return written


def write_request(person: Person, actions: Sequence[Action], actor: Person, dedupe_key: str) -> None:
    """Make the links of one person and store their message."""
    links = [new_link(action=action, person=person, actor=actor) for action in actions]
    alone = len(links) == 1
    first, code = links[0]
    send(
        to=str(person.email),
        subject=subject_of(actions[0]) if alone else subject_for(len(links)),
        body=body_of(first, code) if alone else body_for(links),
        kind="update_link",
        # The message of several links leaves even when one of them is revoked: the others still serve.
        about=key_of(first) if alone else "",
        dedupe_key=dedupe_key,
    )


def subject_for(number: int) -> str:
    """Return the subject of a message about several actions."""
    sentence = ngettext("Où en est %(number)d action ?", "Où en sont %(number)d actions ?", number)
    return sentence % {"number": number}


def body_for(links: Sequence[tuple[UpdateLink, str]]) -> str:
    """Return the message that carries several links."""
    lines = [f"– {' '.join(link.action.name.split())}\n  {address_of(code)}" for link, code in links]
    return gettext(
        "Bonjour,\n\n"
        "Où en sont ces actions ? Une minute suffit pour chacune, sans mot de passe :\n\n"
        "%(actions)s\n\n"
        "Ces liens vous sont personnels. Chacun ne sert que pour son action ; ils sont valables jusqu'au %(day)s.\n"
        "Si l'une de ces actions ne vous concerne plus, dites-le à la personne qui pilote le plan.\n"
    ) % {"actions": "\n".join(lines), "day": date_format(timezone.localtime(links[0][0].expires_at))}
