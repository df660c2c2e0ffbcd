"""A wave that phones fill, and requests shaped as ODK Collect shapes them."""

import hashlib
from functools import cache
from uuid import uuid4

from pyxform.xls2xform import convert

from tests.factories import OrganisationFactory
from vigie.surveys.models import Collector, Survey, SurveyVersion, Wave
from vigie.surveys.openrosa.collectors import make_collector, token_of

FORM = """
| survey |                  |          |                          |          |
|        | type             | name     | label                    | required |
|        | select_one yn    | felt     | L'avez-vous ressenti ?   |          |
|        | begin_group      | school   | Votre établissement      |          |
|        | integer          | age      | Votre âge                |          |
|        | text             | story    | Racontez                 |          |
|        | end_group        |          |                          |          |
{more}
| choices |           |      |       |
|         | list_name | name | label |
|         | yn        | yes  | Oui   |
|         | yn        | no   | Non   |
| settings |            |         |            |
|          | form_title | form_id | version    |
|          | Stage      | stage   | {version}  |
"""
PHOTO = "|        | image            | photo    | Une photo                |          |"
# OkHttp draws it as a UUID.
BOUNDARY = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
AGENT = "org.odk.collect.android/v2026.2.1 (Linux; Android 14) Dalvik/2.1.0"


@cache
def xform_of(version: int, *, has_photo: bool) -> str:
    """Return the XForm of a version."""
    return convert(FORM.format(version=version, more=PHOTO if has_photo else ""), file_type=".md").xform


def add_version(survey: Survey, number: int = 1) -> SurveyVersion:
    """Publish a version of a survey."""
    xform = xform_of(number, has_photo=not survey.is_anonymous)
    digest = hashlib.md5(xform.encode(), usedforsecurity=False).hexdigest()
    return SurveyVersion.objects.create(
        survey=survey, number=number, xform=xform, digest=digest, published_on="2026-01-05"
    )


def make_collected(pilot, *, is_anonymous: bool = True, **fields) -> tuple[Wave, Collector, str]:
    """Return an open wave, the collector that fills it and its address."""
    title = "Retour de stage & <découverte>"
    survey = Survey.objects.create(organisation=OrganisationFactory(), title=title, is_anonymous=is_anonymous)
    named = {"opens_on": "2026-01-05", "name": "Printemps", "code": uuid4().hex[:12], **fields}
    wave = Wave.objects.create(survey=survey, version=add_version(survey), **named)
    wave.refresh_from_db()
    collector = make_collector(wave=wave, label="Téléphone du hall", by=pilot)
    return wave, collector, f"/collecte/{token_of(collector)}"


def instance(
    identifier: str = "", *, felt="yes", age="15", story="Un récit", photo="", version="1", form="stage"
) -> bytes:
    """Return what ODK Collect writes when someone has filled the form in."""
    taken = f"<photo>{photo}</photo>" if photo else ""
    return (
        "<?xml version='1.0' ?>"
        f'<data id="{form}" version="{version}" xmlns:ev="http://www.w3.org/2001/xml-events"'
        ' xmlns:orx="http://openrosa.org/xforms" xmlns:odk="http://www.opendatakit.org/xforms"'
        ' xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">'
        f"<felt>{felt}</felt><school><age>{age}</age><story>{story}</story></school>{taken}"
        f"<orx:meta><orx:instanceID>{identifier or f'uuid:{uuid4()}'}</orx:instanceID></orx:meta></data>"
    ).encode()


def part(name: str, content: bytes, *, file: str = "", kind: str = "") -> bytes:
    """Return one part as OkHttp writes it, with its own length."""
    named = f'; filename="{file}"' if file else ""
    lines = [f"--{BOUNDARY}", f'Content-Disposition: form-data; name="{name}"{named}']
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"Content-Length: {len(content)}", "", ""]
    return "\r\n".join(lines).encode() + content + b"\r\n"


def body(*parts: bytes) -> bytes:
    """Return a whole body."""
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def answers(content: bytes) -> bytes:
    """Return the part of the answers."""
    return part("xml_submission_file", content, file="Stage_2026-03-02_10-11-12.xml", kind="text/xml")


def collect(client, path: str, content: bytes, **headers):
    """Post a body as ODK Collect does."""
    return client.post(
        f"{path}/submission?deviceID=collect%3AabcDEF123canari",
        content,
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
        headers={"X-OpenRosa-Version": "1.0", "User-Agent": AGENT, "Accept-Language": "fr-FR", **headers},
    )


def message(answer) -> str:
    """Return the sentence that the phone shows."""
    from lxml import etree

    root = etree.fromstring(answer.content)
    assert root.tag == "{http://openrosa.org/http/response}OpenRosaResponse"
    return root.findtext("{http://openrosa.org/http/response}message")
