"""A campaign: its rules and its dates, published before anyone ranks; and what is done besides the match (S130)."""

from datetime import date
from typing import Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.core.drawn_codes import drawn_code
from vigie.internships.matching.market import Policy
from vigie.surveys.models import Wave

# 40 bits.
LENGTH: Final = 9


def new_code() -> str:
    """Return a code for the public address of a campaign, drawn by lot."""
    return drawn_code(LENGTH)


class Level(models.TextChoices):
    """Where a pupil is in their studies (S205: the second chance school is one of them)."""

    FOURTH = "4e", _("quatrième")
    THIRD = "3e", _("troisième")
    SECOND = "2de", _("seconde")
    VOCATIONAL = "vocational", _("lycée professionnel")
    BTS = "bts", _("BTS")
    E2C = "e2c", _("école de la deuxième chance")
    OTHER = "other", _("autre parcours")


class Group(models.TextChoices):
    """Who seats may be reserved for: by where they live or what they live on, never by sex or origin (L. 1133-5)."""

    QPV = "qpv", _("élèves qui habitent un quartier prioritaire")
    SCHOLARSHIP = "scholarship", _("élèves qui ont une bourse")


class Campaign(models.Model):
    """One time that offers and pupils meet.

    code: random, in the public address. levels: codes of ``Level``. offers_until: last day companies enter offers.
    lists_from, lists_until: first and last days pupils rank. draw_on: day of the public draw. policy, reserves: the
    seat order and, by group, the percentage of the seats of each offer, rounded up (``reserved_seats``).
    least_age, most_age: in years, on the first day of the internships; most_age None: no limit.
    public_value: which public value, of what announced moment, the draw uses. published_on: since when the rules are
    public and no longer change. second_lists_until: last day to rank for the second round, once the first one is drawn.
    publishes_files: whether anyone may take the files that make the match again.
    feedback_wave: the survey that pupils answer afterwards.
    """

    code = models.CharField(max_length=20, unique=True, default=new_code)
    name = models.CharField(_("nom"), max_length=150, unique=True)
    introduction = models.TextField(_("présentation"), blank=True)
    levels = models.JSONField(_("niveaux"), default=list)
    offers_until = models.DateField(_("dernier jour pour proposer des offres"))
    lists_from = models.DateField(_("les élèves classent à partir du"))
    lists_until = models.DateField(_("dernier jour pour classer"))
    draw_on = models.DateField(_("jour du tirage public"))
    policy = models.CharField(
        _("ordre des places"),
        max_length=20,
        choices=[
            (Policy.NONE.value, _("aucune place réservée")),
            (Policy.MINIMUM_GUARANTEE.value, _("places réservées d'abord : un minimum garanti")),
            (Policy.OVER_AND_ABOVE.value, _("places ouvertes d'abord : les réservées s'ajoutent")),
        ],
        default=Policy.NONE.value,
    )
    reserves = models.JSONField(_("parts réservées"), default=dict, blank=True)
    least_age = models.PositiveSmallIntegerField(
        _("âge minimum"), default=13, validators=[MinValueValidator(13), MaxValueValidator(30)]
    )
    most_age = models.PositiveSmallIntegerField(
        _("âge maximum"), null=True, blank=True, validators=[MinValueValidator(13), MaxValueValidator(30)]
    )
    public_value = models.CharField(_("valeur publique du tirage"), max_length=250, blank=True)
    publishes_files = models.BooleanField(_("ouvre au public les fichiers de vérification"), default=True)
    published_on = models.DateField(_("règles publiées le"), null=True, blank=True)
    second_lists_until = models.DateField(_("dernier jour pour classer au second tour"), null=True, blank=True)
    closed_on = models.DateField(_("terminée le"), null=True, blank=True)
    feedback_wave = models.ForeignKey(
        Wave, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("retour de stage")
    )
    is_fictitious = models.BooleanField(_("campagne fictive de la démonstration"), default=False)

    class Meta:
        verbose_name = _("campagne de stages")
        verbose_name_plural = _("campagnes de stages")
        ordering = ["-lists_from", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(offers_until__lte=F("lists_until"), lists_from__lte=F("lists_until")),
                name="campaign_lists_in_order",
            ),
            models.CheckConstraint(condition=Q(draw_on__gt=F("lists_until")), name="campaign_draw_after_lists"),
            models.CheckConstraint(
                condition=Q(most_age=None) | Q(most_age__gte=F("least_age")), name="campaign_ages_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def takes_lists(self, day: date) -> bool:
        """Whether pupils may rank on a day: once the rules are public."""
        is_first = self.lists_from <= day <= self.lists_until
        return bool(self.published_on) and not self.closed_on and (is_first or self.prepares_second_round(day))

    @property
    def ranking_until(self) -> date:
        """The last day to rank: of the second round once it is open."""
        return self.second_lists_until or self.lists_until

    @property
    def offering_until(self) -> date:
        """The last day for companies to offer seats: as long as pupils rank for the second round, once it is open."""
        return self.second_lists_until or self.offers_until

    def prepares_second_round(self, day: date) -> bool:
        """Whether lists are given again for the second round on a day."""
        return self.second_lists_until is not None and day <= self.second_lists_until


class CampaignWeek(models.Model):
    """A period of internships in a campaign: a week, or more."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="weeks")
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))

    class Meta:
        verbose_name = _("période de stage")
        verbose_name_plural = _("périodes de stage")
        ordering = ["campaign", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "starts_on", "ends_on"], name="campaign_week_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="campaign_week_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on:%d/%m/%Y} – {self.ends_on:%d/%m/%Y}"


class FactorAction(models.Model):
    """Something done in a campaign on one of the four factors that act together (S130). reached: how many people."""

    class Factor(models.TextChoices):
        PREPARATION = "preparation", _("préparation des stagiaires")
        HOSTS = "hosts", _("sensibilisation des accueillants")
        SEARCH = "search", _("accompagnement de la recherche de stage")
        NETWORK = "network", _("fourniture d'un réseau")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="factor_actions")
    factor = models.CharField(_("facteur"), max_length=12, choices=Factor.choices)
    title = models.CharField(_("ce qui est fait"), max_length=250)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("structure")
    )
    done_on = models.DateField(_("le"))
    reached = models.PositiveIntegerField(_("personnes touchées"), null=True, blank=True)

    class Meta:
        verbose_name = _("action sur un facteur")
        verbose_name_plural = _("actions sur les facteurs")
        ordering = ["campaign", "factor", "done_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Simulation(models.Model):
    """What a campaign's rules, and others, would give on real lists: seen before its rules are public.

    lists_of: whose lists, this campaign's or an earlier one's. group: the one whose share varies. outcome: JSON of the
    simulator, None until it is done; it holds numbers of pupils, shown when large enough to hide everyone.
    """

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="simulation")
    lists_of = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="+", verbose_name=_("listes de la campagne")
    )
    group = models.CharField(_("groupe dont la part varie"), max_length=12, choices=Group.choices)
    runs = models.PositiveSmallIntegerField(_("tirages"))
    made_on = models.DateField(_("faite le"), auto_now=True)
    outcome = models.JSONField(null=True)

    class Meta:
        verbose_name = _("simulation de règles")
        verbose_name_plural = _("simulations de règles")

    def __str__(self) -> str:
        return str(self.campaign)
