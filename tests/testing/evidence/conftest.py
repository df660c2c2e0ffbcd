"""A campaign whose tests are drawn, and what a tester brings back."""

import pytest

from tests.testing.scene import freeze, make_campaign, make_target
from vigie.core.sealed_files import seal_upload
from vigie.testing.evidence.adding import FOLDER, add_evidence
from vigie.testing.models import Application, Campaign, Test, Tester

PHOTO = b"\xff\xd8\xff" + b"photo de l'annonce" * 40


def brought(content: bytes, kind: str = "image/jpeg", name: str = "annonce.jpg"):
    """Return a file as the upload handler leaves it."""
    return seal_upload([content], name=name, kind=kind, folder=FOLDER)


@pytest.fixture
def campaign(sentinel) -> Campaign:
    """A frozen campaign, whose key the sentinel holds, with one test of two applications."""
    campaign = freeze(make_campaign(), sentinel)
    tester = Tester.objects.create(campaign=campaign, person=sentinel)
    test = Test.objects.create(campaign=campaign, target=make_target(campaign), number=1)
    for place, profile in enumerate(campaign.profiles.all(), start=1):
        Application.objects.create(test=test, profile=profile, position=place, tester=tester)
    return campaign


@pytest.fixture
def applications(campaign) -> list[Application]:
    return list(Application.objects.filter(test__campaign=campaign).select_related("test"))


@pytest.fixture
def pieces(applications, sentinel):
    """Six pieces of the test, one after another."""
    return [
        add_evidence(
            application=applications[number % 2], kind="photo", upload=brought(PHOTO + bytes([number])), by=sentinel
        )
        for number in range(6)
    ]
