"""The words of the observatory in the journal. Of facts, it tells neither when they came nor what they say."""

from collections.abc import Mapping

from django.utils.functional import Promise

VERBS: Mapping[str, str | Promise] = {}

FIELDS: Mapping[str, str | Promise] = {}
