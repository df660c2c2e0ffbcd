"""Answers corrected on a phone after they were sent: ODK Collect names the first ones by « deprecatedID »."""

import pytest

from tests.surveys.openrosa.scene import answers, body, collect, instance, make_collected, message, part
from vigie.surveys.models import AnswerFile, Quota, WaitingAnswer
from vigie.surveys.receiving.closing import close_wave
from vigie.surveys.receiving.files import names_of
from vigie.surveys.receiving.opening import opened_answers
from vigie.surveys.receiving.pouring import pour

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (f"uuid:6f2c9a6e-0000-4000-8000-00000000000{number}" for number in (1, 2, 3))


def correction(identifier, deprecated, **filled):
    """Return what ODK Collect writes of answers that were corrected: a new identifier, and the one they replace."""
    content = instance(identifier, **filled)
    told = f"</orx:instanceID><orx:deprecatedID>{deprecated}</orx:deprecatedID>".encode()
    return content.replace(b"</orx:instanceID>", told)


def photo(name, content=b"\xff\xd8 une photo"):
    """Return the part of a photo."""
    return part(name, content, file=name, kind="image/jpeg")


def ages(wave):
    """Close a wave; return what its answers say."""
    close_wave(wave, None)
    return sorted(each.values["school/age"] for each in opened_answers(wave))


@pytest.fixture
def named(pilot):
    """A wave whose answers are not anonymous, and the address of its phones."""
    wave, _, path = make_collected(pilot, is_anonymous=False)
    return wave, path


@pytest.fixture
def sent(client, named):
    """Send answers to that wave; return the status of each."""
    return lambda *contents: [collect(client, named[1], body(answers(each))).status_code for each in contents]


def test_a_correction_replaces_what_still_waits(named, sent):
    content = correction(SECOND, FIRST, age="16")
    assert sent(instance(FIRST, age="15"), instance(age="40"), content, content) == [201] * 4
    assert ages(named[0]) == ["16", "40"]


def test_a_correction_replaces_what_was_poured(named, sent):
    assert sent(instance(FIRST, age="15"), *(instance(age="40") for _ in range(4))) == [201] * 5
    assert pour(named[0]) == 5
    assert sent(correction(SECOND, FIRST, age="16"), correction(THIRD, SECOND, age="17")) == [201, 201]
    assert ages(named[0]) == ["17", "40", "40", "40", "40"]


def test_first_answers_that_arrive_after_their_correction_change_nothing(named, sent):
    assert sent(correction(SECOND, FIRST, age="16"), instance(FIRST, age="15")) == [201, 201]
    assert ages(named[0]) == ["16"]


def test_two_corrections_of_the_same_answers_do_not_make_two(client, named, sent):
    sent(instance(FIRST, age="15"), correction(SECOND, FIRST, age="16"))
    answer = collect(client, named[1], body(answers(correction(THIRD, FIRST, age="17"))))
    assert answer.status_code == 403
    assert "déjà été corrigée" in message(answer)
    assert ages(named[0]) == ["16"]


def test_a_correction_of_itself_is_an_answer_like_another(named, sent):
    assert sent(correction(FIRST, FIRST, age="15"), instance(FIRST, age="16")) == [201, 201]
    assert ages(named[0]) == ["15"]


def test_an_anonymous_answer_stays_as_it_is(client, pilot):
    wave, _, path = make_collected(pilot)
    collect(client, path, body(answers(instance(FIRST, age="15"))))
    for _ in range(2):
        answer = collect(client, path, body(answers(correction(SECOND, FIRST, age="16"))))
        assert answer.status_code == 403
        assert "anonyme" in message(answer)
    assert ages(wave) == ["15"]


def test_an_anonymous_answer_never_sent_is_taken_as_corrected(client, pilot):
    wave, _, path = make_collected(pilot)
    for content in (correction(SECOND, FIRST, age="16"), instance(FIRST, age="15")):
        assert collect(client, path, body(answers(content))).status_code == 201
    assert ages(wave) == ["16"]


def test_an_answer_that_made_facts_is_told_so(client, named, sent):
    wave, path = named
    wave.survey.fact_mapping = {"fields": {"criterion": {"fixed": "origin"}}}
    wave.survey.save(update_fields=["fact_mapping"])
    sent(instance(FIRST, age="15"), *(instance(age="40") for _ in range(4)))
    pour(wave)
    answer = collect(client, path, body(answers(correction(SECOND, FIRST, age="16"))))
    assert answer.status_code == 403
    assert "observatoire" in message(answer)
    assert ages(wave) == ["15", "40", "40", "40", "40"]


def test_a_closed_wave_takes_no_correction(named, sent):
    sent(instance(FIRST, age="15"))
    assert ages(named[0]) == ["15"]
    assert sent(correction(SECOND, FIRST, age="16")) == [403]
    assert [each.values["school/age"] for each in opened_answers(named[0])] == ["15"]


def test_a_full_wave_and_its_quotas_follow_the_correction(client, pilot):
    wave, _, path = make_collected(pilot, is_anonymous=False, cap=2)
    for value in ("yes", "no"):
        Quota.objects.create(wave=wave, question="felt", value=value, limit=1)
    contents = [instance(FIRST, felt="yes"), instance(THIRD, felt="no"), correction(SECOND, FIRST, felt="")]
    assert [collect(client, path, body(answers(each))).status_code for each in contents] == [201] * 3
    assert dict(Quota.objects.values_list("value", "count")) == {"yes": 0, "no": 1}
    refused = collect(client, path, body(answers(correction("uuid:four", SECOND, felt="no"))))
    assert refused.status_code == 403
    assert dict(Quota.objects.values_list("value", "count")) == {"yes": 0, "no": 1}
    assert WaitingAnswer.objects.count() == 2


def test_files_go_on_with_the_correction(client, named):
    wave, path = named
    before = answers(instance(FIRST, photo="before.jpg"))
    collect(client, path, body(before, photo("before.jpg")))
    collect(client, path, body(answers(correction(SECOND, FIRST, photo="before.jpg")), photo("before.jpg")))
    assert [name for _number, name in names_of(wave)] == ["before.jpg"]
    collect(client, path, body(answers(correction(THIRD, SECOND, photo="after.jpg")), photo("after.jpg")))
    assert [name for _number, name in names_of(wave)] == ["after.jpg"]
    assert collect(client, path, body(before, photo("before.jpg"))).status_code == 201
    assert AnswerFile.objects.count() == 1
