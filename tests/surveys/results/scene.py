"""A barometer that was answered: closed, frozen and opened waves, and one still open. Answers are poured directly."""

import random
from datetime import date
from types import SimpleNamespace

from tests.surveys.engine.forms import ask, choices, xform
from vigie.accounts.models import Organisation, Person
from vigie.surveys.models import Answer, Survey, SurveyRight, SurveyVersion, Wave
from vigie.surveys.receiving.pouring import Opened, row_of
from vigie.surveys.results.freezing import freeze, publish

SURVEY = [
    ask("select_one gender", "gender", label="Vous êtes"),
    ask("integer", "age", label="Quel âge avez-vous ?"),
    ask("select_one yesno", "felt", label="Vous êtes-vous senti discriminé ?", required="yes"),
    ask("select_multiple where", "where", label="Où cela s'est-il passé ?", relevant="${felt} = 'yes'"),
    ask("rank where", "priority", label="Par où faut-il commencer ?"),
    ask("range", "trust", label="Avez-vous confiance, de 0 à 4 ?", parameters="start=0 end=4 step=1"),
    ask("text", "story", label="Racontez, si vous voulez"),
]
CHOICES = [
    *choices("gender", "woman", "man", "other"),
    *choices("yesno", "yes", "no"),
    *choices("where", "work", "home", "school"),
]
CROSSINGS = [["gender", "felt"], ["felt", "trust"], ["felt", "priority"]]


def make_survey(organisation: Organisation, **fields) -> Survey:
    """Return an anonymous survey with its published questionnaire."""
    survey = Survey.objects.create(organisation=organisation, title="Baromètre du ressenti", kind="barometer", **fields)
    form = xform(SURVEY, CHOICES)
    SurveyVersion.objects.create(survey=survey, number=1, xform=form, digest="0" * 32, published_on=date(2026, 1, 5))
    return survey


def make_wave(survey: Survey, name: str, **fields) -> Wave:
    """Return a wave, closed in June unless said otherwise."""
    values = {"code": name.lower().replace(" ", "-"), "opens_on": date(2026, 2, 1), "closed_on": date(2026, 6, 30)}
    version = survey.versions.get()
    wave = Wave.objects.create(survey=survey, version=version, name=name, crossings=CROSSINGS, **{**values, **fields})
    wave.refresh_from_db()
    return wave


def give(survey: Survey, person: Person, *rights: str) -> None:
    """Name someone for a survey."""
    for right in rights:
        SurveyRight.objects.create(survey=survey, person=person, right=right)


def answer(wave: Wave, number: int, seed: int = 1) -> None:
    """Pour so many answers, drawn by lot."""
    draw = random.Random(seed)
    opened = [drawn(wave, draw) for _ in range(number)]
    Answer.objects.bulk_create([row_of(wave, each) for each in opened])


def drawn(wave: Wave, draw: random.Random) -> Opened:
    """Return one answer."""
    felt = draw.choices(["yes", "no"], [60, 40])[0]
    values = {
        "gender": draw.choices(["woman", "man", "other", ""], [48, 44, 4, 4])[0],
        "age": str(draw.randint(16, 80)),
        "felt": felt,
        "priority": " ".join(draw.sample(["work", "home", "school"], 3)),
        "trust": str(draw.randint(0, 4)),
    }
    if felt == "yes":
        values["where"] = " ".join(each for each in ("work", "home", "school") if draw.random() < 0.5)
    texts = {"story": f"Récit {draw.random()}"} if draw.random() < 0.3 else {}
    return Opened(wave.version_id, "fr", {key: value for key, value in values.items() if value}, texts, None)


def add_results(organisation: Organisation, analyst: Person) -> SimpleNamespace:
    """Return a survey whose waves are at each stage; the analyst may also read its texts."""
    survey = make_survey(organisation)
    give(survey, analyst, "analyse", "read_texts")
    opened, frozen = make_wave(survey, "Printemps", place="commune:59606"), make_wave(survey, "Hors les murs")
    closed, few = make_wave(survey, "Automne"), make_wave(survey, "Essai")
    running = make_wave(survey, "Hiver", closed_on=None)
    for number, wave in ((240, opened), (150, frozen), (40, closed), (4, few), (30, running)):
        answer(wave, number, seed=number)
    publish(results=freeze(wave=opened, by=analyst), by=analyst)
    freeze(wave=frozen, by=analyst)
    freeze(wave=few, by=analyst)
    return SimpleNamespace(
        survey=survey,
        opened=opened,
        frozen=frozen,
        closed=closed,
        few=few,
        running=running,
        at=lambda wave: (survey.pk, wave.pk),
    )


def add_opened_results(organisation: Organisation, analyst: Person) -> Wave:
    """Return a wave with few answers, whose results everyone may read."""
    survey = make_survey(organisation)
    give(survey, analyst, "analyse", "read_texts")
    wave = make_wave(survey, "Ouverte à tous", code="ouverte-a-tous")
    answer(wave, 12)
    publish(results=freeze(wave=wave, by=analyst), by=analyst)
    return wave
