"""Keeps a case longer, for a stated reason (a procedure under way, at the person's request), and lets it go."""

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.support.models import Case


class Reason(models.TextChoices):
    PROCEDURE = "procedure", _("une procédure est en cours")
    TIME_LIMIT = "time_limit", _("un délai pour agir court encore")
    PERSON = "person", _("la personne l'a demandé")


def hold(*, case: Case, until: date, because: str, actor: Person) -> None:
    """Keep a case at least until a day. because: a value of ``Reason``. What was announced is no longer."""
    with transaction.atomic():
        Case.objects.filter(pk=case.pk).update(held_until=until, held_because=Reason(because).value, warned_on=None)
        record(actor=actor, verb="case_held", on=case.point)


def release(*, case: Case, actor: Person) -> None:
    """Let a case live its ordinary time again."""
    with transaction.atomic():
        Case.objects.filter(pk=case.pk).update(held_until=None, held_because="", warned_on=None)
        record(actor=actor, verb="case_released", on=case.point)


def why_not_until(until: date) -> str:
    """Return why a hold may not last until a day, or nothing: it must be to come, and six years at most.

    Six years: the longest time limit to act (code of criminal procedure, article 8).
    """
    today = timezone.localdate()
    if until <= today:
        return str(_("Choisissez un jour à venir."))
    if until > today.replace(year=today.year + 6, day=min(today.day, 28)):
        return str(_("Un dossier se garde six ans de plus au maximum : choisissez un jour plus proche."))
    return ""
