"""Submissions of phones: answers in, the device and its files out when the survey is anonymous."""

from collections.abc import Sequence
from http import HTTPStatus

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vigie.core.attachments.antivirus import AntivirusAway
from vigie.surveys.engine.filling import BadInstance
from vigie.surveys.engine.flattening import Flat, flatten
from vigie.surveys.engine.safe_xml import BadXml
from vigie.surveys.models import SurveyVersion, Wave
from vigie.surveys.openrosa.answering import openrosa, said
from vigie.surveys.openrosa.instances import Instance, read_instance
from vigie.surveys.openrosa.positions import without_positions
from vigie.surveys.openrosa.uploads import INSTANCE, SubmissionHandler
from vigie.surveys.receiving.arrivals import NotReceived, receive
from vigie.surveys.receiving.correcting import correct, is_replaced
from vigie.surveys.receiving.definitions import definition_of
from vigie.surveys.receiving.files import SentFile, is_dangerous, keep_files
from vigie.surveys.receiving.sealing import mark_of

NO_ANSWERS = gettext_lazy(
    "Cet envoi ne contient pas de réponses (il faut un seul fichier XML, « xml_submission_file »)."
)
NO_IDENTIFIER = gettext_lazy("Ces réponses n'ont pas d'identifiant d'envoi (instanceID) : rien n'a été enregistré.")
OTHER_FORM = gettext_lazy(
    "Ces réponses viennent d'un questionnaire qui n'est pas celui de cette enquête : téléchargez-le de nouveau."
)
NO_POSITION = gettext_lazy("Cette enquête est anonyme : la position du téléphone n'a pas été gardée.")
ANTIVIRUS_AWAY = gettext_lazy(
    "L'antivirus ne répond pas, et des fichiers accompagnent ces réponses : rien n'a été enregistré. "
    "Renvoyez-les dans quelques minutes."
)


class BadSubmission(Exception):
    """What a phone sent may not be taken; args[0] is a French sentence, lazy or not."""


@openrosa("HEAD", "POST")
def submission(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Say that answers may be sent, or take some in. The device named by the address is never looked at."""
    if request.method == "HEAD":
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    try:
        return take_in(request, wave)
    except (BadSubmission, BadXml, BadInstance) as refusal:
        return said(refusal.args[0], HTTPStatus.BAD_REQUEST)
    except NotReceived as refusal:
        return said(refusal.sentence, HTTPStatus.FORBIDDEN)
    except AntivirusAway:
        return said(ANTIVIRUS_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)


def take_in(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Read a submission and keep it, whole or not at all.

    Raises BadSubmission, BadXml, BadInstance, NotReceived, AntivirusAway.
    """
    handler = SubmissionHandler(request, keeps_files=not wave.survey.is_anonymous)
    request.upload_handlers = [handler]
    content, files = parts_of(request)
    instance = read_instance(content)
    if not instance.identifier:
        raise BadSubmission(NO_IDENTIFIER)
    version = version_of(wave, instance)
    definition = definition_of(version)
    given = flatten(definition, content)
    flat = without_positions(definition, given) if wave.survey.is_anonymous else given
    # A file that no answer names was not asked for: device logs, for instance.
    named = set(flat.values.values()) | set(flat.texts.values())
    asked = [file for file in files if file.name in named]
    dangerous = [file for file in asked if is_dangerous(file)]
    keep(wave, version, instance, flat, [file for file in asked if file not in dangerous], named)
    unnamed = [file.name for file in files if file not in asked]
    told = thanks(handler.left_out, [file.name for file in dangerous], unnamed)
    return said(told if flat == given else f"{told} {NO_POSITION}", HTTPStatus.CREATED)


def keep(
    wave: Wave, version: SurveyVersion, instance: Instance, flat: Flat, files: Sequence[SentFile], named: set[str]
) -> None:
    """Keep answers with their files, in one transaction. Raises NotReceived.

    A long answer comes in several requests, each with its XML: what came with the first is not counted again, and its
    files go no further once it was corrected. named: all that the answers hold.
    """
    mark = mark_of(wave.pk, instance.identifier)
    if not files and not is_correction(instance):
        receive(wave, version, flat, language="", mark=mark, by_collector=True)
        return
    with transaction.atomic():
        if is_correction(instance):
            correct(wave, version, flat, mark=mark, old=mark_of(wave.pk, instance.deprecated), files=named)
        else:
            receive(wave, version, flat, language="", mark=mark, by_collector=True)
        if files and not is_replaced(wave, mark):
            keep_files(wave, mark, files)


def is_correction(instance: Instance) -> bool:
    """Whether answers were sent before, and are sent again corrected."""
    return instance.deprecated not in ("", instance.identifier)


def parts_of(request: HttpRequest) -> tuple[bytes, list[SentFile]]:
    """Return the XML of a submission and its files. Raises BadSubmission without one XML, or with several."""
    instances = request.FILES.getlist(INSTANCE)
    if len(instances) != 1:
        raise BadSubmission(NO_ANSWERS)
    files = [
        SentFile(str(file.name), file.read())
        for name in request.FILES
        if name != INSTANCE
        for file in request.FILES.getlist(name)
    ]
    return instances[0].read(), files


def version_of(wave: Wave, instance: Instance) -> SurveyVersion:
    """Return the published version that an instance was filled with; phones may still hold an older one.

    Raises BadSubmission for another form, or a version never published.
    """
    if is_of(wave.version, instance):
        return wave.version
    others = SurveyVersion.objects.filter(survey_id=wave.survey_id, published_on__isnull=False)
    for version in others.exclude(pk=wave.version_id).defer("xform", "sheets"):
        if is_of(version, instance):
            return version
    raise BadSubmission(OTHER_FORM)


def is_of(version: SurveyVersion, instance: Instance) -> bool:
    """Whether an instance was filled with a version."""
    definition = definition_of(version)
    return (definition.form_id, definition.version) == (instance.form_id, instance.version)


def thanks(unwanted: Sequence[str], dangerous: Sequence[str], unnamed: Sequence[str]) -> str:
    """Return what the phone says once answers are in, with the files that were let go.

    unwanted: an anonymous survey takes none. dangerous: the antivirus says so. unnamed: no question asks for them.
    """
    reasons = (
        (unwanted, _("Cette enquête est anonyme : les fichiers joints n'ont pas été gardés (%(names)s).")),
        (dangerous, _("L'antivirus a trouvé des fichiers dangereux : ils n'ont pas été gardés (%(names)s).")),
        (unnamed, _("Des fichiers qu'aucune question ne demande n'ont pas été gardés (%(names)s).")),
    )
    told = [why % {"names": shown(names)} for names, why in reasons if names]
    return " ".join([_("Réponse bien reçue, merci."), *told])


def shown(names: Sequence[str]) -> str:
    """Return a few names of files, cut short."""
    return ", ".join(name[:60] for name in names[:5])
