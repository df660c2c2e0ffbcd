"""The words of the room in the journal: never the name of someone registered."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    "training_attendance_noted": _("a relevé les présences d'une formation"),
    "training_attendances_imported": _("a importé des présences à des formations passées"),
    "training_certificate_given": _("a délivré une attestation de formation"),
    "training_certificate_revoked": _("a retiré une attestation de formation"),
    "training_certificate_shown": _("a changé ce que montre une attestation de formation"),
    "training_enrolment_changed": _("a modifié une inscription à une formation"),
    "training_material_added": _("a joint un support de formation"),
    "training_material_closed": _("a refermé un support de formation"),
    "training_material_opened": _("a ouvert un support de formation à toutes et à tous"),
    "training_material_removed": _("a retiré un support de formation"),
    "training_module_created": _("a écrit un module de formation"),
    "training_module_restored": _("a remis un module au catalogue des formations"),
    "training_module_retired": _("a retiré un module du catalogue des formations"),
    "training_person_forgotten": _("a effacé le nom d'une personne inscrite à une formation"),
    "training_refusal_added": _("a noté le refus d'une formation par une structure"),
    "training_refusal_removed": _("a supprimé le refus noté d'une formation"),
    "training_registered": _("a inscrit quelqu'un à une formation"),
    "training_request_followed": _("a donné suite à une demande de formation"),
    "training_requested": _("a demandé une formation"),
    "training_session_announced": _("a ouvert les inscriptions à une formation"),
    "training_session_cancelled": _("a annulé une session de formation"),
    "training_session_changed": _("a modifié une session de formation"),
    "training_session_planned": _("a préparé une session de formation"),
    "training_sheet_opened": _("a ouvert l'émargement par QR code d'une formation"),
    "training_target_added": _("a fixé un objectif de formation"),
    "training_target_changed": _("a modifié un objectif de formation"),
    "training_target_removed": _("a supprimé un objectif de formation"),
    "training_version_changed": _("a modifié un module de formation"),
    "training_version_opened": _("a ouvert une nouvelle version d'un module de formation"),
    "training_version_published": _("a publié une version d'un module de formation"),
    "training_withdrawn": _("a retiré une inscription à une formation"),
}
