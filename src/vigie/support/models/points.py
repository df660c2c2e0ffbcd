"""Where people are received: points, their permanences, agreements between them, and who listens there."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Membership, Organisation, Person, Role, VaultKey
from vigie.territory.models import Commune


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("lundi")
    TUESDAY = 1, _("mardi")
    WEDNESDAY = 2, _("mercredi")
    THURSDAY = 3, _("jeudi")
    FRIDAY = 4, _("vendredi")
    SATURDAY = 5, _("samedi")
    SUNDAY = 6, _("dimanche")


class ReceptionPointQuerySet(models.QuerySet["ReceptionPoint"]):
    def published(self) -> "ReceptionPointQuerySet":
        """Points the public directory shows."""
        return self.filter(is_published=True)

    def able_to_receive(self) -> "ReceptionPointQuerySet":
        """Points that a report may be sent to: published, asking for it, not full, with someone able to read it."""
        open_points = self.published().filter(receives_reports=True).exclude(capacity=ReceptionPoint.Capacity.FULL)
        return open_points.filter(Exists(Listening.objects.current().able_to_read().filter(point=OuterRef("pk"))))


class ReceptionPoint(models.Model):
    """A place where someone is listened to (S145, S146); closest to home, or specialised (S147).

    competences, languages, criteria, domains: codes; criteria and domains empty mean all. verified_on: when someone
    last checked that the card is right. escrow_public_key: what a case is also sealed to, when three people keep the
    parts of its private key (optional). receives_reports: whether it wants reports sent from the site.
    """

    class Level(models.TextChoices):
        PROXIMITY = "proximity", _("accueil de proximité")
        SPECIALISED = "specialised", _("accueil spécialisé")

    class Capacity(models.TextChoices):
        OPEN = "open", _("reçoit de nouvelles personnes")
        LIMITED = "limited", _("délai d'attente")
        FULL = "full", _("complet pour le moment")

    class Accessibility(models.TextChoices):
        UNKNOWN = "unknown", _("accessibilité à préciser")
        FULL = "full", _("accessible en fauteuil roulant")
        PARTIAL = "partial", _("accessible avec de l'aide")
        NONE = "none", _("non accessible en fauteuil roulant")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="reception_points", verbose_name=_("structure")
    )
    name = models.CharField(_("nom"), max_length=200, unique=True)
    level = models.CharField(_("niveau"), max_length=12, choices=Level.choices, default=Level.PROXIMITY)
    introduction = models.TextField(_("ce qu'on y trouve"), blank=True)
    address = models.CharField(_("adresse"), max_length=250, blank=True)
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    website = models.URLField(_("site"), blank=True)
    hours = models.TextField(_("horaires"), blank=True)
    competences = models.JSONField(_("compétences"), default=list, blank=True)
    languages = models.JSONField(_("langues"), default=list, blank=True)
    criteria = models.JSONField(_("critères suivis"), default=list, blank=True)
    domains = models.JSONField(_("domaines suivis"), default=list, blank=True)
    accessibility = models.CharField(
        _("accessibilité"), max_length=8, choices=Accessibility.choices, default=Accessibility.UNKNOWN
    )
    accessibility_note = models.CharField(_("précisions sur l'accès"), max_length=250, blank=True)
    capacity = models.CharField(_("disponibilité"), max_length=8, choices=Capacity.choices, default=Capacity.OPEN)
    is_pole_member = models.BooleanField(_("membre du pôle anti-discrimination"), default=False)
    receives_reports = models.BooleanField(_("reçoit les signalements du site"), default=False)
    is_published = models.BooleanField(_("dans l'annuaire public"), default=False)
    verified_on = models.DateField(_("vérifié le"), null=True, blank=True)
    escrow_public_key = models.BinaryField(null=True, blank=True, editable=False)
    is_fictitious = models.BooleanField(_("lieu fictif de la démonstration"), default=False)

    objects = ReceptionPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("lieu d'accueil")
        verbose_name_plural = _("lieux d'accueil")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(longitude__isnull=True, latitude__isnull=True)
                | Q(longitude__gte=-180, longitude__lte=180, latitude__gte=-90, latitude__lte=90),
                name="reception_point_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Permanence(models.Model):
    """Regular hours held in a point by someone (S212, S221): a weekday, hours, by whom, how often.

    organiser: who holds it, when it is not the point's own organisation. since: a year, month or day, as it is known.
    """

    point = models.ForeignKey(ReceptionPoint, on_delete=models.CASCADE, related_name="permanences")
    organiser = models.CharField(_("tenue par"), max_length=200, blank=True)
    weekday = models.PositiveSmallIntegerField(_("jour"), choices=Weekday.choices)
    starts_at = models.TimeField(_("de"))
    ends_at = models.TimeField(_("à"))
    rhythm = models.CharField(_("rythme"), max_length=120, blank=True)
    place = models.CharField(_("autre adresse"), max_length=250, blank=True)
    by_appointment = models.BooleanField(_("sur rendez-vous"), default=False)
    since = models.CharField(_("depuis"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("permanence")
        verbose_name_plural = _("permanences")
        ordering = ["point", "weekday", "starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="permanence_hours_in_order"),
            models.CheckConstraint(condition=Q(weekday__in=Weekday.values), name="permanence_known_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.point} – {self.get_weekday_display()}"


class RelayAgreementQuerySet(models.QuerySet["RelayAgreement"]):
    def in_force(self, day: date | None = None) -> "RelayAgreementQuerySet":
        """Agreements signed and not ended on a day, today by default; the last day still counts."""
        day = day or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), signed_on__lte=day)


class RelayAgreement(models.Model):
    """How one point hands over to another (S147, S152): delay, documents, how agreement is asked. State is computed.

    days: within how many days the receiving point answers.
    """

    origin = models.ForeignKey(
        ReceptionPoint, on_delete=models.CASCADE, related_name="agreements_given", verbose_name=_("lieu qui oriente")
    )
    destination = models.ForeignKey(
        ReceptionPoint, on_delete=models.CASCADE, related_name="agreements_taken", verbose_name=_("lieu qui reçoit")
    )
    days = models.PositiveSmallIntegerField(_("réponse sous (jours)"), default=15)
    documents = models.TextField(_("pièces à transmettre"), blank=True)
    consent_terms = models.TextField(_("comment l'accord est demandé"), blank=True)
    signed_on = models.DateField(_("signée le"), null=True, blank=True)
    ends_on = models.DateField(_("jusqu'au"), null=True, blank=True)

    objects = RelayAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("convention de relais")
        verbose_name_plural = _("conventions de relais")
        ordering = ["origin__name", "destination__name"]
        constraints = [
            models.UniqueConstraint(fields=["origin", "destination"], name="relay_agreement_once"),
            models.CheckConstraint(condition=~Q(origin=F("destination")), name="relay_agreement_between_two"),
            models.CheckConstraint(condition=Q(days__gte=1), name="relay_agreement_leaves_a_day"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(signed_on__isnull=True) | Q(ends_on__gte=F("signed_on")),
                name="relay_agreement_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin} → {self.destination}"


class ListeningQuerySet(models.QuerySet["Listening"]):
    def current(self, day: date | None = None) -> "ListeningQuerySet":
        """Who listens on a day, today by default."""
        day = day or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def able_to_read(self) -> "ListeningQuerySet":
        """Those of people who have an account, still hold the role where they listen, and have a vault of their own."""
        with_vault = VaultKey.objects.filter(person=OuterRef("person"))
        return self.filter(Exists(holding_the_role()), Exists(with_vault), person__is_active=True)

    def without_role(self) -> "ListeningQuerySet":
        """Those of people who no longer hold the role where they listen."""
        return self.filter(~Exists(holding_the_role()))


def holding_the_role() -> models.QuerySet[Membership]:
    """Return what makes someone a listener in the organisation of a listening's point, a service of it or its whole."""
    here = OuterRef("point__organisation")
    organisation = (
        Q(organisation=here) | Q(organisation__parent=here) | Q(organisation=OuterRef("point__organisation__parent"))
    )
    return Membership.objects.current().filter(organisation, role=Role.LISTENER, person=OuterRef("person"))


class Listening(models.Model):
    """Someone listens in a point, between two dates.

    may_override: whether they may refer without agreement to save a life, with a reason.
    acts_as: in whose name they learn of an offence, which changes what the law asks of them (article 40).
    """

    class ActsAs(models.TextChoices):
        UNKNOWN = "", _("à préciser")
        PUBLIC_AGENT = "public_agent", _("agent public")
        ASSOCIATION = "association", _("membre ou salarié d'une association")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="listenings", verbose_name=_("personne"))
    point = models.ForeignKey(
        ReceptionPoint, on_delete=models.CASCADE, related_name="listenings", verbose_name=_("lieu d'accueil")
    )
    starts_on = models.DateField(_("depuis le"), default=timezone.localdate)
    ends_on = models.DateField(_("jusqu'au"), null=True, blank=True)
    may_override = models.BooleanField(_("peut orienter sans accord en cas de danger vital"), default=False)
    acts_as = models.CharField(_("écoute comme"), max_length=12, choices=ActsAs.choices, blank=True)

    objects = ListeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("écoute")
        verbose_name_plural = _("écoutes")
        ordering = ["point", "person__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "point"], condition=Q(ends_on__isnull=True), name="listening_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="listening_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.point}"
