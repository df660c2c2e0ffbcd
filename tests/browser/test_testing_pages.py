"""Every page of the room of tests, by each of those who open it: readable by all, on a small screen."""

import pytest
from django.urls import reverse

from tests.browser.conftest import SMALL
from tests.browser.test_every_page import faults_of
from tests.testing.pages import PAGES
from tests.testing.room import make_room
from tests.vaults import give_vault
from vigie.territory.models import Territory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
ROLES = sorted({role for page in PAGES for role in page.roles})


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_room_is_sound(role, cast, sentinel, browser_page, open_vault, live_server):
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    give_vault(cast["pilot"])
    room = make_room(cast["pilot"])
    page = browser_page(viewport=SMALL)
    open_vault(page, {**cast, "sentinel": sentinel}[role])
    faults = []
    for seen in PAGES:
        if role in seen.roles:
            address = reverse(seen.name, args=seen.arguments(room)) + seen.query
            faults += faults_of(page, address, live_server.url, with_colours=role == seen.roles[0])
    assert not faults, "\n".join(faults)
