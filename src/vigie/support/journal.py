"""The words of support in the journal: acts of staff, never what was told, never which person it is about."""

from collections.abc import Mapping

from django.utils.functional import Promise

VERBS: Mapping[str, str | Promise] = {}
