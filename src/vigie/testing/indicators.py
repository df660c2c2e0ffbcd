"""What the room can measure: campaigns that ended, and tests that counted (S73, S78, S141). No effect here."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import Direction, Measured, RoomIndicator
from vigie.testing.evidence.erased import purged_ids
from vigie.testing.models import Campaign, Test, Validity

SOURCE = _("Campagnes de tests dans Vigie")


def campaigns_ended(year: int) -> Sequence[Measured]:
    """Count the campaigns that ended in a year, demonstrations left out."""
    return (Measured(Campaign.objects.filter(ended_on__year=year, is_fictitious=False).count()),)


def valid_tests(year: int) -> Sequence[Measured]:
    """Count the tests that counted in the campaigns that ended in a year, demonstrations left out.

    Nothing once a campaign of that year is erased: what was measured before stays.
    """
    campaigns = Campaign.objects.filter(ended_on__year=year, is_fictitious=False)
    if campaigns.filter(pk__in=purged_ids()).exists():
        return ()
    tests = Test.objects.filter(validity=Validity.VALID, campaign__in=campaigns)
    return (Measured(tests.count()),)


INDICATORS: tuple[RoomIndicator, ...] = (
    RoomIndicator(
        code="testing-campaigns",
        label=_("Campagnes de tests terminées"),
        definition=_("Campagnes de tests de discrimination terminées dans l'année, avec un protocole figé."),
        unit=_("campagnes"),
        method=_("Comptées le jour où elles se terminent."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=campaigns_ended,
    ),
    RoomIndicator(
        code="testing-valid-tests",
        label=_("Tests de discrimination valables"),
        definition=_("Tests jugés valables sans en connaître le résultat, dans les campagnes terminées dans l'année."),
        unit=_("tests"),
        method=_("Un test est une offre rencontrée par tous les profils."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=valid_tests,
    ),
)
