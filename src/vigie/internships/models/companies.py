"""Companies that commit, contacts made with every kind of actor (S139), offers and their seats by week."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.internships.models.campaigns import Campaign, CampaignWeek
from vigie.plan.models.uploads import Upload
from vigie.territory.models import Commune


class Sector(models.TextChoices):
    """What a company does, in families that a pupil understands."""

    AGRICULTURE = "agriculture", _("agriculture, animaux, nature")
    CRAFTS = "crafts", _("artisanat et métiers d'art")
    BUILDING = "building", _("bâtiment et travaux publics")
    TRADE = "trade", _("commerce et vente")
    CULTURE = "culture", _("culture et communication")
    LAW = "law", _("droit et sécurité")
    EDUCATION = "education", _("éducation et petite enfance")
    ENERGY = "energy", _("énergie et environnement")
    FINANCE = "finance", _("banque, assurance, gestion")
    HOSPITALITY = "hospitality", _("hôtellerie et restauration")
    INDUSTRY = "industry", _("industrie et maintenance")
    DIGITAL = "digital", _("numérique")
    HEALTH = "health", _("santé et accompagnement")
    PUBLIC = "public", _("services publics")
    SPORT = "sport", _("sport et loisirs")
    TRANSPORT = "transport", _("transport et logistique")
    OTHER = "other", _("autre secteur")


class Company(models.Model):
    """An organisation that hosts interns and commits to how it does (S132). A public body is one too.

    diversity_charter: whether it signed the national charter (S133); None: nobody asked. exchange_charter_on: when it
    signed the charter of the exchange. is_listed: shown on the public page of those who commit.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="internship_company", verbose_name=_("structure")
    )
    sector = models.CharField(_("secteur"), max_length=12, choices=Sector.choices, default=Sector.OTHER)
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    address = models.CharField(_("adresse"), max_length=250, blank=True)
    diversity_charter = models.BooleanField(_("a signé la charte de la diversité"), null=True, blank=True)
    diversity_charter_on = models.DateField(_("charte de la diversité signée le"), null=True, blank=True)
    exchange_charter_on = models.DateField(_("charte de la bourse signée le"), null=True, blank=True)
    is_listed = models.BooleanField(_("citée parmi les structures engagées"), default=False)
    is_fictitious = models.BooleanField(_("entreprise fictive de la démonstration"), default=False)

    class Meta:
        verbose_name = _("entreprise engagée")
        verbose_name_plural = _("entreprises engagées")
        ordering = ["organisation__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(diversity_charter_on=None) | Q(diversity_charter=True),
                name="company_charter_date_if_signed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class ActorContact(models.Model):
    """A contact made to explain the exchange before it starts, by category of actors (S139)."""

    class Category(models.TextChoices):
        COMPANIES = "companies", _("entreprises")
        CHAMBERS = "chambers", _("chambres consulaires et clubs d'entreprises")
        SCHOOLS = "schools", _("collèges, lycées et centres de formation")
        PARENTS = "parents", _("parents d'élèves")
        PUPILS = "pupils", _("élèves et jeunes")
        PUBLIC_BODIES = "public_bodies", _("collectivités et services de l'État")
        ASSOCIATIONS = "associations", _("associations")
        EMPLOYMENT = "employment", _("emploi et insertion")

    class Outcome(models.TextChoices):
        TO_FOLLOW = "to_follow", _("à recontacter")
        INFORMED = "informed", _("a été informé")
        COMMITTED = "committed", _("s'engage")
        DECLINED = "declined", _("ne souhaite pas participer")

    category = models.CharField(_("catégorie d'acteurs"), max_length=16, choices=Category.choices)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("structure")
    )
    actor_name = models.CharField(_("qui"), max_length=200, blank=True)
    held_on = models.DateField(_("le"), default=timezone.localdate)
    outcome = models.CharField(_("suite"), max_length=10, choices=Outcome.choices, default=Outcome.TO_FOLLOW)
    note = models.TextField(_("note"), blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_fictitious = models.BooleanField(_("contact fictif de la démonstration"), default=False)

    class Meta:
        verbose_name = _("contact avec un acteur")
        verbose_name_plural = _("contacts avec les acteurs")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(actor_name=""), name="actor_contact_with_someone"
            ),
        ]

    def __str__(self) -> str:
        return self.actor_name or str(self.organisation)

    @property
    def journal_label(self) -> str:
        """What the journal calls it: who was met may be someone's name."""
        return str(self.get_category_display())


class OfferQuerySet(models.QuerySet["Offer"]):
    def published(self) -> "OfferQuerySet":
        """Offers that pupils see: read by the pilot and not taken back."""
        return self.filter(approved_on__isnull=False, withdrawn_on=None)


class Offer(models.Model):
    """An internship offered in a campaign. Its seats are by week (``OfferWeek``).

    levels: codes of ``Level``; empty: all those of the campaign. access: how to get there. has_trained_tutor: shown
    to pupils (S131). submitted_on, approved_on, returned_on, withdrawn_on: where it stands; returned_for: what the
    company is asked to change. wording_reason: why words found doubtful were kept. renewed_from: last year's.
    """

    class Accessibility(models.TextChoices):
        UNKNOWN = "unknown", _("accessibilité à préciser")
        FULL = "full", _("accessible en fauteuil roulant")
        PARTIAL = "partial", _("accessible avec de l'aide")
        NONE = "none", _("non accessible en fauteuil roulant")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="offers")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="offers")
    title = models.CharField(_("intitulé"), max_length=150)
    sector = models.CharField(_("secteur"), max_length=12, choices=Sector.choices)
    tasks = models.TextField(_("ce qu'on y fait"), max_length=4000)
    levels = models.JSONField(_("niveaux"), default=list, blank=True)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+", verbose_name=_("commune"))
    address = models.CharField(_("adresse"), max_length=250, blank=True)
    access = models.CharField(_("comment y venir"), max_length=400, blank=True)
    accessibility = models.CharField(
        _("accessibilité"), max_length=8, choices=Accessibility.choices, default=Accessibility.UNKNOWN
    )
    accessibility_note = models.CharField(_("précisions sur l'accès"), max_length=250, blank=True)
    has_trained_tutor = models.BooleanField(_("le tuteur ou la tutrice est formé"), default=False)
    submitted_on = models.DateField(_("proposée le"), null=True, blank=True)
    approved_on = models.DateField(_("publiée le"), null=True, blank=True)
    returned_for = models.TextField(_("à revoir"), max_length=2000, blank=True)
    withdrawn_on = models.DateField(_("retirée le"), null=True, blank=True)
    wording_reason = models.CharField(_("raison de garder ces mots"), max_length=400, blank=True)
    renewed_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="renewals")

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offre de stage")
        verbose_name_plural = _("offres de stage")
        ordering = ["campaign", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_on=None) | Q(submitted_on__isnull=False), name="offer_submitted_before_approved"
            ),
            models.UniqueConstraint(
                fields=["campaign", "renewed_from"],
                condition=Q(renewed_from__isnull=False),
                name="offer_renewed_once_a_campaign",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        """Where it stands: ``withdrawn``, ``published``, ``returned``, ``waiting`` or ``draft``."""
        if self.withdrawn_on:
            return "withdrawn"
        if self.approved_on:
            return "published"
        if self.submitted_on:
            return "waiting"
        return "returned" if self.returned_for else "draft"


class OfferWeek(models.Model):
    """Seats of an offer in one period: what pupils rank, and what the match fills."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="weeks")
    week = models.ForeignKey(CampaignWeek, on_delete=models.PROTECT, related_name="offer_weeks")
    seats = models.PositiveSmallIntegerField(
        _("places"), default=1, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )

    class Meta:
        verbose_name = _("places d'une offre")
        verbose_name_plural = _("places des offres")
        ordering = ["offer", "week__starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "week"], name="offer_week_once"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="offer_week_has_seats"),
        ]

    def __str__(self) -> str:
        return f"{self.offer} – {self.week}"


class OfferUpload(Upload):
    """A file of offers given for a campaign, until its preview is confirmed."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
