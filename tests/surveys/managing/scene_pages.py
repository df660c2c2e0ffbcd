"""What the pages of those who prepare surveys are looked at with."""

from types import SimpleNamespace

from tests.surveys.managing.scene import make_survey, make_wave
from vigie.accounts.models import Organisation, Person
from vigie.surveys.managing.publishing import start_draft
from vigie.surveys.managing.waves import add_quota, set_crossings
from vigie.surveys.models import SurveyRight
from vigie.surveys.openrosa.collectors import make_collector
from vigie.surveys.receiving.tokens import make_batch

PAIR = ["vecu/ressenti", "vecu/lieu=work"]


def add_surveys(organisation: Organisation, by: Person, collecting: Person) -> SimpleNamespace:
    """Return a survey of an organisation with a wave, all that a wave may have, and a draft of the next version.

    collecting: whoever is named to collect answers, and for nothing else.
    """
    survey = make_survey(organisation, by)
    wave = make_wave(survey, by, needs_token=True, cap=200)
    set_crossings(wave=wave, crossings=[PAIR, PAIR[::-1]], by=by)
    make_batch(wave=wave, label="Classe d'essai", size=3, by=by)
    return SimpleNamespace(
        survey=survey,
        wave=wave,
        quota=add_quota(wave=wave, question="vecu/ressenti", value="yes", limit=40, by=by),
        collector=make_collector(wave=wave, label="Téléphone d'essai", by=by),
        right=SurveyRight.objects.create(survey=survey, person=collecting, right="collect"),
        draft=start_draft(survey=survey),
    )
