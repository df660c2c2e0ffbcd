"""The words of the room in the journal: acts of staff; never what a pupil ranks, nor a name."""

from collections.abc import Mapping

from django.utils.functional import Promise

VERBS: Mapping[str, str | Promise] = {}
