"""The room's part of the data register."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

AS_TOLD = _("Le temps annoncé à qui répond, après la fin de la vague ; ensuite tout est effacé.")

DATA_REGISTER = {
    "surveys.SurveyRight": RegisterLine(
        _("Dire qui peut préparer une enquête, recueillir, analyser, ou lire les réponses libres."),
        PUBLIC_TASK,
        _("Tant que l'enquête existe, ou jusqu'au retrait du droit."),
    ),
    "surveys.WaitingAnswer": RegisterLine(
        _("Garder chiffrée une réponse jusqu'à ce qu'elle soit mélangée à d'autres ; ni date, ni adresse, ni compte."),
        PUBLIC_TASK,
        AS_TOLD,
    ),
    "surveys.Answer": RegisterLine(
        _("Établir les résultats d'une enquête ; les réponses libres sont chiffrées à part."), PUBLIC_TASK, AS_TOLD
    ),
    "surveys.AnswerFile": RegisterLine(
        _("Garder chiffré un fichier joint à une enquête qui n'est pas anonyme."), PUBLIC_TASK, AS_TOLD
    ),
    "surveys.SubmissionMark": RegisterLine(
        _("Ne pas compter deux fois le même envoi : une empreinte qui ne dit rien de qui répond."), PUBLIC_TASK, AS_TOLD
    ),
    "surveys.AccessToken": RegisterLine(
        _("Ne laisser répondre qu'une fois ; rien ne relie un code à une réponse."), PUBLIC_TASK, AS_TOLD
    ),
    "surveys.Draft": RegisterLine(
        _("Laisser reprendre une réponse commencée ; le code de reprise seul l'ouvre."), PUBLIC_TASK, _("Quinze jours.")
    ),
    "surveys.FrozenResults": RegisterLine(
        _("Savoir qui a figé les résultats d'une vague ; les résultats ne nomment personne."),
        PUBLIC_TASK,
        _("Avec l'enquête."),
    ),
    "surveys.ResultsPublication": RegisterLine(
        _("Savoir qui a ouvert au public les résultats d'une vague."), PUBLIC_TASK, _("Avec l'enquête.")
    ),
}
