"""Asks the person whether part of her case may go to another point. Nothing leaves yet."""

import json
from collections.abc import Collection
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.support.cases.access import OpenCase
from vigie.support.cases.following import locked, refuse_if_closed
from vigie.support.fields import SHAREABLE, Field
from vigie.support.models import Case, Listening, ReceptionPoint, Referral, RelayAgreement
from vigie.support.referrals.machine import LIVING
from vigie.support.sealing import read_texts, write_text

# Within how many days a point answers, when no agreement says it.
USUAL_DAYS = 15


def destinations_of(case: Case) -> QuerySet[ReceptionPoint]:
    """Return the other points where someone is able to read what would be sent."""
    able = Listening.objects.current().able_to_read()
    return ReceptionPoint.objects.filter(pk__in=able.values("point")).exclude(pk=case.point_id)


def shareable_in(opened: OpenCase) -> list[str]:
    """Return the codes of what a case holds that may be shared."""
    held = set(read_texts(opened.shared, opened.shared_key))
    if opened.shared.files.filter(by_person=True).exists():
        held.add(Field.FILE)
    return [str(field) for field in SHAREABLE if field in held]


def days_to_answer(origin: ReceptionPoint, destination: ReceptionPoint) -> int:
    """Return within how many days the other point answers, from the agreement in force between both."""
    agreed = agreements_of(origin).filter(destination=destination).first()
    return agreed.days if agreed else USUAL_DAYS


def agreements_of(origin: ReceptionPoint) -> QuerySet[RelayAgreement]:
    """Return the agreements in force by which a point hands over to others."""
    return RelayAgreement.objects.in_force().filter(origin=origin).select_related("origin", "destination")


@transaction.atomic
def ask_referral(
    *, opened: OpenCase, destination: ReceptionPoint, fields: Collection[str], words: str, actor: Person
) -> Referral:
    """Ask for her agreement; asked twice, it is one referral. words: why, read by her.

    Raises ValidationError on a closed case, or when something already goes on with this point.
    """
    referral = propose(opened=opened, destination=destination, fields=fields)
    write_request(opened, referral, words)
    Case.objects.filter(pk=opened.case.pk).update(awaits_person=True)
    record(actor=actor, verb="referral_asked", on=referral)
    return referral


def propose(*, opened: OpenCase, destination: ReceptionPoint, fields: Collection[str]) -> Referral:
    """Create a referral that shares nothing yet. Raises ValidationError."""
    case = locked(opened.case)
    refuse_if_closed(case)
    if case.referrals.filter(destination=destination, state__in=LIVING).exists():
        raise ValidationError(gettext("Une orientation vers ce lieu est déjà en cours dans ce dossier."))
    return Referral.objects.create(case=case, destination=destination, asked_fields=sorted(set(fields)))


def write_request(opened: OpenCase, referral: Referral, words: str) -> None:
    """Seal why it is asked, where the person reads it."""
    said = json.dumps({"words": words}, ensure_ascii=False)
    write_text(opened.shared, opened.shared_key, request_field(referral), said)


def request_field(referral: Referral) -> str:
    """Return the field that says why a referral is asked."""
    return f"{Field.REFERRAL_REQUEST}:{referral.pk}"


def due_day(referral: Referral) -> date:
    """Return the day by which the other point answers, from today."""
    return timezone.localdate() + timedelta(days=days_to_answer(referral.case.point, referral.destination))
