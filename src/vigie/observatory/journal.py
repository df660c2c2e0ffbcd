"""The words of the observatory in the journal. Of facts, it tells neither when they came nor what they say."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    # Lists that facts are coded with
    "referential_item_added": _("a ajouté une valeur à une liste de l'observatoire"),
    "referential_item_changed": _("a modifié une valeur d'une liste de l'observatoire"),
    "referential_item_retired": _("a retiré une valeur d'une liste de l'observatoire"),
    "referential_item_restored": _("a remis une valeur dans une liste de l'observatoire"),
    "commune_group_added": _("a ajouté un groupe de communes"),
    "commune_group_changed": _("a modifié un groupe de communes"),
    "commune_group_removed": _("a défait un groupe de communes"),
    # Past data
    "past_facts_imported": _("a importé des données anciennes"),
    "codebook_kept": _("a gardé une codification"),
    "codebook_replaced": _("a remplacé une codification"),
    # Indicators and their measures
    "indicator_added": _("a ajouté un indicateur"),
    "indicator_changed": _("a modifié un indicateur"),
    "indicator_removed": _("a supprimé un indicateur"),
    "indicator_opened": _("a fait entrer un indicateur dans les éditions"),
    "indicator_withdrawn": _("a retiré un indicateur des prochaines éditions"),
    "target_set": _("a fixé une cible"),
    "target_removed": _("a retiré une cible"),
    "measures_recorded": _("a enregistré des mesures"),
    "measures_removed": _("a supprimé des mesures"),
    "series_imported": _("a importé des mesures"),
    "cited_figures_taken": _("a repris des chiffres cités par le plan"),
    "room_measured": _("a calculé un indicateur"),
    # Sources and requests to those who hold data
    "data_source_added": _("a ajouté une source de données"),
    "data_source_changed": _("a modifié une source de données"),
    "data_source_removed": _("a supprimé une source de données"),
    "data_request_added": _("a préparé une demande de données"),
    "data_request_changed": _("a modifié une demande de données"),
    "data_request_removed": _("a supprimé une demande de données"),
    "data_request_sent": _("a demandé des données"),
    "data_request_reminded": _("a relancé une demande de données"),
    "data_request_answered": _("a noté la réponse à une demande de données"),
    "data_request_refused": _("a noté le refus d'une demande de données"),
    "data_request_reopened": _("a rouvert une demande de données"),
    # Diagnoses
    "diagnosis_added": _("a ajouté un diagnostic"),
    "diagnosis_changed": _("a modifié un diagnostic"),
    "diagnosis_removed": _("a supprimé un diagnostic"),
    "diagnosis_validated": _("a validé un diagnostic"),
    "diagnosis_reopened": _("a rouvert un diagnostic"),
    "finding_added": _("a ajouté un constat"),
    "finding_changed": _("a modifié un constat"),
    "finding_removed": _("a supprimé un constat"),
    "advice_added": _("a ajouté une préconisation"),
    "advice_changed": _("a modifié une préconisation"),
    "advice_removed": _("a supprimé une préconisation"),
    "collection_tool_added": _("a ajouté une version d'un outil de recueil"),
    # Federation
    "facts_exported": _("a exporté les faits d'un millésime pour une fédération"),
    # Editions
    "catalogue_fixed": _("a fixé un catalogue de tableaux"),
    "edition_begun": _("a commencé une édition de l'observatoire"),
    "edition_changed": _("a modifié une édition en préparation"),
    "edition_protected": _("a protégé une édition ; l'audit y a trouvé un défaut"),
    "edition_audited": _("a protégé une édition, et l'audit n'a rien trouvé"),
    "edition_approved": _("a approuvé une édition"),
    "edition_sent_back": _("a demandé des changements à une édition"),
    "edition_abandoned": _("a abandonné une édition en préparation"),
    "edition_signed": _("a signé une édition de l'observatoire"),
}

FIELDS: Mapping[str, str | Promise] = {"tables": _("tableaux"), "digest": _("empreinte"), "vintage": _("année")}
