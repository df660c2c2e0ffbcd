"""Makes the tests of a fictitious campaign live: targets, lot, testers, what came back, and how it was read."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.utils import timezone

from vigie.accounts.models import Person
from vigie.core.vault.envelopes import KeyPair
from vigie.testing.coding.naming import name_coder
from vigie.testing.field.draw_tests import draw_tests
from vigie.testing.field.targets import NewTarget, add_targets
from vigie.testing.field.testers import give_applications
from vigie.testing.models import Application, Campaign, Coder, Coding, Settlement, Test, Tester, Validity
from vigie.testing.sealing.identities import Identity
from vigie.testing.sealing.notes import seal_notes

AGENCIES: Final = 24
TARGETS: Final = 42
STRATA: Final = ("Valenciennes", "Anzin", "Saint-Saulve")
# Codes that came back to the reference and to the tested profile, as often as they stand here.
PAIRS: Final = (
    *[("visite", "refus")] * 2,
    *[("visite", "silence")] * 3,
    *[("info", "silence")] * 2,
    *[("visite", "visite")] * 5,
    *[("visite", "info")] * 2,
    *[("silence", "silence")] * 4,
    ("refus", "refus"),
    ("silence", "info"),
)
ANSWERS: Final = {
    "refus": "Bonjour, le logement n'est plus disponible. Bonne recherche.",
    "silence": "",
    "info": "Bonjour, merci de votre message. Depuis quand êtes-vous en poste ?",
    "visite": "Bonjour, nous pouvons vous le faire visiter jeudi à 17 h, cela vous convient-il ?",
}
# One reading in so many is another's; one test in so many does not count.
READ_OTHERWISE: Final = 9
NOT_VALID: Final = 13


def prepare_field(campaign: Campaign, testers: Sequence[Person], by: Person) -> None:
    """Add targets, draw the tests, name who tests and give them their applications, as a pilot does."""
    add_targets(campaign_id=campaign.pk, new=[target(number) for number in range(1, TARGETS + 1)], by=by)
    draw_tests(campaign_id=campaign.pk, by=by)
    day = campaign.starts_on
    Tester.objects.bulk_create(
        Tester(campaign=campaign, person=person, trained_on=day, charter_signed_on=day) for person in testers
    )
    give_applications(campaign_id=campaign.pk, by=by)


def target(number: int) -> NewTarget:
    """Return an advertisement that nobody published, of an agency that does not exist."""
    agency = (number - 1) % AGENCIES + 1
    return NewTarget(
        Identity(
            organisation=f"Agence fictive {agency}",
            reference=f"Deux pièces fictif {number}",
            contact=f"agence-{agency}@demonstration.example",
            link=f"https://demonstration.example/annonces/{number}",
        ),
        STRATA[agency % len(STRATA)],
    )


def report_tests(campaign: Campaign, until: int) -> dict[int, str]:
    """Note that tests were sent and reported, up to a number, a few each day; return the code of each application."""
    rows = list(Application.objects.filter(test__campaign=campaign, test__number__lte=until).select_related("test"))
    profiles = {profile.pk: not profile.is_reference for profile in campaign.profiles.all()}
    came_back = what_came_back(until)
    found = {}
    for row in rows:
        code = came_back[row.test.number - 1][profiles[row.profile_id]]
        day = campaign.starts_on + timedelta(days=row.test.number // 2)
        row.due_on = row.sent_on = day
        row.reported_on = day + timedelta(days=7 if code == "silence" else 1)
        row.sealed_notes = seal_notes(bytes(campaign.public_key), row.code, notes_of(code))
        found[row.pk] = code
    Application.objects.bulk_update(rows, ["due_on", "sent_on", "reported_on", "sealed_notes"])
    return found


def what_came_back(number: int) -> list[tuple[str, str]]:
    """Return as many pairs of codes, in an order that shows nothing."""
    pairs = [PAIRS[place % len(PAIRS)] for place in range(number)]
    random.Random(225).shuffle(pairs)  # noqa: S311 - nothing secret is drawn from it
    return pairs


def notes_of(code: str) -> dict[str, str]:
    """Return what a tester told, without interpretation."""
    if not ANSWERS[code]:
        return {"Par quel moyen la réponse est venue": "aucune réponse à ce jour"}
    return {
        "Par quel moyen la réponse est venue": "courriel",
        "Ce qui a été dit ou écrit, mot pour mot": ANSWERS[code],
    }


def send_first(campaign: Campaign, number: int) -> None:
    """Note that everyone who tests began some tests today: their reports are awaited, the other application is open."""
    today = timezone.localdate()
    first = Application.objects.filter(test__campaign=campaign, position=1, sent_on=None).order_by("test__number")
    begun = [each for tester in campaign.testers.all() for each in first.filter(tester=tester)[:number]]
    Application.objects.filter(pk__in=[each.pk for each in begun]).update(sent_on=today)
    Application.objects.filter(test__in=[each.test_id for each in begun], position=2).update(
        opens_at=timezone.now() - timedelta(hours=1), due_on=today + timedelta(days=1)
    )


def decide_tests(campaign: Campaign, until: int, by: Person) -> None:
    """Say of tests, up to a number, whether they count: all but a few."""
    rows = list(campaign.tests.filter(number__lte=until))
    for row in rows:
        row.validity, row.decided_on, row.decided_by = Validity.VALID, timezone.localdate(), by
        if row.number % NOT_VALID == 0:
            row.validity, row.incident = Validity.INVALID, "l'annonce a été retirée entre les deux envois"
            row.validity_reason = "Le second message n'a plus trouvé d'annonce."
    Test.objects.bulk_update(rows, ["validity", "decided_on", "decided_by", "incident", "validity_reason"])


def name_readers(campaign: Campaign, readers: Sequence[Person], by: Person, pair: KeyPair) -> list[Coder]:
    """Name those who read, the last of whom settles. pair: of the pilot's open vault."""
    return [
        name_coder(campaign_id=campaign.pk, person=person, settles=person == readers[-1], by=by, pair=pair)
        for person in readers
    ]


def read_tests(campaign: Campaign, coders: Sequence[Coder], codes: dict[int, str], *, settled: bool) -> None:
    """Note two readings of each application, sometimes different. settled: whether the disagreements are."""
    outcomes = list(campaign.outcomes.order_by("position"))
    places = {outcome.code: place for place, outcome in enumerate(outcomes)}
    first, second = coders
    codings, settlements, today = [], [], timezone.localdate()
    for rank, (application, code) in enumerate(sorted(codes.items()), 1):
        place = places[code]
        other = abs(place - 1) if rank % READ_OTHERWISE == 0 else place
        for coder, seen in ((first, place), (second, other)):
            codings.append(Coding(application_id=application, coder=coder, outcome=outcomes[seen], coded_on=today))
        if other != place:
            reason = (
                "Le livre de codes dit : une date, ou de choisir une date." if code == "visite" else "Relu ensemble."
            )
            settlements.append(
                Settlement(
                    application_id=application, coder=second, outcome=outcomes[place], reason=reason, settled_on=today
                )
            )
    Coding.objects.bulk_create(codings)
    if settled:
        Settlement.objects.bulk_create(settlements)
