"""What the house itself keeps: messages to send, long jobs, periodic work, workers alive. No domain."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# A worker that has not been seen for this long is dead: what it was doing is taken back. It beats six times as often.
LEASE = timedelta(seconds=60)


class OutboxState(models.TextChoices):
    """Where a message stands."""

    WAITING = "waiting", _("en attente")
    SENDING = "sending", _("envoi en cours")
    SENT = "sent", _("envoyé")
    FAILED = "failed", _("en échec")
    CANCELLED = "cancelled", _("annulé")


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    """The outbox, by what has to be done."""

    def waiting(self) -> "OutboxQuerySet":
        """Messages that will leave, now or later."""
        return self.filter(state=OutboxState.WAITING)

    def due(self, now: datetime) -> "OutboxQuerySet":
        """Messages that should leave now, oldest first."""
        return self.waiting().filter(next_attempt_at__lte=now).order_by("next_attempt_at", "pk")

    def interrupted(self, now: datetime) -> "OutboxQuerySet":
        """Messages whose worker died while it was sending them: nobody knows whether they left."""
        return self.filter(state=OutboxState.SENDING, claimed_at__lt=now - LEASE)

    def failed(self) -> "OutboxQuerySet":
        """Messages given up, that someone should look at."""
        return self.filter(state=OutboxState.FAILED)

    def sent(self) -> "OutboxQuerySet":
        """Messages that have left."""
        return self.filter(state=OutboxState.SENT)

    def about(self, key: str) -> "OutboxQuerySet":
        """Messages about one object, named by ``outbox.key_of``."""
        return self.filter(about=key)


class OutboxMessage(models.Model):
    """An e-mail written in the transaction of an act, sent afterwards by a worker.

    Its text is erased as soon as it has left or is cancelled: links that open something do not stay on disk.
    """

    to = models.EmailField(_("destinataire"))
    subject = models.CharField(_("objet"), max_length=200)
    body = models.TextField(_("texte"), blank=True)
    attachments = models.JSONField(_("pièces jointes"), default=list, blank=True)
    kind = models.CharField(_("nature"), max_length=40)
    about = models.CharField(_("au sujet de"), max_length=100, blank=True)
    dedupe_key = models.CharField(_("clé d'unicité"), max_length=150, blank=True)
    state = models.CharField(_("état"), max_length=10, choices=OutboxState, default=OutboxState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    next_attempt_at = models.DateTimeField(_("prochain essai"))
    claimed_at = models.DateTimeField(_("pris en charge le"), null=True, blank=True)
    last_error = models.CharField(_("dernière erreur"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("écrit le"))
    sent_at = models.DateTimeField(_("envoyé le"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("envoi")
        verbose_name_plural = _("envois")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_attempt_at"], name="outbox_due"),
            models.Index(fields=["about"], name="outbox_about"),
            models.Index(fields=["-created_at"], name="outbox_recent"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dedupe_key"], condition=~Q(dedupe_key="") & ~Q(state="cancelled"), name="outbox_one_per_key"
            ),
            models.CheckConstraint(condition=Q(state__in=OutboxState.values), name="outbox_known_state"),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "cancelled"]) | Q(body="", attachments=[]), name="outbox_text_erased"
            ),
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="outbox_sent_dated"),
        ]

    def __str__(self) -> str:
        return self.subject


class JobState(models.TextChoices):
    """Where a long job stands."""

    WAITING = "waiting", _("en attente")
    RUNNING = "running", _("en cours")
    DONE = "done", _("terminé")
    FAILED = "failed", _("en échec")


class JobProgress(models.Model):
    """How far a long job has gone, for the page of whoever asked for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task_id = models.UUIDField(null=True, unique=True, editable=False)
    label = models.CharField(_("intitulé"), max_length=200)
    owner_key = models.CharField(_("demandeur"), max_length=64)
    state = models.CharField(_("état"), max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(_("fait"), default=0)
    total = models.PositiveIntegerField(_("à faire"), null=True, blank=True)
    result = models.CharField(_("page du résultat"), max_length=300, blank=True)
    error = models.CharField(_("erreur"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("demandé le"), auto_now_add=True)
    finished_at = models.DateTimeField(_("fini le"), null=True, blank=True)

    class Meta:
        verbose_name = _("travail long")
        verbose_name_plural = _("travaux longs")
        ordering: ClassVar[list[str]] = ["-created_at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["owner_key", "-created_at"], name="job_owner")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_known_state"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"]) | Q(finished_at__isnull=False), name="job_end_dated"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen, well or badly."""
        return self.state in {JobState.DONE, JobState.FAILED}


class PeriodicJob(models.Model):
    """When a periodic job ran last and runs next; the list of jobs itself is in the settings."""

    name = models.CharField(_("nom"), max_length=100, primary_key=True)
    every = models.DurationField(_("intervalle"))
    last_run = models.DateTimeField(_("dernière fois"), null=True, blank=True)
    next_run = models.DateTimeField(_("prochaine fois"))

    class Meta:
        verbose_name = _("travail périodique")
        verbose_name_plural = _("travaux périodiques")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class WorkerQuerySet(models.QuerySet["Worker"]):
    """Workers, by whether they are alive."""

    def alive(self, now: datetime) -> "WorkerQuerySet":
        """Those seen recently enough to keep what they are doing."""
        return self.filter(seen_at__gte=now - LEASE)


class Worker(models.Model):
    """A process, or a thread of the web server, that does background work; it says regularly that it is alive."""

    id = models.CharField(primary_key=True, max_length=64)
    started_at = models.DateTimeField(_("démarré le"))
    seen_at = models.DateTimeField(_("vu le"))

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("processus de fond")
        verbose_name_plural = _("processus de fond")

    def __str__(self) -> str:
        return self.id


class VaultKeyMark(models.Model):
    """A mark of the vault key that receipts were given with: by it, a key lost or replaced is seen. One row."""

    only_one = models.BooleanField(default=True, unique=True, editable=False)
    mark = models.BinaryField(_("empreinte"), max_length=32)

    class Meta:
        verbose_name = _("empreinte de la clé du coffre")
        verbose_name_plural = _("empreintes de la clé du coffre")

    def __str__(self) -> str:
        return "●"
