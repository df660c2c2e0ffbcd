"""How far a campaign is: counts and a lot that was even, or not; nothing of what came back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext

from vigie.core.tables import grouped
from vigie.testing.campaigns.size_words import shared_told
from vigie.testing.campaigns.sizing import level_of_each
from vigie.testing.coding.looking import why_not_now
from vigie.testing.coding.reading import READINGS, reported, still_to_code, unsettled
from vigie.testing.field.attesting import lacking_attestation
from vigie.testing.models import Application, Campaign, Look, Validity


@dataclass(frozen=True)
class Balance:
    """How often a profile goes first, and by variant of message."""

    profile: str
    applications: int
    first: int
    by_message: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Following:
    """Counts of a campaign. lines: (label, done, out of). unattested: applications sent that lack the attestation that
    the mode asks for, none where it asks for none. refusal: why the next look may not be taken."""

    lines: Sequence[tuple[str, int, int]]
    abandoned: int
    unattested: int
    still_to_code: int
    unsettled: int
    undecided: int
    messages: Sequence[str]
    balance: Sequence[Balance]
    powers: Sequence[str]
    looks: Sequence[Look]
    next_look: int
    refusal: str


def following_of(campaign: Campaign) -> Following:
    """Return how far a campaign is. The number of queries does not grow with it."""
    counts, valid = _counts(campaign), campaign.tests.filter(validity=Validity.VALID).count()
    looks = list(campaign.looks_taken.order_by("number"))
    letters = list(campaign.messages.values_list("letter", flat=True))
    refusal = why_not_now(campaign)
    return Following(
        lines=[
            (gettext("Candidatures faites"), counts["sent"], counts["all"]),
            (gettext("Comptes rendus"), counts["reported"], counts["all"]),
            (gettext("Lues deux fois"), _read_twice(campaign), counts["reported"]),
            (gettext("Tests valables, sur ce qui est prévu"), valid, campaign.planned),
        ],
        abandoned=counts["abandoned"],
        unattested=lacking_attestation(Application.objects.filter(test__campaign=campaign)).count(),
        still_to_code=still_to_code(campaign),
        unsettled=unsettled(campaign).count(),
        undecided=campaign.tests.filter(validity=Validity.UNDECIDED).count(),
        messages=letters,
        balance=balance_of(campaign, letters),
        powers=powers_told(campaign, valid),
        looks=looks,
        next_look=len(looks) + 1 if len(looks) < campaign.looks and not campaign.ended_on else 0,
        refusal=refusal,
    )


def _counts(campaign: Campaign) -> dict[str, int]:
    counts: dict[str, int] = Application.objects.filter(test__campaign=campaign).aggregate(
        all=Count("pk"),
        sent=Count("pk", filter=Q(sent_on__isnull=False)),
        reported=Count("pk", filter=Q(reported_on__isnull=False, abandoned="")),
        abandoned=Count("pk", filter=~Q(abandoned="")),
    )
    return counts


def _read_twice(campaign: Campaign) -> int:
    return reported(campaign).annotate(readings=Count("codings")).filter(readings=READINGS).count()


def balance_of(campaign: Campaign, letters: Sequence[str]) -> list[Balance]:
    """Return what the lot gave each profile. letters: of the variants of messages."""
    rows = campaign.profiles.order_by("letter").annotate(
        drawn=Count("applications"),
        first=Count("applications", filter=Q(applications__position=1)),
        **{
            f"message_{place}": Count("applications", filter=Q(applications__message__letter=letter))
            for place, letter in enumerate(letters)
        },
    )
    return [
        Balance(
            str(row),
            row.drawn,
            row.first,
            tuple((letter, getattr(row, f"message_{place}")) for place, letter in enumerate(letters)),
        )
        for row in rows
    ]


def powers_told(campaign: Campaign, valid: int) -> list[str]:
    """Return what the campaign may see, with the pairs planned and with those that count; how the level is shared."""
    tested = campaign.profiles.filter(is_reference=False).count()
    sentences = [
        power_told(campaign, campaign.planned, tested, gettext("Avec les paires prévues")),
        power_told(campaign, valid, tested, gettext("Avec les tests valables à ce jour")),
        shared_told(float(campaign.level), tested),
    ]
    return [each for each in sentences if each]


def power_told(campaign: Campaign, pairs: int, tested: int, label: str) -> str:
    """Return the chance of seeing the gap that the protocol expects, in words. It leans on nothing that came back.

    tested: profiles, which share the level.
    """
    # Loaded when it serves: each process of the server would pay its memory.
    from vigie.testing.statistics.power import power

    level = level_of_each(float(campaign.level), tested)
    chance = power(pairs, float(campaign.expected_reference), float(campaign.expected_tested), level=level)
    return gettext("%(label)s (%(pairs)s), l'écart attendu serait vu %(times)s fois sur 100.") % {
        "label": label,
        "pairs": grouped(pairs, 0),
        "times": grouped(100 * chance, 0),
    }
