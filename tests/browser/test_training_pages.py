"""Every page of the room of training, by each of those who open it: readable by all, on a small screen."""

import pytest
from django.urls import reverse

from tests.browser.conftest import SMALL
from tests.browser.test_every_page import faults_of
from tests.factories import MembershipFactory
from tests.training.pages import PAGES
from tests.training.room import make_room
from vigie.accounts.models import Role
from vigie.territory.models import Territory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
ROLES = sorted({role for page in PAGES for role in page.roles})


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_room_is_sound(role, cast, partner, browser_page, signed_in, live_server):
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    trainer = MembershipFactory(organisation=partner, role=Role.TRAINER, person__name="Tao Forme").person
    room = make_room(cast["pilot"], trainer, partner)
    page = browser_page(viewport=SMALL)
    if role != "visitor":
        signed_in(page, {**cast, "trainer": trainer}[role])
    faults = []
    for seen in PAGES:
        if role in seen.roles:
            address = reverse(seen.name, args=seen.arguments(room)) + seen.query
            faults += faults_of(page, address, live_server.url, with_colours=role == seen.roles[0])
    assert not faults, "\n".join(faults)
