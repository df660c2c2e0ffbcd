"""The words of support in the journal: acts of staff, never what was told, never which person it is about."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    "escrow_made": _("a fait le dépôt de secours d'un lieu d'accueil"),
    "escrow_opened": _("a rouvert le dépôt de secours d'un lieu d'accueil"),
    "contact_recorded": _("a noté un appel, une visite ou un courrier"),
    # Cases
    "case_read": _("a ouvert un dossier"),
    "case_taken": _("a pris un dossier en charge"),
    "case_answered": _("a répondu dans un dossier"),
    "case_files_joined": _("a joint des fichiers à un dossier"),
    "case_noted": _("a écrit une note interne"),
    "case_notes_lost": _("a repris un dossier dont les notes internes sont perdues avec un ancien coffre"),
    "case_qualified": _("a qualifié un dossier"),
    "case_step_added": _("a ajouté une étape à un dossier"),
    "case_step_done": _("a fait une étape d'un dossier"),
    "case_step_dropped": _("a retiré une étape d'un dossier"),
    "case_reassigned": _("a confié un dossier"),
    "case_closed": _("a terminé un dossier"),
    "case_reopened": _("a rouvert un dossier"),
    "case_held": _("a gardé un dossier plus longtemps"),
    "case_released": _("a rendu un dossier à son délai ordinaire"),
    "case_erased": _("a effacé un dossier"),
    "letter_written": _("a écrit une lettre dans un dossier"),
    # Referrals
    "referral_asked": _("a demandé l'accord d'une personne pour l'orienter"),
    "referral_agreed": _("a accepté une orientation vers un autre lieu"),
    "referral_declined": _("a refusé une orientation vers un autre lieu"),
    "referral_withdrawn": _("a retiré un accord d'orientation"),
    "referral_overridden": _("a orienté sans accord, pour un danger vital"),
    "referral_accepted": _("a accepté de recevoir une orientation"),
    "referral_refused": _("a refusé de recevoir une orientation"),
    "referral_done": _("a terminé une orientation"),
    "referral_revoked": _("a annulé une orientation"),
    "referral_noted": _("a écrit une note sur une orientation"),
    "article_40_decided": _("a gardé une décision sur l'article 40"),
    # Reception points
    "reception_point_added": _("a ajouté un lieu d'accueil"),
    "reception_point_changed": _("a modifié la fiche d'un lieu d'accueil"),
    "reception_point_checked": _("a vérifié la fiche d'un lieu d'accueil"),
    "permanence_added": _("a ajouté une permanence"),
    "permanence_changed": _("a modifié une permanence"),
    "permanence_removed": _("a supprimé une permanence"),
    "relay_agreement_added": _("a ajouté une convention de relais"),
    "relay_agreement_changed": _("a modifié une convention de relais"),
    "relay_agreement_removed": _("a supprimé une convention de relais"),
    "listening_begun": _("a nommé une personne qui écoute"),
    "listening_ended": _("a mis fin à une écoute"),
}
