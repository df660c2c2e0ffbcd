"""The API keeps to its own OpenAPI description, whatever it is asked."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.observatory.api.endpoints import api

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ADDRESS = "/observatoire/api/v1/openapi.json"
PATHS = sorted(api.get_openapi_schema(path_prefix="/observatoire/api/v1/")["paths"])
EXAMPLES = 20


@pytest.fixture
def description():
    publish(edition_of())
    # The end of a request would close the connection, and with it the transaction that the test lives in.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(ADDRESS, get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_one_that_is_described(description, path, mode):
    ask_at_random(description[path]["GET"].as_strategy(generation_mode=mode))


def ask_at_random(cases):
    """Ask what a strategy draws; answers are checked against the description: status, type, shape, headers."""

    @settings(max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def ask(case):
        answer = case.call_and_validate()
        assert answer.status_code in (200, 404, 422)

    ask()


def test_the_description_is_a_valid_one(description):
    assert len(description) == len(PATHS) == 7
    description.validate()


@pytest.mark.parametrize("number", ["%00", "1%00", "²", "1.0", "-1", "9" * 400, "%F0%9F%98%80", "1;2", "%ff"])
@pytest.mark.parametrize("rest", ["", "/tables", "/tables/total", "/indicators/x%00"])
def test_a_strange_address_never_breaks_it(client, number, rest):
    answer = client.get(f"/observatoire/api/v1/editions/{number}{rest}")
    assert answer.status_code in (404, 422)
