"""The words of surveys in the journal: acts of staff, never what was answered."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, str | Promise] = {
    "survey_created": _("a créé une enquête"),
    "survey_changed": _("a modifié une enquête"),
    "survey_deleted": _("a supprimé une enquête"),
    "survey_version_published": _("a publié un questionnaire"),
    "survey_right_given": _("a donné un droit sur une enquête"),
    "survey_right_taken": _("a retiré un droit sur une enquête"),
    "wave_opened": _("a préparé une vague d'enquête"),
    "wave_changed": _("a modifié une vague d'enquête"),
    "wave_closed": _("a clos une vague d'enquête"),
    "tokens_made": _("a fait des codes d'accès"),
    "collector_made": _("a donné accès à un téléphone de collecte"),
    "collector_revoked": _("a retiré l'accès d'un téléphone de collecte"),
    "results_frozen": _("a figé les résultats d'une vague"),
    "results_published": _("a ouvert des résultats au public"),
    "answers_exported": _("a exporté des réponses, sans les textes"),
    "texts_read": _("a lu les réponses libres d'une vague"),
    "answer_file_opened": _("a ouvert un fichier joint à une réponse"),
    "answers_purged": _("a effacé les réponses d'une vague"),
}
