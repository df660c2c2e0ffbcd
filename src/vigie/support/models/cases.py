"""Cases and what seals them. Rows hold days, never hours; states and keys, never what was told."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.support.models.points import ReceptionPoint


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> "CaseQuerySet":
        """Cases that are not closed."""
        return self.exclude(state=Case.State.CLOSED)

    def readable_by(self, person: Person) -> "CaseQuerySet":
        """Cases that someone holds the internal key of: a referral's copies do not open the case itself."""
        held = Compartment.objects.filter(kind=Compartment.Kind.INTERNAL, envelopes__person=person)
        return self.filter(pk__in=held.values("case"))


class Case(models.Model):
    """What a person told and what is done about it, from the report to the purge.

    number: drawn at random, said aloud; it tells neither order nor day. awaits_staff, awaits_person: whose turn it is.
    keep_until: the day after which all is erased; None while it is open and lives by its last contact.
    held_because: why it is kept longer (a procedure under way), sealed elsewhere in full; here a code.
    """

    class State(models.TextChoices):
        NEW = "new", _("reçu")
        TAKEN = "taken", _("pris en charge")
        REFERRED = "referred", _("orienté")
        CLOSED = "closed", _("terminé")

    class Channel(models.TextChoices):
        WEB = "web", _("site")
        PHONE = "phone", _("téléphone")
        VISIT = "visit", _("visite")
        LETTER = "letter", _("courrier")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("numéro"), max_length=12, unique=True)
    point = models.ForeignKey(
        ReceptionPoint, on_delete=models.PROTECT, related_name="cases", verbose_name=_("lieu d'accueil")
    )
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.NEW)
    channel = models.CharField(_("canal"), max_length=10, choices=Channel.choices, default=Channel.WEB)
    taken_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("suivi par")
    )
    opened_on = models.DateField(_("reçu le"), default=timezone.localdate)
    last_contact_on = models.DateField(_("dernier contact le"), default=timezone.localdate)
    closed_on = models.DateField(_("terminé le"), null=True, blank=True)
    awaits_staff = models.BooleanField(_("attend une réponse de l'accueil"), default=True)
    awaits_person = models.BooleanField(_("attend une réponse de la personne"), default=False)
    is_anonymous = models.BooleanField(_("sans coordonnées"), default=True)
    held_until = models.DateField(_("gardé jusqu'au"), null=True, blank=True)
    held_because = models.CharField(_("motif de conservation"), max_length=20, blank=True)
    warned_on = models.DateField(_("effacement annoncé le"), null=True, blank=True)
    satisfaction_asked = models.BooleanField(_("avis déjà donné"), default=False)
    is_fictitious = models.BooleanField(_("dossier fictif de la démonstration"), default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["opened_on", "number"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state="closed") & Q(closed_on__isnull=False))
                | (~Q(state="closed") & Q(closed_on__isnull=True)),
                name="case_closed_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(held_until__isnull=True) | ~Q(held_because=""), name="case_hold_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def journal_label(self) -> str:
        """How the journal names it: the pilot reads the journal, and must not learn a number the person holds."""
        return gettext("dossier")

    def is_late(self, day: date, days: int = 7) -> bool:
        """Whether a report has waited for its first answer longer than this many days."""
        return self.state == self.State.NEW and (day - self.opened_on).days > days


class Receipt(models.Model):
    """How a person comes back without an account: the words open her private key, and nothing else does.

    tag: keyed hash of the words, with a key kept outside the database; it finds the row. wrapped: her private key,
    under argon2id of the words with a salt of its own.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="receipt")
    tag = models.BinaryField(unique=True, max_length=32)
    public_key = models.BinaryField(max_length=32)
    wrapped = models.TextField()

    class Meta:
        verbose_name = _("code de suivi")
        verbose_name_plural = _("codes de suivi")

    def __str__(self) -> str:
        return str(self.pk)


class Compartment(models.Model):
    """A part of a case that has a key of its own, sealed to each of those who may read it.

    generation: grows each time its key is renewed. needs_new_key: someone lost access; the next to open renews the key.
    """

    class Kind(models.TextChoices):
        SHARED = "shared", _("partagé avec la personne")
        INTERNAL = "internal", _("interne à l'accueil")
        REFERRAL = "referral", _("transmis à un autre lieu")
        NOTES = "notes", _("notes de l'autre lieu")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="compartments")
    kind = models.CharField(_("nature"), max_length=10, choices=Kind.choices)
    generation = models.PositiveIntegerField(default=1)
    needs_new_key = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("partie d'un dossier")
        verbose_name_plural = _("parties de dossiers")
        ordering = ["case", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"], condition=~Q(kind__in=["referral", "notes"]), name="compartment_of_a_kind_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Envelope(models.Model):
    """A compartment's key, sealed to one holder: someone of the staff, the person's receipt, or the point's escrow."""

    class Holder(models.TextChoices):
        STAFF = "staff", _("personne de l'accueil")
        RECEIPT = "receipt", _("code de suivi")
        ESCROW = "escrow", _("dépôt de secours du lieu")

    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="envelopes")
    holder = models.CharField(_("détenteur"), max_length=8, choices=Holder.choices)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    sealed_key = models.BinaryField()

    class Meta:
        verbose_name = _("clé scellée")
        verbose_name_plural = _("clés scellées")
        constraints = [
            models.UniqueConstraint(
                fields=["compartment", "person"], condition=Q(person__isnull=False), name="envelope_once_per_person"
            ),
            models.UniqueConstraint(
                fields=["compartment", "holder"], condition=Q(person__isnull=True), name="envelope_once_per_holder"
            ),
            models.CheckConstraint(
                condition=(Q(holder="staff") & Q(person__isnull=False)) | (~Q(holder="staff") & Q(person__isnull=True)),
                name="envelope_of_staff_names_someone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SealedText(models.Model):
    """One version of one text of a compartment. Nothing is overwritten: a correction is a new version.

    field: what it is, a code of ``fields.Field`` followed for lists by a number (« message:3 », « letter:prosecutor »).
    by_person: whether she wrote it, with her receipt.
    """

    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="texts")
    field = models.CharField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()
    written_on = models.DateField(default=timezone.localdate)
    by_person = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("texte scellé")
        verbose_name_plural = _("textes scellés")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["compartment", "field", "version"], name="sealed_text_version_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SealedFile(models.Model):
    """A file as it came, or its cleaned copy; its name, type, size and key are in a sealed text.

    stored: a random name in the storage. description: the field of the ``SealedText`` that describes it.
    """

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("original")
        CLEANED = "cleaned", _("copie sans métadonnées")

    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="files")
    stored = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.ORIGINAL)
    description = models.CharField(max_length=60)
    original = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="copies")
    by_person = models.BooleanField(default=False)
    added_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("fichier scellé")
        verbose_name_plural = _("fichiers scellés")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
