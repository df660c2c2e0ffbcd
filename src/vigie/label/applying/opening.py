"""Begins an application, opens it for whoever may read it, and hands it in."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from vigie.accounts.access import Request
from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person, Role
from vigie.label.facts import (
    current_charter,
    current_framework,
    row_of,
    standing_of,
    state_of_application,
    with_facts,
)
from vigie.label.models import Answer, Application, Assessment, Commitment, Framework
from vigie.label.refusing import NotNow, refuse_if
from vigie.label.rules import may_read_of, may_work_for
from vigie.label.steps import NO_FRAMEWORK, Reason, why_not_begin, why_not_write


def begin(*, organisation: Organisation, actor: Person, is_fictitious: bool = False) -> Application:
    """Begin an application with the framework in force, which no longer changes from then on. Raises NotNow."""
    today = timezone.localdate()
    with transaction.atomic():
        locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
        refuse_if(why_not_begin(standing_of(row_of(locked, today)), today))
        opened = current_framework()
        if opened is None:
            raise NotNow(NO_FRAMEWORK)
        # Nobody adds a criterion to it while its answers are laid out.
        framework = Framework.objects.select_for_update().get(pk=opened.pk)
        application = Application.objects.create(
            organisation=locked,
            framework=framework,
            commitment=Commitment.objects.get(organisation=locked, charter=current_charter()),
            begun_on=today,
            is_fictitious=is_fictitious,
        )
        criteria = framework.criteria.all()
        Answer.objects.bulk_create(Answer(application=application, criterion=each) for each in criteria)
        Framework.objects.filter(pk=framework.pk, used_on=None).update(used_on=today)
        record(actor=actor, verb="label_application_begun", on=application)
    return application


def submit(*, application: Application, actor: Person) -> None:
    """Hand in an application once each criterion has a level. Raises NotNow."""
    with transaction.atomic():
        locked = locked_application(application.pk)
        refuse_if(why_not_hand_in(locked))
        locked.submitted_on = timezone.localdate()
        locked.save(update_fields=["submitted_on"])
        record(actor=actor, verb="label_application_submitted", on=locked)


def why_not_hand_in(application: Application) -> Reason | None:
    """An application that is still being written is handed in once each criterion has a level."""
    if refusal := why_not_write(state_of_application(application, timezone.localdate())):
        return refusal
    missing = application.answers.filter(level=None).count()
    said = ngettext(
        "Il reste %(number)d critère sans niveau : dites où vous en êtes, même si c'est « pas encore ».",
        "Il reste %(number)d critères sans niveau : dites où vous en êtes, même si c'est « pas encore ».",
        missing,
    )
    return said % {"number": missing} if missing else None


def locked_application(application_id: int) -> Application:
    """Return an application, with its facts, that nobody else changes meanwhile. Call it in a transaction."""
    Application.objects.select_for_update().get(pk=application_id)
    return with_facts(Application.objects.filter(pk=application_id)).get()


def assessment_of(request: Request, application: Application) -> Assessment | None:
    """Return the standing assessment of whoever asks, None for anyone else."""
    standing = application.standing_assessments  # type: ignore[attr-defined]
    return next((each for each in standing if each.person_id == request.actor.person_id), None)


def application_or_404(request: Request, code: str) -> Application:
    """Return an application for the pilot, its structure or whoever assesses it. Raises Http404."""
    found = with_facts(Application.objects.filter(code=code)).first()
    if found is None or (may_read_of(request.actor, found.organisation_id) and not reads_it(request, found)):
        raise Http404
    return found


def reads_it(request: Request, application: Application) -> bool:
    """Whether someone assesses an application, having said that they have no interest in it."""
    assessment = assessment_of(request, application)
    return assessment is not None and assessment.accepted_on is not None


def own_application_or_404(request: Request, code: str) -> Application:
    """Return an application for those who write it. Raises Http404."""
    found = with_facts(Application.objects.filter(code=code)).first()
    if found is None or may_work_for(request.actor, found.organisation_id):
        raise Http404
    return found


def own_organisations(request: Request) -> list[Organisation]:
    """Return the structures that someone contributes for."""
    held = request.actor.organisations_as(Role.CONTRIBUTOR)
    return list(Organisation.objects.filter(pk__in=held).select_related("parent").order_by("name", "pk"))


def organisation_or_404(request: Request, organisation_id: int) -> Organisation:
    """Return a structure for the pilot and those who contribute for it. Raises Http404."""
    found = Organisation.objects.select_related("parent").filter(pk=organisation_id).first()
    if found is None or may_read_of(request.actor, found.pk):
        raise Http404
    return found


def title_of(application: Application) -> str:
    """Return how an application is called."""
    return gettext("Candidature : %(name)s") % {"name": application.organisation}
