"""A referral from the asking to the end, on its pages, by the three who take part; and that nobody else reads it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from tests.support.case_scene import file_case
from tests.support.conftest import STORY, listening_at, make_listener
from tests.vaults import open_vault_in
from vigie.accounts.models import JournalEntry
from vigie.support.models import Case, Compartment, Consent, ReceptionPoint, Referral, RelayAgreement, Task
from vigie.support.referrals.asking import USUAL_DAYS, days_to_answer, destinations_of
from vigie.support.referrals.consenting import give_consent, withdraw_consent
from vigie.support.referrals.dialogue import PERSON, said_in, say
from vigie.support.referrals.seen import referrals_seen
from vigie.support.sealing import key_of, read_texts

pytestmark = pytest.mark.django_db
SHOWN_STORY = STORY.replace("'", "&#x27;")


@pytest.fixture
def filed(point, listening):
    return file_case(point, with_file=True)


@pytest.fixture
def receiver(other_point, other_listener):
    """Who listens at the other point, vault open."""
    return listening_at(other_point, other_listener)


@pytest.fixture
def sender_browser(client_of, listening):
    return open_vault_in(client_of(listening.person))


@pytest.fixture
def receiver_browser(client_of, receiver):
    return open_vault_in(client_of(receiver.person))


@pytest.fixture
def at(filed):
    return lambda name, *more: reverse(f"support:{name}", args=[filed.case.pk, *more])


@pytest.fixture
def asked(sender_browser, at, receiver, other_point) -> Referral:
    """A referral asked: the story, the contact and the files."""
    sent = {"destination": other_point.pk, "fields_shared": ["story", "contact", "file"], "words": "Une juriste."}
    assert sender_browser.post(at("ask_referral"), sent).status_code == 302
    return Referral.objects.get()


def agree(filed, referral, *fields):
    """Agree with the receipt."""
    shared = filed.case.compartments.get(kind="shared")
    give_consent(referral=referral, fields=fields, shared=shared, shared_key=key_of(shared, filed.person))
    referral.refresh_from_db()


def page(referral):
    return reverse("support:referral", args=[referral.pk])


def test_nothing_is_readable_before_she_agrees(asked, receiver_browser, filed):
    assert receiver_browser.get(page(asked)).status_code == 404
    assert not Compartment.objects.filter(kind="referral").exists()
    filed.case.refresh_from_db()
    assert filed.case.awaits_person


def test_the_other_point_reads_what_she_agreed_to_and_nothing_else(asked, receiver_browser, filed):
    agree(filed, asked, "story")
    html = receiver_browser.get(page(asked)).content.decode()
    assert SHOWN_STORY in html
    for kept in ("Nora Exemple", "06 00 00 00 00", "Agence Fictive", "preuve.txt"):
        assert kept not in html
    assert filed.case.number in receiver_browser.get(reverse("support:referrals")).content.decode()
    assert receiver_browser.get(reverse("support:case", args=[filed.case.pk])).status_code == 404


def test_files_are_shared_only_when_she_agrees_to_files(asked, receiver_browser, filed):
    agree(filed, asked, "file")
    row = asked.compartment.files.get()
    address = reverse("support:referral_file", args=[asked.pk, row.pk])
    assert b"".join(receiver_browser.get(address).streaming_content) == b"une preuve"
    assert row.stored != filed.case.compartments.get(kind="shared").files.get().stored


def test_withdrawing_ends_it_at_the_next_request(
    asked, receiver_browser, filed, django_capture_on_commit_callbacks, receiver
):
    agree(filed, asked, "story", "file")
    part, stored = asked.compartment, asked.compartment.files.get()
    assert receiver_browser.get(page(asked)).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(referral=asked)
    assert receiver_browser.get(page(asked)).status_code == 404
    address = reverse("support:referral_file", args=[asked.pk, stored.pk])
    assert receiver_browser.get(address).status_code == 404
    assert not Compartment.objects.filter(pk=part.pk).exists()
    assert not Compartment.objects.filter(kind="notes").exists()
    assert stored.stored not in receiver_browser.get(reverse("support:referrals")).content.decode()
    assert Consent.objects.get().withdrawn_on
    withdraw_consent(referral=asked)


def test_bytes_of_shared_files_go_with_the_agreement(asked, filed, django_capture_on_commit_callbacks):
    from django.core.files.storage import default_storage

    agree(filed, asked, "file")
    stored = asked.compartment.files.get().stored
    assert default_storage.exists(stored)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(referral=asked)
    assert not default_storage.exists(stored)


def test_more_than_was_asked_is_refused_and_nothing_leaves(asked, filed):
    for fields in (("respondent",), ("story", "respondent"), ()):
        with pytest.raises(ValidationError):
            agree(filed, asked, *fields)
    assert not Compartment.objects.filter(kind="referral").exists()


def test_agreeing_twice_is_refused_the_second_time(asked, filed):
    agree(filed, asked, "story")
    with pytest.raises(ValidationError):
        agree(filed, asked, "story", "contact")
    assert Consent.objects.get().fields == ["story"]


def test_a_closed_case_sends_nothing_more(asked, filed):
    Case.objects.update(state="closed", closed_on="2026-01-01")
    with pytest.raises(ValidationError):
        agree(filed, asked, "story")
    assert not Compartment.objects.filter(kind="referral").exists()


def test_what_goes_while_a_page_is_asked_for_is_a_page_that_does_not_exist(asked, filed, receiver_browser, monkeypatch):
    agree(filed, asked, "story")

    def withdrawn_meanwhile(*arguments, **more):
        withdraw_consent(referral=asked)
        return key_of(*arguments, **more)

    monkeypatch.setattr("vigie.support.referrals.receiving.key_of", withdrawn_meanwhile)
    assert receiver_browser.get(page(asked)).status_code == 404


def test_an_agreement_said_aloud_is_written_by_the_listener(asked, sender_browser, at, receiver_browser):
    sent = {"fields_shared": ["story"], "was_said": "on"}
    assert sender_browser.post(at("said_consent", asked.pk), {"fields_shared": ["story"]}).status_code == 422
    assert sender_browser.post(at("said_consent", asked.pk), sent).status_code == 302
    assert receiver_browser.get(page(asked)).status_code == 200
    assert "Dit à la personne qui écoute" in sender_browser.get(at("case_referrals")).content.decode()


def test_accepted_then_done_with_words_that_the_sender_reads(asked, filed, receiver_browser, sender_browser, at):
    agree(filed, asked, "story")
    answer = lambda act, **sent: receiver_browser.post(reverse("support:answer_referral", args=[asked.pk, act]), sent)  # noqa: E731
    assert answer("accepter", **{"oui-words": "Rendez-vous lundi."}).status_code == 302
    filed.case.refresh_from_db()
    assert filed.case.state == "referred"
    assert "Rendez-vous lundi." in sender_browser.get(at("case_referrals")).content.decode()
    assert answer("terminer", **{"fin-words": ""}).status_code == 422
    assert answer("terminer", **{"fin-words": "Plainte déposée."}).status_code == 302
    filed.case.refresh_from_db()
    assert (filed.case.state, filed.case.awaits_staff) == ("taken", True)
    assert answer("inconnu").status_code == 404


def test_a_refusal_keeps_its_reason_and_nothing_of_what_was_shared(asked, filed, receiver_browser, sender_browser, at):
    agree(filed, asked, "story", "file")
    address = reverse("support:answer_referral", args=[asked.pk, "refuser"])
    assert receiver_browser.post(address, {"non-words": "Ce n'est pas notre domaine."}).status_code == 302
    assert receiver_browser.get(page(asked)).status_code == 404
    asked.refresh_from_db()
    assert list(asked.compartment.texts.values_list("field", flat=True)) == ["referral_answer"]
    assert not asked.compartment.files.exists()
    assert "pas notre domaine" in sender_browser.get(at("case_referrals")).content.decode()
    shared = filed.case.compartments.get(kind="shared")
    seen = referrals_seen(filed.case, read_texts(shared, key_of(shared, filed.person)), filed.person)
    assert [each.text for each in seen[0].answers] == ["Ce n'est pas notre domaine."]


def test_the_sender_calls_it_off(asked, filed, sender_browser, receiver_browser, at):
    agree(filed, asked, "story")
    for _ in range(2):
        sender_browser.post(at("end_referral", asked.pk), {"acte": "annuler"})
    assert receiver_browser.get(page(asked)).status_code == 404
    assert Task.objects.get(kind="referral").done_on
    assert sender_browser.post(at("end_referral", asked.pk), {"acte": "inconnu"}).status_code == 404


def test_going_without_agreement_needs_the_permission_a_reason_and_she_reads_it(
    filed, sender_browser, receiver_browser, at, listening, other_point
):
    sent = {"destination": other_point.pk, "fields_shared": ["story", "contact"], "words": "Elle dit vouloir mourir."}
    assert sender_browser.post(at("override_consent"), {**sent, "is_sure": "on"}).status_code == 403
    listening.person.listenings.update(may_override=True)
    assert sender_browser.post(at("override_consent"), sent).status_code == 422
    assert sender_browser.post(at("override_consent"), {**sent, "words": " ", "is_sure": "on"}).status_code == 422
    assert sender_browser.post(at("override_consent"), {**sent, "is_sure": "on"}).status_code == 302
    referral = Referral.objects.get()
    assert receiver_browser.get(page(referral)).status_code == 200
    shared = filed.case.compartments.get(kind="shared")
    seen = referrals_seen(filed.case, read_texts(shared, key_of(shared, filed.person)), filed.person)[0]
    assert seen.is_vital
    assert seen.why == "Elle dit vouloir mourir."
    assert JournalEntry.objects.filter(verb="referral_overridden").exists()


def test_a_point_where_nobody_can_read_is_never_offered(filed, other_point, receiver):
    assert list(destinations_of(filed.case)) == [other_point]
    receiver.person.listenings.update(ends_on="2020-01-01", starts_on="2020-01-01")
    assert list(destinations_of(filed.case)) == []


def test_the_day_of_the_answer_comes_from_the_agreement_between_both(asked, filed, point, other_point):
    RelayAgreement.objects.create(origin=point, destination=other_point, days=4, signed_on=timezone.localdate())
    agree(filed, asked, "story")
    assert (asked.answer_by - timezone.localdate()).days == 4
    assert Task.objects.get(kind="referral").due_on == asked.answer_by


def test_both_sides_read_the_agreement_in_force_and_no_other(
    asked, filed, point, other_point, sender_browser, receiver_browser, at
):
    terms = {"days": 4, "documents": "Le bail signé.", "consent_terms": "De vive voix."}
    RelayAgreement.objects.create(origin=point, destination=other_point, **terms)
    agree(filed, asked, "story")
    today = timezone.localdate()
    ended = {"signed_on": today - timedelta(days=9), "ends_on": today - timedelta(days=1)}
    for dates, is_in_force in (({}, False), (ended, False), ({**ended, "ends_on": today}, True)):
        RelayAgreement.objects.update(signed_on=dates.get("signed_on"), ends_on=dates.get("ends_on"))
        assert days_to_answer(point, other_point) == (4 if is_in_force else USUAL_DAYS)
        for html in (sender_browser.get(at("ask_referral")), receiver_browser.get(page(asked))):
            assert ("Le bail signé." in html.content.decode()) is is_in_force


def test_a_point_that_is_full_is_offered_as_such(asked, other_point, sender_browser, at):
    full = f"{other_point} – complet pour le moment"
    assert full not in sender_browser.get(at("ask_referral")).content.decode()
    ReceptionPoint.objects.filter(pk=other_point.pk).update(capacity="full")
    assert full in sender_browser.get(at("ask_referral")).content.decode()


def test_all_three_talk_about_it(asked, filed, receiver_browser, sender_browser, at):
    agree(filed, asked, "story")
    receiver_browser.post(reverse("support:say_from_destination", args=[asked.pk]), {"message-text": "Quand ?"})
    sender_browser.post(at("say_from_origin", asked.pk), {"text": "Lundi."})
    key = key_of(asked.compartment, filed.person)
    say(asked.compartment, key, "D'accord.", PERSON)
    said = said_in(read_texts(asked.compartment, key))
    assert [(each.who, each.text) for each in said] == [
        ("destination", "Quand ?"),
        ("origin", "Lundi."),
        ("person", "D'accord."),
    ]


def test_notes_of_the_other_point_are_its_own(asked, filed, receiver_browser, listening):
    agree(filed, asked, "story")
    receiver_browser.post(reverse("support:note_referral", args=[asked.pk]), {"note-text": "À rappeler."})
    assert "À rappeler." in receiver_browser.get(page(asked)).content.decode()
    holders = asked.notes.envelopes.values_list("person", flat=True)
    assert listening.person.pk not in holders
    assert None not in holders


def test_a_listener_of_a_third_point_meets_what_does_not_exist(asked, filed, point, client_of):
    agree(filed, asked, "story")
    colleague = make_listener(point, "Encore Ailleurs")
    browser = open_vault_in(client_of(colleague.person))
    found, absent = browser.get(page(asked)), browser.get(reverse("support:referral", args=[asked.pk + 99]))
    assert found.status_code == absent.status_code == 404


def test_the_journal_names_neither_the_point_nor_the_number(asked, filed):
    agree(filed, asked, "story")
    lines = JournalEntry.objects.filter(object_type="referral")
    assert [line.object_label for line in lines] == ["orientation"]
    assert filed.case.number not in str(lines[0].changes)


def test_the_journal_does_not_keep_the_hour_at_which_the_person_came(asked, filed):
    agree(filed, asked, "story")
    withdraw_consent(referral=asked)
    assert [line.verb for line in JournalEntry.objects.filter(object_type="referral")] == ["referral_asked"]


def test_an_agreement_said_to_a_listener_is_in_the_journal(asked, filed, listening):
    shared = filed.case.compartments.get(kind="shared")
    said = {"shared": shared, "shared_key": key_of(shared, filed.person), "how": "said", "actor": listening.person}
    give_consent(referral=asked, fields=["story"], **said)
    withdraw_consent(referral=asked, actor=listening.person)
    verbs = [line.verb for line in JournalEntry.objects.filter(object_type="referral", actor=listening.person)]
    assert sorted(verbs) == ["referral_agreed", "referral_asked", "referral_withdrawn"]
