"""The words of the room in the journal: acts; never an organisation tested, an outcome or an effect."""

from collections.abc import Mapping

from django.utils.functional import Promise

VERBS: Mapping[str, str | Promise] = {}
