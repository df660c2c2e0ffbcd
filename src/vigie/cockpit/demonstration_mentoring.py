"""The demonstration's mentoring: people who do not exist, a pair that lives, one proposed, what was told."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from vigie.accounts.models import Organisation, Person
from vigie.internships.mentoring.telling import Told, tell
from vigie.internships.models import Company, Mentee, MenteePair, Mentor, MentoringMeeting
from vigie.internships.names.identities import MENTEE, Identity, new_pseudonym, seal_identity
from vigie.internships.pupils.codes import new_nonce
from vigie.observatory.referentials.listed import ANYWHERE

# Name, occupation, place of the company among the fictitious ones by name, sectors, slots, places.
MENTORS: Final = (
    ("Dominique Fictive", "mécanicienne cycles", 0, ["crafts", "industry"], ["saturday", "wednesday"], 2),
    ("Camille Imaginaire", "boulanger", 1, ["hospitality", "crafts"], ["week_day"], 1),
    ("Sacha Inventée", "infirmière", 2, ["health"], ["week_evening", "remote"], 2),
    ("Alex Supposé", "chef de projet numérique", 6, ["digital", "culture"], ["remote", "week_evening"], 2),
)
# Told by nobody about nobody, with the words that take it back thrown away.
TOLD: Final = (
    Told("employment", "direct", ANYWHERE, ("residence",)),
    Told("education", "indirect", ANYWHERE, ("economic_vulnerability", "disability")),
)
# First name, last name, situation, sex, sectors, slots.
MENTEES: Final[tuple[tuple[str, str, str, str, list[str], list[str]], ...]] = (
    ("Yasmine", "Songe", "graduate", "women", ["crafts"], ["saturday"]),
    ("Bilal", "Chimère", "dropped_out", "men", ["crafts", "digital"], ["wednesday", "remote"]),
    ("Maëlle", "Rêvée", "seeking", "women", ["health"], ["week_evening"]),
    ("Enzo", "Feint", "graduate", "men", ["digital"], ["remote"]),
    ("Awa", "Contée", "dropped_out", "women", [], ["saturday", "remote"]),
)


def invent_mentoring(organisation: Organisation, key: bytes) -> None:
    """Add the mentors, then the young people that an organisation follows; its key seals their names."""
    mentors, mentees = invent_mentors(), [invent_mentee(organisation, key, row) for row in MENTEES]
    Mentee.objects.bulk_create(mentees)
    today = timezone.localdate()
    begun = {"proposed_on": today - timedelta(days=100), "mentor_agreed_on": today - timedelta(days=95)}
    pair = MenteePair.objects.create(
        mentor=mentors[0], mentee=mentees[0], mentee_agreed_on=today - timedelta(days=90), **begun
    )
    MentoringMeeting.objects.create(pair=pair, held_on=today - timedelta(days=70))
    MenteePair.objects.create(mentor=mentors[0], mentee=mentees[1], proposed_on=today - timedelta(days=3))
    for told in TOLD:
        tell(told=told, nonce=new_nonce(), is_fictitious=True)


def invent_mentors() -> list[Mentor]:
    """Add the mentors, in the fictitious companies."""
    companies = list(Company.objects.filter(is_fictitious=True).order_by("organisation__name"))
    signed_on = timezone.localdate() - timedelta(days=120)
    return [
        Mentor.objects.create(
            person=Person.objects.create_user(None, name=name, is_fictitious=True),
            company=companies[place % len(companies)],
            occupation=occupation,
            sectors=sectors,
            slots=slots,
            places=places,
            charter_on=signed_on,
            is_fictitious=True,
        )
        for name, occupation, place, sectors, slots, places in MENTORS
    ]


def invent_mentee(
    organisation: Organisation, key: bytes, row: tuple[str, str, str, str, list[str], list[str]]
) -> Mentee:
    """Return a young person whose name nobody bears."""
    first_name, last_name, situation, sex, sectors, slots = row
    pseudonym = new_pseudonym()
    return Mentee(
        organisation=organisation,
        pseudonym=pseudonym,
        sealed_identity=seal_identity(key, MENTEE, pseudonym, Identity(last_name, first_name)),
        situation=situation,
        sex=sex,
        sectors=sectors,
        slots=slots,
        is_fictitious=True,
    )
