"""Freezes the lists of a round, and promises its draw: a secret by its hash, lists by their root, a value to come."""

import secrets
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.drawing.inputs import market_of
from vigie.internships.drawing.sealing import NAMES, SECRET, packed, seal
from vigie.internships.drawing.steps import Act, next_step
from vigie.internships.matching.instances import OFFERS, PUPILS
from vigie.internships.matching.publishing import hash_of_secret, leaves_of, root_of
from vigie.internships.models import Campaign, Round


class NotNow(Exception):
    """What was asked is not what comes next; the French sentence says why."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


def freeze_round(*, campaign_id: int, number: int, draw_on: date, announced: str, by: Person) -> Round:
    """Freeze the lists as they are, and promise the draw. Asked again, return the round that is frozen. Raises NotNow.

    draw_on: a day to come, so that the announced public value is known to nobody yet.
    """
    day = timezone.localdate()
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        last = campaign.rounds.order_by("-number").first()
        if last and last.number == number:
            return last
        step = next_step(campaign, last, day)
        if (step.act, step.number) != (Act.FREEZE, number) or step.reason:
            raise NotNow(step.reason or _("Ce n'est pas le moment de figer les listes."))
        if draw_on <= day:
            raise NotNow(_("Le jour du tirage doit être à venir : la valeur publique n'est alors connue de personne."))
        return _frozen(campaign, number, day, draw_on, announced, by)


def _frozen(campaign: Campaign, number: int, day: date, draw_on: date, announced: str, by: Person) -> Round:
    inputs, names = market_of(campaign, number)
    if not inputs[PUPILS] or not inputs[OFFERS]:
        raise NotNow(_("Il n'y a rien à tirer : il faut au moins une liste d'élève et une offre publiée."))
    secret = secrets.token_hex(32)
    made = Round.objects.create(
        campaign=campaign,
        number=number,
        committed_on=day,
        draw_on=draw_on,
        announced=announced,
        inputs=packed(inputs),
        names=seal(names, campaign_id=campaign.pk, number=number, field=NAMES),
        inputs_root=root_of(leaves_of(inputs)),
        secret_hash=hash_of_secret(secret),
        sealed_secret=seal(secret, campaign_id=campaign.pk, number=number, field=SECRET),
    )
    promised = {"empreinte des listes": ["", made.inputs_root], "empreinte du secret": ["", made.secret_hash]}
    record(actor=by, verb="round_frozen", on=made, changes={**promised, "valeur annoncée": ["", announced]})
    return made


def open_second_round(*, campaign_id: int, lists_until: date, by: Person) -> Campaign:
    """Let pupils without a seat rank again until a day, and companies offer more. Raises NotNow."""
    day = timezone.localdate()
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if campaign.second_lists_until:
            return campaign
        step = next_step(campaign, campaign.rounds.order_by("-number").first(), day)
        if step.act is not Act.OPEN_SECOND or step.reason:
            raise NotNow(step.reason or _("Le second tour s'ouvre une fois le premier tiré."))
        if lists_until < day:
            raise NotNow(_("Le dernier jour pour classer est déjà passé."))
        campaign.second_lists_until = lists_until
        campaign.save(update_fields=["second_lists_until"])
        record(actor=by, verb="second_round_opened", on=campaign, changes={"classer jusqu'au": ["", lists_until]})
    return campaign
