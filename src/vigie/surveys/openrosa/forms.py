"""The forms that phones fetch: their list, their XForm, and the files they need."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from vigie.surveys.models import SurveyVersion, Wave
from vigie.surveys.openrosa.answering import NOT_FOUND, XML, openrosa, said
from vigie.surveys.openrosa.documents import ListedForm, form_list, manifest
from vigie.surveys.receiving.definitions import definition_of


@openrosa("GET", "HEAD")
def list_forms(request: HttpRequest, wave: Wave) -> HttpResponse:
    """List the form of the wave; with « listAllVersions », every published version. None once the wave is over.

    A phone set to match exactly then takes it out of what may be filled in.
    """
    is_all = request.GET.get("listAllVersions") == "true"
    listed = [listed_form(request, wave, each) for each in listed_versions(wave, is_all=is_all)]
    asked = request.GET.get("formID", "")
    return HttpResponse(form_list(form for form in listed if asked in ("", form.form_id)), content_type=XML)


def listed_versions(wave: Wave, *, is_all: bool) -> Iterable[SurveyVersion]:
    """Return the versions that phones may fill in; a wave that opens later has them ready."""
    is_over = wave.closed_on is not None or (wave.closes_on is not None and wave.closes_on < timezone.localdate())
    if is_over:
        return []
    published = SurveyVersion.objects.filter(survey_id=wave.survey_id, published_on__isnull=False)
    return published.defer("xform", "sheets") if is_all else [wave.version]


def listed_form(request: HttpRequest, wave: Wave, version: SurveyVersion) -> ListedForm:
    """Return what the list says of a version."""
    definition = definition_of(version)
    is_verbose = request.GET.get("verbose") == "true"
    return ListedForm(
        form_id=definition.form_id,
        name=wave.survey.title,
        version=definition.version,
        digest=version.digest,
        download_url=address(request, "form", version.number),
        manifest_url=address(request, "manifest", version.number),
        description=f"{wave.name}. {wave.survey.purpose}".strip() if is_verbose else "",
    )


def address(request: HttpRequest, name: str, *args: Any) -> str:
    """Return the whole address of a page of the same collector."""
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    return request.build_absolute_uri(reverse(f"openrosa:{name}", args=[token, *args]))


@openrosa("GET", "HEAD")
def form(request: HttpRequest, wave: Wave, number: int) -> HttpResponse:
    """Give the XForm of a published version, byte for byte what its digest was made from."""
    published = wave.survey.versions.filter(number=number, published_on__isnull=False)
    xform = published.values_list("xform", flat=True).first()
    if xform is None:
        return said(NOT_FOUND, HTTPStatus.NOT_FOUND)
    return HttpResponse(xform.encode(), content_type=XML)


@openrosa("GET", "HEAD")
def list_media(request: HttpRequest, wave: Wave, number: int) -> HttpResponse:
    """List the files that a version needs: none, since choices are in the form and lists kept apart are refused."""
    if not wave.survey.versions.filter(number=number, published_on__isnull=False).exists():
        return said(NOT_FOUND, HTTPStatus.NOT_FOUND)
    return HttpResponse(manifest(), content_type=XML)
