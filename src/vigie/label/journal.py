"""The words of the room in the journal."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    "label_charter_published": _("a publié une version de la charte du label"),
    "label_head_invited": _("a demandé la signature de la direction d'une structure"),
    "label_invitation_revoked": _("a annulé une demande de signature"),
    "label_commitment_signed": _("a signé la charte du label"),
    "label_framework_written": _("a préparé un référentiel du label"),
    "label_framework_changed": _("a modifié un référentiel du label"),
    "label_framework_opened": _("a ouvert un référentiel du label"),
    "label_application_begun": _("a commencé une candidature au label"),
    "label_application_submitted": _("a déposé une candidature au label"),
    "label_answer_written": _("a répondu à un critère du label"),
    "label_evidence_added": _("a joint une preuve à une candidature au label"),
    "label_evidence_removed": _("a retiré une preuve d'une candidature au label"),
    "label_progress_written": _("a modifié un plan de progrès"),
    "label_message_sent": _("a écrit dans la discussion d'une candidature au label"),
    "label_assessor_named": _("a nommé qui évalue une candidature au label"),
    "label_assessment_accepted": _("a accepté d'évaluer une candidature au label"),
    "label_assessment_left": _("s'est retiré ou retirée de l'évaluation d'une candidature au label"),
    "label_reading_written": _("a lu un critère d'une candidature au label"),
    "label_assessment_finished": _("a rendu sa lecture d'une candidature au label"),
    "label_granted": _("a enregistré l'attribution du label"),
    "label_refused": _("a enregistré le refus du label"),
    "label_postponed": _("a enregistré le report d'une décision sur le label"),
    "label_withdrawn": _("a enregistré le retrait du label"),
    "label_purged": _("a effacé les preuves et les échanges d'une candidature au label"),
    "label_name_erased": _("a effacé le nom de qui avait signé la charte du label"),
}
