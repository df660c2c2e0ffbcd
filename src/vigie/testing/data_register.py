"""The room's part of the data register."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

WITH_CAMPAIGN = _("Un an après la fin de la campagne ; trois ans en mode judiciaire, sauf procédure en cours.")

DATA_REGISTER = {
    "testing.Tester": RegisterLine(
        _("Savoir qui teste, formé et lié par la charte, et ne rien lui confier où il ou elle a un intérêt."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "testing.Conflict": RegisterLine(
        _("Ne pas confier à quelqu'un le test d'une organisation qu'il ou elle connaît ; gardée sous une empreinte."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "testing.Test": RegisterLine(_("Savoir qui a décidé qu'un test compte."), PUBLIC_TASK, WITH_CAMPAIGN),
    "testing.CampaignEnvelope": RegisterLine(
        _("Laisser les seules personnes désignées ouvrir les notes et les pièces d'une campagne."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "testing.Evidence": RegisterLine(
        _("Garder, chiffré, ce qui a été reçu pendant un test, et prouver que rien n'en a changé."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "testing.Constat": RegisterLine(
        _("Savoir qui a établi un constat, et le faire vérifier par qui le reçoit."), PUBLIC_TASK, WITH_CAMPAIGN
    ),
    "testing.CampaignHold": RegisterLine(
        _("Savoir qui a fait garder une campagne pendant une procédure."), PUBLIC_TASK, WITH_CAMPAIGN
    ),
    "testing.Coding": RegisterLine(
        _("Lire chaque résultat deux fois, et savoir qui a lu, pour tenir compte des désaccords."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "testing.Settlement": RegisterLine(
        _("Savoir qui a tranché un désaccord de lecture, et pourquoi."), PUBLIC_TASK, WITH_CAMPAIGN
    ),
    "testing.Target": RegisterLine(
        _("Savoir à qui s'adresser pour un test ; l'identité et le contact sont chiffrés."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "testing.Application": RegisterLine(
        _("Savoir qui a fait une candidature, et garder, chiffré, ce qui a été noté."), PUBLIC_TASK, WITH_CAMPAIGN
    ),
    "testing.PhoneAccess": RegisterLine(
        _("Laisser le téléphone de qui teste envoyer des comptes rendus notés sans réseau."), PUBLIC_TASK, WITH_CAMPAIGN
    ),
    "testing.PhoneReport": RegisterLine(
        _("Reconnaître un compte rendu envoyé deux fois, et garder, chiffré, celui qui n'a pas trouvé son test."),
        PUBLIC_TASK,
        _("Ce qui attend est effacé le lendemain de la fin de la campagne ; le reste, avec la campagne."),
    ),
    "testing.RightOfReply": RegisterLine(
        _("Prévenir une organisation testée avant toute autre personne, et garder, chiffrée, sa réponse."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "testing.Coder": RegisterLine(_("Savoir qui lit les résultats, sans avoir testé."), PUBLIC_TASK, WITH_CAMPAIGN),
}
