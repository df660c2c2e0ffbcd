"""The demonstration's e-mails are read in a page, which exists nowhere else."""

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.urls import reverse

from vigie.cockpit.demonstration_emails import newest_emails

ADDRESS = "http://127.0.0.1:8000/mise-a-jour/abc/"


@pytest.fixture
def folder(tmp_path):
    """Two messages in one file, one with a file joined."""
    backend = EmailBackend(file_path=tmp_path)
    first = EmailMessage("Où en est l'action ?", f"Bonjour,\n\n{ADDRESS}\n", "v@exemple.fr", ["a@exemple.fr"])
    second = EmailMessage("Réunion <b>", "Le texte\n" + "-" * 40, "v@exemple.fr", ["b@exemple.fr"])
    second.attach("réunion.ics", "BEGIN:VCALENDAR", "text/calendar")
    backend.open()
    backend.send_messages([first, second])
    backend.close()
    return tmp_path


def test_messages_are_read_newest_first(folder):
    emails = newest_emails(folder, 10)
    assert [email.subject for email in emails] == ["Réunion <b>", "Où en est l'action ?"]
    assert emails[0].attachments == ("réunion.ics",)
    assert emails[0].text.startswith("Le texte")
    assert ADDRESS in emails[1].text
    assert newest_emails(folder, 1) == emails[:1]
    assert newest_emails(folder / "absent", 10) == []


@pytest.mark.parametrize(
    ("role", "status"),
    [("pilot", 200), ("administrator", 200), ("contributor", 403), ("elected_member", 403), ("visitor", 302)],
)
def test_who_reads_them_in_the_demonstration(cast, client_of, folder, settings, role, status):
    settings.VIGIE_DEMO, settings.EMAIL_FILE_PATH = True, folder
    settings.VIGIE_ADDRESS = "http://127.0.0.1:8000"
    page = client_of(cast[role]).get(reverse("cockpit:demonstration_emails"))
    assert page.status_code == status
    if status == 200:
        text = page.content.decode()
        assert 'href="http://testserver/mise-a-jour/abc/"' in text
        assert "Réunion &lt;b&gt;" in text
        assert "réunion.ics" in text


def test_the_page_does_not_exist_in_a_real_installation(client_of, pilot, folder, settings):
    settings.VIGIE_DEMO, settings.EMAIL_FILE_PATH = False, folder
    assert client_of(pilot).get(reverse("cockpit:demonstration_emails")).status_code == 404
