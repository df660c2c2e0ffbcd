"""Which surveys someone sees, and what they may do with one."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from vigie.accounts.access import Reason, Request, check
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.surveys.models import Survey, SurveyRight, Wave
from vigie.surveys.rules import may_collect, may_prepare


@dataclass(frozen=True)
class Opened:
    """A survey that someone may see. rights: those they were given by name."""

    survey: Survey
    actor: Actor
    rights: frozenset[str]

    @property
    def preparing(self) -> Reason:
        """None when they may prepare it."""
        return may_prepare(self.actor, self.survey.organisation_id, self.rights)

    @property
    def collecting(self) -> Reason:
        """None when they may hand out its codes and its phones' addresses."""
        return may_collect(self.actor, self.survey.organisation_id, self.rights)


def surveys_seen_by(actor: Actor) -> QuerySet[Survey]:
    """Return all surveys for the pilot; for others, those of their organisations and those they are named for."""
    if actor.has(Role.PILOT):
        return Survey.objects.all()
    held = actor.organisations_as(Role.CONTRIBUTOR)
    named = SurveyRight.objects.filter(person=actor.person_id).values("survey")
    return Survey.objects.filter(Q(organisation__in=held) | Q(pk__in=named))


def open_survey(request: Request, survey_id: int) -> Opened:
    """Return a survey that someone sees, with what they may do. Raises Http404 for the others: it does not show."""
    survey = surveys_seen_by(request.actor).select_related("organisation").filter(pk=survey_id).first()
    if survey is None:
        raise Http404
    rights = SurveyRight.objects.filter(survey=survey, person=request.actor.person_id)
    return Opened(survey, request.actor, frozenset(rights.values_list("right", flat=True)))


def to_prepare(request: Request, survey_id: int) -> Opened:
    """Return a survey that someone may prepare. Raises Http404, or PermissionDenied with the reason."""
    opened = open_survey(request, survey_id)
    check(opened.preparing)
    return opened


def wave_to_prepare(request: Request, wave_id: int) -> tuple[Opened, Wave]:
    """Return a wave of a survey that someone may prepare. Raises Http404, or PermissionDenied with the reason."""
    opened, wave = wave_seen(request, wave_id)
    check(opened.preparing)
    return opened, wave


def wave_to_collect(request: Request, wave_id: int) -> tuple[Opened, Wave]:
    """Return a wave that someone may have answered. Raises Http404, or PermissionDenied with the reason."""
    opened, wave = wave_seen(request, wave_id)
    check(opened.collecting)
    return opened, wave


def wave_seen(request: Request, wave_id: int) -> tuple[Opened, Wave]:
    """Return a wave of a survey that someone sees. Raises Http404."""
    wave = Wave.objects.select_related("version").filter(pk=wave_id).first()
    if wave is None:
        raise Http404
    opened = open_survey(request, wave.survey_id)
    wave.survey = opened.survey
    return opened, wave
