"""A campaign of tests, and its protocol: written, then frozen before the first test."""

from decimal import Decimal
from typing import Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vigie.core.drawn_codes import drawn_code
from vigie.law.models import Criterion, Domain
from vigie.plan.models import Action

# 40 bits.
LENGTH: Final = 9
CHANCE: Final = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(1))]


def new_code() -> str:
    """Return a code for addresses, drawn by lot."""
    return drawn_code(LENGTH)


class Mode(models.TextChoices):
    """What a campaign is for, chosen first: it locks identities, evidence, and what may be shown or published."""

    JUDICIAL = "judicial", _("judiciaire")
    STATISTICAL = "statistical", _("statistique")
    EDUCATIONAL = "educational", _("pédagogique")


class Campaign(models.Model):
    """One campaign of tests.

    valid_rule: when a test counts, written before any outcome is known. planned: pairs. looks: how many times the
    effect may be looked at, the end included. level: two-sided. expected_reference, expected_tested: chances that
    a pair favours one side alone. most_contacts: of one organisation. minutes: of work that an application costs
    whoever receives it; most_minutes: for the whole campaign (the harm budget). least_delay, most_delay: hours between
    two applications of a test. protocol: the frozen text, canonical JSON; protocol_hash: its SHA-256.
    seed_hash: SHA-256 of the seed, promised when the protocol is frozen; sealed_seed: with the installation's key;
    seed: revealed at the end. public_key: evidence and notes are sealed to it. stopped_on: ended before its plan.
    """

    code = models.CharField(max_length=20, unique=True, default=new_code)
    name = models.CharField(_("nom"), max_length=150, unique=True)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode.choices)
    purpose = models.TextField(_("pourquoi ce test"), blank=True)
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+", verbose_name=_("critère"))
    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="+", verbose_name=_("domaine"))
    action = models.ForeignKey(
        Action, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("action du plan")
    )
    starts_on = models.DateField(_("premier jour"))
    ends_on = models.DateField(_("dernier jour"))
    hypotheses = models.TextField(_("hypothèses"), blank=True)
    valid_rule = models.TextField(_("quand un test est valable"), blank=True)
    planned = models.PositiveIntegerField(_("paires prévues"), default=40, validators=[MinValueValidator(1)])
    looks = models.PositiveSmallIntegerField(
        _("nombre de regards sur l'écart"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    level = models.DecimalField(
        _("risque de fausse alerte"), max_digits=4, decimal_places=3, default=Decimal("0.05"), validators=CHANCE
    )
    expected_reference = models.DecimalField(
        _("paires qui favorisent la référence seule"),
        max_digits=4,
        decimal_places=3,
        default=Decimal("0.2"),
        validators=CHANCE,
    )
    expected_tested = models.DecimalField(
        _("paires qui favorisent le profil testé seul"),
        max_digits=4,
        decimal_places=3,
        default=Decimal("0.05"),
        validators=CHANCE,
    )
    most_contacts = models.PositiveSmallIntegerField(_("tests au plus par organisation"), default=2)
    minutes = models.PositiveSmallIntegerField(_("minutes de travail par candidature reçue"), default=5)
    most_minutes = models.PositiveIntegerField(_("minutes au plus, pour toute la campagne"), default=600)
    least_delay = models.PositiveSmallIntegerField(_("délai minimum entre deux candidatures, en heures"), default=1)
    most_delay = models.PositiveSmallIntegerField(_("délai maximum entre deux candidatures, en heures"), default=24)
    protocol = models.TextField(blank=True)
    protocol_hash = models.CharField(_("empreinte du protocole"), max_length=64, blank=True)
    frozen_on = models.DateField(_("protocole figé le"), null=True, blank=True)
    seed_hash = models.CharField(_("empreinte de la graine"), max_length=64, blank=True)
    sealed_seed = models.BinaryField(default=bytes)
    seed = models.CharField(_("graine révélée"), max_length=64, blank=True)
    public_key = models.BinaryField(default=bytes)
    drawn_on = models.DateField(_("tests tirés au sort le"), null=True, blank=True)
    ended_on = models.DateField(_("terminée le"), null=True, blank=True)
    stopped_on = models.DateField(_("arrêtée le"), null=True, blank=True)
    stop_reason = models.TextField(_("pourquoi elle est arrêtée"), blank=True)
    is_fictitious = models.BooleanField(_("campagne fictive de la démonstration"), default=False)

    class Meta:
        verbose_name = _("campagne de tests")
        verbose_name_plural = _("campagnes de tests")
        ordering = ["-starts_on", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="testing_days_in_order"),
            models.CheckConstraint(condition=Q(most_delay__gte=F("least_delay")), name="testing_delays_in_order"),
            models.CheckConstraint(
                condition=Q(frozen_on=None, protocol="", protocol_hash="", seed_hash="", drawn_on=None)
                | (Q(frozen_on__isnull=False) & ~Q(protocol="") & ~Q(protocol_hash="") & ~Q(seed_hash="")),
                name="testing_frozen_whole",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, seed="") | Q(ended_on__isnull=False, frozen_on__isnull=False),
                name="testing_seed_kept_until_end",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Outcome(models.Model):
    """A code of result, from the worst (position 0) to the best, as the codebook defines it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="outcomes")
    position = models.PositiveSmallIntegerField(_("rang"))
    code = models.SlugField(_("code"), max_length=20)
    label = models.CharField(_("résultat"), max_length=80)
    definition = models.TextField(_("quand l'employer"), blank=True)

    class Meta:
        verbose_name = _("code de résultat")
        verbose_name_plural = _("codes de résultat")
        ordering = ["campaign", "position"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "position"], name="outcome_position_once"),
            models.UniqueConstraint(fields=["campaign", "code"], name="outcome_code_once"),
        ]

    def __str__(self) -> str:
        return self.label


class Stage(models.Model):
    """A step of the journey (reply, visit, file, offer), passed from one code of result on."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField(_("rang"))
    name = models.CharField(_("étape"), max_length=60)
    passed_from = models.ForeignKey(
        Outcome, on_delete=models.CASCADE, related_name="+", verbose_name=_("franchie à partir de")
    )

    class Meta:
        verbose_name = _("étape")
        verbose_name_plural = _("étapes")
        ordering = ["campaign", "position"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "position"], name="stage_position_once"),
            models.UniqueConstraint(fields=["campaign", "name"], name="stage_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Profile(models.Model):
    """Who applies, in writing or for real; one of them is the reference, the others are compared with it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="profiles")
    letter = models.CharField(_("lettre"), max_length=2)
    description = models.CharField(_("profil"), max_length=150)
    is_reference = models.BooleanField(_("profil de référence"), default=False)

    class Meta:
        verbose_name = _("profil")
        verbose_name_plural = _("profils")
        ordering = ["campaign", "letter"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "letter"], name="profile_letter_once"),
            models.UniqueConstraint(fields=["campaign"], condition=Q(is_reference=True), name="profile_one_reference"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} – {self.description}"


class Trait(models.Model):
    """What a profile is made of (age, diploma, income): the same for all, but for what the criterion is."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="traits")
    label = models.CharField(_("caractéristique"), max_length=80)
    value = models.CharField(_("valeur"), max_length=150)
    is_criterion = models.BooleanField(_("c'est ce que l'on teste"), default=False)

    class Meta:
        verbose_name = _("caractéristique d'un profil")
        verbose_name_plural = _("caractéristiques des profils")
        ordering = ["profile", "label"]
        constraints = [models.UniqueConstraint(fields=["profile", "label"], name="trait_once")]

    def __str__(self) -> str:
        return f"{self.label} : {self.value}"


class BankName(models.Model):
    """A name that a fictitious profile may bear. asked, perceived: how many people were asked what it evokes, and
    how many perceived what the profile is meant to show."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("prénom et nom"), max_length=100)
    asked = models.PositiveSmallIntegerField(_("personnes interrogées"), null=True, blank=True)
    perceived = models.PositiveSmallIntegerField(_("dont l'ont perçu ainsi"), null=True, blank=True)

    class Meta:
        verbose_name = _("nom de la banque de noms")
        verbose_name_plural = _("noms de la banque de noms")
        ordering = ["profile", "name"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "name"], name="bank_name_once"),
            models.CheckConstraint(
                condition=Q(asked=None, perceived=None) | Q(perceived__lte=F("asked")), name="bank_name_perceived"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Message(models.Model):
    """A variant of what is written: every profile sends each of them as often."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="messages")
    letter = models.CharField(_("variante"), max_length=2)
    subject = models.CharField(_("objet"), max_length=150, blank=True)
    body = models.TextField(_("texte"))

    class Meta:
        verbose_name = _("variante de message")
        verbose_name_plural = _("variantes de messages")
        ordering = ["campaign", "letter"]
        constraints = [models.UniqueConstraint(fields=["campaign", "letter"], name="message_letter_once")]

    def __str__(self) -> str:
        return self.letter
