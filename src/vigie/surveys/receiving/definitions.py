"""The definitions of published versions, read once by a process: a published version no longer changes."""

from functools import lru_cache

from vigie.surveys.engine.definition import Definition, read_definition
from vigie.surveys.models import SurveyVersion


def definition_of(version: SurveyVersion) -> Definition:
    """Return what a published version asks; its ``xform`` may be deferred."""
    return known_definition(version.pk, version.digest)


# A large form takes a few megabytes.
@lru_cache(maxsize=32)
def known_definition(version_id: int, digest: str) -> Definition:
    """Return the definition of a version, known by its digest: an identifier alone may be given again to another."""
    return read_definition(SurveyVersion.objects.values_list("xform", flat=True).get(pk=version_id, digest=digest))
