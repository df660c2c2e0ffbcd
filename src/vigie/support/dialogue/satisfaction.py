"""What the person says of the support she had, at the end: kept apart, with a quarter and nothing else (S156)."""

from datetime import date
from random import SystemRandom
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from vigie.observatory.referentials.quarters import quarter_of
from vigie.support.models import Case, Satisfaction

# « Cinq ans », says the data register.
YEARS_KEPT = 5


def question(label: Any) -> forms.ChoiceField:
    """Return one question; leaving it is an answer too."""
    choices = [("", _("Je préfère ne pas répondre")), *Satisfaction.Answer.choices[:3]]
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


class SatisfactionForm(forms.Form):
    """Three questions, none of them obligatory."""

    felt_heard = question(_("A-t-on pris le temps de vous écouter ?"))
    was_helped = question(_("Avez-vous reçu de l'aide ?"))
    feels_stronger = question(_("Vous sentez-vous plus en mesure de faire valoir vos droits ?"))


def keep_answer(case: Case, answers: dict[str, str]) -> bool:
    """Keep an answer tied to no case; return False when this case gave one already."""
    with transaction.atomic():
        if not Case.objects.filter(pk=case.pk, satisfaction_asked=False).update(satisfaction_asked=True):
            return False
        given = {name: value or Satisfaction.Answer.NOT_STATED for name, value in answers.items()}
        Satisfaction.objects.create(quarter=quarter_of(timezone.localdate()), is_fictitious=case.is_fictitious, **given)
    return True


@task()
def blend_answers() -> None:
    """Write the answers anew in a random order, in one transaction: a periodic job, which may run twice.

    A database numbers its rows and its transactions: without this, an answer would be that of the case marked with it.
    """
    with transaction.atomic():
        answers = list(Satisfaction.objects.select_for_update())
        Satisfaction.objects.filter(pk__in=[each.pk for each in answers]).delete()
        SystemRandom().shuffle(answers)
        for each in answers:
            each.pk = None
        Satisfaction.objects.bulk_create(answers)


@task()
def forget_answers() -> None:
    """Apply the retention of the day: a periodic job, which may run twice."""
    forget_old_answers(timezone.localdate())


def forget_old_answers(day: date) -> int:
    """Erase the answers whose quarter ended five years before a day; return how many."""
    # The 29th of February is no day of most years. Quarters sort as their days do.
    limit = quarter_of(day.replace(year=day.year - YEARS_KEPT, day=min(day.day, 28)))
    return Satisfaction.objects.filter(quarter__lt=limit).delete()[0]
