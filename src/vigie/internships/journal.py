"""The words of the room in the journal: acts of staff; never what a pupil ranks, nor a name."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    "campaign_changed": _("a modifié une campagne de stages"),
    "campaign_closed": _("a terminé une campagne de stages"),
    "campaign_feedback_chosen": _("a choisi l'enquête de retour de stage d'une campagne"),
    "campaign_prepared": _("a préparé une campagne de stages"),
    "campaign_rules_published": _("a publié les règles d'une campagne de stages"),
    "factor_action_added": _("a noté ce qui est fait sur un facteur de l'accès aux stages"),
    "factor_action_changed": _("a modifié ce qui est fait sur un facteur de l'accès aux stages"),
    "factor_action_removed": _("a retiré ce qui était noté sur un facteur de l'accès aux stages"),
    "round_drawn": _("a fait le tirage d'un tour"),
    "round_frozen": _("a figé les listes d'un tour"),
    "seat_given_back": _("a noté le désistement d'un élève"),
    "second_round_opened": _("a ouvert un second tour"),
}
