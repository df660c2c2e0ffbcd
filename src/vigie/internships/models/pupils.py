"""Schools, classes, pupils under a pseudonym whose names their school alone opens, and the lists that pupils rank."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.internships.models.campaigns import Campaign, Level
from vigie.internships.models.companies import Offer
from vigie.territory.models import Commune


class NameKey(models.Model):
    """The key under which an organisation's names are sealed; it is nowhere but in the envelopes of its members."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="name_key")
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("clé des noms d'une structure")
        verbose_name_plural = _("clés des noms des structures")

    def __str__(self) -> str:
        return str(self.organisation_id)


class NameEnvelope(models.Model):
    """The key of an organisation's names, sealed to the vault of one of its members."""

    name_key = models.ForeignKey(NameKey, on_delete=models.CASCADE, related_name="envelopes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed_key = models.BinaryField()

    class Meta:
        verbose_name = _("enveloppe de la clé des noms")
        verbose_name_plural = _("enveloppes de la clé des noms")
        constraints = [models.UniqueConstraint(fields=["name_key", "person"], name="name_envelope_once")]

    def __str__(self) -> str:
        return str(self.pk)


class SchoolEntry(models.Model):
    """A school that takes part in a campaign. is_priority_education: in a priority education network (REP, REP+)."""

    class SchoolType(models.TextChoices):
        COLLEGE = "college", _("collège")
        GENERAL = "general", _("lycée général et technologique")
        VOCATIONAL = "vocational", _("lycée professionnel")
        TRAINING = "training", _("centre de formation")
        E2C = "e2c", _("école de la deuxième chance")
        OTHER = "other", _("autre établissement")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="entries")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="internship_entries", verbose_name=_("établissement")
    )
    school_type = models.CharField(_("type d'établissement"), max_length=10, choices=SchoolType.choices)
    is_priority_education = models.BooleanField(_("éducation prioritaire"), default=False)
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )

    class Meta:
        verbose_name = _("établissement d'une campagne")
        verbose_name_plural = _("établissements des campagnes")
        ordering = ["campaign", "organisation__name"]
        constraints = [models.UniqueConstraint(fields=["campaign", "organisation"], name="school_entry_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class SchoolClass(models.Model):
    """A class of a school in a campaign."""

    entry = models.ForeignKey(SchoolEntry, on_delete=models.CASCADE, related_name="classes")
    name = models.CharField(_("classe"), max_length=60)
    level = models.CharField(_("niveau"), max_length=10, choices=Level.choices)

    class Meta:
        verbose_name = _("classe")
        verbose_name_plural = _("classes")
        ordering = ["entry", "name"]
        constraints = [models.UniqueConstraint(fields=["entry", "name"], name="school_class_once")]

    def __str__(self) -> str:
        return self.name


class PupilQuerySet(models.QuerySet["Pupil"]):
    def taking_part(self) -> "PupilQuerySet":
        """Pupils who may rank and be drawn: neither withdrawn nor refused by their parents."""
        return self.filter(withdrawn_on=None, parents_refused_on=None)


class Pupil(models.Model):
    """A pupil, by a pseudonym drawn by lot. Their name is sealed under their school's key.

    sealed_identity: JSON ``{"last_name", "first_name", "born_on", "contact", "needs"}``, place « pupil/PSEUDONYM ».
    code_tag: keyed digest of the code by which they come in; None before it is printed. sex: monitored, never an
    input. groups_checked_on: when the school verified the two groups. parents_refused_on: a minor's parents refused.
    """

    class Sex(models.TextChoices):
        WOMEN = "women", _("fille ou femme")
        MEN = "men", _("garçon ou homme")
        NOT_STATED = "not_stated", _("non renseigné")

    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="pupils")
    pseudonym = models.CharField(_("numéro"), max_length=12, unique=True)
    sealed_identity = models.BinaryField()
    code_tag = models.BinaryField(max_length=32, null=True, unique=True)
    sex = models.CharField(_("sexe"), max_length=10, choices=Sex.choices, default=Sex.NOT_STATED)
    is_minor = models.BooleanField(_("est mineur ou mineure"), default=True)
    lives_in_qpv = models.BooleanField(_("habite un quartier prioritaire"), default=False)
    has_scholarship = models.BooleanField(_("a une bourse"), default=False)
    groups_checked_on = models.DateField(_("situation vérifiée le"), null=True, blank=True)
    commune = models.ForeignKey(
        Commune, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    parents_informed_on = models.DateField(_("parents informés le"), null=True, blank=True)
    parents_refused_on = models.DateField(_("refus des parents le"), null=True, blank=True)
    withdrawn_on = models.DateField(_("retiré de la campagne le"), null=True, blank=True)

    objects = PupilQuerySet.as_manager()

    class Meta:
        verbose_name = _("élève")
        verbose_name_plural = _("élèves")
        ordering = ["school_class", "pseudonym"]

    def __str__(self) -> str:
        return self.pseudonym


class WishList(models.Model):
    """What a pupil ranks: ids of ``OfferWeek``, best first, without limit of number.

    form_mark: of the last form taken, so that one sent twice changes nothing. helped: entered by the school for them.
    """

    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="wish_list")
    sessions = models.JSONField(default=list)
    saved_on = models.DateField(default=timezone.localdate)
    form_mark = models.CharField(max_length=64, blank=True)
    helped = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("liste de vœux")
        verbose_name_plural = _("listes de vœux")

    def __str__(self) -> str:
        return str(self.pupil_id)


class OfferView(models.Model):
    """That a pupil opened an offer: access before the match is measured, then these lines are erased."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="offers_seen")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("offre consultée")
        verbose_name_plural = _("offres consultées")
        constraints = [models.UniqueConstraint(fields=["pupil", "offer"], name="offer_view_once")]

    def __str__(self) -> str:
        return str(self.pk)
