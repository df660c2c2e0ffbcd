"""What the public reads of personal data and of accessibility."""

import pytest
from django.urls import reverse

from vigie.cockpit.data_register import REGISTER

pytestmark = pytest.mark.django_db


def test_every_line_of_the_register_has_a_french_name_in_the_plural(client):
    names = [str(name) for name, _line in client.get(reverse("cockpit:privacy")).context["lines"]]
    assert len(names) == len(REGISTER)
    assert {"notes annuelles", "éléments d'un axe", "rattachements à un axe", "seconds facteurs"} <= set(names)
