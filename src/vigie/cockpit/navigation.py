"""The menu of each role: plain choices, so that a test can read them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


@dataclass(frozen=True)
class Entry:
    """A line of the menu. name: the address, by its name. roles: who sees it; empty, everyone, signed in or not.

    covers: other addresses, by their names, whose pages belong to this line.
    """

    label: str | Promise
    name: str
    roles: frozenset[Role] = frozenset()
    covers: tuple[str, ...] = ()


PARTNERS = frozenset({Role.PILOT, Role.CONTRIBUTOR, Role.READER})
SYNTHESIS = PARTNERS | {Role.ELECTED_MEMBER}
PEOPLE = frozenset({Role.PILOT, Role.ADMINISTRATOR})
LISTENERS = frozenset({Role.LISTENER})
SENTINELS = frozenset({Role.SENTINEL})
MEMBERS = frozenset({Role.AMBASSADOR, Role.SENTINEL, Role.NETWORK_MEMBER})

RECEPTION = ("support:agreements", "support:coverage", "support:activity")
GOVERNANCE = ("plan:meetings", "plan:decisions", "plan:versions", "plan:alerts")

EXCHANGE = ("internships:companies", "internships:contacts", "internships:mentoring")
TRAINING = (
    *("training:modules", "training:requests", "training:targets", "training:coverage"),
    *("training:import_attendances", "training:catalogue"),
)

AWARENESS = ("awareness:toolbox", "awareness:events")

PUBLIC_MENU = (
    Entry(_("Besoin d'aide ?"), "support:help"),
    Entry(_("Le plan"), "plan:public_plan"),
    Entry(_("L'observatoire"), "observatory:home"),
    Entry(_("Connaître le droit"), "law:law"),
    Entry(_("Stages"), "internships:home"),
    Entry(_("Formations"), "training:catalogue"),
    Entry(_("Outils et événements"), "awareness:toolbox", covers=("awareness:events",)),
    Entry(_("Agir"), "network:public_calls"),
    Entry(_("Le territoire"), "territory:territory"),
)

WORKING_MENU = (
    Entry(_("Mon accueil"), "cockpit:desk"),
    Entry(_("Dossiers"), "support:cases", LISTENERS, ("support:own_listening",)),
    Entry(_("Orientations reçues"), "support:referrals", LISTENERS),
    Entry(_("Appel, visite"), "support:counter", LISTENERS),
    Entry(_("Suivi de l'accueil"), "support:supervision", frozenset({Role.SUPPORT_SUPERVISOR})),
    Entry(_("Tableau de bord"), "cockpit:dashboard", SYNTHESIS),
    Entry(_("Le plan"), "plan:plan", PARTNERS),
    Entry(_("Actions"), "plan:actions", PARTNERS),
    Entry(_("Agenda"), "cockpit:agenda", SYNTHESIS),
    Entry(_("Gouvernance"), "plan:bodies", SYNTHESIS, GOVERNANCE),
    Entry(_("Observatoire"), "observatory:indicators", PARTNERS, ("observatory:home",)),
    Entry(_("Observatoire"), "observatory:home", frozenset({Role.ELECTED_MEMBER})),
    Entry(_("Enquêtes"), "surveys:surveys", PARTNERS),
    Entry(_("Mes classes"), "internships:school_home", frozenset({Role.SCHOOL})),
    Entry(_("Mes offres de stage"), "internships:company_home", frozenset({Role.COMPANY})),
    Entry(_("Bourse de stage"), "internships:campaigns", frozenset({Role.PILOT}), EXCHANGE),
    Entry(_("Formations"), "training:sessions", frozenset({Role.PILOT, Role.TRAINER}), TRAINING),
    Entry(_("Formations"), "training:own_structure", frozenset({Role.CONTRIBUTOR}), ("training:catalogue",)),
    Entry(_("Tests"), "testing:campaigns", frozenset({Role.PILOT})),
    Entry(_("Mes tests"), "testing:own_tests", SENTINELS),
    # Whoever reads for a campaign does so under the addresses of campaigns.
    Entry(_("Mes lectures"), "testing:my_readings", SENTINELS, ("testing:campaigns",)),
    Entry(_("Label"), "label:overview", frozenset({Role.PILOT}), ("label:register",)),
    Entry(_("Label"), "label:home", frozenset({Role.CONTRIBUTOR}), ("label:register",)),
    Entry(_("Sensibilisation"), "awareness:home", frozenset({Role.PILOT, Role.CONTRIBUTOR}), AWARENESS),
    Entry(_("Réseau"), "network:network", frozenset({Role.PILOT})),
    Entry(_("Mon mandat"), "network:own_mandate", MEMBERS),
    # Whoever is only prepared reads neither the directory nor the coverage.
    Entry(_("Annuaire du réseau"), "network:directory", frozenset({Role.AMBASSADOR, Role.SENTINEL})),
    Entry(_("Nos ambassadeurs"), "network:structure", frozenset({Role.CONTRIBUTOR}), ("network:add_nomination",)),
    Entry(_("Lieux d'accueil"), "support:kept_points", frozenset({Role.PILOT, Role.SUPPORT_SUPERVISOR}), RECEPTION),
    Entry(_("Rapports"), "cockpit:reports", SYNTHESIS),
    Entry(_("Structures"), "accounts:organisations", PEOPLE | PARTNERS),
    Entry(_("Personnes"), "accounts:people", PEOPLE),
    Entry(_("Journal"), "accounts:journal", PEOPLE),
    Entry(_("Réglages"), "cockpit:territory_settings", frozenset({Role.ADMINISTRATOR})),
)


def menu_of(actor: Actor) -> tuple[Entry, ...]:
    """Return the menu of a visitor, or what the roles held today open."""
    if actor.is_visitor:
        return PUBLIC_MENU
    seen = [entry for entry in WORKING_MENU if not entry.roles or actor.has(*entry.roles)]
    # Who holds two roles has one line of a name, the one to work with.
    labels = [entry.label for entry in seen]
    return tuple(entry for place, entry in enumerate(seen) if entry.label not in labels[:place])
