"""Every page of the room of the label, by each of those who open it: readable by all, on a small screen."""

import pytest
from django.urls import reverse

from tests.browser.conftest import SMALL
from tests.browser.test_every_page import faults_of
from tests.label.pages import PAGES
from tests.label.room import make_room
from vigie.label import trained
from vigie.territory.models import Territory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
ROLES = sorted({role for page in PAGES for role in page.roles})


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_room_is_sound(role, cast, partner, browser_page, signed_in, live_server, monkeypatch):
    monkeypatch.setattr(trained, "trained_count", lambda organisation_id: 1)
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    room = make_room(cast["pilot"], partner, cast["contributor"], cast["stranger"])
    page = browser_page(viewport=SMALL)
    if cast[role]:
        signed_in(page, cast[role])
    faults = []
    for seen in PAGES:
        if role in seen.roles:
            address = reverse(seen.name, args=seen.arguments(room)) + seen.query
            faults += faults_of(page, address, live_server.url, with_colours=role == seen.roles[0])
    assert not faults, "\n".join(faults)
