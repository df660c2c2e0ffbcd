"""Whatever is sent by hand, a page answers with a sentence: no error, and never half an answer."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.surveys.page.forms import EVERY_KIND
from vigie.surveys.models import WaitingAnswer

pytestmark = pytest.mark.django_db
ACTS = st.sampled_from(
    [
        "continuer",
        "revenir",
        "mettre-a-jour",
        "tout-afficher",
        "par-parties",
        "envoyer",
        "rester",
        "enregistrer",
        "ajouter:/data/child",
        "ajouter:/data/child[9]",
        "ajouter:",
        "retirer:/data/child:0",
        "retirer:/data/child:-1",
        "retirer:/data:1",
        "aller:views",
        "aller:!",
        "langue:xx",
        "langue:العربية (ar)",
        "",
        ":",
    ]
)
VALUES = st.one_of(
    st.sampled_from(
        [
            *[
                "",
                " ",
                "yes",
                "no",
                "OK",
                "park",
                "1",
                "-1",
                "1e400",
                "nan",
                "Infinity",
                "9" * 400,
                "0,5",
                "1,2,3",
                "٣",
            ],
            *["2026-02-31", "31/12/2026", "0000-00-00", "99999-01-01", "25:61", "14h30", "2026-05-04T14:30", "59606"],
            *["\x00\x08", "]]>&<a/>", "x" * 25_000, "🏳️‍🌈", "\u202e", "${word}", "{{ 7|add:7 }}"],
        ]
    ),
    st.text(st.characters(codec="utf-8"), max_size=20),
)


@pytest.fixture
def someone(make_wave, answering):
    return answering(make_wave(EVERY_KIND)).start()


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.lists(ACTS, min_size=1, max_size=4), st.data())
def test_nothing_breaks(someone, acts, data):
    before = WaitingAnswer.objects.count()
    someone.start()
    for act in acts:
        if 'name="suite"' not in someone.html:
            break
        names = sorted(set(re.findall(r'name="(/data/[^"]+)"', someone.html)))[:12]
        answers = {name: data.draw(VALUES, label=name) for name in [*names, "/data/inconnu", "/data"]}
        someone.act(act, answers)
        assert someone.page.status_code in (200, 413)
        assert someone.html.count("<h1") == 1
    assert WaitingAnswer.objects.count() - before in (0, 1)


@pytest.mark.parametrize("typed", ["\x00", "9" * 5000, "é" * 400, "'; DROP TABLE"])
def test_access_codes_and_languages_typed_by_hand(make_wave, answering, client, typed):
    wave = make_wave(needs_token=True)
    assert answering(wave).start(code=typed, langue=typed).page.status_code == 200
    assert client.get(f"/enquete/{wave.code}/", {"langue": typed}).status_code == 200
    assert client.post(f"/enquete/{wave.code}/reprendre/", {"mots": typed}).status_code == 200
