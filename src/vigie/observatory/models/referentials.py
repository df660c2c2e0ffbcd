"""What facts are coded with. Criteria, domains and types come from ``law``; the rest is here."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.observatory.fact_values import NOT_STATED
from vigie.territory.models import Commune


class ReferentialItem(models.Model):
    """A value that a fact may take, of a list kept here.

    code: what facts carry; never reused for something else. retired_on: from that day, new facts no longer take it.
    """

    class Kind(models.TextChoices):
        SOURCE = "source", _("source")
        CHANNEL = "channel", _("canal")
        OUTCOME = "outcome", _("suite donnée")
        SEX = "sex", _("sexe")
        AGE_BAND = "age_band", _("tranche d'âge")

    kind = models.CharField(_("liste"), max_length=10, choices=Kind.choices)
    code = models.SlugField(_("code"), max_length=60)
    label = models.CharField(_("libellé"), max_length=200)
    explanation = models.TextField(_("explication"), blank=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    retired_on = models.DateField(_("retirée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("valeur d'un référentiel")
        verbose_name_plural = _("valeurs des référentiels")
        ordering = ["kind", "order", "code"]
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="referential_item_once")]

    def __str__(self) -> str:
        return self.label

    @property
    def is_for_good(self) -> bool:
        """Whether it may not be retired: what is not known must always be sayable."""
        return self.code == NOT_STATED


class CommuneGroup(models.Model):
    """Communes taken together, the width between a commune and the territory; a commune is in one group at most."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("nom"), max_length=120)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    communes: models.ManyToManyField[Commune, models.Model] = models.ManyToManyField(
        Commune, through="GroupedCommune", related_name="groups", blank=True, verbose_name=_("communes")
    )

    class Meta:
        verbose_name = _("groupe de communes")
        verbose_name_plural = _("groupes de communes")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class GroupedCommune(models.Model):
    """A commune is in a group: in one at most."""

    group = models.ForeignKey(CommuneGroup, on_delete=models.CASCADE, related_name="+")
    commune = models.OneToOneField(Commune, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("commune d'un groupe")
        verbose_name_plural = _("communes des groupes")

    def __str__(self) -> str:
        return f"{self.commune} – {self.group}"


class ReferentialVersion(models.Model):
    """All the lists as they were, so that a fact keeps the version it was coded with. Rows are only ever added.

    content: ``{dimension: [{"code", "label", "parents": [codes]}]}``, dimensions as in ``fact_values.DIMENSIONS``.
    content_hash: SHA-256, in hexadecimal, of its canonical JSON.
    """

    number = models.PositiveIntegerField(_("numéro"), unique=True)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("établie le"), default=timezone.now)

    class Meta:
        verbose_name = _("version des référentiels")
        verbose_name_plural = _("versions des référentiels")
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)
