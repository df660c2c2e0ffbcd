"""A tester whose phone has access, and what ODK Collect sends from it."""

from types import SimpleNamespace
from uuid import uuid4

from django.utils import timezone

from tests.surveys.openrosa.scene import body, part
from tests.testing.read_scene import make_frozen
from tests.testing.scene import make_application, make_target
from vigie.testing.models import Application, Campaign, Test
from vigie.testing.phones.accesses import give_access, token_of

PHOTO = b"\xff\xd8\xff" + b"photo de l'annonce, canari" * 20


def make_phone(pilot, sentinel, **fields) -> SimpleNamespace:
    """Return a campaign whose key the pilot holds, an application that was sent, and the address of a phone."""
    campaign = make_frozen(pilot, **fields)
    application = make_application(campaign, sentinel)
    Application.objects.filter(pk=application.pk).update(sent_on=timezone.localdate())
    Campaign.objects.filter(pk=campaign.pk).update(drawn_on=timezone.localdate())
    application.refresh_from_db()
    access = give_access(tester_id=application.tester_id, by=sentinel)
    return SimpleNamespace(
        campaign=campaign,
        application=application,
        tester=application.tester,
        path=f"/tests/telephone/{token_of(access)}",
    )


def another(phone, **fields) -> Application:
    """Return one more application of the same tester, sent unless said otherwise."""
    test = Test.objects.create(
        campaign=phone.campaign, target=make_target(phone.campaign, "Autre agence"), number=Test.objects.count() + 1
    )
    profile = phone.campaign.profiles.get(is_reference=True)
    told = {"tester": phone.tester, "sent_on": timezone.localdate(), **fields}
    return Application.objects.create(test=test, profile=profile, position=1, **told)


def instance(code: str, identifier: str = "", **answers: str) -> bytes:
    """Return what ODK Collect writes of a report."""
    given = {
        "code": code,
        "channel": "telephone",
        "at": "2026-01-05T10:30:00.000+01:00",
        "who": "une voix",
        "said": "« C'est déjà loué. »",
        "asked": "",
        "more": "",
        "photo_1": "",
        "photo_2": "",
        "photo_3": "",
        **answers,
    }
    told = "".join(f"<{name}>{text}</{name}>" if text else f"<{name}/>" for name, text in given.items())
    return (
        "<?xml version='1.0' ?>"
        '<data id="vigie-compte-rendu-de-test" version="1" xmlns:ev="http://www.w3.org/2001/xml-events"'
        ' xmlns:orx="http://openrosa.org/xforms" xmlns:odk="http://www.opendatakit.org/xforms"'
        ' xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">'
        f"{told}<orx:meta><orx:instanceID>{identifier or f'uuid:{uuid4()}'}</orx:instanceID></orx:meta></data>"
    ).encode()


def report(content: bytes, *photos: tuple[str, bytes]) -> bytes:
    """Return the body of a sending: a report, and the photos that come with it."""
    answers = part("xml_submission_file", content, file="Compte rendu_2026-03-02_10-11-12.xml", kind="text/xml")
    return body(answers, *(part(name, photo, file=name, kind="image/jpeg") for name, photo in photos))
