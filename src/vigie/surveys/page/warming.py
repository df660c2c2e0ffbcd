"""Reads, before the server parts into processes, the questionnaires that visitors are about to ask for."""

from django.db import DatabaseError, connections

from vigie.surveys.engine.definition import BadForm, read_definition
from vigie.surveys.engine.logic import Logic
from vigie.surveys.models import SurveyVersion, Wave

# A large form takes a few megabytes and a tenth of a second.
FORMS_READ = 8


def read_open_forms() -> None:
    """Read what the latest open waves ask. A database that does not answer yet is left alone, and no connection stays.

    Processes would otherwise share the connection of the one that they part from.
    """
    try:
        for xform in asked_now():
            Logic.of(read_definition(xform))
    except (DatabaseError, BadForm):
        return
    finally:
        connections.close_all()


def asked_now() -> list[str]:
    """Return the XForms of open waves, the latest first."""
    versions = SurveyVersion.objects.filter(pk__in=Wave.objects.open().values("version"))
    return list(versions.order_by("-pk").values_list("xform", flat=True)[:FORMS_READ])
