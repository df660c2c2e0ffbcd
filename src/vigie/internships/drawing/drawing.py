"""Draws a round with its public value: the match, its check, its report and who goes where, in one transaction."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.drawing.explaining import asked_of
from vigie.internships.drawing.exposure import exposures
from vigie.internships.drawing.freezing import NotNow
from vigie.internships.drawing.reading import inputs_of, matching_in, names_of, result_of
from vigie.internships.drawing.reporting import report_on
from vigie.internships.drawing.sealing import SECRET, packed, unseal
from vigie.internships.drawing.sentences import band
from vigie.internships.drawing.steps import next_step
from vigie.internships.matching.instances import OFFERS, PUPILS, Instance, read_instance
from vigie.internships.matching.publishing import seed_of, with_seed
from vigie.internships.matching.results import decide
from vigie.internships.models import Assignment, OfferWeek, Pupil, Round


def draw_round(*, round_id: int, public_value: str, by: Person) -> Round:
    """Draw a round; asked again, return it as it was drawn. Raises NotNow.

    Whoever comes at the same time waits for the row of the round, then finds it drawn.
    """
    with transaction.atomic():
        round_ = Round.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=round_id)
        if round_.drawn_on:
            return round_
        day = timezone.localdate()
        reason = next_step(round_.campaign, round_, day).reason
        if reason:
            raise NotNow(reason)
        if not public_value:
            raise NotNow(_("Écrivez la valeur publique annoncée, telle qu'elle est publiée."))
        _decide(round_, public_value, day)
        _assign(round_, day)
        record(actor=by, verb="round_drawn", on=round_, changes={"valeur publique": ["", public_value]})
    return round_


def one_line(public_value: str) -> str:
    """Return a public value as the seed takes it: words and numbers separated by one space."""
    return " ".join(public_value.split())


def _decide(round_: Round, public_value: str, day: date) -> None:
    secret = unseal(round_.sealed_secret, campaign_id=round_.campaign_id, number=round_.number, field=SECRET)
    inputs = inputs_of(round_)
    instance = read_instance(with_seed(inputs, seed_of(secret, public_value)))
    result = decide(instance)
    report = report_on(instance, result)
    found = exposures(inputs, result["assignment"], _hosts(round_), _known(round_, instance, result))
    report["exposures"] = [str(each) for each in found]
    round_.secret, round_.public_value, round_.drawn_on = secret, public_value, day
    round_.result, round_.check_report = packed(result), packed(report)
    round_.save(update_fields=["secret", "public_value", "drawn_on", "result", "check_report"])


def _hosts(round_: Round) -> dict[str, int]:
    names = names_of(round_)[OFFERS]
    companies = dict(OfferWeek.objects.filter(pk__in=names.values()).values_list("pk", "offer__company"))
    # Seats that are gone since belong to nobody else.
    return {name: companies.get(session, -session) for name, session in names.items()}


def _known(round_: Round, instance: Instance, result: Mapping[str, Any]) -> dict[str, Hashable]:
    """Return, by name in a round, what a company knows besides: of an offer of its own, and of a pupil it hosts."""
    names, asked = names_of(round_), asked_of(instance, matching_in(instance, result))
    levels = dict(OfferWeek.objects.filter(pk__in=names[OFFERS].values()).values_list("pk", "offer__levels"))
    pupils = Pupil.objects.filter(pk__in=names[PUPILS].values())
    told = {pupil: tuple(known) for pupil, *known in pupils.values_list("pk", "school_class__level", "is_minor")}
    known: dict[str, Hashable] = {name: told.get(pupil) for name, pupil in names[PUPILS].items()}
    for name, count in zip(instance.offers, asked, strict=True):
        known[name] = band(count), *sorted(levels.get(names[OFFERS][name], ()))
    return known


def _assign(round_: Round, day: date) -> None:
    """Write who goes where. What went away since the lists were frozen is ended on the spot: the draw itself stands."""
    names, assignment = names_of(round_), (result_of(round_) or {})["assignment"]
    sessions = OfferWeek.objects.filter(pk__in=names[OFFERS].values()).values_list("pk", "offer__withdrawn_on")
    gone = {session: withdrawn_on is not None for session, withdrawn_on in sessions}
    # Who leaves at this very moment waits, then gives back what the draw gave.
    pupils = Pupil.objects.select_for_update().filter(pk__in=names[PUPILS].values()).order_by("pk")
    leaving = {pupil.pk: bool(pupil.withdrawn_on or pupil.parents_refused_on) for pupil in pupils}
    # In the order of names drawn by lot: the numbers of assignments, which companies see, tell neither class nor luck.
    given = [(names[PUPILS][name], names[OFFERS][offer]) for name, offer in sorted(assignment.items()) if offer]
    Assignment.objects.bulk_create(
        _assignment(round_, pupil, session, leaving[pupil], gone[session], day)
        for pupil, session in given
        if pupil in leaving and session in gone
    )


def _assignment(round_: Round, pupil: int, session: int, is_leaving: bool, is_gone: bool, day: date) -> Assignment:
    end = Assignment.End.WITHDRAWN if is_leaving else Assignment.End.OFFER_GONE if is_gone else ""
    return Assignment(round=round_, pupil_id=pupil, session_id=session, ended_on=day if end else None, end=end)
