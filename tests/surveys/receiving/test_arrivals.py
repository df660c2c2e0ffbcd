"""Answers come in once, while the wave is open, and nobody reads them in the database."""

import pytest

from tests.surveys.receiving.scene import make_wave, send
from vigie.surveys.models import Answer, Quota, SubmissionMark, TokenBatch, WaitingAnswer
from vigie.surveys.receiving.arrivals import (
    CLOSED,
    FULL,
    NEEDS_TOKEN,
    NOT_YET,
    QUOTA_FULL,
    TOKEN_USED,
    NotReceived,
    Received,
)
from vigie.surveys.receiving.closing import close_wave
from vigie.surveys.receiving.tokens import find_token, make_tokens

pytestmark = pytest.mark.django_db


def refused(wave, values=None, **more):
    """Send an answer that is not taken; return why, nothing being written."""
    before = WaitingAnswer.objects.count(), SubmissionMark.objects.count()
    with pytest.raises(NotReceived) as caught:
        send(wave, values, **more)
    assert (WaitingAnswer.objects.count(), SubmissionMark.objects.count()) == before
    return caught.value.sentence


def token_of(wave):
    """Return the only code of a new batch."""
    (code,) = make_tokens(TokenBatch.objects.create(wave=wave, label="Un lycée", size=1))
    return find_token(wave, code)


def test_an_answer_waits_sealed():
    wave = make_wave()
    assert send(wave, {"felt": "oui-canari"}, texts={"story": "un récit canari"}) == Received.NEW
    waiting = WaitingAnswer.objects.get()
    assert b"canari" not in bytes(waiting.content)
    assert not Answer.objects.exists()


def test_lengths_tell_little():
    wave = make_wave()
    send(wave, {"felt": "oui"})
    send(wave, {"felt": "oui"}, texts={"story": "plus long " * 8})
    first, second = (len(row.content) for row in WaitingAnswer.objects.all())
    assert first == second


def test_the_same_submission_is_taken_once():
    wave = make_wave()
    assert send(wave, {"felt": "oui"}, nonce="a") == Received.NEW
    assert send(wave, {"felt": "non"}, nonce="a") == Received.REPEATED
    assert WaitingAnswer.objects.count() == 1


def test_another_wave_takes_the_same_identifier():
    first = make_wave()
    send(first, nonce="a")
    assert send(make_wave(first.survey), nonce="a") == Received.NEW


def test_a_repeated_submission_is_said_received_after_the_end(pilot):
    wave = make_wave()
    send(wave, nonce="a")
    close_wave(wave, pilot)
    assert send(wave, nonce="a") == Received.REPEATED


def test_a_closed_wave_takes_nothing(pilot):
    wave = make_wave()
    close_wave(wave, pilot)
    assert refused(wave) is CLOSED


def test_a_wave_is_closed_even_for_whoever_read_it_before(pilot):
    wave = make_wave()
    close_wave(type(wave).objects.get(), pilot)
    assert wave.closed_on is None
    assert refused(wave) is CLOSED


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"opens_on": "2999-01-01"}, NOT_YET), ({"closes_on": "2026-01-06"}, CLOSED)],
)
def test_days_are_respected(fields, why):
    assert refused(make_wave(**fields)) is why


def test_the_cap_is_respected():
    wave = make_wave(cap=2)
    send(wave)
    send(wave, nonce="last")
    assert refused(wave) is FULL
    assert send(wave, nonce="last") == Received.REPEATED


def test_poured_answers_count_in_the_cap():
    from vigie.surveys.receiving.pouring import pour

    wave = make_wave(cap=5)
    for _ in range(5):
        send(wave)
    assert pour(wave) == 5
    assert refused(wave) is FULL


def test_quotas_are_respected():
    wave = make_wave()
    Quota.objects.create(wave=wave, question="school/kind", value="public", limit=1)
    send(wave, {"school/kind": "public"})
    assert refused(wave, {"school/kind": "public"}) is QUOTA_FULL
    assert refused(wave, {"school/kind": "autre public"}) is QUOTA_FULL
    assert send(wave, {"school/kind": "private"}) == Received.NEW
    assert Quota.objects.get().count == 1


def test_an_access_code_serves_once():
    wave = make_wave(needs_token=True)
    token = token_of(wave)
    assert send(wave, token=token, nonce="a") == Received.NEW
    assert refused(wave, token=token) is TOKEN_USED
    assert send(wave, token=token, nonce="a") == Received.REPEATED


def test_an_access_code_is_asked_for():
    assert refused(make_wave(needs_token=True)) is NEEDS_TOKEN


def test_an_access_code_of_another_wave_does_not_serve():
    wave = make_wave(needs_token=True)
    assert refused(wave, token=token_of(make_wave(wave.survey))) is TOKEN_USED


def test_a_phone_meets_the_same_rules(pilot):
    wave = make_wave(needs_token=True)
    assert [send(wave, nonce="a", by_collector=True) for _ in range(2)] == [Received.NEW, Received.REPEATED]
    assert WaitingAnswer.objects.count() == SubmissionMark.objects.count() == 1
    close_wave(wave, pilot)
    assert refused(wave, by_collector=True) is CLOSED
    assert send(wave, nonce="a", by_collector=True) == Received.REPEATED


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"opens_on": "2999-01-01"}, NOT_YET), ({"closes_on": "2026-01-06"}, CLOSED), ({"cap": 0}, FULL)],
)
def test_a_phone_is_refused_when_pages_are(fields, why):
    assert refused(make_wave(**fields), by_collector=True) is why


def test_a_phone_counts_in_quotas():
    wave = make_wave()
    Quota.objects.create(wave=wave, question="felt", value="yes", limit=1)
    assert send(wave, {"felt": "yes"}, by_collector=True) == Received.NEW
    assert refused(wave, {"felt": "yes"}, by_collector=True) is QUOTA_FULL


def test_queries_do_not_grow_with_answers(count_queries):
    wave = make_wave()
    send(wave)
    few = count_queries(lambda: send(wave))
    for _ in range(10):
        send(wave)
    assert count_queries(lambda: send(wave)) == few
