"""The demonstration's call: open, with candidacies at each of their moments. Nobody wrote them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.utils import timezone

from vigie.accounts.models import Membership, Person, Role
from vigie.network.calls.applying import apply
from vigie.network.calls.call_life import create_call, publish_call
from vigie.network.examining.deciding import answer, decide
from vigie.network.examining.letters import drafted
from vigie.network.examining.listing import sent_of
from vigie.network.examining.reading import give_reading, name_reader
from vigie.network.mandates.naming import appoint
from vigie.network.models import Call, Candidacy
from vigie.network.models.calls import new_code
from vigie.network.sealing import Sent
from vigie.territory.models import Commune

TITLE: Final = "Rejoignez le réseau de l'égalité (appel fictif)"
TEXT: Final = (
    "Vous voyez des injustices et vous aimeriez y répondre, sans être spécialiste ? Le réseau vous attend.\n\n"
    "## Ce que vous ferez\n\n"
    "- faire connaître autour de vous les lieux où l'on est écouté ;\n"
    "- relayer les actions du plan dans votre quartier, votre travail ou votre association ;\n"
    "- comme sentinelle, après une formation, recueillir des faits avec méthode.\n\n"
    "## Ce que nous vous offrons\n\n"
    "Une formation de deux jours, un soutien régulier, et le droit d'arrêter à tout moment.\n\n"
    "*Cet appel appartient à la démonstration : rien ne s'y passe vraiment.*"
)
# Name, function, sex, what they write.
CANDIDATES: Final = (
    (
        "Fatou Fictive",
        "sentinel",
        "women",
        "Je tiens une boutique de quartier : les gens me parlent, et je ne sais pas toujours vers qui les envoyer.",
    ),
    (
        "Pierre Fictif",
        "ambassador",
        "men",
        "Délégué du personnel, je voudrais que mon atelier sache ce que dit la loi, et à qui s'adresser.",
    ),
    (
        "Leïla Fictive",
        "sentinel",
        "women",
        "J'ai accompagné des voisines dans leurs démarches de logement. J'ai envie d'apprendre à le faire bien.",
    ),
    (
        "Noé Fictif",
        "ambassador",
        "not_stated",
        "Animateur au club de sport, je vois des enfants mis de côté. Je voudrais en parler avec les autres clubs.",
    ),
    ("Rosa Fictive", "sentinel", "women", "À la retraite, j'ai du temps, de la patience, et je parle trois langues."),
)


def invent_call(pilot: Membership) -> None:
    """Write a call that is open, with candidacies: unread, half read, read, on a waiting list, named."""
    today = timezone.localdate()
    call = Call(
        title=TITLE,
        text=TEXT,
        opens_on=today - timedelta(days=12),
        closes_on=today + timedelta(days=24),
        answer_by=today + timedelta(days=60),
        is_fictitious=True,
    )
    create_call(call=call, by=pilot.person)
    publish_call(call_id=call.pk, by=pilot.person)
    _unread, half, both, waiting, named = [invent_candidacy(call, row, place) for place, row in enumerate(CANDIDATES)]
    readers = people_who_read(pilot.person)
    read(half, readers, pilot.person, (3, None))
    read(both, readers, pilot.person, (4, 2))
    for candidacy, decision in ((waiting, "waiting"), (named, "accepted")):
        read(candidacy, readers, pilot.person, (3, 3))
        decide(candidacy_id=candidacy.pk, decision=decision, reason="Deux avis concordants (fictifs).", by=pilot.person)
    name(named, pilot)


def invent_candidacy(call: Call, row: tuple[str, str, str, str], place: int) -> Candidacy:
    """Send a candidacy, some days ago; nobody is written to."""
    name, function, sex, words = row
    candidacy = apply(
        call_id=call.pk,
        code=new_code(),
        function=function,
        sex=sex,
        commune=Commune.objects.order_by("-population", "pk")[place : place + 1].first(),
        sent=Sent(
            name, f"candidature-{place}@demonstration.example", motivation=words, availability="Deux soirs par mois"
        ),
        is_told=False,
    )
    Candidacy.objects.filter(pk=candidacy.pk).update(received_on=timezone.localdate() - timedelta(days=10 - place))
    return candidacy


def people_who_read(pilot: Person) -> list[Person]:
    """Return two people of the demonstration who read."""
    roles = [Role.CONTRIBUTOR, Role.READER]
    held = Membership.objects.filter(role__in=roles, person__is_fictitious=True, person__is_active=True)
    people = [row.person for row in held.exclude(person=pilot).select_related("person").order_by("person")]
    return list(dict.fromkeys(people))[:2]


def read(candidacy: Candidacy, readers: Sequence[Person], by: Person, marks: Sequence[int | None]) -> None:
    """Have people read, those without a mark named only."""
    for reader, mark in zip(readers, marks, strict=False):
        reading = name_reader(candidacy_id=candidacy.pk, reader=reader, by=by)
        if mark is not None:
            given = {line.pk: mark for line in candidacy.call.grid.all()}
            opinion = "favourable" if mark > 2 else "reserved"
            give_reading(reading_id=reading.pk, marks=given, opinion=opinion, comment="Lecture fictive.")


def name(candidacy: Candidacy, pilot: Membership) -> None:
    """Answer someone who is accepted, and name them: their mandate prepares."""
    candidacy.refresh_from_db()
    sent = sent_of(candidacy)
    if sent is None:
        return
    answer(candidacy_id=candidacy.pk, letter=drafted(candidacy, sent), by=pilot.person)
    communes = [candidacy.commune] if candidacy.commune else []
    mandate = appoint(
        candidacy_id=candidacy.pk,
        organisation=pilot.organisation,
        communes=communes,
        neighbourhoods=[],
        by=pilot.person,
    )
    Person.objects.filter(pk=mandate.person_id).update(is_fictitious=True)
