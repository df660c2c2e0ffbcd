"""The room's part of the data register."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

SEALED = _("Chiffré : seules les personnes qui accompagnent peuvent le lire.")
WITH_THE_CASE = _("Avec le dossier.")
CONSENT = _("consentement explicite de la personne (RGPD, article 9, 2, a), à vérifier avec le délégué à la protection")

DATA_REGISTER = {
    "support.ReceptionPoint": RegisterLine(
        _("Dire à tout le monde où trouver une écoute ; l'adresse et le téléphone sont ceux du lieu."),
        PUBLIC_TASK,
        _("Tant que le lieu reçoit."),
    ),
    "support.Listening": RegisterLine(
        _("Savoir qui écoute dans quel lieu d'accueil, et jusqu'à quand."),
        PUBLIC_TASK,
        _("Trois ans après la fin de l'écoute."),
    ),
    "support.Case": RegisterLine(
        _("Accompagner une personne qui a subi ou vu une discrimination."),
        CONSENT,
        _(
            "Signalement anonyme sans suite : 12 mois après le dernier contact. Dossier : 2 ans après le dernier "
            "contact, prolongés avec un motif. Ensuite tout est effacé."
        ),
    ),
    "support.Receipt": RegisterLine(
        _("Laisser la personne revenir à son dossier avec son code de suivi, sans compte."), CONSENT, WITH_THE_CASE
    ),
    "support.Envelope": RegisterLine(_("Dire qui peut ouvrir quelle partie d'un dossier."), CONSENT, WITH_THE_CASE),
    "support.SealedText": RegisterLine(SEALED, CONSENT, WITH_THE_CASE),
    "support.SealedFile": RegisterLine(SEALED, CONSENT, WITH_THE_CASE),
    "support.Referral": RegisterLine(
        _("Orienter vers un autre lieu ce que la personne accepte de partager ; sans accord si une vie est en danger."),
        CONSENT,
        WITH_THE_CASE,
    ),
    "support.Consent": RegisterLine(
        _("Prouver ce que la personne a accepté, et arrêter dès qu'elle revient sur son accord."),
        CONSENT,
        WITH_THE_CASE,
    ),
    "support.Task": RegisterLine(_("Ne laisser passer aucune échéance d'un dossier."), CONSENT, WITH_THE_CASE),
    "support.Bucket": RegisterLine(
        _("Freiner les envois massifs sans garder d'adresse : une empreinte que demain plus rien ne relie à personne."),
        PUBLIC_TASK,
        _("Un jour."),
    ),
    "support.Satisfaction": RegisterLine(
        _("Savoir si l'accueil aide, sans lien avec un dossier."), PUBLIC_TASK, _("Cinq ans.")
    ),
}
