"""The demonstration's reception points: none of them exists; their kinds are those that the plan names (S212–S222)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Category, Organisation
from vigie.cockpit.demonstration_cases import prepare_cases
from vigie.cockpit.demonstration_listeners import prepare_listeners
from vigie.support.models import Permanence, ReceptionPoint, RelayAgreement, Weekday
from vigie.territory.models import Commune

PROXIMITY, SPECIALISED = ReceptionPoint.Level.PROXIMITY, ReceptionPoint.Level.SPECIALISED
NEIGHBOURS, POLE = "Association fictive de quartier", "Pôle anti-discrimination fictif"


@dataclass(frozen=True)
class Invented:
    """A point to invent. moved: degrees from the centre of its commune. checked: days ago, None for never."""

    name: str
    organisation: str
    level: str
    commune: str
    moved: tuple[float, float]
    introduction: str
    competences: tuple[str, ...]
    languages: tuple[str, ...] = ("fr",)
    checked: int | None = 30
    more: Mapping[str, object] = field(default_factory=dict)


# The numbers are among those that France keeps for fiction (03 53 01, ARCEP).
POINTS = (
    Invented(
        "Maison de quartier fictive des Tilleuls",
        NEIGHBOURS,
        PROXIMITY,
        "59606",
        (0.004, -0.003),
        "Une équipe du quartier vous écoute, vous aide à écrire, et cherche avec vous à qui s'adresser.",
        ("listening", "orientation", "writing"),
        ("fr", "ar", "kab"),
        more={
            "receives_reports": True,
            "phone": "03 53 01 00 11",
            "hours": "Du lundi au vendredi, de 9 h à 12 h et de 14 h à 18 h",
            "accessibility": "full",
        },
    ),
    Invented(
        "Permanence fictive d'accès au droit",
        NEIGHBOURS,
        PROXIMITY,
        "59014",
        (0.0, 0.0),
        "Des juristes répondent à vos questions de droit, toutes matières confondues.",
        ("access_to_law", "orientation"),
        more={"phone": "03 53 01 00 12", "hours": "Sur rendez-vous", "accessibility": "partial", "capacity": "limited"},
    ),
    Invented(
        "Point Info Famille fictif",
        NEIGHBOURS,
        PROXIMITY,
        "59447",
        (-0.003, 0.002),
        "Un premier accueil pour les familles : démarches, école, séparation, logement.",
        ("family", "orientation"),
        ("fr", "pl"),
        checked=500,
        more={"phone": "03 53 01 00 13", "hours": "Mardi et jeudi, de 9 h à 12 h", "domains": ["education", "housing"]},
    ),
    Invented(
        "Pôle anti-discrimination fictif de Valenciennes",
        POLE,
        SPECIALISED,
        "59606",
        (-0.006, 0.004),
        "Des associations réunies préparent avec vous votre dossier, et la lettre au procureur si vous le décidez.",
        ("legal_advice", "victim_support", "women_rights", "anti_racism", "writing"),
        ("fr", "en", "ar", "lsf"),
        more={
            "receives_reports": True,
            "is_pole_member": True,
            "phone": "03 53 01 00 14",
            "hours": "Du lundi au jeudi, de 9 h à 17 h",
            "accessibility": "full",
        },
    ),
    Invented(
        "Permanence fictive du délégué du Défenseur des droits",
        POLE,
        SPECIALISED,
        "59383",
        (0.0, 0.002),
        "Un délégué reçoit, explique et peut aider à saisir le Défenseur des droits. C'est gratuit.",
        ("defender_of_rights", "legal_advice"),
        checked=None,
        more={"is_pole_member": True, "phone": "03 53 01 00 15", "capacity": "full"},
    ),
)
# Point, weekday, from, to, who, how often.
PERMANENCES = (
    (POINTS[1].name, Weekday.MONDAY, time(9), time(12), "Juriste fictive", "chaque semaine"),
    (POINTS[1].name, Weekday.WEDNESDAY, time(14), time(17), "Médiateur fictif", "une semaine sur deux"),
    (POINTS[3].name, Weekday.TUESDAY, time(14), time(18), "", "chaque semaine"),
    (POINTS[4].name, Weekday.THURSDAY, time(9), time(12), "Délégué fictif", "1er et 3e jeudis du mois"),
)


def prepare_support() -> None:
    """Invent the points, their permanences, an agreement, who listens, what is told. Run again, it adds nothing."""
    if not ReceptionPoint.objects.exists():
        prepare_points()
    prepare_listeners()
    here, there = (ReceptionPoint.objects.filter(name=POINTS[place].name).first() for place in (0, 3))
    if here and there:
        prepare_cases(here, there)


def prepare_points() -> None:
    """Invent the points, their permanences and an agreement between two."""
    with transaction.atomic():
        today = timezone.localdate()
        points = {point.name: point for point in (invent(each, today) for each in POINTS)}
        for name, weekday, starts_at, ends_at, organiser, rhythm in PERMANENCES:
            Permanence.objects.create(
                point=points[name],
                weekday=weekday,
                starts_at=starts_at,
                ends_at=ends_at,
                organiser=organiser,
                rhythm=rhythm,
                by_appointment=True,
            )
        RelayAgreement.objects.create(
            origin=points[POINTS[0].name],
            destination=points[POINTS[3].name],
            days=10,
            documents="Le récit, les dates, les pièces que la personne choisit.",
            consent_terms="L'accord est demandé à l'oral, puis par écrit dans le dossier ; il peut être retiré.",
            signed_on=today - timedelta(days=200),
            ends_on=today + timedelta(days=60),
        )


def invent(each: Invented, today: date) -> ReceptionPoint:
    """Create one point, near the centre of its commune."""
    commune = Commune.objects.filter(insee_code=each.commune).first()
    organisation, _is_new = Organisation.objects.get_or_create(
        name=each.organisation, defaults={"category": Category.ASSOCIATION}
    )
    place = {}
    if commune and commune.longitude is not None and commune.latitude is not None:
        place = {"longitude": commune.longitude + each.moved[0], "latitude": commune.latitude + each.moved[1]}
    return ReceptionPoint.objects.create(
        organisation=organisation,
        name=each.name,
        level=each.level,
        introduction=each.introduction,
        address="1 rue Imaginaire",
        commune=commune,
        competences=list(each.competences),
        languages=list(each.languages),
        is_published=True,
        is_fictitious=True,
        verified_on=today - timedelta(days=each.checked) if each.checked is not None else None,
        **place,
        **each.more,
    )
