"""The words of the room in the journal: acts; never a name, a mark or an opinion."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    # Calls
    "network_call_written": _("a écrit un appel à candidature"),
    "network_call_changed": _("a modifié un appel à candidature"),
    "network_call_published": _("a publié un appel à candidature"),
    "network_call_removed": _("a supprimé un appel à candidature"),
    "network_grid_changed": _("a modifié la grille d'un appel à candidature"),
    "network_candidacy_received": _("a envoyé une candidature"),
    # Examination
    "network_reader_named": _("a nommé quelqu'un pour lire une candidature"),
    "network_reader_removed": _("a retiré une candidature à quelqu'un qui devait la lire"),
    "network_conflict_declared": _("s'est récusé ou récusée pour une candidature"),
    "network_reading_given": _("a rendu sa lecture d'une candidature"),
    "network_candidacy_decided": _("a décidé d'une candidature"),
    "network_candidacy_answered": _("a répondu à une candidature"),
    "network_candidacy_forgotten": _("a effacé une candidature"),
    # Mandates
    "network_member_named": _("a nommé quelqu'un dans le réseau"),
    "network_mandate_begun": _("a donné un mandat"),
    "network_mandate_renewed": _("a renouvelé un mandat"),
    "network_mandate_ended": _("a mis fin à un mandat"),
    "network_places_said": _("a précisé où agit un membre du réseau"),
    "network_nomination_sent": _("a désigné quelqu'un pour sa structure"),
    "network_nomination_confirmed": _("a confirmé la désignation d'une structure"),
    "network_nomination_returned": _("a renvoyé une désignation à sa structure"),
    "network_nomination_withdrawn": _("a retiré la désignation de sa structure"),
    # Members
    "network_charter_published": _("a publié une version de la charte du réseau"),
    "network_charter_signed": _("a signé la charte du réseau"),
    "network_activity_noted": _("a noté une activité du réseau"),
    "network_activity_removed": _("a retiré une activité du réseau"),
    "network_card_changed": _("a choisi ce que l'annuaire du réseau montre"),
    "network_extension_reviewed": _("a noté un point sur l'extension du réseau"),
}
