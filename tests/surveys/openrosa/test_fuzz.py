"""Whatever is sent, the answer is a sentence that ODK Collect shows: never an error of ours, never half an answer."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.surveys.openrosa.scene import (
    BOUNDARY,
    answers,
    body,
    collect,
    instance,
    make_collected,
    message,
    part,
)
from vigie.surveys.models import AnswerFile, SubmissionMark, WaitingAnswer

pytestmark = pytest.mark.django_db
# Examples share one database, on purpose: each checks that it left nothing, or one whole answer.
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
BILLION = (
    b'<!DOCTYPE data [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
OUTSIDE = b'<!DOCTYPE data [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = b'<!DOCTYPE data SYSTEM "http://127.0.0.1:9/a.dtd">'
BOMBS = {
    "entities that multiply": instance().replace(b"<data ", BILLION + b"<data ", 1).replace(b"15", b"&d;"),
    "a file of the server": instance().replace(b"<data ", OUTSIDE + b"<data ", 1).replace(b"15", b"&a;"),
    "a type found elsewhere": instance().replace(b"<data ", REMOTE + b"<data ", 1),
    "deep": b"<data>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</data>",
    "wide": instance().replace(b"</data>", b"<a/>" * 60_000 + b"</data>"),
    "long": instance(story="x" * 6_000_000),
    "cut": instance()[:-20],
    "nothing": b"",
    "no XML": b"\x00\x01\x02",
    "a null character": instance(story="a\x00b"),
    "another encoding than said": instance().decode().replace("<data ", "<!-- é --><data ").encode("latin-1"),
    "an unknown encoding": instance().replace(b"version='1.0'", b"version='1.0' encoding='rot13'"),
    "UTF-7": instance().replace(b"version='1.0'", b"version='1.0' encoding='utf-7'"),
    "half a character": instance().replace(b"Un r", b"Un r\xc3"),
    "a surrogate": instance(story="&#xD800;"),
    "no identifier": instance().replace(b"instanceID", b"otherID"),
    "another root": instance().replace(b"<data ", b"<other ").replace(b"</data>", b"</other>"),
    "a page": b"<html><body>Bonjour</body></html>",
}


def stored():
    """Return how many answers, marks and files are there."""
    return WaitingAnswer.objects.count(), SubmissionMark.objects.count(), AnswerFile.objects.count()


def sent(client, path, content, **headers):
    """Send something, and check that it was received whole, or refused with a sentence and nothing written."""
    before = stored()
    answer = collect(client, path, content, **headers)
    assert answer.status_code in (201, 400, 413)
    assert message(answer)
    assert answer["X-OpenRosa-Version"] == "1.0"
    more = tuple(now - then for now, then in zip(stored(), before, strict=True))
    assert more[0] == more[1]
    assert more == (0, 0, 0) or answer.status_code == 201
    return answer


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_bad_xml_is_refused(client, pilot, name):
    _, _, path = make_collected(pilot)
    answer = sent(client, path, body(answers(BOMBS[name])))
    assert answer.status_code == 400
    assert b"root:" not in answer.content


def test_utf_16_is_read_or_refused(client, pilot):
    _, _, path = make_collected(pilot)
    sent(client, path, body(answers(instance().decode().replace("'1.0'", "'1.0' encoding='utf-16'").encode("utf-16"))))


XML = answers(instance("uuid:the-same"))
ODD = {
    "no part": body(),
    "nothing": b"",
    "no end": XML,
    "no start": XML[40:] + b"--\r\n",
    "another boundary": body(XML).replace(BOUNDARY.encode(), b"other"),
    "twice": body(XML, XML),
    "twice, not the same": body(XML, answers(instance())),
    "as a field": body(part("xml_submission_file", instance())),
    "no name of a file": body(part("xml_submission_file", instance(), kind="text/xml")),
    "a name with a null": body(part("xml_submission_file", instance(), file="a\x00.xml")),
    "a name that climbs": body(XML, part("photo", b"x", file="../../etc/passwd")),
    "only a photo": body(part("photo.jpg", b"x", file="photo.jpg", kind="image/jpeg")),
    "many photos": body(XML, *(part(f"{n}.jpg", b"x", file=f"{n}.jpg") for n in range(150))),
    "many fields": body(XML, *(part(f"f{n}", b"x") for n in range(2500))),
    "a long field": body(XML, part("note", b"x" * 3_000_000)),
    "headers without end": f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=".encode() + b"x" * 5000,
    "base64 that is not": body(XML).replace(b"Content-Type: text/xml", b"Content-Transfer-Encoding: base64"),
    "a charset that is not": body(XML).replace(b"text/xml", b"text/xml; charset=nowhere"),
}


@pytest.mark.parametrize("name", sorted(ODD))
@pytest.mark.parametrize("is_anonymous", [True, False])
def test_odd_requests_are_received_whole_or_refused(client, pilot, name, is_anonymous):
    _, _, path = make_collected(pilot, is_anonymous=is_anonymous)
    sent(client, path, ODD[name])


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/xml",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/mixed; boundary=x",
        f"multipart/form-data; boundary={'x' * 300}",
        "multipart/form-data; boundary=é",
        f"multipart/form-data; charset=nowhere; boundary={BOUNDARY}",
        "application/x-www-form-urlencoded",
        "application/json",
    ],
)
def test_other_types_of_content_are_refused_or_read(client, pilot, kind):
    _, _, path = make_collected(pilot)
    answer = client.generic("POST", f"{path}/submission", body(XML), content_type=kind)
    assert answer.status_code in (201, 400)
    assert message(answer)


@pytest.mark.parametrize("length", ["104857600", "10000001", "9" * 30])
def test_a_hundred_megabytes_are_refused_before_they_are_read(client, pilot, length):
    _, _, path = make_collected(pilot)
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    assert client.post(f"{path}/submission", b"", content_type=kind, CONTENT_LENGTH=length).status_code == 413
    assert client.post("/collecte/inconnu/submission", b"", content_type=kind, CONTENT_LENGTH=length).status_code == 413


@pytest.fixture
def path(pilot):
    return make_collected(pilot)[2]


TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
MARKUP = st.text(string.printable + "<>&'\"é\x00\ufffe", max_size=200)


@shared
@given(data=st.data())
def test_any_change_of_a_good_request(client, path, data):
    content = bytearray(body(answers(instance()), part("photo.jpg", b"x", file="photo.jpg")))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 30))
        content[start:end] = data.draw(st.binary(max_size=30))
    sent(client, path, bytes(content))


@shared
@given(xml=st.one_of(MARKUP.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=200)))
def test_any_content_instead_of_answers(client, path, xml):
    sent(client, path, body(answers(xml)))


@shared
@given(felt=MARKUP, age=TEXT, story=TEXT, version=TEXT, identifier=TEXT)
def test_any_values_in_the_answers(client, path, felt, age, story, version, identifier):
    sent(client, path, body(answers(instance(identifier, felt=felt, age=age, story=story, version=version))))


@shared
@given(token=st.text(max_size=40), rest=st.text(max_size=20), method=st.sampled_from(["get", "post", "head", "put"]))
def test_any_address(client, db, token, rest, method):
    from urllib.parse import quote

    answer = getattr(client, method)(f"/collecte/{quote(token)}/{quote(rest)}")
    assert answer.status_code in (301, 404, 405)
    assert not (answer.status_code == 301 and method == "post")


@shared
@given(identifier=TEXT, deprecated=st.one_of(TEXT, st.sampled_from(["a", "b", "c"])), felt=MARKUP)
def test_any_correction_leaves_no_more_answers_than_were_sent(client, path, identifier, deprecated, felt):
    told = f"</orx:instanceID><orx:deprecatedID>{deprecated}</orx:deprecatedID>"
    content = instance(identifier, felt=felt).replace(b"</orx:instanceID>", told.encode())
    before = WaitingAnswer.objects.count()
    answer = collect(client, path, body(answers(content)))
    assert answer.status_code in (201, 400, 403)
    assert message(answer)
    assert WaitingAnswer.objects.count() - before <= (answer.status_code == 201)
