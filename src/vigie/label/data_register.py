"""The room's part of the data register."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

AFTER_THE_LABEL = _("Deux ans après la fin du label, son retrait ou son refus.")

DATA_REGISTER: dict[str, RegisterLine] = {
    "label.SigningInvitation": RegisterLine(
        _("Demander la signature de qui dirige une structure ; seule l'empreinte du lien est gardée."),
        PUBLIC_TASK,
        _("90 jours après la signature, l'annulation ou l'expiration du lien."),
    ),
    "label.Commitment": RegisterLine(
        _("Savoir qui a engagé une structure, quand et sur quel texte ; montré au public s'il ou elle l'a choisi."),
        PUBLIC_TASK,
        _("Le nom : deux ans après la fin du dernier label qui repose sur lui. L'engagement reste, sans nom."),
    ),
    "label.Evidence": RegisterLine(
        _("Montrer ce que dit une structure de ses pratiques ; chaque fichier est chiffré, et qui l'a joint est noté."),
        PUBLIC_TASK,
        AFTER_THE_LABEL,
    ),
    "label.Message": RegisterLine(
        _("Discuter d'une candidature entre la structure, qui l'évalue et l'équipe qui pilote."),
        PUBLIC_TASK,
        AFTER_THE_LABEL,
    ),
    "label.Assessment": RegisterLine(
        _("Savoir qui évalue, d'une autre structure et sans conflit d'intérêts."),
        PUBLIC_TASK,
        AFTER_THE_LABEL,
    ),
    "label.Decision": RegisterLine(
        _("Garder la preuve d'une décision ; quand aucune instance du plan ne décide, elle nomme qui a décidé."),
        PUBLIC_TASK,
        _("Toute la vie du plan : une décision ne s'efface pas."),
    ),
    "label.Measure": RegisterLine(
        _("Savoir qui répond d'une mesure dans sa structure ; une fonction plutôt qu'un nom."),
        PUBLIC_TASK,
        AFTER_THE_LABEL,
    ),
}
