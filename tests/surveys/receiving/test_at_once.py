"""Answers that come at the same instant: caps, quotas and codes are exact, and a closed wave has lost none."""

import json

import pytest

from tests.installation import install_ready
from tests.observatory.test_at_once import run_at_once

pytestmark = pytest.mark.own_installation
SCENE = """
from tests.surveys.receiving.scene import make_wave, send
from vigie.surveys.models import Quota, TokenBatch
from vigie.surveys.receiving.tokens import make_tokens
make_wave(name="cap", cap=15)
make_wave(name="free")
quota = make_wave(name="quota")
Quota.objects.create(wave=quota, question="felt", value="yes", limit=15)
codes = make_wave(name="codes", needs_token=True)
named = make_wave(name="named", is_anonymous=False)
for number in range(12):
    send(named, {"felt": "yes"}, nonce=f"first{number}", by_collector=True)
print(" ".join(make_tokens(TokenBatch.objects.create(wave=codes, label="Un lycée", size=15))))
"""
SEND = """
from tests.surveys.receiving.scene import send
from vigie.surveys.models import Wave
from vigie.surveys.receiving.arrivals import NotReceived
from vigie.surveys.receiving.tokens import find_token
def taken(wave, **more):
    try:
        return send(wave, {{"felt": "yes"}}, **more) == "new"
    except NotReceived:
        return False
cap, quota, codes = (Wave.objects.get(name=name) for name in ("cap", "quota", "codes"))
print([
    sum(taken(cap, nonce=f"{who}{{number}}") for number in range(12)),
    sum(taken(quota, nonce=f"{who}{{number}}") for number in range(12)),
    sum(taken(codes, nonce=f"{who}{{code}}", token=find_token(codes, code)) for code in {codes!r}.split()),
    sum(taken(cap, nonce=f"same{{number}}") for number in range(3)),
])
"""
UNTIL_CLOSED = """
from tests.surveys.receiving.scene import send
from vigie.surveys.models import Wave
from vigie.surveys.receiving.arrivals import NotReceived
wave, taken = Wave.objects.get(name="free"), 0
try:
    while True:
        send(wave, {{"felt": "yes"}}, nonce=f"{who}{{taken}}", by_collector="{who}" == "b")
        taken += 1
except NotReceived:
    print(taken)
"""
CORRECT = """
from tests.surveys.receiving.scene import Filled
from vigie.surveys.models import Wave
from vigie.surveys.receiving.arrivals import NotReceived
from vigie.surveys.receiving.correcting import correct
from vigie.surveys.receiving.sealing import mark_of
wave, taken = Wave.objects.get(name="named"), 0
for number in range(12):
    marks = [mark_of(wave.pk, identifier) for identifier in (f"{who}{{number}}", f"first{{number}}")]
    try:
        taken += correct(wave, wave.version, Filled({{"felt": "no"}}), mark=marks[0], old=marks[1]) == "new"
    except NotReceived:
        pass
print(taken)
"""
POUR = """
import time
from vigie.surveys.models import Wave
from vigie.surveys.receiving.pouring import pour
wave = Wave.objects.get(name="named")
for _ in range(4):
    time.sleep(0.1)
    pour(wave)
print("poured")
"""
LEFT = """
from vigie.surveys.models import Answer, Wave
from vigie.surveys.receiving.closing import close_wave
from vigie.surveys.receiving.opening import opened_answers
wave = Wave.objects.get(name="named")
close_wave(wave, None)
print([each.values["felt"] for each in opened_answers(wave)].count("no"), Answer.objects.filter(wave=wave).count())
"""
CLOSE = """
import time
from vigie.surveys.models import Wave
from vigie.surveys.receiving.closing import close_wave
from vigie.surveys.receiving.pouring import pour
wave = Wave.objects.get(name="free")
for _ in range(3):
    time.sleep(0.2)
    pour(wave)
print(close_wave(wave, None))
"""
COUNT = """
from vigie.surveys.models import Answer, Quota, WaitingAnswer
print([Answer.objects.filter(wave__name="free").count(), WaitingAnswer.objects.filter(wave__name="free").count(),
       Quota.objects.get().count])
"""


def test_counts_are_exact_and_closing_loses_nothing(tmp_path):
    installation = install_ready(tmp_path, "vigie_answers")
    codes = installation.python(SCENE)
    said = run_at_once(installation, tmp_path, *(SEND.format(who=who, codes=codes) for who in ("a", "b")))
    first, second = map(json.loads, said)
    cap, quota, used, same = (mine + theirs for mine, theirs in zip(first, second, strict=True))
    assert (cap + same, quota, used) == (15, 15, 15)
    *sent, closed = run_at_once(
        installation, tmp_path, UNTIL_CLOSED.format(who="a"), UNTIL_CLOSED.format(who="b"), CLOSE
    )
    assert closed == "True"
    assert json.loads(installation.python(COUNT)) == [sum(map(int, sent)), 0, 15]


def test_two_phones_that_correct_the_same_answers_leave_one_of_each(tmp_path):
    installation = install_ready(tmp_path, "vigie_corrections")
    installation.python(SCENE)
    first, second, _poured = run_at_once(installation, tmp_path, CORRECT.format(who="a"), CORRECT.format(who="b"), POUR)
    assert int(first) + int(second) == 12
    assert installation.python(LEFT).split() == ["12", "12"]
