"""What one sender may send: counted without keeping who, refused with a sentence, forgotten the next day."""

from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.support.conftest import STORY, hidden
from vigie.core.senders import sender_of
from vigie.support.abuse import buckets
from vigie.support.abuse.buckets import Limit, filled, forget_buckets, is_under_attack, spend, take
from vigie.support.abuse.sender import bucket_key, daily_salt
from vigie.support.filing import page, sending
from vigie.support.models import Bucket, Case

pytestmark = pytest.mark.django_db
THREE = Limit("try", 3)


def test_what_is_spent_comes_back_with_time(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(buckets.time, "time", lambda: now[0])
    assert [spend((THREE, "a")) for _ in range(4)] == [True, True, True, False]
    assert spend((THREE, "b"))
    now[0] += 1200
    assert [spend((THREE, "a")) for _ in range(2)] == [True, False]


def test_sixty_refusals_in_a_minute_are_an_attack_that_ends(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(buckets.time, "time", lambda: now[0])
    while spend((THREE, "a")):
        pass
    for _ in range(58):
        spend((THREE, "a"))
    assert not is_under_attack()
    spend((THREE, "a"))
    assert is_under_attack()
    now[0] += 60
    assert not is_under_attack()


def test_of_two_buckets_nothing_is_taken_unless_both_have_some():
    assert [spend((THREE, "a"), (THREE, "full")) for _ in range(2)] == [True, True]
    assert [spend((THREE, "b"), (THREE, "full")) for _ in range(2)] == [True, False]
    assert [spend((THREE, "b")) for _ in range(3)] == [True, True, False]


@given(st.floats(0, 3), st.floats(-10, 10_000))
def test_a_bucket_never_holds_more_than_its_most_nor_loses_with_time(tokens, since):
    assert tokens <= filled(tokens, since, THREE) <= 3


def test_the_sixth_report_of_an_hour_is_refused_with_every_word_and_the_number_to_call(send, point, listening):
    answers = [send(point) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    html = answers[-1].content.decode()
    assert STORY.replace("'", "&#x27;") in html
    assert "39 28" in html
    assert Case.objects.count() == 5


def test_the_eleventh_report_of_an_hour_to_a_place_is_refused(client, send, point, listening):
    statuses = []
    for number in range(11):
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        statuses.append(send(point).status_code)
    assert statuses == [200] * 10 + [429]


def test_a_report_already_kept_is_shown_again_whatever_was_spent(send, point, listening, token_of):
    token = token_of(point)
    send(point, token=token)
    for _ in range(6):
        send(point)
    assert send(point, token=token).status_code == 200


def test_under_attack_a_newcomer_waits_and_then_passes_without_javascript(send, point, listening, monkeypatch):
    monkeypatch.setattr(page, "is_under_attack", lambda: True)
    answer = send(point)
    html = answer.content.decode()
    assert answer.status_code == 429
    assert "Attendez 20 secondes" in html
    carried = {name: values[0] for name, values in hidden(html).items()}
    early = send(point, token=carried["token"], wait=carried["wait"])
    assert early.status_code == 429
    assert hidden(early.content.decode())["wait"] == [carried["wait"]]
    later = sending.time.time() + 25
    monkeypatch.setattr(sending.time, "time", lambda: later)
    assert send(point, token=carried["token"], wait=carried["wait"]).status_code == 200
    assert Case.objects.count() == 1


def test_under_attack_a_machine_that_works_need_not_wait(send, point, listening, monkeypatch):
    monkeypatch.setattr(page, "is_under_attack", lambda: True)
    carried = {name: values[0] for name, values in hidden(send(point).content.decode()).items()}
    number = next(str(number) for number in count() if sending.has_worked(carried["wait"], str(number)))
    sent = {"token": carried["token"], "wait": carried["wait"]}
    assert send(point, **sent, work=f"{number}0").status_code == 429
    assert send(point, **sent, work=number).status_code == 200
    assert send(point, token=None, wait=carried["wait"], work=number).status_code == 429


def test_no_address_is_kept(send, client, point, listening):
    client.defaults["REMOTE_ADDR"] = "198.51.100.77"
    send(point)
    assert Bucket.objects.exists()
    for row in Bucket.objects.values_list():
        assert "198.51.100.77" not in str(row)
        assert b"198.51.100.77" not in bytes(row[1])


def test_the_salt_of_a_day_is_outside_the_database_and_goes_the_next_day():
    first = daily_salt(date(2030, 1, 1))
    assert daily_salt(date(2030, 1, 1)) == first
    assert daily_salt(date(2030, 1, 2)) != first
    assert not (Path(settings.VIGIE_DATA_DIR) / "bucket_salt_2030-01-01").exists()
    assert daily_salt(date(2030, 1, 1)) != first


def test_buckets_of_other_days_are_forgotten():
    take((THREE, "a"))
    Bucket.objects.create(key=b"x" * 32, day=timezone.localdate() - timedelta(days=2), tokens=1, filled_at=0)
    for _ in range(2):
        forget_buckets.func()
    assert [bytes(row.key) for row in Bucket.objects.all()] == [bucket_key("try", "a")]


def test_a_sender_is_known_by_its_network_and_behind_a_proxy_by_what_the_proxy_saw(settings):
    ask = RequestFactory().get
    assert sender_of(ask("/", REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR="1.2.3.4")) == "203.0.113.9"
    assert sender_of(ask("/", REMOTE_ADDR="2001:db8::1")) == sender_of(ask("/", REMOTE_ADDR="2001:db8::2"))
    assert sender_of(ask("/", REMOTE_ADDR="")) == "unknown"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert sender_of(ask("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 203.0.113.9")) == "203.0.113.9"
