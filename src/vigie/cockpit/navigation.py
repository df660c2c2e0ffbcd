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
    group: what the line is put under when the menu is long; None, it stays by itself.
    """

    label: str | Promise
    name: str
    roles: frozenset[Role] = frozenset()
    covers: tuple[str, ...] = ()
    group: str | Promise | None = None


@dataclass(frozen=True)
class Part:
    """A part of a menu: lines under a name, or one line by itself, which has none."""

    label: str | Promise | None
    entries: tuple[Entry, ...]


PARTNERS = frozenset({Role.PILOT, Role.CONTRIBUTOR, Role.READER})
SYNTHESIS = PARTNERS | {Role.ELECTED_MEMBER}
PEOPLE = frozenset({Role.PILOT, Role.ADMINISTRATOR})
LISTENERS = frozenset({Role.LISTENER})
SENTINELS = frozenset({Role.SENTINEL})
MEMBERS = frozenset({Role.AMBASSADOR, Role.SENTINEL, Role.NETWORK_MEMBER})

# Beyond this many lines, a menu is read by parts.
LONG_MENU = 9
PLAN, LISTENING, OBSERVING = _("Plan et suivi"), _("Accueil et écoute"), _("Observer")
ACTING, DIRECTORY = _("Agir ensemble"), _("Annuaire")

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
    Entry(_("Dossiers"), "support:cases", LISTENERS, ("support:own_listening",), group=LISTENING),
    Entry(_("Orientations reçues"), "support:referrals", LISTENERS, group=LISTENING),
    Entry(_("Appel, visite"), "support:counter", LISTENERS, group=LISTENING),
    Entry(_("Suivi de l'accueil"), "support:supervision", frozenset({Role.SUPPORT_SUPERVISOR}), group=LISTENING),
    Entry(_("Tableau de bord"), "cockpit:dashboard", SYNTHESIS),
    Entry(_("Le plan"), "plan:plan", PARTNERS, group=PLAN),
    Entry(_("Actions"), "plan:actions", PARTNERS, group=PLAN),
    Entry(_("Agenda"), "cockpit:agenda", SYNTHESIS),
    Entry(_("Gouvernance"), "plan:bodies", SYNTHESIS, GOVERNANCE, group=PLAN),
    Entry(_("Observatoire"), "observatory:indicators", PARTNERS, ("observatory:home",), group=OBSERVING),
    Entry(_("Observatoire"), "observatory:home", frozenset({Role.ELECTED_MEMBER}), group=OBSERVING),
    Entry(_("Enquêtes"), "surveys:surveys", PARTNERS, group=OBSERVING),
    Entry(_("Mes classes"), "internships:school_home", frozenset({Role.SCHOOL}), group=ACTING),
    Entry(_("Mes offres de stage"), "internships:company_home", frozenset({Role.COMPANY}), group=ACTING),
    Entry(_("Bourse de stage"), "internships:campaigns", frozenset({Role.PILOT}), EXCHANGE, group=ACTING),
    Entry(_("Formations"), "training:sessions", frozenset({Role.PILOT, Role.TRAINER}), TRAINING, group=ACTING),
    Entry(
        _("Formations"), "training:own_structure", frozenset({Role.CONTRIBUTOR}), ("training:catalogue",), group=ACTING
    ),
    Entry(_("Tests"), "testing:campaigns", frozenset({Role.PILOT}), group=OBSERVING),
    Entry(_("Mes tests"), "testing:own_tests", SENTINELS, group=OBSERVING),
    # Whoever reads for a campaign does so under the addresses of campaigns.
    Entry(_("Mes lectures"), "testing:my_readings", SENTINELS, ("testing:campaigns",), group=OBSERVING),
    Entry(_("Label"), "label:overview", frozenset({Role.PILOT}), ("label:register",), group=ACTING),
    Entry(_("Label"), "label:home", frozenset({Role.CONTRIBUTOR}), ("label:register",), group=ACTING),
    Entry(_("Sensibilisation"), "awareness:home", frozenset({Role.PILOT, Role.CONTRIBUTOR}), AWARENESS, group=ACTING),
    Entry(_("Réseau"), "network:network", frozenset({Role.PILOT}), group=ACTING),
    Entry(_("Mon mandat"), "network:own_mandate", MEMBERS, group=ACTING),
    # Whoever is only prepared reads neither the directory nor the coverage.
    Entry(_("Annuaire du réseau"), "network:directory", frozenset({Role.AMBASSADOR, Role.SENTINEL}), group=ACTING),
    Entry(
        _("Nos ambassadrices et ambassadeurs"),
        "network:structure",
        frozenset({Role.CONTRIBUTOR}),
        ("network:add_nomination",),
        group=ACTING,
    ),
    Entry(
        _("Lieux d'accueil"),
        "support:kept_points",
        frozenset({Role.PILOT, Role.SUPPORT_SUPERVISOR}),
        RECEPTION,
        group=LISTENING,
    ),
    Entry(_("Rapports"), "cockpit:reports", SYNTHESIS, group=PLAN),
    Entry(_("Structures"), "accounts:organisations", PEOPLE | PARTNERS, group=DIRECTORY),
    Entry(_("Personnes"), "accounts:people", PEOPLE, group=DIRECTORY),
    Entry(_("Journal"), "accounts:journal", PEOPLE, group=DIRECTORY),
    Entry(_("Réglages"), "cockpit:territory_settings", frozenset({Role.ADMINISTRATOR}), group=DIRECTORY),
)


def menu_of(actor: Actor) -> tuple[Entry, ...]:
    """Return the menu of a visitor, or what the roles held today open."""
    if actor.is_visitor:
        return PUBLIC_MENU
    seen = [entry for entry in WORKING_MENU if not entry.roles or actor.has(*entry.roles)]
    # Who holds two roles has one line of a name, the one to work with.
    labels = [entry.label for entry in seen]
    return tuple(entry for place, entry in enumerate(seen) if entry.label not in labels[:place])


def parts_of(entries: tuple[Entry, ...]) -> list[Part]:
    """Put the lines of a long menu under their groups, where the first of each stands; a short one stays as it is."""
    if len(entries) <= LONG_MENU:
        return [Part(None, (entry,)) for entry in entries]
    parts: dict[object, list[Entry]] = {}
    for entry in entries:
        parts.setdefault(entry.group or entry, []).append(entry)
    return [Part(lines[0].group if len(lines) > 1 else None, tuple(lines)) for lines in parts.values()]
