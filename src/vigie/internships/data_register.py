"""The room's part of the data register."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

WITH_CAMPAIGN = _("Un an après la fin de la campagne ; ensuite tout est effacé.")

DATA_REGISTER = {
    "internships.Pupil": RegisterLine(
        _("Attribuer des stages équitablement : un numéro, la classe, deux situations vérifiées par l'établissement."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "internships.NameEnvelope": RegisterLine(
        _("Laisser les personnes référentes d'un établissement, et elles seules, ouvrir les noms de leurs élèves."),
        PUBLIC_TASK,
        _("Tant que la personne est référente."),
    ),
    "internships.WishList": RegisterLine(
        _("Attribuer à chaque élève la meilleure place possible selon ses vœux."), PUBLIC_TASK, WITH_CAMPAIGN
    ),
    "internships.OfferView": RegisterLine(
        _("Mesurer l'accès aux offres avant le tirage ; jamais montré par élève."),
        PUBLIC_TASK,
        _("Jusqu'à la fin de la campagne."),
    ),
    "internships.EquityStudy": RegisterLine(
        _("Mesurer l'égalité d'accès : des nombres, et, scellé, ce qui y comptait de chaque élève."),
        PUBLIC_TASK,
        _("Les nombres, sans limite ; ce qui est scellé, un an après la fin de la campagne."),
    ),
    "internships.Round": RegisterLine(
        _("Figer les listes avant un tirage et permettre de le vérifier, sous des noms d'un seul tour."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "internships.Assignment": RegisterLine(_("Savoir quel élève va où, sous son numéro."), PUBLIC_TASK, WITH_CAMPAIGN),
    "internships.ReleasedName": RegisterLine(
        _("Donner à l'entreprise, après l'attribution, le nom de l'élève qu'elle accueille ; chiffré pour elle."),
        PUBLIC_TASK,
        WITH_CAMPAIGN,
    ),
    "internships.Agreement": RegisterLine(
        _("Suivre les signatures d'une convention de stage."), PUBLIC_TASK, WITH_CAMPAIGN
    ),
    "internships.Refusal": RegisterLine(
        _("Examiner le refus d'une entreprise, et repérer des refus discriminatoires."), PUBLIC_TASK, WITH_CAMPAIGN
    ),
    "internships.ActorContact": RegisterLine(
        _("Savoir qui a été rencontré avant la campagne, et par qui."), PUBLIC_TASK, _("Trois ans.")
    ),
    "internships.OfferUpload": RegisterLine(
        _("Montrer ce que ferait un import d'offres avant de le confirmer, à la personne qui a donné le fichier."),
        PUBLIC_TASK,
        _("Effacé à l'import ou à l'abandon, au plus tard 12 heures après."),
    ),
    "internships.Mentor": RegisterLine(
        _("Proposer des parrainages par des personnes d'entreprises engagées."),
        PUBLIC_TASK,
        _("Tant que la personne parraine, puis un an."),
    ),
    "internships.Mentee": RegisterLine(
        _("Proposer une marraine ou un parrain à qui le demande ; son nom est chiffré."),
        PUBLIC_TASK,
        _("Jusqu'à la fin du parrainage, puis un an."),
    ),
    "internships.MenteePair": RegisterLine(
        _("Suivre un parrainage, ses rencontres et son issue."),
        PUBLIC_TASK,
        _("Jusqu'à la fin du parrainage, puis un an."),
    ),
    "internships.ToldBack": RegisterLine(
        _(
            "Retirer une discrimination racontée pendant un parrainage, à qui en garde les six mots ; scellé, sans nom "
            "ni lien avec un parrainage."
        ),
        PUBLIC_TASK,
        _("Jusqu'à la fin du trimestre suivant."),
    ),
    "internships.MenteeName": RegisterLine(
        _("Donner à l'entreprise, quand les deux sont d'accord, le nom du ou de la jeune ; chiffré pour elle."),
        PUBLIC_TASK,
        _("Jusqu'à la fin du parrainage, puis un an."),
    ),
}
