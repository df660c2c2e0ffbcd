"""The toolbox: tools as they are written, the versions that were published, files, and what users say."""

from typing import Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation


class Licence(models.TextChoices):
    """What others may do with a tool or a file."""

    CC0 = "cc0", _("domaine public (CC0)")
    CC_BY = "cc-by", _("reprise libre, en citant l'auteur (CC BY)")
    CC_BY_SA = "cc-by-sa", _("reprise libre, en citant, sous la même licence (CC BY-SA)")
    CC_BY_NC = "cc-by-nc", _("reprise libre sans but commercial, en citant (CC BY-NC)")
    ETALAB = "etalab", _("licence ouverte (Etalab)")
    AGREED = "agreed", _("tous droits réservés, diffusé ici avec l'accord de l'auteur")
    CITED = "cited", _("référence seulement : l'œuvre elle-même n'est pas diffusée")


class Scale(models.TextChoices):
    """The territory that a study looks at (S57)."""

    NEIGHBOURHOOD = "neighbourhood", _("quartier")
    COMMUNE = "commune", _("commune")
    INTERCOMMUNAL = "intercommunal", _("agglomération")
    DEPARTMENT = "department", _("département")
    REGION = "region", _("région")
    COUNTRY = "country", _("pays")
    EUROPE = "europe", _("Europe")
    UNKNOWN = "unknown", _("échelle à préciser")


class ToolQuerySet(models.QuerySet["Tool"]):
    def public(self) -> "ToolQuerySet":
        """Tools that everyone may read, with the version they read."""
        shown = self.filter(published_version__isnull=False, withdrawn_on=None)
        return shown.select_related("published_version", "organisation")


class Tool(models.Model):
    """A tool as it is being written. What the public reads is its last published version.

    organisation: whose contributors may change it; None when the pilot alone does. submitted_on: proposed to the pilot.
    wording_reason: why words that a check doubts are kept.
    """

    class Kind(models.TextChoices):
        THEATRE_FORUM = "theatre_forum", _("trame de théâtre-forum")
        GAME = "game", _("jeu")
        EXHIBITION = "exhibition", _("exposition à emprunter")
        MODULE = "module", _("module d'animation ou de formation")
        STUDY = "study", _("étude")
        DEFINITION = "definition", _("définition, glossaire")
        OTHER = "other", _("autre outil")

    # What a version keeps, in the order in which versions are compared.
    CONTENT: ClassVar = (
        "title",
        "kind",
        "summary",
        "text",
        "audiences",
        "minutes",
        "people",
        "credit",
        "licence",
        "scale",
        "scale_detail",
        "reference",
        "address",
        "loan_terms",
    )

    kind = models.CharField(_("sorte d'outil"), max_length=14, choices=Kind.choices)
    title = models.CharField(_("titre"), max_length=200)
    summary = models.CharField(_("en une phrase"), max_length=300)
    text = models.TextField(_("contenu"), blank=True)
    audiences = models.JSONField(_("pour qui"), default=list, blank=True)
    minutes = models.PositiveSmallIntegerField(_("durée, en minutes"), null=True, blank=True)
    people = models.CharField(_("nombre de personnes"), max_length=80, blank=True)
    credit = models.CharField(_("auteurs ou autrices"), max_length=250, blank=True)
    licence = models.CharField(_("licence"), max_length=8, choices=Licence.choices)
    scale = models.CharField(_("échelle du territoire"), max_length=14, choices=Scale.choices, blank=True)
    scale_detail = models.CharField(_("territoire étudié"), max_length=150, blank=True)
    reference = models.CharField(_("référence bibliographique"), max_length=500, blank=True)
    address = models.URLField(_("adresse sur un autre site"), max_length=500, blank=True)
    loan_terms = models.TextField(_("conditions du prêt"), blank=True)
    wording_reason = models.CharField(_("pourquoi garder ces mots"), max_length=500, blank=True)
    organisation: Any = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("structure"),
    )
    published_version: Any = models.ForeignKey(
        "ToolVersion", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    submitted_on = models.DateField(_("proposé le"), null=True, blank=True)
    returned_for = models.TextField(_("à revoir"), blank=True)
    withdrawn_on = models.DateField(_("retiré le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("fictif"), default=False)

    objects = ToolQuerySet.as_manager()

    class Meta:
        verbose_name = _("outil")
        verbose_name_plural = _("outils")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(kind="study") | ~Q(scale=""), name="awareness_study_has_a_scale"),
            models.CheckConstraint(condition=~Q(licence=""), name="awareness_tool_has_a_licence"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def read(self) -> dict[str, Any]:
        """What everyone reads, or read last, of it; what is written while nobody has."""
        version = self.published_version
        return version.content if version else {name: getattr(self, name) for name in self.CONTENT}

    @property
    def is_public(self) -> bool:
        """Whether everyone may read it."""
        return self.published_version_id is not None and self.withdrawn_on is None


class ToolVersion(models.Model):
    """What everyone read of a tool from a day on; never changed. search: its words, without accents, to be found by."""

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("contenu"), encoder=DjangoJSONEncoder)
    search = models.TextField(editable=False)
    note = models.CharField(_("ce qui change"), max_length=250, blank=True)
    published_on = models.DateField(_("publiée le"), default=timezone.localdate)

    class Meta:
        verbose_name = _("version d'un outil")
        verbose_name_plural = _("versions des outils")
        ordering = ["tool", "-number"]
        constraints = [models.UniqueConstraint(fields=["tool", "number"], name="awareness_tool_version_once")]

    def __str__(self) -> str:
        return f"{self.tool} (version {self.number})"


IMAGES = ("png", "jpg", "gif", "webp")
IS_IMAGE = Q(file__endswith=".png") | Q(file__endswith=".jpg") | Q(file__endswith=".gif") | Q(file__endswith=".webp")


class ToolFile(models.Model):
    """A file of a tool. alternative: what an image shows, in words. removed_on: kept while a public version has it."""

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(_("titre"), max_length=250)
    file = models.FileField(_("fichier"), upload_to="outils/", max_length=200)
    alternative = models.CharField(_("texte de remplacement"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=8, choices=Licence.choices)
    credit = models.CharField(_("auteurs ou autrices"), max_length=250, blank=True)
    removed_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("fichier d'un outil")
        verbose_name_plural = _("fichiers des outils")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(licence=""), name="awareness_file_has_a_licence"),
            models.CheckConstraint(
                condition=~Q(alternative="") | ~IS_IMAGE,
                name="awareness_image_has_words",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def extension(self) -> str:
        """What it is: « pdf », « png »…"""
        return str(self.file.name).rpartition(".")[2]

    @property
    def is_image(self) -> bool:
        """Whether a page may show it."""
        return self.extension in IMAGES


class Feedback(models.Model):
    """What whoever used a tool says of it; the pilot reads it before anyone. structure: as they wrote it."""

    class State(models.TextChoices):
        TO_READ = "to_read", _("à lire")
        SHOWN = "shown", _("montré au public")
        KEPT = "kept", _("gardé pour l'équipe")

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="feedback")
    used_in = models.CharField(_("utilisé en"), max_length=40, blank=True)
    structure = models.CharField(_("structure"), max_length=150, blank=True)
    people = models.PositiveIntegerField(_("nombre de personnes"), null=True, blank=True)
    worked = models.TextField(_("ce qui a marché"))
    to_improve = models.TextField(_("ce qui serait à changer"), blank=True)
    state = models.CharField(_("état"), max_length=8, choices=State.choices, default=State.TO_READ)
    sent_on = models.DateField(_("envoyé le"), default=timezone.localdate)
    mark = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("retour d'usage")
        verbose_name_plural = _("retours d'usage")
        ordering = ["-sent_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["tool", "mark"], name="awareness_feedback_once")]

    def __str__(self) -> str:
        return str(self.tool)
