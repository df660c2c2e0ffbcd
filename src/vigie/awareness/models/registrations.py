"""Who comes to an event, in the order in which they asked."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.awareness.models.asking import new_code
from vigie.awareness.models.events import Event
from vigie.awareness.models.words import Sex


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def standing(self) -> "RegistrationQuerySet":
        """Those who have not withdrawn, in order."""
        return self.filter(withdrawn_at=None).order_by("pk")

    def seated(self) -> "RegistrationQuerySet":
        """Those who have a place."""
        return self.standing().filter(has_place=True)

    def waiting(self) -> "RegistrationQuerySet":
        """Those who wait for a place, first come first."""
        return self.standing().filter(has_place=False)


class Registration(models.Model):
    """Someone who wants to come. has_place: a place was given, and told; it is never taken back.

    attended: None while nobody has said.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    name = models.CharField(_("prénom et nom"), max_length=150)
    email = models.EmailField(_("adresse électronique"))
    structure = models.CharField(_("structure, si vous venez pour elle"), max_length=150, blank=True)
    sex = models.CharField(_("vous êtes"), max_length=10, choices=Sex.choices, default=Sex.NOT_STATED)
    needs = models.CharField(_("ce qu'il vous faut pour participer"), max_length=300, blank=True)
    registered_at = models.DateTimeField(default=timezone.now, editable=False)
    has_place = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    attended = models.BooleanField(_("présente ou présent"), null=True, blank=True)
    code = models.CharField(max_length=24, unique=True, default=new_code, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription")
        verbose_name_plural = _("inscriptions")
        ordering = ["event", "pk"]
        constraints = [
            models.UniqueConstraint(
                "event",
                Lower("email"),
                Lower("name"),
                condition=Q(withdrawn_at=None),
                name="awareness_registered_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def journal_label(self) -> str:
        """How the journal names it: by its event alone."""
        return gettext("inscription à « %(event)s »") % {"event": self.event}
