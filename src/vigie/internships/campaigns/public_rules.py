"""The rules of a campaign in plain French, as pupils, parents and companies read them before anyone ranks."""

from dataclasses import dataclass
from typing import Final

from django.template.defaultfilters import date as format_date
from django.utils.translation import gettext

from vigie.internships.campaigns.seats import reserved_seats
from vigie.internships.matching.market import Policy
from vigie.internships.models import Campaign, Group, Level

# Admitted of the group on average: 100 seats, 300 pupils of whom 30 % are of the group, 30 reserved seats, one lottery
# (internships reference, § 3.1; tests/internships/campaigns/test_measured_example.py draws it again).
MEASURED: Final[dict[Policy, float]] = {
    Policy.NONE: 30.0,
    Policy.MINIMUM_GUARANTEE: 31.5,
    Policy.OVER_AND_ABOVE: 51.0,
}
# Small numbers of seats on which the rounding rule is shown.
SHOWN_SEATS: Final = (1, 2, 4, 10)


@dataclass(frozen=True)
class RuleInWords:
    """A rule: what it is about, and what it says."""

    title: str
    sentences: list[str]


def rules_in_words(campaign: Campaign) -> list[RuleInWords]:
    """Return the rules of a campaign in the order in which people ask about them."""
    return [
        RuleInWords(gettext("Qui peut participer"), _who(campaign)),
        RuleInWords(gettext("Comment on choisit"), _how_to_rank()),
        RuleInWords(gettext("Places réservées"), _reserves(campaign)),
        RuleInWords(gettext("Qui passe en premier"), _lottery(campaign)),
        RuleInWords(gettext("Ce que l'entreprise sait"), _companies()),
    ]


def _who(campaign: Campaign) -> list[str]:
    levels = ", ".join(str(Level(level).label) for level in campaign.levels) or gettext("à préciser")
    ages = (
        gettext("%(least)d ans au moins") % {"least": campaign.least_age}
        if campaign.most_age is None
        else gettext("de %(least)d à %(most)d ans") % {"least": campaign.least_age, "most": campaign.most_age}
    )
    return [
        gettext("Niveaux : %(levels)s.") % {"levels": levels},
        gettext("Âge : %(ages)s, le premier jour du stage.") % {"ages": ages},
        gettext("Une offre peut être faite pour certains de ces niveaux : c'est alors écrit dessus."),
        gettext("Pour une personne mineure, les parents sont prévenus et peuvent refuser."),
    ]


def _how_to_rank() -> list[str]:
    return [
        gettext("Chaque élève classe les offres qui lui plaisent, dans son ordre, sans limite de nombre."),
        gettext("Dites vos vraies préférences : aucune autre liste ne peut vous donner mieux."),
        gettext("Une liste courte laisse plus de risques de ne rien avoir ; une longue liste n'enlève aucune chance."),
    ]


def _reserves(campaign: Campaign) -> list[str]:
    if campaign.policy == Policy.NONE.value:
        return [gettext("Aucune place n'est réservée : toutes sont ouvertes à tout le monde.")]
    shares = [
        gettext("%(share)d %% des places sont réservées aux %(group)s.") % {"share": share, "group": group.label}
        for group in Group
        if (share := campaign.reserves.get(group.value, 0))
    ]
    return [
        *shares,
        gettext("L'établissement vérifie cette situation ; l'entreprise ne l'apprend jamais."),
        _rounding(campaign),
        gettext(
            "Les places d'une même entreprise sont comptées ensemble avant d'arrondir ; celles des entreprises qui "
            "n'en offrent qu'une sont comptées ensemble par secteur, pour qu'elles ne soient pas toutes réservées."
        ),
        gettext("Une place réservée que personne du groupe ne demande revient à tout le monde : aucune ne reste vide."),
        *([gettext("Qui est dans deux groupes n'utilise qu'une place réservée.")] if len(shares) > 1 else []),
        seat_order_in_words(Policy(campaign.policy)),
    ]


def _rounding(campaign: Campaign) -> str:
    """Return the rounding rule with what it gives for small numbers of seats."""
    examples = ", ".join(
        gettext("%(reserved)d sur %(seats)d")
        % {"reserved": sum(reserved_seats(seats, campaign.reserves).values()), "seats": seats}
        for seats in SHOWN_SEATS
    )
    said = gettext(
        "La part est arrondie à la place entière au-dessus, sans jamais dépasser le nombre de places : %(examples)s."
    )
    return said % {"examples": examples}


def seat_order_in_words(policy: Policy) -> str:
    """Return what an order of seats means."""
    return {
        Policy.NONE: gettext("Aucune place n'est réservée."),
        Policy.MINIMUM_GUARANTEE: gettext(
            "Les places réservées sont données d'abord : c'est un minimum garanti, utile seulement quand le tirage "
            "aurait donné moins."
        ),
        Policy.OVER_AND_ABOVE: gettext(
            "Les places ouvertes sont données d'abord, à tout le monde ; les places réservées s'ajoutent ensuite."
        ),
    }[policy]


def _lottery(campaign: Campaign) -> list[str]:
    day = format_date(campaign.draw_on, "j F Y")
    return [
        gettext("Un seul tirage au sort donne à chaque élève un numéro, le même pour toutes les offres."),
        gettext("Ni les notes, ni le nom, ni l'ordre d'arrivée, ni l'avis de l'entreprise ne comptent."),
        gettext("Tirage public le %(day)s, avec : %(value)s.")
        % {"day": day, "value": campaign.public_value or gettext("valeur publique à préciser")},
        gettext(
            "Avant ce jour sont publiées l'empreinte des listes et celle d'un secret ; le secret est révélé après. "
            "Personne ne peut donc choisir le résultat."
        ),
        gettext("Des fichiers sans aucun nom laissent chacun refaire le calcul.")
        if campaign.publishes_files
        else gettext("Les fichiers du calcul ne sont pas ouverts au public ; la vérification faite par Vigie l'est."),
    ]


def _companies() -> list[str]:
    return [
        gettext("Avant l'attribution, l'entreprise ne sait ni qui classe son offre, ni combien."),
        gettext("Elle ne choisit personne. L'établissement lui donne le nom de l'élève après l'attribution."),
        gettext("Elle ne peut refuser que pour un motif d'une liste fermée, et chaque refus est examiné."),
    ]


@dataclass(frozen=True)
class Measured:
    """A line of the measured example. admitted: of the group, out of 100 seats. is_chosen: by this campaign."""

    words: str
    admitted: float
    is_chosen: bool


def measured_example(campaign: Campaign) -> list[Measured]:
    """Return what each order of seats gave in the measured example."""
    words = {
        Policy.NONE: gettext("aucune place réservée"),
        Policy.MINIMUM_GUARANTEE: gettext("places réservées d'abord"),
        Policy.OVER_AND_ABOVE: gettext("places ouvertes d'abord"),
    }
    return [Measured(words[policy], number, policy.value == campaign.policy) for policy, number in MEASURED.items()]
