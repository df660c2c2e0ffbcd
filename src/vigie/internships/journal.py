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
    "campaign_simulated": _("a simulé les règles d'une campagne de stages"),
    "factor_action_added": _("a noté ce qui est fait sur un facteur de l'accès aux stages"),
    "factor_action_changed": _("a modifié ce qui est fait sur un facteur de l'accès aux stages"),
    "factor_action_removed": _("a retiré ce qui était noté sur un facteur de l'accès aux stages"),
    "round_drawn": _("a fait le tirage d'un tour"),
    "round_frozen": _("a figé les listes d'un tour"),
    "seat_given_back": _("a noté le désistement d'un élève"),
    "second_round_opened": _("a ouvert un second tour"),
    "equity_studied": _("a demandé l'étude d'équité d'une campagne de stages"),
    # After the match
    "agreement_signed": _("a noté des signatures sur une convention de stage"),
    "names_released": _("a transmis des noms d'élèves aux entreprises qui les accueillent"),
    "refusal_asked": _("a demandé à refuser un ou une stagiaire"),
    "refusal_reviewed": _("a décidé d'une demande de refus"),
    # Companies and offers
    "actor_contact_added": _("a noté un contact avec un acteur"),
    "actor_contact_changed": _("a modifié un contact avec un acteur"),
    "actor_contact_removed": _("a supprimé un contact avec un acteur"),
    "company_added": _("a ajouté une entreprise engagée"),
    "company_changed": _("a modifié une entreprise engagée"),
    "offer_added": _("a préparé une offre de stage"),
    "offer_approved": _("a publié une offre de stage"),
    "offer_changed": _("a modifié une offre de stage"),
    "offer_removed": _("a supprimé une offre de stage"),
    "offer_restored": _("a repris une offre de stage retirée"),
    "offer_returned": _("a renvoyé une offre de stage à revoir"),
    "offer_submitted": _("a proposé une offre de stage"),
    "offer_withdrawn": _("a retiré une offre de stage"),
    "offers_imported": _("a importé des offres de stage"),
    "offers_renewed": _("a repris les offres de stage d'une autre campagne"),
    # Schools and pupils
    "class_added": _("a ajouté une classe"),
    "class_changed": _("a modifié une classe"),
    "class_removed": _("a supprimé une classe sans élève"),
    "codes_made": _("a fait les codes d'élèves d'une classe"),
    "groups_verified": _("a vérifié les situations des élèves d'une classe"),
    "names_shared": _("a partagé la clé des noms des élèves avec ses collègues"),
    "parents_noted": _("a noté l'information ou le refus de parents d'une classe"),
    "pupil_added": _("a ajouté un ou une élève à une classe"),
    "pupil_changed": _("a modifié la fiche d'un ou d'une élève d'une classe"),
    "pupil_helped": _("a ouvert la liste d'un ou d'une élève d'une classe, pour la saisir ensemble"),
    "pupil_taken_back": _("a remis un ou une élève d'une classe dans la campagne"),
    "pupil_withdrawn": _("a retiré un ou une élève d'une classe de la campagne"),
    "pupils_imported": _("a importé une liste d'élèves"),
    "school_entered": _("a fait participer un établissement à une campagne de stages"),
    # Mentoring
    "meeting_noted": _("a noté une rencontre de parrainage"),
    "mentee_added": _("a inscrit un ou une jeune qui cherche un parrainage"),
    "mentee_agreed": _("a noté l'accord d'un ou d'une jeune pour un parrainage, et transmis son nom"),
    "mentee_changed": _("a modifié la demande de parrainage d'un ou d'une jeune"),
    "mentor_added": _("a inscrit une marraine ou un parrain"),
    "mentor_agreed": _("a noté l'accord d'une marraine ou d'un parrain"),
    "mentor_changed": _("a modifié la fiche d'une marraine ou d'un parrain"),
    "pair_ended": _("a noté la fin d'un parrainage"),
    "pairs_confirmed": _("a proposé un parrainage"),
}
