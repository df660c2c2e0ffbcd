"""Every page of the room of the network, by each of those who open it: readable by all, on a small screen."""

import pytest
from django.urls import reverse

from tests.browser.conftest import SMALL
from tests.browser.test_every_page import faults_of
from tests.network.pages import PAGES, VISITOR
from tests.network.scene import make_room
from vigie.territory.models import Commune, Territory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
ROLES = sorted({role for page in PAGES for role in page.roles})


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_room_is_sound(role, cast, partner, browser_page, signed_in, live_server):
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    Commune.objects.get_or_create(insee_code="59606", defaults={"name": "Valenciennes", "population": 43000})
    room = make_room(cast["pilot"], cast["reader"], cast["contributor"], partner)
    people = {**cast, "ambassador": room.ambassador.person, "preparing": room.preparing.person}
    page = browser_page(viewport=SMALL, javascript=True)
    if role != VISITOR:
        signed_in(page, people[role])
    faults = []
    for seen in PAGES:
        if role in seen.roles:
            address = reverse(seen.name, args=seen.arguments(room)) + seen.query
            faults += faults_of(page, address, live_server.url, with_colours=role == seen.roles[0])
    assert not faults, "\n".join(faults)
