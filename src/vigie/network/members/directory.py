"""The living directory of the network (S48): what each member accepts to show, and the structures that commit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.functional import Promise

from vigie.accounts.models import Organisation
from vigie.network.models import Card, Function, Mandate


@dataclass(frozen=True)
class Entry:
    """A member as the directory shows them; what they do not accept to show is empty."""

    name: str
    functions: tuple[str | Promise, ...]
    organisation: str = ""
    places: str = ""
    email: str = ""
    phone: str = ""
    introduction: str = ""
    is_fictitious: bool = False


def entries(day: date, words: str = "") -> list[Entry]:
    """Return the members whose mandate is in force on a day, by name; a fixed number of queries.

    words: looked for in what is shown, and in nothing else.
    """
    held: dict[int, list[Mandate]] = {}
    for mandate in Mandate.objects.in_force(day).told().order_by("person__name", "person", "function"):
        held.setdefault(mandate.person_id, []).append(mandate)
    cards = {card.person_id: card for card in Card.objects.filter(person__in=list(held))}
    found = [entry(mandates, cards.get(person)) for person, mandates in held.items()]
    return [each for each in found if matches(each, words)]


def entry(mandates: list[Mandate], card: Card | None) -> Entry:
    """Return one member, with what their card accepts to show: nothing but name and function without a card."""
    person = mandates[0].person
    card = card or Card()
    return Entry(
        name=person.name,
        functions=tuple(mandate.get_function_display() for mandate in mandates),
        organisation=", ".join(dict.fromkeys(str(each.organisation) for each in mandates))
        if card.shows_organisation
        else "",
        places=places_of(mandates) if card.shows_places else "",
        email=(person.email or "") if card.shows_email else "",
        phone=person.phone if card.shows_phone else "",
        introduction=card.introduction if card.shows_introduction else "",
        is_fictitious=person.is_fictitious,
    )


def places_of(mandates: Iterable[Mandate]) -> str:
    """Return the communes and neighbourhoods where someone acts, in words."""
    names = [place.name for mandate in mandates for place in (*mandate.communes.all(), *mandate.neighbourhoods.all())]
    return ", ".join(dict.fromkeys(names))


def matches(shown: Entry, words: str) -> bool:
    """Whether every word asked for is in what is shown."""
    text = " ".join((shown.name, *map(str, shown.functions), shown.organisation, shown.places, shown.introduction))
    return all(word in text.casefold() for word in words.casefold().split())


@dataclass(frozen=True)
class CommittedStructure:
    """A structure that commits: its members of the network, and the axes of the plan it is committed to."""

    name: str
    ambassadors: int
    sentinels: int
    axes: int


def committed_structures(day: date) -> list[CommittedStructure]:
    """Return the structures that have members of the network, or commitments in the plan, by name. Two queries.

    A member who does not show their structure is not counted in it: it would be found by subtraction.
    """
    shown = Mandate.objects.in_force(day).filter(person__network_card__shows_organisation=True)
    rows = shown.order_by().values_list("organisation", "function")
    members = {(place, function): number for place, function, number in rows.annotate(number=Count("pk"))}
    going = Q(commitments__until=None) | Q(commitments__until__gte=day)
    structures = Organisation.objects.select_related("parent").annotate(
        axes=Count("commitments", filter=going & Q(commitments__isnull=False), distinct=True)
    )
    found = [
        CommittedStructure(
            str(each),
            members.get((each.pk, Function.AMBASSADOR), 0),
            members.get((each.pk, Function.SENTINEL), 0),
            each.axes,
        )
        for each in structures.order_by("name", "pk")
    ]
    return [each for each in found if each.ambassadors or each.sentinels or each.axes]
