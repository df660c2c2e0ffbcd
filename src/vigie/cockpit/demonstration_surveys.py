"""The demonstration's surveys: real questionnaires, answers made up by lot, nobody's."""

import random
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Organisation, Person, Role
from vigie.surveys.engine.flattening import Flat
from vigie.surveys.managing.creating import communes, create_survey
from vigie.surveys.managing.publishing import publish_version
from vigie.surveys.managing.rights import give_right
from vigie.surveys.managing.templates_shipped import BY_KIND, shipped_mapping, shipped_sheets
from vigie.surveys.managing.waves import open_wave, set_crossings
from vigie.surveys.models import Survey, SurveyRight, Wave
from vigie.surveys.receiving.arrivals import receive
from vigie.surveys.receiving.closing import close_wave
from vigie.surveys.receiving.sealing import mark_of
from vigie.surveys.results.freezing import freeze, publish

Weights = Mapping[str, float]

ANSWERS = 60
FELT = "traitement/ressenti"
# Weights that only look likely: nothing was measured.
CLASSES: Weights = {"college": 50, "vocational": 30, "general": 15, "not_stated": 5}
FOUND: Weights = {"found": 75, "not_found": 20, "stopped": 5}
FEELINGS: Weights = {"yes": 35, "no": 52, "unknown": 8, "not_stated": 5}
REASONS: Weights = {"origin": 35, "residence": 20, "surname": 15, "sex": 15, "physical_appearance": 10, "disability": 5}
SEXES: Weights = {"women": 48, "men": 46, "not_stated": 6}
AGES: Weights = {"under_18": 80, "18_24": 16, "not_stated": 4}
AGREEMENT: Weights = {"5": 25, "4": 40, "3": 15, "2": 12, "1": 8}
CROSSINGS = [[FELT, "vous/sexe"], [FELT, "stage/classe"]]


def prepare_surveys() -> None:
    """Invent a barometer that is under way and internship feedback that is closed. Run again, it adds nothing."""
    pilot = Person.objects.filter(memberships__role=Role.PILOT, is_fictitious=True).first()
    if pilot is None or Survey.objects.exists():
        return
    organisation = Organisation.objects.get(memberships__person=pilot)
    with transaction.atomic():
        prepare_barometer(organisation, pilot)
        wave = prepare_feedback(organisation, pilot)
    with transaction.atomic():
        publish(results=freeze(wave=wave, by=pilot), by=pilot)


def fictitious_survey(kind: str, organisation: Organisation, by: Person) -> Survey:
    """Create and publish a survey from a template, marked as fictitious."""
    shipped, places = BY_KIND[kind], communes()
    survey = create_survey(
        organisation=organisation,
        title=f"{shipped.title} (exemple fictif)",
        sheets=shipped_sheets(kind, places),
        by=by,
        kind=kind,
        purpose=str(shipped.purpose),
        mapping=shipped_mapping(kind, places),
        is_fictitious=True,
    )
    publish_version(survey=survey, by=by)
    return survey


def prepare_barometer(organisation: Organisation, by: Person) -> None:
    """Invent a barometer that anyone may answer today."""
    survey, today = fictitious_survey(Survey.Kind.BAROMETER, organisation, by), timezone.localdate()
    closes_on = today + timedelta(days=60)
    wave = Wave(survey=survey, version=survey.versions.get(), name=f"Année {today.year}", closes_on=closes_on)
    open_wave(wave=wave, by=by)


def prepare_feedback(organisation: Organisation, by: Person) -> Wave:
    """Invent internship feedback with its answers, closed."""
    survey, today = fictitious_survey(Survey.Kind.INTERNSHIP_FEEDBACK, organisation, by), timezone.localdate()
    give_right(survey=survey, person=by, right=SurveyRight.Right.ANALYSE, by=by)
    wave = Wave(survey=survey, version=survey.versions.get(), name=f"Stages {today.year}", opens_on=today)
    open_wave(wave=wave, by=by)
    set_crossings(wave=wave, crossings=CROSSINGS, by=by)
    drawn = random.Random(134)  # noqa: S311 - the same answers each time
    for _ in range(ANSWERS):
        mark = mark_of(wave.pk, str(UUID(int=drawn.getrandbits(128))))
        receive(wave, wave.version, made_up(drawn), language="fr", mark=mark)
    close_wave(wave, by)
    return wave


def made_up(drawn: random.Random) -> Flat:
    """Return the answers of a pupil who does not exist."""
    found, felt = one(drawn, FOUND), one(drawn, FEELINGS)
    values = {
        "stage/classe": one(drawn, CLASSES),
        "stage/trouve": found,
        "stage/demandes": str(drawn.randint(1, 25)),
        FELT: felt,
        "vous/sexe": one(drawn, SEXES),
        "vous/age": one(drawn, AGES),
    }
    if found != "not_found":
        values |= {"stage/interet": one(drawn, AGREEMENT), "stage/bien_traite": one(drawn, AGREEMENT)}
    if felt == "yes":
        values |= {"traitement/motif": one(drawn, REASONS), "traitement/quand": drawn.choice(["search", "during"])}
    return Flat(values)


def one(drawn: random.Random, weights: Weights) -> str:
    """Draw a value by lot."""
    return drawn.choices(list(weights), list(weights.values()))[0]
