"""A turn of the room's work: a report filed through its pages, a referral agreed to, a message sent."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

from benchmarks.reception.killing import Told
from benchmarks.reception.people import hidden, words_of
from benchmarks.reception.scene import make_points, pair_of
from vigie.accounts.models import Person
from vigie.core import outbox
from vigie.core.models import OutboxMessage, OutboxState
from vigie.observatory.models import WaitingFacts
from vigie.support.cases.access import OpenCase
from vigie.support.dialogue.access import enter
from vigie.support.filing.report import tag_of
from vigie.support.models import Case, Compartment, Consent, Receipt, ReceptionPoint, Referral
from vigie.support.referrals.asking import ask_referral
from vigie.support.referrals.consenting import give_consent
from vigie.support.sealing import key_of, read_texts

FIELDS = ["respondent", "story"]


class Room:
    """Two places, those who listen there, and what the process that works said it did."""

    def __init__(self, folder: Path) -> None:
        self.points, self.people = make_points(60, listeners=1)
        self.told, self.number = Told(folder / "told"), 0

    @property
    def listener(self) -> Person:
        return self.people[0]

    def turn(self) -> None:
        """Do one turn, saying each thing once it is acknowledged."""
        words = self.file()
        self.refer(words)
        self.mail()

    def file(self) -> str:
        """File a report through its pages; return the words of its receipt."""
        browser, address = self.browser(), self.address()
        token = hidden(browser.get(address).content.decode(), "token")
        self.told.say("sends", self.number, token)
        words = self.send(token, self.number)
        self.told.say("filed", self.number, words)
        return words

    def send(self, token: str, number: int) -> str:
        """Send the form of a report; return the words that the page gives."""
        answers = {"token": token, "role": "victim", "story": f"Récit {number} .", "respondent": "Une agence"}
        return words_of(self.browser(number).post(self.address(number), answers).content.decode())

    def browser(self, number: int | None = None) -> Client:
        """Return the browser of a person, from an address of her own."""
        at = self.number if number is None else number
        return Client(HTTP_HOST="localhost", REMOTE_ADDR=f"127.7.{at // 250}.{1 + at % 250}")

    def address(self, number: int | None = None) -> str:
        """Return where a report is sent."""
        at = self.number if number is None else number
        return reverse("support:write_report", args=[self.points[at % len(self.points)].pk])

    def refer(self, words: str) -> None:
        """Ask to share a case, and agree to it with its receipt."""
        access = enter(words)
        opened = opened_by(self.listener, access.case)
        destination = ReceptionPoint.objects.exclude(pk=access.case.point_id).order_by("pk")[0]
        referral = ask_referral(
            opened=opened, destination=destination, fields=FIELDS, words="Pourquoi", actor=self.listener
        )
        self.told.say("asked", referral.pk)
        give_consent(referral=referral, fields=FIELDS, shared=access.shared, shared_key=access.key)
        self.told.say("agreed", referral.pk)

    def mail(self) -> None:
        """Write a message, and send it."""
        subject = f"Message-{self.number}-"
        outbox.send(to="lou@exemple.fr", subject=subject, body="Mesure", kind="measure", dedupe_key=subject)
        self.told.say("written", self.number)
        outbox.deliver_due(datetime.now(UTC))
        self.told.say("mailed", self.number)

    def faults(self) -> list[str]:
        """Return what was acknowledged and is lost, what is there twice, and what is there by half."""
        said = self.told.lines()
        return [*self.faults_of_reports(said), *faults_of_referrals(said), *faults_of_messages(said)]

    def faults_of_reports(self, said: list[list[str]]) -> list[str]:
        """Open every receipt given; send again the forms that were cut, as their person would."""
        given = {int(number): " ".join(words) for act, number, *words in said if act == "filed"}
        sent = {int(number): token[0] for act, number, *token in said if act == "sends"}
        for number, token in sent.items():
            again = self.send(token, number)
            if given.setdefault(number, again) != again:
                yield_fault = f"le récit {number} a deux codes"
                return [yield_fault]
        lost = [number for number, words in given.items() if not opens(words, number)]
        found = [f"le récit {number} ne s'ouvre pas" for number in lost]
        facts = sum(len(row.content) for row in WaitingFacts.objects.all())
        if not Case.objects.count() == Receipt.objects.count() == facts == len(sent):
            found.append(f"{Case.objects.count()} dossiers, {facts} faits pour {len(sent)} envois")
        return found


def opens(words: str, number: int) -> bool:
    """Whether a receipt opens its own text, for the person and for who listens."""
    if not Receipt.objects.filter(tag=tag_of(words)).exists():
        return False
    access = enter(words)
    return read_texts(access.shared, access.key)["story"].text == f"Récit {number} ."


def opened_by(person: Person, case: Case) -> OpenCase:
    """Return a case as someone who listens opens it."""
    pair = pair_of(person)
    shared, internal = (case.compartments.get(kind=kind) for kind in ("shared", "internal"))
    return OpenCase(case, shared, key_of(shared, pair, person), internal, key_of(internal, pair, person))


def faults_of_referrals(said: list[list[str]]) -> list[str]:
    """Each referral is asked or agreed, whole; none that was acknowledged is missing."""
    rows = {row.pk: row for row in Referral.objects.select_related("compartment")}
    lost = [f"orientation {key} perdue" for act, key, *_ in said if act == "asked" and int(key) not in rows]
    agreed = {int(key) for act, key, *_ in said if act == "agreed"}
    undone = [f"accord {key} perdu" for key in agreed if rows[key].state != Referral.State.SENT]
    half = [f"orientation {key} à moitié" for key, row in rows.items() if not is_whole(row)]
    named = Referral.objects.exclude(compartment=None).values("compartment")
    if Compartment.objects.filter(kind=Compartment.Kind.REFERRAL).exclude(pk__in=named).exists():
        half.append("un partage sans orientation")
    return lost + undone + half


def is_whole(referral: Referral) -> bool:
    """Whether a referral shares what was agreed, and nothing when nothing was."""
    consents = Consent.objects.filter(referral=referral).count()
    if referral.state == Referral.State.PROPOSED:
        return referral.compartment is None and consents == 0
    fields = {text.field for text in referral.compartment.texts.all()} if referral.compartment else set()
    return consents == 1 and fields == set(FIELDS)


def faults_of_messages(said: list[list[str]]) -> list[str]:
    """No message that was acknowledged is lost, and none left twice."""
    left = "".join(path.read_text() for path in Path(settings.EMAIL_FILE_PATH).glob("*"))
    rows = {row.subject: row.state for row in OutboxMessage.objects.all()}
    lost = [f"message {key} perdu" for act, key, *_ in said if act == "written" and f"Message-{key}-" not in rows]
    for subject, state in rows.items():
        times = left.count(f"Subject: {subject}\n")
        least, most = {OutboxState.SENT: (1, 1), OutboxState.SENDING: (0, 1)}.get(state, (0, 0))
        if not least <= times <= most:
            lost.append(f"{subject} {state} est parti {times} fois")
    return lost
