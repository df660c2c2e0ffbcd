"""The criteria of the label, by version: once a structure answers one, it no longer changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """How far a structure is on a criterion; « reached » from « en place » on."""

    NOT_YET = 0, _("pas encore")
    BEGUN = 1, _("commencé")
    IN_PLACE = 2, _("en place")
    ROOTED = 3, _("en place et évalué")


class Theme(models.TextChoices):
    """What criteria speak of."""

    GOVERNANCE = "governance", _("Gouvernance et projet")
    PUBLIC = "public", _("Accueil et information du public")
    TEAM = "team", _("Recrutement, équipes et formation")
    PARTNERS = "partners", _("Achats, stages et partenariats")
    REMEDY = "remedy", _("Réclamations, signalements et mesure")


class Framework(models.Model):
    """A version of the criteria. is_experimental: tried with a few structures before it is for all (S117).

    opened_on: since when structures begin with it; None while it is being written.
    used_on: when a structure first did; its criteria are frozen since then. feedback: what trying it taught.
    """

    number = models.PositiveSmallIntegerField(_("version"), unique=True)
    title = models.CharField(_("titre"), max_length=150)
    is_experimental = models.BooleanField(_("expérimental"), default=True)
    validity_months = models.PositiveSmallIntegerField(_("durée du label, en mois"), default=36)
    feedback = models.TextField(_("retour d'expérience"), max_length=5000, blank=True)
    opened_on = models.DateField(_("ouvert le"), null=True, blank=True)
    used_on = models.DateField(_("utilisé depuis le"), null=True, blank=True)

    class Meta:
        verbose_name = _("référentiel")
        verbose_name_plural = _("référentiels")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_on__isnull=True) | models.Q(opened_on__isnull=False),
                name="label_framework_opened_before_used",
            ),
            models.CheckConstraint(
                condition=models.Q(validity_months__gte=6, validity_months__lte=60), name="label_framework_validity"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Criterion(models.Model):
    """What is looked at. code: kept from one version to the next. proof: what is expected as evidence.

    is_essential: no label without it. tool_words: words by which the toolbox is searched.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField(_("place"))
    code = models.SlugField(_("code"), max_length=40)
    theme = models.CharField(_("thème"), max_length=12, choices=Theme.choices)
    title = models.CharField(_("critère"), max_length=150)
    question = models.TextField(_("ce que l'on regarde"), max_length=1000)
    landmark = models.TextField(_("repère : « en place » veut dire"), max_length=1000)
    proof = models.TextField(_("preuves attendues"), max_length=1000)
    is_essential = models.BooleanField(_("indispensable au label"), default=False)
    tool_words = models.CharField(_("mots pour chercher dans la boîte à outils"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("critère du label")
        verbose_name_plural = _("critères du label")
        ordering = ["framework", "position"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="label_criterion_code_once"),
            models.UniqueConstraint(fields=["framework", "position"], name="label_criterion_position_once"),
        ]

    def __str__(self) -> str:
        return self.title
