"""The lists that several subjects of the room share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Whom a tool, an event or an intervention is made for."""

    PROFESSIONALS = "professionals", _("professionnelles et professionnels")
    ELECTED = "elected", _("élues et élus")
    EMPLOYERS = "employers", _("employeurs")
    ASSOCIATIONS = "associations", _("associations")
    SCHOOLS = "schools", _("établissements scolaires")
    YOUNG_PEOPLE = "young_people", _("jeunes")
    PARENTS = "parents", _("parents")
    RESIDENTS = "residents", _("habitantes et habitants")


class Sector(models.TextChoices):
    """The actors that a year is about (S99, S169)."""

    EMPLOYMENT = "employment", _("emploi et insertion")
    ECONOMY = "economy", _("acteurs économiques")
    HOUSING = "housing", _("logement")
    EDUCATION = "education", _("éducation et formation")
    HEALTH = "health", _("santé")
    PUBLIC_SERVICES = "public_services", _("services publics")
    CULTURE = "culture", _("culture, sport et loisirs")
    SECURITY = "security", _("sécurité et justice")
    EVERYONE = "everyone", _("tous les acteurs du territoire")


class Sex(models.TextChoices):
    """What someone says of themselves, or does not; counted, never shown with a name."""

    WOMEN = "women", _("une femme")
    MEN = "men", _("un homme")
    NOT_STATED = "not_stated", _("je préfère ne pas le dire")


def audiences_in_words(codes: list[str]) -> str:
    """Return a list of audiences as one reads it."""
    return ", ".join(str(Audience(code).label) for code in codes if code in Audience.values)
