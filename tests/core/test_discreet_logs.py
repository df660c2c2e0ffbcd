"""Lines of the log never carry what opens a page."""

import logging

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from vigie.core.discreet_logs import DiscreetFormatter


def written(text, *arguments):
    return DiscreetFormatter("%(message)s").format(logging.makeLogRecord({"msg": text, "args": arguments}))


@pytest.mark.parametrize(
    "root", ["mise-a-jour", "invitation", "mot-de-passe/nouveau", "agenda/flux", "collecte", "enquete/vague"]
)
def test_codes_are_hidden(root):
    line = written("Forbidden (%s): %s", "CSRF", f"/{root}/sEcret-code_1/merci/")
    assert line == f"Forbidden (CSRF): /{root}/…/merci/"


@pytest.mark.parametrize(
    "text", ["/invitations/3/annuler/", "/enquete/vague/", "/plan/actions/4/", "Une invitation / deux"]
)
def test_the_rest_is_written_as_it_is(text):
    assert written(text) == text


def test_a_traceback_is_discreet_too():
    try:
        raise ValueError("/mise-a-jour/secret/")
    except ValueError as error:
        record = logging.makeLogRecord({"msg": "x", "exc_info": (ValueError, error, error.__traceback__)})
    assert "secret" not in DiscreetFormatter("%(message)s").format(record).replace("tests", "")


def test_the_settings_write_lines_this_way():
    assert import_string(settings.LOGGING["formatters"]["line"]["()"]) is DiscreetFormatter


def test_refused_hosts_have_a_handler_or_python_would_write_them():
    assert logging.getLogger("django.security.DisallowedHost").hasHandlers()
