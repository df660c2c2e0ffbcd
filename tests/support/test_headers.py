"""Every answer of the public pages of help, errors included: strict headers, no cookie, no trace of who asked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.support.test_nothing_in_clear import everything_kept
from vigie.core.vault.receipts import receipt_from

pytestmark = pytest.mark.django_db
SENDER, BROWSER, CAME_FROM = "203.0.113.218", "NavigateurMarque/7.7", "https://marque-4711.exemple/"


@pytest.fixture
def asked(client, point, listening, token_of):
    """Answers of every kind: pages, refusals, errors; by a sender who can be recognised."""
    client.defaults.update(REMOTE_ADDR=SENDER, HTTP_USER_AGENT=BROWSER, HTTP_REFERER=CAME_FROM)
    client.raise_request_exception = False
    write, follow = reverse("support:write_report", args=[point.pk]), reverse("support:follow")
    return {
        "choose": client.get(reverse("support:report")),
        "form": client.get(write),
        "empty": client.post(write, {"token": token_of(point)}),
        "stale": client.post(reverse("support:proof"), {"preuve": "rien"}),
        "receipt": client.post(write, {"token": token_of(point), "role": "victim", "story": "Un récit."}),
        "refused": client.post(
            write, {"token": token_of(point), "story": "Un", "files": SimpleUploadedFile("a.exe", b"MZ")}
        ),
        "words": client.get(follow),
        "unknown": client.post(follow, {"words": receipt_from(bytes(32))}),
        "step": client.post(reverse("support:dialogue_message"), {"access": "rien", "text": "a"}),
        "absent": client.get(reverse("support:write_report", args=[9_999_999])),
        "too_large": client.post(write, {"story": "a"}, CONTENT_LENGTH=str(10**10)),
    }


def test_headers_are_strict_on_every_answer(asked):
    for name, answer in asked.items():
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy, name
        assert "default-src 'none'" in policy, name
        assert "frame-ancestors 'none'" in policy, name
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert answer["X-Frame-Options"] == "DENY", name
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", name


def test_nothing_is_kept_by_the_browser_nor_told_to_the_next_site(asked):
    for name, answer in asked.items():
        assert "no-store" in answer["Cache-Control"], name
        assert answer["Referrer-Policy"] == "no-referrer", name
        assert not answer.cookies, name


def test_statuses_are_those_of_sentences(asked):
    statuses = {name: answer.status_code for name, answer in asked.items()}
    assert (statuses["stale"], statuses["absent"], statuses["too_large"]) == (400, 404, 413)
    assert max(statuses.values()) < 500


def test_an_error_of_ours_keeps_nothing_of_who_asked(asked, client, monkeypatch, caplog, capfd):
    def broken(*_):
        raise RuntimeError("rien de plus")

    monkeypatch.setattr("vigie.support.filing.views.points_for", broken)
    answer = client.get(reverse("support:report"))
    assert (answer.status_code, answer["Referrer-Policy"], answer["Cache-Control"]) == (500, "no-referrer", "no-store")
    assert not answer.cookies
    kept = everything_kept() + caplog.text.encode() + "".join(capfd.readouterr()).encode()
    assert [mark for mark in (SENDER, BROWSER, CAME_FROM) if mark.encode() in kept] == []
