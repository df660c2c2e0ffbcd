"""The room's part of the data register."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

# After the answer, for what someone wrote to apply and was not named for.
CANDIDACIES_KEPT = timedelta(days=365)
# After the closing of a call, for a candidacy that nobody ever answered; for a nomination, after it was sent.
UNANSWERED_KEPT = timedelta(days=2 * 365)
# After its end, for a nomination; for a mandate, its activity and what led to it.
NOMINATIONS_KEPT = timedelta(days=365)
MANDATES_KEPT = timedelta(days=3 * 365)

WITH_MANDATE = _("Trois ans après la fin du dernier mandat de la personne.")
WITH_CANDIDACY = _("Un an après la réponse ; seuls restent la fonction, le sexe déclaré et la décision, pour compter.")

DATA_REGISTER = {
    "network.Candidacy": RegisterLine(
        _("Examiner une candidature et y répondre ; ce que la personne écrit est chiffré."), PUBLIC_TASK, WITH_CANDIDACY
    ),
    "network.Reading": RegisterLine(
        _("Faire lire chaque candidature par deux personnes qui ne se concertent pas ; leur avis est chiffré."),
        PUBLIC_TASK,
        WITH_CANDIDACY,
    ),
    "network.Nomination": RegisterLine(
        _("Savoir qui une structure désigne, pour quelle mission, avec quel temps et quel accord."),
        PUBLIC_TASK,
        _("Un an après avoir été renvoyée ou retirée, deux ans sans réponse ; avec le mandat qui en est né."),
    ),
    "network.Mandate": RegisterLine(
        _("Savoir qui est ambassadrice, ambassadeur ou sentinelle, de quand à quand, et en donner les droits."),
        PUBLIC_TASK,
        WITH_MANDATE,
    ),
    "network.CharterVersion": RegisterLine(
        _("Savoir qui a publié une version de la charte."), PUBLIC_TASK, _("Tant que la charte existe.")
    ),
    "network.CharterSignature": RegisterLine(
        _("Prouver qui a signé quelle charte, et quel texte."), PUBLIC_TASK, WITH_MANDATE
    ),
    "network.Card": RegisterLine(
        _("Montrer aux autres membres du réseau ce que la personne accepte, et rien d'autre."),
        PUBLIC_TASK,
        _("Jusqu'à ce qu'elle change d'avis ; effacée avec son dernier mandat."),
    ),
    "network.ExtensionReview": RegisterLine(
        _("Savoir qui a noté un point sur l'extension du réseau."), PUBLIC_TASK, _("Toute la vie du plan.")
    ),
}
