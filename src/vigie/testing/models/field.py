"""Who is tested, by whom, in which order: targets, tests drawn by lot, their applications, and testers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.testing.models.campaigns import BankName, Campaign, Message, Profile, new_code


class Tester(models.Model):
    """Someone who tests in a campaign: once trained, and the charter signed. stopped_on: by their right to stop.

    profile: whom a real person stands for, in a campaign where nobody is invented; None: any of them.
    """

    __test__ = False

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="testers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne"))
    profile = models.ForeignKey(
        Profile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("profil réel")
    )
    trained_on = models.DateField(_("formation suivie le"), null=True, blank=True)
    charter_signed_on = models.DateField(_("charte signée le"), null=True, blank=True)
    stopped_on = models.DateField(_("a cessé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("testeur ou testeuse")
        verbose_name_plural = _("testeurs et testeuses")
        ordering = ["campaign", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="tester_once")]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def is_ready(self) -> bool:
        """Whether tests may be given to them."""
        return bool(self.trained_on and self.charter_signed_on and not self.stopped_on)


class Target(models.Model):
    """An offer, or a place, to test. sealed: who it is and how to reach it, with the installation's key.

    organisation_tag, tag: keyed hashes, by which the same organisation, and the same offer, are recognised.
    stratum: what tests are balanced within.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="targets")
    code = models.CharField(max_length=20, unique=True, default=new_code)
    stratum = models.CharField(_("strate"), max_length=60, blank=True)
    sealed = models.BinaryField()
    organisation_tag = models.CharField(max_length=64, db_index=True)
    tag = models.CharField(max_length=64)
    dropped_on = models.DateField(_("écartée le"), null=True, blank=True)
    drop_reason = models.CharField(_("pourquoi"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("cible d'un test")
        verbose_name_plural = _("cibles des tests")
        ordering = ["campaign", "code"]
        constraints = [models.UniqueConstraint(fields=["campaign", "tag"], name="target_once")]

    def __str__(self) -> str:
        return self.code


class Conflict(models.Model):
    """An organisation that a tester knows, or has an interest in: none of its tests is given to them."""

    tester = models.ForeignKey(Tester, on_delete=models.CASCADE, related_name="conflicts")
    organisation_tag = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("conflit d'intérêts")
        verbose_name_plural = _("conflits d'intérêts")
        constraints = [models.UniqueConstraint(fields=["tester", "organisation_tag"], name="conflict_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Validity(models.TextChoices):
    """Whether a test counts, decided without knowing its outcome."""

    UNDECIDED = "", _("à décider")
    VALID = "valid", _("valable")
    INVALID = "invalid", _("non valable")


class Test(models.Model):
    """One target met by every profile. number: in the order of the lot. incident: what may make it not valid."""

    __test__ = False

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="tests")
    target = models.OneToOneField(Target, on_delete=models.PROTECT, related_name="test")
    number = models.PositiveIntegerField(_("numéro"))
    incident = models.CharField(_("incident"), max_length=200, blank=True)
    validity = models.CharField(_("valable"), max_length=10, choices=Validity.choices, blank=True)
    validity_reason = models.CharField(_("pourquoi"), max_length=300, blank=True)
    decided_on = models.DateField(_("décidé le"), null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("test")
        verbose_name_plural = _("tests")
        ordering = ["campaign", "number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="test_number_once"),
            models.CheckConstraint(
                condition=Q(validity="", decided_on=None) | (~Q(validity="") & Q(decided_on__isnull=False)),
                name="test_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Application(models.Model):
    """What one profile asks of one target. position: 1 for the one who goes first. delay: hours after the one before.

    sealed_notes: what the tester noted, sealed to the campaign's public key. sent_on, reported_on: days.
    abandoned: why it was never sent, or why nobody will ever tell what came back. opens_at: not to be sent before, from
    when the one before was sent.
    """

    test = models.ForeignKey(Test, on_delete=models.CASCADE, related_name="applications")
    code = models.CharField(max_length=20, unique=True, default=new_code)
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="applications")
    position = models.PositiveSmallIntegerField(_("rang"))
    delay = models.PositiveSmallIntegerField(_("délai, en heures"), default=0)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.ForeignKey(BankName, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    tester = models.ForeignKey(Tester, on_delete=models.SET_NULL, null=True, blank=True, related_name="applications")
    opens_at = models.DateTimeField(_("pas avant"), null=True, blank=True)
    due_on = models.DateField(_("à faire avant le"), null=True, blank=True)
    sent_on = models.DateField(_("faite le"), null=True, blank=True)
    reported_on = models.DateField(_("compte rendu le"), null=True, blank=True)
    abandoned = models.CharField(_("abandonnée"), max_length=200, blank=True)
    sealed_notes = models.BinaryField(default=bytes)

    class Meta:
        verbose_name = _("candidature")
        verbose_name_plural = _("candidatures")
        ordering = ["test", "position"]
        constraints = [
            models.UniqueConstraint(fields=["test", "position"], name="application_position_once"),
            models.UniqueConstraint(fields=["test", "profile"], name="application_profile_once"),
        ]

    def __str__(self) -> str:
        return self.code
