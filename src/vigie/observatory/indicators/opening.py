"""Lets an indicator enter editions, and takes it out of the next ones: acts of their own, told in the journal."""

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.observatory.models import Indicator


def open_indicator(*, indicator: Indicator, actor: Person) -> None:
    """Let the next editions show an indicator; said twice, it changes nothing."""
    with transaction.atomic():
        if Indicator.objects.filter(pk=indicator.pk, opened_at=None).update(opened_at=timezone.now()):
            record(actor=actor, verb="indicator_opened", on=indicator)


def withdraw_indicator(*, indicator: Indicator, actor: Person) -> None:
    """Take an indicator out of the next editions; those already signed do not change."""
    with transaction.atomic():
        if Indicator.objects.filter(pk=indicator.pk).exclude(opened_at=None).update(opened_at=None):
            record(actor=actor, verb="indicator_withdrawn", on=indicator)
