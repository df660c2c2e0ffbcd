"""The words of the room in the journal: acts; never an organisation tested, an outcome or an effect."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    "testing_campaign_changed": _("a modifié une campagne de tests"),
    "testing_campaign_ended": _("a terminé une campagne de tests"),
    "testing_campaign_prepared": _("a préparé une campagne de tests"),
    "testing_campaign_stopped": _("a arrêté une campagne de tests"),
    "testing_protocol_changed": _("a modifié le protocole d'une campagne de tests"),
    "testing_protocol_frozen": _("a figé le protocole d'une campagne de tests"),
}
