"""The demonstration's training: two modules, past and coming sessions, people who do not exist, the example target."""

from datetime import datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.training.models import (
    Certificate,
    Enrolment,
    Module,
    ModuleVersion,
    Refusal,
    Session,
    SessionTrainer,
    Target,
    TrainingRequest,
)
from vigie.training.people import who_of

TRAINER: Final = ("Maé Fictive", "formation@demonstration.example")
# S113 asks for a short module, S104 for one on prejudices; what they teach here is invented.
MODULES: Final = (
    (
        "socle-commun-fictif",
        "Socle commun : reconnaître une discrimination et réagir",
        "Une demi-journée pour partager un vocabulaire, connaître la loi et savoir vers qui orienter.",
        "- nommer les critères et les domaines de la loi\n- distinguer préjugé, stéréotype et discrimination\n"
        "- orienter une personne vers un lieu d'accueil",
        210,
        ["professionals", "ambassadors", "elected"],
        ["common_base", "reception"],
    ),
    (
        "prejuges-fictif",
        "Déconstruire les préjugés en action sur le territoire",
        "Deux heures trente à partir de situations du quotidien, sans jugement.",
        "- repérer un préjugé dans une décision ordinaire\n- essayer d'autres façons de faire, en équipe",
        150,
        ["professionals", "tutors"],
        ["prejudices", "tutoring"],
    ),
)
# Module, days from today, place, places, accessibility.
SESSIONS: Final = (
    (0, -290, "Maison de quartier fictive", 12, "full"),
    (1, -160, "Salle imaginaire du centre social", 10, "partial"),
    (0, -40, "Maison de quartier fictive", 12, "full"),
    (0, 12, "Maison de quartier fictive", 6, "full"),
    (1, 33, "Salle imaginaire du centre social", 14, "partial"),
)
# Name, sex, level, place of the structure among those of the plan.
PEOPLE: Final = (
    ("Yaël Fictive", "women", "professional", 0),
    ("Ibrahim Fictif", "men", "manager", 1),
    ("Jeanne Imaginaire", "women", "direction", 2),
    ("Karim Inventé", "men", "professional", 3),
    ("Léa Supposée", "women", "volunteer", 4),
    ("Malik Feint", "men", "elected", 0),
    ("Nour Contée", "not_stated", "professional", 5),
    ("Oscar Songe", "men", "professional", 1),
)


def prepare_training() -> None:
    """Invent modules, sessions and people. Running it again adds nothing."""
    pilot = Membership.objects.filter(role=Role.PILOT, person__is_active=True).order_by("person").first()
    if pilot is None or Module.objects.filter(is_fictitious=True).exists():
        return
    with transaction.atomic():
        trainer = invent_trainer(pilot.organisation)
        versions = [invent_module(*row) for row in MODULES]
        structures = list(Organisation.objects.whole().order_by("pk")[:6])
        for place, row in enumerate(SESSIONS):
            invent_session(versions[row[0]], row, trainer, structures, place)
        invent_asking(structures, versions[1].module)


def invent_trainer(organisation: Organisation) -> Person:
    """Add someone who trains, and may sign in."""
    name, email = TRAINER
    person = Person.objects.create_user(email, name=name, is_active=True, is_fictitious=True)
    Membership.objects.create(person=person, organisation=organisation, role=Role.TRAINER, job_title="Formatrice")
    return person


def invent_module(
    slug: str, name: str, summary: str, objectives: str, minutes: int, audiences: list[str], skills: list[str]
) -> ModuleVersion:
    """Add a module with its published version."""
    module = Module.objects.create(slug=slug, name=name, is_fictitious=True)
    return ModuleVersion.objects.create(
        module=module,
        number=1,
        summary=summary,
        objectives=objectives,
        minutes=minutes,
        audiences=audiences,
        skills=skills,
        written_by="Équipe fictive de la démonstration",
        published_on=timezone.localdate() - timedelta(days=300),
    )


def invent_session(
    version: ModuleVersion,
    row: tuple[int, int, str, int, str],
    trainer: Person,
    structures: list[Organisation],
    place: int,
) -> None:
    """Add a session and those registered: they came when it is past, some wait when it is full."""
    _module, days, where, places, accessibility = row
    day = timezone.localdate() + timedelta(days=days)
    starts_at = timezone.make_aware(datetime.combine(day, time(9)))
    session = Session.objects.create(
        version=version,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=version.minutes),
        place=where,
        accessibility=accessibility,
        access_note="Boucle magnétique sur demande.",
        places=places,
        announced_on=min(day, timezone.localdate()) - timedelta(days=3),
        is_fictitious=True,
    )
    SessionTrainer.objects.create(session=session, person=trainer)
    for rank, (name, sex, level, structure) in enumerate(PEOPLE[place % 3 :], start=1):
        if structures:
            invent_enrolment(session, rank, name, sex, level, structures[structure % len(structures)])


def invent_enrolment(session: Session, rank: int, name: str, sex: str, level: str, organisation: Organisation) -> None:
    """Add someone registered; their address belongs to nobody."""
    mailbox = name.lower().replace(" ", ".").replace("ë", "e").replace("é", "e")
    email = f"{mailbox}@demonstration.example"
    is_past, has_place = session.has_started, rank <= session.places
    # Someone does not come at each session: the reasons are worth reading.
    is_absent = is_past and rank == 5
    enrolment = Enrolment.objects.create(
        session=session,
        rank=rank,
        who=who_of(email=email),
        name=name,
        email=email,
        organisation=organisation,
        level=level,
        sex=sex,
        needs="Pauses régulières" if rank == 2 and not is_past else "",
        seated_at=session.starts_at - timedelta(days=10) if has_place else None,
        presence=("absent" if is_absent else "present") if is_past else "unknown",
        reason="workload" if is_absent else "",
        is_fictitious=True,
    )
    if is_past and rank == 1:
        Certificate.objects.create(enrolment=enrolment, issued_on=session.day, shows_name=True)


def invent_asking(structures: list[Organisation], module: Module) -> None:
    """Add a request, a refusal, and the target that the plan gives as an example (S114)."""
    today = timezone.localdate()
    TrainingRequest.objects.create(
        structure="Centre social fictif",
        contact_name="Ada Imaginaire",
        email="centre.social@demonstration.example",
        module=module,
        audience="professionals",
        people=14,
        origin="situation",
        message="Une remarque entendue à l'accueil nous a laissés sans réponse. Comment faire mieux, en équipe ?",
        constraints_told="Plutôt le jeudi, deux fois deux heures.",
        is_fictitious=True,
    )
    if structures:
        Refusal.objects.create(
            organisation=structures[-1],
            module=module,
            reason="replacement",
            note="Une formule de deux heures conviendrait.",
        )
    Target.objects.create(
        name="150 personnes formées en cinq ans",
        amount=150,
        starts_on=today - timedelta(days=300),
        ends_on=today + timedelta(days=5 * 365 - 300),
    )
