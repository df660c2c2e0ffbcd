"""What the phone of a tester asks for and sends, as OpenRosa shapes it (docs.getodk.org/openrosa)."""

import hashlib
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from vigie.core.attachments.antivirus import AntivirusAway
from vigie.surveys.engine.filling import BadInstance
from vigie.surveys.engine.safe_xml import BadXml
from vigie.surveys.openrosa.answering import NOT_FOUND, XML, openrosa, said
from vigie.surveys.openrosa.documents import ListedForm, form_list, manifest
from vigie.surveys.openrosa.instances import read_instance
from vigie.surveys.openrosa.submissions import ANTIVIRUS_AWAY, NO_IDENTIFIER, BadSubmission, parts_of
from vigie.surveys.openrosa.uploads import SubmissionHandler
from vigie.surveys.receiving.files import SentFile
from vigie.testing.field.doing import OVER
from vigie.testing.field.tester_forms import ReportForm
from vigie.testing.models import Tester
from vigie.testing.phones.accesses import tester_of
from vigie.testing.phones.photos import sealed_photos
from vigie.testing.phones.reading import Told, definition, told_in, xform
from vigie.testing.phones.receiving import let_go, receive
from vigie.testing.refusals import NotNow


@openrosa("GET", "HEAD", find=tester_of)
def list_forms(request: HttpRequest, tester: Tester) -> HttpResponse:
    """List the form of reports; nothing once the campaign is over, so that phones put it away."""
    listed = [] if is_over(tester) else [listed_form(request)]
    asked = request.GET.get("formID", "")
    return HttpResponse(form_list(form for form in listed if asked in ("", form.form_id)), content_type=XML)


def is_over(tester: Tester) -> bool:
    """Whether nothing more is told of the campaign of a tester."""
    return bool(tester.campaign.ended_on or tester.campaign.stopped_on)


def listed_form(request: HttpRequest) -> ListedForm:
    """Return what the list says of the form."""
    form = definition()
    return ListedForm(
        form_id=form.form_id,
        name=gettext("Compte rendu de test"),
        version=form.version,
        digest=hashlib.md5(xform(), usedforsecurity=False).hexdigest(),
        download_url=address(request, "phone_form"),
        manifest_url=address(request, "phone_manifest"),
    )


def address(request: HttpRequest, name: str) -> str:
    """Return the whole address of something for the same phone."""
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    return request.build_absolute_uri(reverse(f"testing:{name}", args=[token]))


@openrosa("GET", "HEAD", find=tester_of)
def form(request: HttpRequest, tester: Tester) -> HttpResponse:
    """Give the form, the same for everyone: nothing of a campaign is in it."""
    return HttpResponse(xform(), content_type=XML)


@openrosa("GET", "HEAD", find=tester_of)
def list_media(request: HttpRequest, tester: Tester) -> HttpResponse:
    """List the files that the form needs: none."""
    return HttpResponse(manifest(), content_type=XML)


@openrosa("HEAD", "POST", find=tester_of)
def submission(request: HttpRequest, tester: Tester) -> HttpResponse:
    """Say that a report may be sent, or take one in. The device named by the address is never looked at."""
    if request.method == "HEAD":
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    try:
        return said(take_in(request, tester), HTTPStatus.CREATED)
    except (BadSubmission, BadXml, BadInstance) as refusal:
        return said(refusal.args[0], HTTPStatus.BAD_REQUEST)
    except NotNow as refusal:
        return said(str(refusal), HTTPStatus.FORBIDDEN)
    except AntivirusAway:
        return said(ANTIVIRUS_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)


def take_in(request: HttpRequest, tester: Tester) -> str:
    """Read a report and take it in, whole or not at all; return what the phone says.

    Raises BadSubmission, BadXml, BadInstance, NotNow, AntivirusAway.
    """
    if is_over(tester):
        raise NotNow(OVER)
    request.upload_handlers = [SubmissionHandler(request, keeps_files=True)]
    content, files = parts_of(request)
    identifier = read_instance(content).identifier
    if not identifier:
        raise BadSubmission(NO_IDENTIFIER)
    told = told_in(content)
    check(told)
    photos, refused = sealed_photos(asked(files, told))
    thanks = receive(tester=tester, identifier=identifier, told=told, photos=photos)
    return f"{thanks} {let_go(refused)}" if refused else thanks


def check(told: Told) -> None:
    """Refuse what the page of reports would refuse: it then stays on the phone. Raises BadSubmission."""
    errors = ReportForm(told.answers).errors
    if errors:
        raise BadSubmission(" ".join(str(each) for found in errors.values() for each in found))


def asked(files: list[SentFile], told: Told) -> list[SentFile]:
    """Return the files that an answer names: device logs, for instance, were not asked for."""
    return [file for file in files if file.name in told.photos]


@openrosa("GET", "HEAD", "POST", find=tester_of)
def nowhere(request: HttpRequest, tester: Tester) -> HttpResponse:
    """Say of any other address that there is nothing there."""
    return said(NOT_FOUND, HTTPStatus.NOT_FOUND)
