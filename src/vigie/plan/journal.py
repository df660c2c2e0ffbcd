"""The words of the plan in the journal: verbs (« Pia a modifié l'action »), and what changed when it is no field."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    # Actions
    "action_created": _("a créé l'action"),
    "action_changed": _("a modifié l'action"),
    "action_deleted": _("a supprimé l'action"),
    "note_added": _("a écrit une note"),
    "note_changed": _("a corrigé une note"),
    "note_removed": _("a retiré une note"),
    "step_added": _("a ajouté une étape"),
    "step_changed": _("a modifié une étape"),
    "step_removed": _("a retiré une étape"),
    "budget_added": _("a ajouté une ligne de budget"),
    "budget_changed": _("a modifié une ligne de budget"),
    "budget_removed": _("a retiré une ligne de budget"),
    "document_added": _("a ajouté un document"),
    "document_changed": _("a modifié un document"),
    "document_removed": _("a retiré un document"),
    # Links sent by e-mail
    "update_link_sent": _("a envoyé un lien de mise à jour"),
    "update_link_revoked": _("a révoqué un lien de mise à jour"),
    "updated_by_link": _("a mis l'action à jour par un lien"),
    # Figures asked each year
    "figure_asked": _("a demandé un chiffre chaque année"),
    "asked_figure_changed": _("a modifié un chiffre demandé chaque année"),
    "asked_figure_stopped": _("a cessé de demander un chiffre"),
    "figures_answered": _("a donné les chiffres d'une année"),
    # What the plan says
    "plan_imported": _("a importé le plan"),
    "organisation_separated": _("a séparé une structure d'une autre"),
    "plan_changed": _("a modifié le plan"),
    "line_added": _("a ajouté un élément du plan"),
    "line_changed": _("a modifié un élément du plan"),
    "line_removed": _("a supprimé un élément du plan"),
    "line_moved": _("a déplacé un élément du plan"),
    "commitment_made": _("a enregistré un engagement"),
    "commitment_changed": _("a modifié un engagement"),
    "commitment_ended": _("a mis fin à un engagement"),
    # Doubtful readings
    "reading_confirmed": _("a confirmé une lecture de la source"),
    "reading_reopened": _("a remis en doute une lecture de la source"),
    "axis_readings_confirmed": _("a confirmé toutes les lectures d'un axe"),
    "axis_readings_reopened": _("a remis en doute toutes les lectures d'un axe"),
    "reading_note_settled": _("a réglé une note de lecture"),
    "reading_note_reopened": _("a rouvert une note de lecture"),
    # What the public sees
    "opened_to_public": _("a ouvert au public"),
    "republished": _("a publié les changements"),
    "closed_to_public": _("a fermé au public"),
    "plan_opened_to_public": _("a ouvert tout le plan au public"),
    # Versions and revision
    "version_recorded": _("a enregistré une version adoptée du plan"),
    "revision_opened": _("a ouvert une révision du plan"),
    "revision_adopted": _("a fait adopter une révision du plan"),
    "revision_abandoned": _("a abandonné une révision du plan"),
    "change_proposed": _("a proposé un changement"),
    "proposal_changed": _("a modifié une proposition"),
    "proposal_withdrawn": _("a retiré une proposition"),
    "proposal_retained": _("a enregistré qu'une proposition est retenue"),
    "proposal_declined": _("a enregistré qu'une proposition est écartée"),
    "proposal_adopted": _("a fait entrer une proposition dans le plan"),
    "next_plan_created": _("a préparé le plan suivant"),
    "action_carried_over": _("a repris une action d'un plan précédent"),
    "advice_followed_up": _("a dit ce qu'est devenue une préconisation"),
    # Decisions, documents and past meetings
    "decision_followed_up": _("a dit ce qu'est devenue une décision"),
    "governance_document_added": _("a joint un document"),
    "governance_document_removed": _("a retiré un document joint"),
    "meetings_imported": _("a repris des réunions passées"),
}

FIELDS = {
    "answer": _("motif"),
    "fields": _("champs"),
    # Ties of an action which are rows of their own
    "bearers": _("structures porteuses"),
    "partners": _("partenaires"),
    "publics": _("publics touchés"),
    "axes": _("axes"),
    "note": _("note"),
    "obstacles": _("ce qui freine"),
    # Parts of what the public reads
    "copies": _("pages"),
    "pillars": _("piliers"),
    "priorities": _("priorités"),
    "linkages": _("articulations"),
    "history": _("histoire"),
    "figures": _("chiffres cités"),
    "targets": _("objectifs chiffrés"),
    "items": _("éléments de l'axe"),
    "notes": _("notes"),
    "budget": _("budget"),
    "timing": _("échéance"),
    "starts": _("début"),
    "ends": _("fin"),
}
