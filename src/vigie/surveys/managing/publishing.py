"""Publishes a version: checked, converted once and for all, then frozen by the database."""

import hashlib
import json
from functools import lru_cache

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.surveys.models import Survey, SurveyVersion
from vigie.surveys.xlsform.checking import Checked, check_sheets


class NotPublishable(ValueError):
    """The draft has errors; args[0] is a French sentence."""


def publish_version(*, survey: Survey, by: Person) -> SurveyVersion:
    """Publish the draft of a survey. A second click finds no draft and returns what the first one published.

    Raises NotPublishable when the draft has errors, or when there never was one.
    """
    with transaction.atomic():
        Survey.objects.select_for_update().get(pk=survey.pk)
        draft = survey.versions.filter(published_on=None).first()
        if draft is None:
            return latest_published(survey)
        checked = checked_for_publication(survey, draft)
        if not checked.can_be_asked or not checked.xform:
            raise NotPublishable(
                gettext(
                    "Ce questionnaire a encore des erreurs, ou une question que Vigie ne peut pas poser : "
                    "corrigez-le, puis publiez."
                )
            )
        draft.xform = checked.xform
        draft.digest = hashlib.md5(checked.xform.encode(), usedforsecurity=False).hexdigest()
        draft.published_on = timezone.localdate()
        draft.save(update_fields=["xform", "digest", "published_on"])
        record(actor=by, verb="survey_version_published", on=survey, changes={"version": ["", draft.number]})
    return draft


def latest_published(survey: Survey) -> SurveyVersion:
    """Return the last version published. Raises NotPublishable when there is none."""
    found = survey.versions.exclude(published_on=None).order_by("-number").first()
    if found is None:
        raise NotPublishable(gettext("Cette enquête n'a pas encore de questionnaire."))
    return found


def checked_for_publication(survey: Survey, version: SurveyVersion) -> Checked:
    """Check a draft under the name and the number that phones will know it by; its sheets stay as they are."""
    # Pyxform takes a third of a second to import: paid by those who check a questionnaire, not by every page.
    from vigie.surveys.xlsform.settings_sheet import with_settings

    sheets = with_settings(
        version.sheets,
        {"form_title": survey.title, "form_id": f"vigie_{survey.pk}", "version": str(version.number)},
    )
    return checked_text(json.dumps(sheets), survey.is_anonymous)


@lru_cache(maxsize=16)
def checked_text(sheets: str, is_anonymous: bool) -> Checked:
    """Check sheets written as JSON; kept in memory, because the pages of a draft ask again and again."""
    return check_sheets(json.loads(sheets), anonymous=is_anonymous)


def start_draft(*, survey: Survey) -> SurveyVersion:
    """Return the draft of a survey; begun from its last version when everything is published."""
    with transaction.atomic():
        Survey.objects.select_for_update().get(pk=survey.pk)
        latest = survey.versions.order_by("-number").first()
        if latest and latest.published_on is None:
            return latest
        number, sheets = (latest.number + 1, latest.sheets) if latest else (1, {})
        return SurveyVersion.objects.create(survey=survey, number=number, sheets=sheets)
