"""Freezes the results of a closed wave, once, by a person named for it; then opens them to everyone, another act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext, override
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core import jobs
from vigie.core.models import JobProgress
from vigie.surveys.engine.definition import read_definition
from vigie.surveys.models import FrozenResults, ResultsPublication, SurveyRight, Wave
from vigie.surveys.receiving.opening import opened_answers
from vigie.surveys.results.asked import records_of
from vigie.surveys.results.catalogue import catalogue_of
from vigie.surveys.results.content import content_of, digest_of, nothing_told
from vigie.surveys.results.crossings import CrossingRun
from vigie.surveys.results.drawing import draw_all
from vigie.surveys.results.protecting import FlatRun

Progress = Callable[[int, int], None]


class CannotFreeze(ValueError):
    """Why results cannot be frozen; the message is a French sentence."""


@dataclass(frozen=True)
class WorkedOut:
    """What may be told of a wave, and what was checked."""

    content: dict[str, Any]
    audit: dict[str, Any]


def refuse_to_freeze(wave: Wave) -> None:
    """Raise CannotFreeze for a wave still open, whose answers are erased, or whose results are frozen."""
    if wave.closed_on is None:
        raise CannotFreeze(
            gettext("Cette vague prend encore des réponses : ses résultats pourront être figés quand elle sera close.")
        )
    if FrozenResults.objects.filter(wave=wave).exists():
        raise CannotFreeze(gettext("Les résultats de cette vague sont déjà figés : ils ne se refont pas."))
    if wave.purged_on is not None:
        raise CannotFreeze(gettext("Les réponses de cette vague sont effacées : il n'y a plus rien à compter."))


def ask_to_freeze(*, wave: Wave, person: Person) -> JobProgress:
    """Ask for the results of a wave, and return what the page follows. Raises CannotFreeze."""
    refuse_to_freeze(wave)
    label = gettext("Résultats de « %(wave)s »") % {"wave": wave}
    arguments = {"wave_id": wave.pk, "person_id": person.pk}
    return jobs.start(freeze_results, label=label[:200], owner_key=str(person.pk), arguments=arguments)


@task()
def freeze_results(wave_id: int, person_id: int, progress_id: str) -> str:
    """Freeze the results of a wave for whoever asked, who still has the right; return the address of their page."""
    wave = Wave.objects.select_related("survey", "version").get(pk=wave_id)
    page = reverse("surveys:wave_results", args=[wave.survey_id, wave.pk])
    if FrozenResults.objects.filter(wave=wave).exists():
        # Done already: by an earlier attempt, or by a second click.
        return page
    person = Person.objects.get(pk=person_id)
    if not SurveyRight.objects.filter(survey=wave.survey_id, person=person, right=SurveyRight.Right.ANALYSE).exists():
        raise jobs.PermanentFailure(gettext("Le droit d'analyser cette enquête vous a été retiré."))
    with override("fr"):
        try:
            freeze(wave=wave, by=person, told=lambda done, total: jobs.report(progress_id, done=done, total=total))
        except CannotFreeze as refusal:
            raise jobs.PermanentFailure(str(refusal)) from refusal
    return page


def freeze(*, wave: Wave, by: Person, told: Progress = lambda done, total: None) -> FrozenResults:
    """Work out and keep the results of a closed wave. Raises CannotFreeze."""
    refuse_to_freeze(wave)
    found = work_out(wave, told)
    try:
        with transaction.atomic():
            results = FrozenResults.objects.create(
                wave=wave,
                content=found.content,
                audit=found.audit,
                drawings=draw_all(found.content),
                digest=digest_of(found.content),
                frozen_by=by,
            )
            record(actor=by, verb="results_frozen", on=wave)
    except IntegrityError as failure:
        raise CannotFreeze(gettext("Les résultats de cette vague sont déjà figés : ils ne se refont pas.")) from failure
    return results


def work_out(wave: Wave, told: Progress) -> WorkedOut:
    """Return what may be told of the answers of a wave."""
    threshold = wave.survey.small_count
    definition = read_definition(wave.version.xform)
    catalogue = catalogue_of(definition)
    answers = [answer.values for answer in opened_answers(wave)]
    if len(answers) < threshold:
        return WorkedOut(nothing_told(threshold), {"pieces": 0, "claims": 0})
    closed_on = wave.closed_on or wave.opens_on
    records = list(records_of(definition, catalogue.closed, answers, closed_on))
    flat = FlatRun(catalogue.closed, records, threshold)
    outcomes = flat.run(told).values()
    crossed = CrossingRun(flat).run([(first, second) for first, second in wave.crossings], told)
    made = [each.pair for each in crossed if each.pair]
    claims = sum(outcome.claims for outcome in outcomes) + sum(pair.claims for pair in made)
    content = content_of(len(records), threshold, catalogue, list(outcomes), crossed)
    return WorkedOut(content, {"pieces": len(outcomes) + len(made), "claims": claims})


def publish(*, results: FrozenResults, by: Person) -> bool:
    """Open frozen results to everyone; return False when they are open already."""
    with transaction.atomic():
        _row, is_new = ResultsPublication.objects.get_or_create(results=results, defaults={"published_by": by})
        if is_new:
            record(actor=by, verb="results_published", on=results.wave)
    return is_new
