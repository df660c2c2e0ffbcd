"""The words of support in the journal: acts of staff, never what was told, never which person it is about."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    "contact_recorded": _("a noté un appel, une visite ou un courrier"),
}
