"""What the home pages, reminders and reports keep of their own."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.core.models import OutboxMessage
from vigie.plan.models import Plan


class ReminderKind(models.TextChoices):
    """What a reminder is about; each kind may be refused by whoever receives it."""

    ACTIONS = "actions", _("les actions que je porte ou pilote")
    DECISIONS = "decisions", _("les décisions que je dois mettre en œuvre")
    MEETINGS = "meetings", _("les réunions des instances dont je suis membre")
    RUNNING = "running", _("ce que la conduite du plan demande")
    TESTS = "tests", _("les tests qui me sont confiés")
    LABEL = "label", _("le label de ma structure")


class ReminderRefusal(models.Model):
    """Someone does not want a kind of reminder; without a line, they receive it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reminder_refusals")
    kind = models.CharField(_("nature"), max_length=12, choices=ReminderKind.choices)

    class Meta:
        verbose_name = _("rappel refusé")
        verbose_name_plural = _("rappels refusés")
        ordering = ["person", "kind"]
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="reminder_refusal_once")]


class Reminder(models.Model):
    """A reminder that was written to someone, with the objects it grouped; history by which the next is decided.

    objects: ``{object key: state}``, the reason each object was named, so that a changed reason may be told anew.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(_("nature"), max_length=12, choices=ReminderKind.choices)
    day = models.DateField(_("jour"))
    about = models.JSONField(default=dict)
    message = models.OneToOneField(
        OutboxMessage, on_delete=models.SET_NULL, null=True, blank=True, related_name="reminder"
    )
    cancelled_at = models.DateTimeField(_("annulé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("rappel")
        verbose_name_plural = _("rappels")
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "day"], condition=Q(cancelled_at__isnull=True), name="reminder_once_a_day"
            )
        ]


class Visit(models.Model):
    """When someone last looked at their home page, and the time before: what changed since is shown.

    A visit ends 30 minutes after it began (see ``visits.py``); one row a person, without history.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="visit")
    began_at = models.DateTimeField(_("visite en cours depuis"), default=timezone.now)
    previous_at = models.DateTimeField(_("visite précédente"), null=True, blank=True)

    class Meta:
        verbose_name = _("dernière visite")
        verbose_name_plural = _("dernières visites")


class CalendarFeed(models.Model):
    """A secret address by which someone's calendar reads the plan's; only the hash of its code is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_feeds")
    name = models.CharField(_("où je l'utilise"), max_length=100, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_read_on = models.DateField(_("lu pour la dernière fois le"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("révoquée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("adresse d'agenda")
        verbose_name_plural = _("adresses d'agenda")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name or str(_("adresse d'agenda"))

    @property
    def journal_label(self) -> str:
        """What the journal calls it: what its owner wrote is theirs."""
        return str(_("adresse d'agenda"))


class AnnualReport(models.Model):
    """The report of a year being prepared: which sections, in which order, and what the pilot adds.

    sections: codes of the sections shown, in order. comments: ``{section code: Markdown}``.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="annual_reports")
    year = models.PositiveSmallIntegerField(_("année"))
    sections = models.JSONField(default=list)
    comments = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("rapport annuel")
        verbose_name_plural = _("rapports annuels")
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["plan", "year"], name="annual_report_once")]

    def __str__(self) -> str:
        return f"{self.plan.title} ({self.year})"


class ReportFormat(models.TextChoices):
    """The files a report leaves as, that take time to make."""

    PDF = "pdf", _("PDF, à lire et à imprimer")
    DOCX = "docx", _("DOCX, à modifier")


class DraftFile(models.Model):
    """A draft of a report as a file, for whoever asked for it and for a short time; the latest of its format."""

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    format = models.CharField(_("format"), max_length=4, choices=ReportFormat.choices)
    content = models.BinaryField()
    made_at = models.DateTimeField(_("fait le"), default=timezone.now)

    class Meta:
        verbose_name = _("brouillon de rapport")
        verbose_name_plural = _("brouillons de rapport")
        ordering = ["-made_at"]
        constraints = [models.UniqueConstraint(fields=["report", "person", "format"], name="draft_file_once")]


class ReportEdition(models.Model):
    """A frozen edition of the report: immutable, with the data it was made from. The database refuses to change it.

    data: what was collected that day; with sections and comments, all that the documents are drawn from.
    data_hash: SHA-256, in hexadecimal, of these three (see ``annual_report.freezing``).
    """

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("numéro"))
    sections = models.JSONField()
    comments = models.JSONField()
    data = models.JSONField()
    data_hash = models.CharField(max_length=64)
    is_fictitious = models.BooleanField(_("fictive"), default=False)
    frozen_at = models.DateTimeField(_("figée le"), default=timezone.now)
    frozen_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("édition du rapport annuel")
        verbose_name_plural = _("éditions du rapport annuel")
        ordering = ["report", "-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_edition_once")]

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"


class OpenedEdition(models.Model):
    """The edition of a report that the public reads: opening is an act of its own.

    data: what everyone may read of the edition's data, frozen when it was opened. Public pages read nothing else.
    """

    report = models.OneToOneField(AnnualReport, on_delete=models.CASCADE, related_name="opened")
    edition = models.ForeignKey(ReportEdition, on_delete=models.PROTECT, related_name="+")
    data = models.JSONField()
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("édition ouverte au public")
        verbose_name_plural = _("éditions ouvertes au public")


class EditionFile(models.Model):
    """An edition as a file, drawn once from its frozen data: whoever asks reads the same bytes.

    opened: given for the public version, which goes when the edition is closed; None for the partners' version.
    """

    edition = models.ForeignKey(ReportEdition, on_delete=models.PROTECT, related_name="files")
    opened = models.ForeignKey(OpenedEdition, on_delete=models.CASCADE, null=True, blank=True, related_name="files")
    format = models.CharField(_("format"), max_length=4, choices=ReportFormat.choices)
    content = models.BinaryField()
    made_at = models.DateTimeField(_("fait le"), default=timezone.now)

    class Meta:
        verbose_name = _("fichier d'une édition")
        verbose_name_plural = _("fichiers des éditions")
        ordering = ["edition", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "format"], condition=Q(opened__isnull=True), name="edition_file_once"
            ),
            models.UniqueConstraint(fields=["opened", "format"], name="public_file_once"),
        ]
