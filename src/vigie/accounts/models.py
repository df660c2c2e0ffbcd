"""People, organisations, memberships that carry roles, invitations, and the journal of acts."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a membership lets its holder do; the rules are in ``rules.py``."""

    PILOT = "pilot", _("pilote du plan")
    CONTRIBUTOR = "contributor", _("contributeur ou contributrice")
    READER = "reader", _("lecteur ou lectrice")
    ELECTED_MEMBER = "elected_member", _("élu ou élue")
    ADMINISTRATOR = "administrator", _("administrateur ou administratrice")
    LISTENER = "listener", _("écoutant ou écoutante")
    SUPPORT_SUPERVISOR = "support_supervisor", _("responsable d'accueil")
    SCHOOL = "school", _("référent ou référente d'établissement scolaire")
    COMPANY = "company", _("référent ou référente d'entreprise")
    SENTINEL = "sentinel", _("sentinelle")
    AMBASSADOR = "ambassador", _("ambassadeur ou ambassadrice de l'égalité")
    NETWORK_MEMBER = "network_member", _("membre du réseau, mandat en préparation")
    TRAINER = "trainer", _("formateur ou formatrice")


class Category(models.TextChoices):
    """The family an organisation belongs to; the five first are those of the source (S223–S228)."""

    LOCAL_AUTHORITY = "local_authority", _("Collectivités")
    STATE = "state", pgettext_lazy("institution", "État")
    SOCIAL_LANDLORD = "social_landlord", _("Bailleurs sociaux")
    ASSOCIATION = "association", _("Associations")
    OTHER = "other", _("Autres partenaires")
    COMPANY = "company", _("Entreprises")
    SCHOOL = "school", _("Établissements scolaires")
    CITIZENS_COUNCIL = "citizens_council", _("Conseils citoyens")
    UNKNOWN = "unknown", _("Catégorie à préciser")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def whole(self) -> "OrganisationQuerySet":
        """Organisations themselves, without their services."""
        return self.filter(parent=None)


class Organisation(models.Model):
    """A partner, or one of its services: two levels, never three (S120).

    parent: the organisation a service belongs to; None for an organisation.
    """

    name = models.CharField(_("nom"), max_length=250)
    category = models.CharField(_("catégorie"), max_length=20, choices=Category.choices, default=Category.UNKNOWN)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="services", verbose_name=_("structure")
    )
    took_part_in_diagnosis = models.BooleanField(_("a participé au diagnostic"), default=False)
    is_signatory = models.BooleanField(_("signataire"), default=False)
    signatory_capacity = models.CharField(_("qualité du signataire"), max_length=120, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    website = models.URLField(_("site"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("structure")
        verbose_name_plural = _("structures")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("name", Coalesce("parent", 0), name="organisation_name_once"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="organisation_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.parent.name} – {self.name}" if self.parent_id and self.parent else self.name

    def clean(self) -> None:
        """Refuse a third level: a service has no service, and an organisation with services is nobody's service."""
        reason = parent_refusal(self, self.parent)
        if reason:
            raise ValidationError({"parent": reason})


def parent_refusal(organisation: Organisation, parent: Organisation | None) -> str | None:
    """Return why an organisation may not become a service of another, or None when it may (S120: two levels)."""
    if parent is None:
        return None
    if parent.pk == organisation.pk:
        return gettext("Une structure ne peut pas être son propre service.")
    if parent.parent_id:
        return gettext("« %(name)s » est déjà un service : choisissez la structure à laquelle il appartient.") % {
            "name": parent.name
        }
    if organisation.pk and organisation.services.exists():
        return gettext("« %(name)s » a des services : une structure qui en a ne peut pas devenir un service.") % {
            "name": organisation.name
        }
    return None


class OrganisationName(models.Model):
    """Another way an organisation is written; a guess stays marked until the pilot confirms or undoes it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(_("écrit"), max_length=250, unique=True)
    is_guess = models.BooleanField(_("rapprochement à confirmer"), default=False)

    class Meta:
        verbose_name = _("autre nom")
        verbose_name_plural = _("autres noms")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(models.QuerySet["Person"]):
    def without_account(self) -> "PersonQuerySet":
        """People who can be named and claimed, those erased left out."""
        return self.filter(is_active=False, erased_at=None)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "Person":
        """Create someone who can sign in; without a password, they choose one from an invitation."""
        person: Person = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Someone named in the plan. Without an account, they can be named pilot of an action and claimed later.

    is_active: whether they have an account; it is the claim of an invitation that turns it on.
    """

    name = models.CharField(_("nom"), max_length=150)
    email = models.EmailField(_("adresse électronique"), unique=True, null=True, blank=True)
    phone = models.CharField(_("téléphone professionnel"), max_length=30, blank=True)
    is_active = models.BooleanField(_("a un compte"), default=False)
    is_fictitious = models.BooleanField(_("personne fictive de la démonstration"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(_("effacée le"), null=True, blank=True, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_active=False) | Q(email__isnull=False), name="person_account_has_email"
            ),
            models.CheckConstraint(condition=~Q(email=""), name="person_email_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def journal_label(self) -> str:
        """How the journal names someone: by number, since its lines outlive the erasure of a name."""
        return gettext("personne n° %(number)s") % {"number": self.pk}

    @property
    def can_sign_in(self) -> bool:
        """Whether they have an account with a password of their own."""
        return self.is_active and self.has_usable_password()


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, day: date | None = None) -> "MembershipQuerySet":
        """Memberships in force on a day, today by default."""
        day = day or timezone.localdate()
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day))


class Membership(models.Model):
    """Someone belongs to an organisation, with one role, between two dates; it is the only source of rights."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("rôle"), max_length=20, choices=Role.choices)
    job_title = models.CharField(_("fonction"), max_length=150, blank=True)
    starts_on = models.DateField(_("depuis le"), null=True, blank=True)
    ends_on = models.DateField(_("jusqu'au"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("appartenance")
        verbose_name_plural = _("appartenances")
        ordering = ["person__name", "organisation__name", "role"]
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "role", "starts_on"], name="membership_once"),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(starts_on__isnull=True),
                name="membership_without_start_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation} ({self.get_role_display()})"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def pending(self) -> "InvitationQuerySet":
        """Invitations that can still be accepted."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """An offer, sent by e-mail, to open or claim an account with a role. Only the hash of its code is kept.

    starts_on, ends_on: the dates of the membership that accepting creates.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(_("rôle"), max_length=20, choices=Role.choices)
    code_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("valable jusqu'au"))
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    starts_on = models.DateField(_("depuis le"), null=True, blank=True)
    ends_on = models.DateField(_("jusqu'au"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_accepted_or_revoked",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="invitation_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"

    @property
    def state(self) -> str:
        """Where it stands: ``accepted``, ``revoked``, ``expired`` or ``pending``."""
        if self.accepted_at:
            return "accepted"
        if self.revoked_at:
            return "revoked"
        return "expired" if self.expires_at <= timezone.now() else "pending"


class JoinRequest(models.Model):
    """A structure asks to join those that carry the plan (S75); the pilot answers.

    organisation: the one it became, or was already, once accepted.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("à traiter")
        ACCEPTED = "accepted", _("acceptée")
        DECLINED = "declined", _("déclinée")

    structure_name = models.CharField(_("nom de la structure"), max_length=250)
    contact_name = models.CharField(_("votre nom"), max_length=150)
    email = models.EmailField(_("adresse électronique"))
    message = models.TextField(_("votre message"), max_length=4000, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    answer = models.TextField(_("réponse"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, related_name="join_requests")

    class Meta:
        verbose_name = _("demande d'adhésion")
        verbose_name_plural = _("demandes d'adhésion")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "structure_name"], condition=Q(state="waiting"), name="join_request_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at__isnull=True)
                | (~Q(state="waiting") & Q(answered_at__isnull=False)),
                name="join_request_answered_or_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.structure_name


class VaultKey(models.Model):
    """To whom testimonies are sealed: someone's public key, and their private key, which their secrets alone open.

    wrapped: the private key behind their passphrase. recovery: the same behind the words they printed. Both as
    ``core.vault.passphrases.Wrapped`` writes them. failures: wrong secrets in a row. next_try_at: when another may be
    tried. created_on: when this pair was made; sealed before that day, nothing opens with it.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="vault_key")
    public_key = models.BinaryField(max_length=32)
    wrapped = models.TextField()
    recovery = models.TextField()
    created_on = models.DateField(_("créé le"), default=timezone.localdate)
    failures = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("clé de coffre")
        verbose_name_plural = _("clés de coffre")

    def __str__(self) -> str:
        return str(self.person_id)


class JournalEntry(models.Model):
    """Who did what to which object, chained by hashes; rows are only ever added. Never an IP address or user agent.

    number: position in the chain, from 1. changes: ``{field: [before, after]}`` with displayable values.
    hash: SHA-256, in hexadecimal, of the previous hash and of this row's content.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    actor_label = models.CharField(max_length=60, blank=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    object_label = models.CharField(max_length=250, blank=True)
    changes = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("ligne du journal")
        verbose_name_plural = _("journal")
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-number"], name="journal_object"),
            models.Index(fields=["object_type", "-number"], name="journal_object_type"),
            models.Index(fields=["actor", "-number"], name="journal_actor"),
            models.Index(fields=["verb", "-number"], name="journal_verb"),
        ]
