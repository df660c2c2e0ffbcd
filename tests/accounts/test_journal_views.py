"""The page of the journal."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["verb", "kind", "actor", "from", "to", "before"])
@pytest.mark.parametrize("value", ["\x00", "a\x00b", "9" * 30, "9999-12-31", "é"])
def test_a_strange_filter_is_no_error(client_of, pilot, name, value):
    assert client_of(pilot).get(reverse("accounts:journal"), {name: value}).status_code == 200
