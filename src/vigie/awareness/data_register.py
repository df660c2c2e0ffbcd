"""The room's part of the data register."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

DATA_REGISTER: dict[str, RegisterLine] = {
    "awareness.Registration": RegisterLine(
        _("Donner une place à un événement, prévenir d'un changement, accueillir chacune et chacun selon ses besoins."),
        PUBLIC_TASK,
        _("Trois mois après l'événement ; ne restent que des nombres, sans aucun nom."),
    ),
    "awareness.Loan": RegisterLine(
        _("Répondre à une structure qui veut emprunter une exposition, et suivre le prêt."),
        PUBLIC_TASK,
        _("Noms, adresses et messages effacés un an après le prêt ou la réponse ; les jours et l'état restent."),
    ),
    "awareness.InterventionRequest": RegisterLine(
        _("Répondre à un établissement ou à une structure qui demande une intervention."),
        PUBLIC_TASK,
        _("Noms, adresses et messages effacés un an après l'intervention ou la réponse ; les nombres restent."),
    ),
    "awareness.Feedback": RegisterLine(
        _("Savoir comment un outil sert ; aucun nom n'est demandé."),
        PUBLIC_TASK,
        _("Tant que l'outil existe s'il est montré ; sinon, un an."),
    ),
}
