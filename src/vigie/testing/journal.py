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
    # Evidence
    "testing_evidence_added": _("a ajouté une pièce à une campagne de tests"),
    "testing_evidence_opened": _("a ouvert une pièce d'une campagne de tests"),
    "testing_constat_made": _("a établi le constat d'un test"),
    "testing_judicial_file_made": _("a établi le dossier judiciaire d'un test"),
    "testing_campaign_held": _("a fait garder plus longtemps une campagne de tests, pour une procédure"),
    "testing_hold_lifted": _("a cessé de faire garder plus longtemps une campagne de tests"),
    "testing_purged": _("a effacé les personnes et les pièces d'une campagne de tests"),
    # The field
    "testing_application_abandoned": _("a renoncé à une candidature d'un test"),
    "testing_charter_signed": _("a signé la charte d'une campagne de tests"),
    "testing_conflict_declared": _("a déclaré un conflit d'intérêts dans une campagne de tests"),
    "testing_incident_declared": _("a déclaré un incident dans un test"),
    "testing_applications_given": _("a réparti les candidatures d'une campagne de tests"),
    "testing_phone_given": _("a donné à son téléphone accès à une campagne de tests"),
    "testing_phone_report_dropped": _("a effacé un compte rendu noté sans réseau"),
    "testing_phone_taken_back": _("a retiré à son téléphone l'accès à une campagne de tests"),
    "testing_reported": _("a fait le compte rendu d'une candidature d'un test"),
    "testing_sent": _("a noté l'envoi d'une candidature d'un test"),
    "testing_target_dropped": _("a écarté une cible d'une campagne de tests"),
    "testing_targets_added": _("a ajouté des cibles à une campagne de tests"),
    "testing_tester_named": _("a nommé un testeur ou une testeuse"),
    "testing_tester_removed": _("a retiré un testeur ou une testeuse d'une campagne"),
    "testing_tester_stopped": _("a cessé de tester dans une campagne"),
    "testing_tester_trained": _("a noté la formation d'un testeur ou d'une testeuse"),
    "testing_tests_drawn": _("a tiré au sort les tests d'une campagne"),
    # What came back
    "testing_coder_named": _("a nommé qui lit dans une campagne de tests"),
    "testing_coder_removed": _("a retiré qui lit dans une campagne de tests"),
    "testing_disagreement_settled": _("a tranché un désaccord de lecture"),
    "testing_look_taken": _("a fait un regard prévu sur une campagne de tests"),
    "testing_outcome_read": _("a lu une candidature d'une campagne de tests"),
    "testing_validity_decided": _("a décidé si un test compte"),
    # Results
    "testing_answer_noted": _("a noté la réponse d'une organisation testée"),
    "testing_organisation_told": _("a prévenu une organisation testée"),
    "testing_results_computed": _("a calculé les résultats d'une campagne de tests"),
    "testing_results_released": _("a rendu publics les résultats d'une campagne de tests"),
}
