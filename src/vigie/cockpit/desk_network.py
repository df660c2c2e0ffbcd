"""What the network waits for: candidacies to read and decide, nominations, mandates, a look at its extension."""

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.accounts.actor import Actor
from vigie.cockpit.waiting import Waiting
from vigie.network.coverage.gaps import is_review_due
from vigie.network.coverage.reading import last_review
from vigie.network.mandates.holding import charter_in_force, has_signed
from vigie.network.mandates.standing import SOON
from vigie.network.models import Candidacy, Mandate, Nomination, Reading
from vigie.network.rules import MEMBERS


def to_read_candidacies(actor: Actor) -> list[Waiting]:
    """What someone is named to read; no query for a visitor."""
    if actor.person_id is None:
        return []
    waiting = Reading.objects.filter(reader=actor.person_id, given_on=None, conflict_on=None)
    number = waiting.filter(candidacy__decision="", candidacy__forgotten_on=None).count()
    sentence = ngettext_lazy(
        "%(number)d candidature du réseau à lire", "%(number)d candidatures du réseau à lire", "number"
    )
    return [Waiting(sentence % {"number": number}, reverse("network:my_readings"), number)]


def to_be_member(actor: Actor) -> list[Waiting]:
    """What a member has to do themselves: the charter in force to sign."""
    if actor.person_id is None or not actor.has(*MEMBERS):
        return []
    charter = charter_in_force()
    number = int(charter is not None and not has_signed(actor.person_id, charter))
    sentence = ngettext_lazy(
        "%(number)d charte du réseau à lire et à signer", "%(number)d chartes du réseau à lire et à signer", "number"
    )
    return [Waiting(sentence % {"number": number}, reverse("network:own_charter"), number)]


def to_run_network(day: date) -> list[Waiting]:
    """What the pilot has to do in the network."""
    return [*candidacies(), *nominations(), *mandates(day), *extension(day)]


def candidacies() -> list[Waiting]:
    """Candidacies to decide on, and decisions whose answer has not left."""
    page = reverse("network:calls")
    undecided = Candidacy.objects.undecided().count()
    unanswered = Candidacy.objects.exclude(decision="").filter(answered_on=None, forgotten_on=None).count()
    decide = ngettext_lazy(
        "%(number)d candidature du réseau à examiner", "%(number)d candidatures du réseau à examiner", "number"
    )
    answer = ngettext_lazy(
        "%(number)d candidature décidée, à laquelle répondre",
        "%(number)d candidatures décidées, auxquelles répondre",
        "number",
    )
    return [
        Waiting(decide % {"number": undecided}, page, undecided),
        Waiting(answer % {"number": unanswered}, page, unanswered),
    ]


def nominations() -> list[Waiting]:
    """People whom structures name."""
    number = Nomination.objects.filter(state=Nomination.State.WAITING).count()
    sentence = ngettext_lazy(
        "%(number)d désignation d'une structure à confirmer",
        "%(number)d désignations de structures à confirmer",
        "number",
    )
    return [Waiting(sentence % {"number": number}, reverse("network:network"), number)]


def mandates(day: date) -> list[Waiting]:
    """Mandates that end soon without being renewed, and appointed people whose mandate is not given."""
    ending = Mandate.objects.in_force(day).filter(ends_on__lte=day + SOON, ended_on=None, renewal=None).count()
    preparing = Mandate.objects.preparing().count()
    renew = ngettext_lazy(
        "%(number)d mandat du réseau qui se termine bientôt",
        "%(number)d mandats du réseau qui se terminent bientôt",
        "number",
    )
    begin = ngettext_lazy(
        "%(number)d mandat du réseau en préparation", "%(number)d mandats du réseau en préparation", "number"
    )
    page = reverse("network:network")
    return [
        Waiting(renew % {"number": ending}, page, ending),
        Waiting(begin % {"number": preparing}, page, preparing),
    ]


def extension(day: date) -> list[Waiting]:
    """The regular look at the extension of the network (S155), once someone is in it."""
    due = int(Mandate.objects.in_force(day).exists() and is_review_due(last_review(), day))
    sentence = ngettext_lazy(
        "%(number)d point à faire sur l'extension du réseau",
        "%(number)d points à faire sur l'extension du réseau",
        "number",
    )
    return [Waiting(sentence % {"number": due}, reverse("network:coverage"), due)]
