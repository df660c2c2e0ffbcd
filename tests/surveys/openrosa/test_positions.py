"""Positions that phones measure, in surveys that are anonymous and in others."""

import pytest

from tests.surveys.engine.forms import ask, form
from tests.surveys.openrosa.scene import answers, body, collect, instance, make_collected, message, xform_of
from vigie.surveys.engine.definition import read_definition
from vigie.surveys.engine.flattening import Flat, flatten
from vigie.surveys.models import WaitingAnswer
from vigie.surveys.openrosa import submissions
from vigie.surveys.openrosa.positions import without_positions
from vigie.surveys.receiving import arrivals

HOME = "50.6292 3.0573 20.0 4.5"
FORM = form(
    [
        ask("geopoint", "home"),
        ask("text", "word"),
        ask("calculate", "copy", calculation="concat(${home}, '')"),
        ask("calculate", "again", calculation="${copy}"),
        ask("begin_repeat", "trip"),
        ask("geopoint", "stop"),
        ask("end_repeat", ""),
    ],
    settings={"form_id": "stage"},
)


def filled(home: str, stop: str = HOME) -> bytes:
    return (
        f'<data id="stage" version="1"><home>{home}</home><word>oui</word><copy>{home}</copy><again>{home}</again>'
        f"<trip><stop>{stop}</stop></trip></data>"
    ).encode()


@pytest.mark.parametrize("home", [HOME, "50.6292 3.0573", "50.6292 3.0573 chez moi"])
def test_neither_a_position_nor_its_copies_are_kept(home):
    assert without_positions(FORM, flatten(FORM, filled(home))) == Flat({}, {"word": "oui"})


def test_a_commune_is_kept():
    flat = without_positions(FORM, flatten(FORM, filled("59350", stop="59599")))
    assert (flat.values["home"], flat.values["trip[1]/stop"]) == ("59350", "59599")


@pytest.mark.django_db
@pytest.mark.parametrize("is_anonymous", [True, False])
def test_an_anonymous_survey_keeps_no_position_of_a_phone(client, pilot, monkeypatch, is_anonymous):
    _, _, path = make_collected(pilot, is_anonymous=is_anonymous)
    asked = xform_of(1, has_photo=False).replace('story" type="string"', 'story" type="geopoint"')
    monkeypatch.setattr(submissions, "definition_of", lambda _version: read_definition(asked))
    sealed = []
    seal = arrivals.seal
    monkeypatch.setattr(arrivals, "seal", lambda content, **place: sealed.append(content) or seal(content, **place))
    answer = collect(client, path, body(answers(instance(story=HOME))))
    assert (answer.status_code, WaitingAnswer.objects.count()) == (201, 1)
    assert ("la position du téléphone n'a pas été gardée" in message(answer)) is is_anonymous
    assert (HOME in str(sealed)) is not is_anonymous
