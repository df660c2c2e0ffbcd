"""What members sign, do, and accept to show; and the regular look at what the network does not reach (S48, S155)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.network.models.mandates import Mandate
from vigie.plan.models import Body


class CharterVersion(models.Model):
    """The charter of conduct, version after version; it no longer changes. text_hash: SHA-256 of its text."""

    number = models.PositiveSmallIntegerField(_("version"), unique=True)
    text = models.TextField(_("texte"), max_length=20000)
    text_hash = models.CharField(_("empreinte"), max_length=64)
    published_on = models.DateField(_("publiée le"), default=timezone.localdate)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("charte de conduite")
        verbose_name_plural = _("versions de la charte de conduite")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} – {self.number}"


class CharterSignature(models.Model):
    """Someone signed a version of the charter, themselves, in their account. text_hash: of what they read."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="charter_signatures")
    version = models.ForeignKey(CharterVersion, on_delete=models.PROTECT, related_name="signatures")
    text_hash = models.CharField(max_length=64)
    signed_on = models.DateField(_("signée le"), default=timezone.localdate)

    class Meta:
        verbose_name = _("signature de la charte")
        verbose_name_plural = _("signatures de la charte")
        ordering = ["-signed_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["person", "version"], name="network_charter_signed_once")]

    def __str__(self) -> str:
        return str(self.version)


class Card(models.Model):
    """What a member accepts to show to the other members, field by field; without a card, name and function alone."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="network_card")
    introduction = models.CharField(_("quelques mots sur vous"), max_length=400, blank=True)
    shows_introduction = models.BooleanField(_("ces quelques mots"), default=False)
    shows_organisation = models.BooleanField(_("ma structure"), default=False)
    shows_places = models.BooleanField(_("les communes et les quartiers où j'agis"), default=False)
    shows_email = models.BooleanField(_("mon adresse électronique"), default=False)
    shows_phone = models.BooleanField(_("mon téléphone professionnel"), default=False)

    class Meta:
        verbose_name = _("fiche de l'annuaire du réseau")
        verbose_name_plural = _("fiches de l'annuaire du réseau")

    def __str__(self) -> str:
        return str(self.person)


class Activity(models.Model):
    """What a member did, noted by themselves: counts and a few words, never anyone's story. number: how many."""

    class Kind(models.TextChoices):
        FACTS = "facts", _("faits recueillis et transmis à l'observatoire")
        RELAY = "relay", _("personnes orientées vers un lieu d'accueil")
        EVENT = "event", _("événements préparés ou animés")
        TALK = "talk", _("échanges ou interventions dans une structure")
        MEETING = "meeting", _("réunions du réseau")

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="activities")
    kind = models.CharField(_("ce qui a été fait"), max_length=10, choices=Kind.choices)
    done_on = models.DateField(_("le"))
    number = models.PositiveSmallIntegerField(_("combien"), default=1)
    note = models.CharField(_("précision"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("activité d'un membre du réseau")
        verbose_name_plural = _("activité du réseau")
        ordering = ["-done_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=500), name="network_activity_number")
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class ExtensionReview(models.Model):
    """The regular look at the extension of the network (S155): when, by which body, what was concluded."""

    held_on = models.DateField(_("point fait le"))
    body = models.ForeignKey(
        Body, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("instance")
    )
    conclusion = models.TextField(_("ce qui en est ressorti"), max_length=4000)
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("point sur l'extension du réseau")
        verbose_name_plural = _("points sur l'extension du réseau")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.held_on.isoformat()


class NetworkYear(models.Model):
    """What is counted of a year that is over, kept because the mandates it comes from are erased in time (S109)."""

    year = models.PositiveSmallIntegerField(_("année"), unique=True)
    ambassadors = models.PositiveIntegerField(default=0)
    sentinels = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    joined = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("année du réseau")
        verbose_name_plural = _("années du réseau")
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)
