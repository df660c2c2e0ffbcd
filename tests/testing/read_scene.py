"""A campaign whose tests are reported, and people who read what came back."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from tests.factories import MembershipFactory
from tests.testing.scene import freeze, make_campaign, make_target
from tests.vaults import give_vault, pair_of
from vigie.accounts.models import Person, Role, VaultKey
from vigie.testing.coding.naming import name_coder
from vigie.testing.coding.reading import code_outcome
from vigie.testing.coding.validity import decide_validity
from vigie.testing.models import Application, Campaign, Coder, Outcome, Test, Validity, new_code
from vigie.testing.sealing.notes import seal_notes


def make_frozen(pilot: Person, **fields: Any) -> Campaign:
    """Return a campaign whose protocol is frozen. pilot: who holds its key."""
    if not VaultKey.objects.filter(person=pilot).exists():
        give_vault(pilot)
    return freeze(make_campaign(**fields), pilot)


def make_test(
    campaign: Campaign, number: int, *, organisation: str = "Agence d'essai", **fields: Any
) -> list[Application]:
    """Return the applications of a test that was drawn and reported, in the order of their profiles. fields: of all."""
    today = timezone.localdate()
    Campaign.objects.filter(pk=campaign.pk, drawn_on=None).update(drawn_on=today)
    test = Test.objects.create(campaign=campaign, target=make_target(campaign, organisation), number=number)
    letters = list(campaign.messages.all())
    profiles = list(campaign.profiles.all())
    return [
        make_application(
            test,
            profile=profile,
            position=(place - number) % len(profiles) + 1,
            message=letters[(number // 2 + place) % len(letters)],
            **fields,
        )
        for place, profile in enumerate(profiles)
    ]


def make_application(test: Test, **fields: Any) -> Application:
    """Return an application that was sent and reported today."""
    today, code = timezone.localdate(), new_code()
    notes = seal_notes(bytes(test.campaign.public_key), code, {"Ce qui a été dit": f"Réponse à {test.number}"})
    days = {"due_on": today, "sent_on": today, "reported_on": today}
    return Application.objects.create(**{"test": test, "code": code, "sealed_notes": notes, **days, **fields})


def make_sentinel(name: str) -> Person:
    """Return a sentinel with a vault."""
    person = MembershipFactory(role=Role.SENTINEL, person__name=name).person
    give_vault(person)
    return person


def make_coders(campaign: Campaign, pilot: Person, number: int = 2) -> list[Coder]:
    """Return people named to read, the last of whom settles."""
    return [
        name_coder(
            campaign_id=campaign.pk,
            person=make_sentinel(f"Lecture {place}"),
            settles=place == number - 1,
            by=pilot,
            pair=pair_of(pilot),
        )
        for place in range(number)
    ]


def read_twice(application: Application, coders: Sequence[Coder], code: str, other: str = "") -> None:
    """Have the first two read an application, alike unless another code is given."""
    outcomes = {each.code: each for each in Outcome.objects.filter(campaign=coders[0].campaign)}
    for coder, read in zip(coders, (code, other or code), strict=False):
        code_outcome(coder=coder, application_id=application.pk, outcome=outcomes[read])


def make_read_campaign(pilot: Person, cells: Sequence[tuple[str, str]], **fields: Any) -> tuple[Campaign, list[Coder]]:
    """Return a campaign whose tests all count and are read twice. cells: codes of the reference, and of the tested."""
    campaign = make_frozen(pilot, **fields)
    coders = make_coders(campaign, pilot)
    for number, codes in enumerate(cells, 1):
        applications = make_test(campaign, number, organisation=f"Agence {number % 6}")
        for application, code in zip(applications, codes, strict=True):
            read_twice(application, coders, code)
        decide_validity(test_id=applications[0].test_id, validity=Validity.VALID, reason="", by=pilot)
    campaign.refresh_from_db()
    return campaign, coders
