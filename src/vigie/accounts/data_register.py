"""The room's part of the data register (GDPR, art. 30): each table that speaks of people, why, and for how long."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

INVITATIONS_KEPT = timedelta(days=90)
JOIN_REQUESTS_KEPT = timedelta(days=365)
PEOPLE_KEPT = timedelta(days=3 * 365)


@dataclass(frozen=True)
class RegisterLine:
    """Why a table is kept, on what legal ground, and until when."""

    purpose: str | Promise
    legal_basis: str | Promise
    retention: str | Promise
    # What the table is called on screen, when its model comes from a library that gives it no French name.
    name: str | Promise = ""


PUBLIC_TASK = _("mission d'intérêt public (règlement général sur la protection des données, RGPD, article 6, 1, e)")

DATA_REGISTER = {
    "accounts.Person": RegisterLine(
        _("Savoir qui fait quoi dans le plan, joindre ces personnes, les laisser se connecter."),
        PUBLIC_TASK,
        _("Effacée à la demande, ou trois ans après la fin de son dernier rôle si plus rien ne la nomme."),
    ),
    "accounts.Membership": RegisterLine(
        _("Donner des droits, avec des dates."),
        PUBLIC_TASK,
        _("Avec la personne."),
    ),
    "accounts.Invitation": RegisterLine(
        _("Proposer un compte ou un rôle ; seule l'empreinte du code est gardée."),
        PUBLIC_TASK,
        _("90 jours après son acceptation, son annulation ou son expiration."),
    ),
    "accounts.JoinRequest": RegisterLine(
        _("Répondre à une structure qui veut rejoindre le plan."),
        PUBLIC_TASK,
        _("Un an après la réponse."),
    ),
    "accounts.Organisation": RegisterLine(
        _("Tenir l'annuaire des partenaires ; l'adresse est celle de la structure."),
        PUBLIC_TASK,
        _("Tant que la structure est partenaire."),
    ),
    "accounts.JournalEntry": RegisterLine(
        _("Savoir qui a fait quoi ; ni adresse de connexion, ni type d'appareil, ni nom des personnes concernées."),
        PUBLIC_TASK,
        _("Toute la vie du plan ; une personne effacée n'y a plus de nom."),
    ),
    "accounts.VaultKey": RegisterLine(
        _("Sceller ce qui est confié à celles et ceux qui écoutent ; la clé ne s'ouvre qu'avec leur phrase."),
        PUBLIC_TASK,
        _("Avec la personne."),
    ),
    "mfa.Authenticator": RegisterLine(
        _("Vérifier un second facteur à la connexion."),
        PUBLIC_TASK,
        _("Jusqu'à son retrait, ou l'effacement de la personne."),
        _("seconds facteurs"),
    ),
    "sessions.Session": RegisterLine(
        _("Garder une connexion ouverte."),
        PUBLIC_TASK,
        _("12 heures au plus ; les sessions closes sont effacées chaque jour."),
    ),
}
