"""Fills a new installation with the demonstration: the real plan, and people who do not exist."""

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from vigie.accounts import journal
from vigie.accounts.models import Category, Membership, Organisation, Person, Role
from vigie.cockpit.demonstration_agenda import prepare_agenda
from vigie.cockpit.demonstration_awareness import prepare_awareness
from vigie.cockpit.demonstration_bodies import prepare_bodies
from vigie.cockpit.demonstration_campaigns import prepare_next_campaign
from vigie.cockpit.demonstration_draw import prepare_draw
from vigie.cockpit.demonstration_followup import prepare_follow_up
from vigie.cockpit.demonstration_internships import prepare_internships
from vigie.cockpit.demonstration_label import prepare_label
from vigie.cockpit.demonstration_meetings import prepare_meetings
from vigie.cockpit.demonstration_network import prepare_network
from vigie.cockpit.demonstration_observatory import prepare_observatory
from vigie.cockpit.demonstration_report import prepare_report
from vigie.cockpit.demonstration_revision import prepare_revision
from vigie.cockpit.demonstration_support import prepare_support
from vigie.cockpit.demonstration_surveys import prepare_surveys
from vigie.cockpit.demonstration_testing import prepare_testing
from vigie.cockpit.demonstration_training import prepare_training
from vigie.plan.models import Action, Plan
from vigie.plan.notes import add_note
from vigie.plan.opening import open_whole_plan
from vigie.territory.models import Territory

SIREN = "245901160"
PLAN_FILE = Path(__file__).resolve().parent.parent / "plan" / "data" / "valenciennes_plan.json"

# Names that nobody can take for real ones; the organisations are those of the plan.
CAST: tuple[tuple[str, str, Role, str, str], ...] = (
    ("Camille Fictive", "pilote", Role.PILOT, "La CA Valenciennes Métropole", "Chargée de mission"),
    ("Dominique Fictif", "administration", Role.ADMINISTRATOR, "La CA Valenciennes Métropole", "Informatique"),
    ("Andrea Fictif", "contribution", Role.CONTRIBUTOR, "CIDFF Nord Valenciennes", "Juriste"),
    ("Sacha Fictive", "autre-structure", Role.CONTRIBUTOR, "SA du Hainaut", "Responsable social"),
    ("Alix Fictif", "lecture", Role.READER, "Mission Locale du valenciennois", "Conseillère"),
    ("Maxime Fictive", "elue", Role.ELECTED_MEMBER, "La CA Valenciennes Métropole", "Vice-présidente"),
)

NOTES = (
    ("A14", "Trois classes de collège rencontrées ; les enseignantes demandent une suite sur les stages."),
    ("A17", "Permanences tenues chaque semaine ; un créneau du soir est à l'essai."),
    ("A16", "Deux séances avec des équipes d'accueil ; une structure veut adapter le module à ses services."),
)

Say = Callable[[str], None]


def prepare_demonstration(say: Say) -> None:
    """Load what is not there yet: the territory, the plan, its people, some notes. Running it again changes nothing.

    Raises CommandError on the base of a real installation, where fictitious people must never enter.
    """
    refuse_real_people()
    if not Territory.objects.exists():
        say("chargement du territoire…")
        call_command("load_territory", SIREN, verbosity=0)
    if not Plan.objects.exists():
        say("import du plan de Valenciennes Métropole…")
        call_command("import_plan", str(PLAN_FILE), verbosity=0)
    if not Person.objects.filter(is_fictitious=True).exists():
        with transaction.atomic():
            add_cast()
            open_plan_and_add_notes()
    prepare_bodies()
    prepare_agenda()
    prepare_revision()
    prepare_meetings()
    prepare_follow_up()
    prepare_observatory(say)
    prepare_report()
    prepare_support()
    prepare_surveys()
    prepare_internships()
    prepare_draw()
    prepare_next_campaign()
    prepare_testing()
    prepare_training()
    prepare_label()
    prepare_awareness()
    prepare_network()


def refuse_real_people() -> None:
    """Stop when someone real already has an account here."""
    if Person.objects.filter(is_fictitious=False, is_active=True).exists():
        raise CommandError(
            "Cette base est celle d'une vraie installation : la démonstration y ajouterait des personnes fictives. "
            "Donnez-lui un autre dossier par VIGIE_DATA_DIR."
        )


def add_cast() -> None:
    """Add the fictitious people, each with their role in an organisation of the plan."""
    for name, mailbox, role, organisation, job_title in CAST:
        person = Person.objects.create_user(
            f"{mailbox}@demonstration.example", name=name, is_active=True, is_fictitious=True
        )
        Membership.objects.create(
            person=person, organisation=known_organisation(organisation), role=role, job_title=job_title
        )
        journal.record(actor=None, verb="person_invited", on=person, actor_label="démonstration")


def known_organisation(name: str) -> Organisation:
    """Return the organisation the plan writes that way."""
    written = Organisation.objects.filter(name=name) | Organisation.objects.filter(other_names__name=name)
    found = written.order_by("pk").first()
    return found or Organisation.objects.create(name=name, category=Category.OTHER)


def open_plan_and_add_notes() -> None:
    """Let the public read the plan, and let the fictitious contributor tell some news."""
    plan = Plan.objects.get()
    pilot = Person.objects.get(memberships__role=Role.PILOT, is_fictitious=True)
    author = Person.objects.filter(memberships__role=Role.CONTRIBUTOR, is_fictitious=True).earliest("pk")
    for code, text in NOTES:
        action = Action.objects.get(plan=plan, code=code)
        add_note(action=action, text=text, year=timezone.localdate().year, author=author, actor=author)
    open_whole_plan(plan, pilot)
