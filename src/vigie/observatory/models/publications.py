"""Publications: a catalogue fixed before data are seen, a draft that is protected and reviewed, a signed edition."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person


class Catalogue(models.Model):
    """The tables an edition shows, fixed before data are seen: at most three variables each. Rows are only ever added.

    tables: lists of dimensions, ``[]`` for the grand total; the margins of a table are always in the catalogue.
    place_width: how fine places are, as ``referentials.public_lists.Width``. vintages_begun: the years that had facts
    already when it was fixed, so that the method can say so.
    """

    class PlaceWidth(models.TextChoices):
        GROUP = "group", _("groupes de communes")
        COMMUNE = "commune", _("communes")
        NEIGHBOURHOOD = "qpv", _("communes et quartiers prioritaires")

    number = models.PositiveSmallIntegerField(_("numéro"), unique=True)
    title = models.CharField(_("intitulé"), max_length=200)
    tables = models.JSONField()
    place_width = models.CharField(
        _("détail des lieux"), max_length=10, choices=PlaceWidth.choices, default=PlaceWidth.COMMUNE
    )
    vintages_begun = models.JSONField(default=list)
    fixed_at = models.DateTimeField(_("fixé le"), default=timezone.now)
    fixed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("catalogue de tableaux")
        verbose_name_plural = _("catalogues de tableaux")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.title} (n° {self.number})"


class EditionDraft(models.Model):
    """An edition being prepared, until it is signed. Only its pilot and its named reviewer see it.

    vintage: the year of facts it counts. corrects: the signed edition it replaces, for a correction.
    content: the released edition as JSON, protected; proof: what the audit found and the witnesses that prove it, never
    published. catalogue: fixed before protection. protected_hash: of what the reviewer read; signing refuses another.
    publication: what it became once signed. revision: grows with each change, so that a protection begun before it is
    not kept. fault: why the last protection does not suffice, and what to do. job: the ``JobProgress`` of the last
    protection asked for.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("brouillon")
        PROTECTED = "protected", _("protégée")
        AUDITED = "audited", _("auditée")
        REVIEWED = "reviewed", _("relue")
        SIGNED = "signed", _("signée")
        ABANDONED = "abandoned", _("abandonnée")

    vintage = models.PositiveSmallIntegerField(_("millésime"))
    title = models.CharField(_("titre"), max_length=200)
    introduction = models.TextField(_("ce qu'il faut retenir"), blank=True)
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.DRAFT)
    catalogue = models.ForeignKey(Catalogue, on_delete=models.PROTECT, related_name="drafts")
    corrects = models.ForeignKey(
        "Publication", on_delete=models.PROTECT, null=True, blank=True, related_name="correcting_drafts"
    )
    correction_reason = models.TextField(_("pourquoi cette correction"), blank=True)
    publication: Any = models.OneToOneField(
        "Publication", on_delete=models.PROTECT, null=True, blank=True, related_name="draft", editable=False
    )
    content = models.JSONField(null=True, blank=True)
    proof = models.JSONField(null=True, blank=True)
    protected_hash = models.CharField(max_length=64, blank=True)
    threshold = models.PositiveSmallIntegerField(_("seuil"), default=5)
    revision = models.PositiveIntegerField(default=0, editable=False)
    fault = models.TextField(blank=True, editable=False)
    job = models.UUIDField(null=True, blank=True, editable=False)
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reviewer = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("relue par")
    )
    review_comment = models.TextField(_("avis de relecture"), blank=True)
    reviewed_at = models.DateTimeField(_("relue le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("fictive"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("édition en préparation")
        verbose_name_plural = _("éditions en préparation")
        ordering = ["-vintage", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vintage", "is_fictitious"],
                condition=~Q(state__in=["signed", "abandoned"]),
                name="one_draft_in_progress_per_vintage",
            ),
            models.CheckConstraint(condition=Q(threshold__gte=3), name="draft_threshold_at_least_3"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shade(self) -> str:
        """The colour of its state, as badges have it."""
        return {"draft": "to_start", "protected": "warning", "audited": "ongoing", "reviewed": "ok"}.get(
            self.state, "done" if self.state == self.State.SIGNED else "abandoned"
        )

    @property
    def is_open(self) -> bool:
        """Whether it may still become an edition."""
        return self.state not in (self.State.SIGNED, self.State.ABANDONED)


class PublicationQuerySet(models.QuerySet["Publication"]):
    def latest_first(self) -> "PublicationQuerySet":
        """The current edition first: last vintage, last number."""
        return self.order_by("-vintage", "-number")


class Publication(models.Model):
    """A signed edition: immutable, numbered, all that the public reads. The database refuses to change it.

    content: the released edition (``released.Edition`` as JSON); content_hash: SHA-256 of its canonical JSON.
    proof: audit and witnesses, private. signed_by: who signed; signatory_name and signatory_title: as printed.
    """

    number = models.PositiveIntegerField(_("numéro"), unique=True)
    vintage = models.PositiveSmallIntegerField(_("millésime"))
    title = models.CharField(_("titre"), max_length=200)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    proof = models.JSONField()
    catalogue = models.ForeignKey(Catalogue, on_delete=models.PROTECT, related_name="publications")
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    signatory_name = models.CharField(_("signée par"), max_length=200)
    signatory_title = models.CharField(_("qualité"), max_length=200, blank=True)
    signed_at = models.DateTimeField(_("signée le"), default=timezone.now)
    is_fictitious = models.BooleanField(_("fictive"), default=False)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("édition signée")
        verbose_name_plural = _("éditions signées")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["vintage", "is_fictitious"],
                condition=Q(corrects=None),
                name="vintage_published_once",
                violation_error_message=_("Cette année a déjà son édition : seule une correction peut la remplacer."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def journal_label(self) -> str:
        """What the journal calls it."""
        return f"{self.title} (n° {self.number})"


class PublicationFile(models.Model):
    """Something drawn once from a signed edition: a chart, a map, a table as a file, a document. Never another edition.

    name: « domain.chart.svg », « microtables.parquet »: what addresses carry.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=80)
    content = models.BinaryField()
    content_hash = models.CharField(max_length=64)
    details: Any = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("fichier d'une édition signée")
        verbose_name_plural = _("fichiers des éditions signées")
        ordering = ["publication", "name"]
        constraints = [models.UniqueConstraint(fields=["publication", "name"], name="publication_file_once")]

    def __str__(self) -> str:
        return self.name
