"""Pages of a case: what a listener does there, and that nobody else knows it exists."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.support.case_scene import file_case
from tests.support.conftest import STORY, make_listener, with_new_vault
from tests.vaults import open_vault_in
from vigie.accounts.models import JournalEntry
from vigie.support.cases import case_views
from vigie.support.cases.following import reassign_case, write_note
from vigie.support.models import Case, Task
from vigie.support.sealing import key_of, remake_envelopes, withdraw_from

pytestmark = pytest.mark.django_db
SHOWN_STORY = STORY.replace("'", "&#x27;")


@pytest.fixture
def filed(point, listening):
    return file_case(point, with_file=True)


@pytest.fixture
def browser(client_of, listening):
    """The listener's, vault open."""
    return open_vault_in(client_of(listening.person))


@pytest.fixture
def at(filed):
    """The address of a page of the case."""
    return lambda name, *more: reverse(f"support:{name}", args=[filed.case.pk, *more])


def without_tokens(answer, address):
    """A page without what changes at each request."""
    page = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]*"', "", answer.content.decode())
    return page.replace(address, "")


def html_of(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_list_shows_days_and_states_but_nothing_that_was_told(browser, filed):
    html = html_of(browser.get(reverse("support:cases")))
    assert filed.case.number in html
    assert "sidérée" not in html
    assert "Nora" not in html


def test_the_list_opens_with_the_vault_closed(client_of, listening, filed):
    assert filed.case.number in html_of(client_of(listening.person).get(reverse("support:cases")))


def test_a_closed_vault_asks_for_the_passphrase(client_of, listening, at):
    answer = client_of(listening.person).get(at("case"))
    assert answer.status_code == 302
    assert reverse("accounts:open_vault") in answer.url


def test_the_page_shows_the_story_and_its_file(browser, filed, at):
    html = html_of(browser.get(at("case")))
    assert SHOWN_STORY in html
    assert "preuve.txt" in html
    row = filed.case.compartments.get(kind="shared").files.get()
    answer = browser.get(at("case_file", row.pk))
    assert b"".join(answer.streaming_content) == b"une preuve"
    assert answer["Content-Disposition"].startswith("attachment")
    assert browser.get(at("case_file", row.pk + 1)).status_code == 404


def test_nobody_else_learns_that_it_exists(client_of, cast, other_listener, supervisor, point, at, listening):
    colleague = make_listener(point, "Arrivée Après")
    missing = reverse("support:case", args=["00000000-0000-4000-8000-000000000000"])
    vaults = [other_listener, colleague.person]
    for person in [*filter(None, cast.values()), supervisor, *vaults]:
        browser = client_of(person)
        if person in vaults:
            open_vault_in(browser)
            # What the opening says shows on one page.
            browser.get(missing)
        found, absent = browser.get(at("case")), browser.get(missing)
        assert found.status_code == absent.status_code == 404
        assert without_tokens(found, at("case")) == without_tokens(absent, missing)


def test_who_lost_access_reads_nothing_at_the_next_request(browser, filed, listening, at):
    assert browser.get(at("case")).status_code == 200
    for part in filed.case.compartments.all():
        withdraw_from(part, listening.person)
    assert browser.get(at("case")).status_code == 404


def test_who_stopped_listening_reads_nothing_although_an_envelope_is_left(browser, listening, at):
    yesterday = timezone.localdate() - timedelta(days=1)
    listening.person.listenings.update(starts_on=yesterday, ends_on=yesterday)
    assert browser.get(at("case")).status_code == 404
    assert "Dossier " not in html_of(browser.get(reverse("support:cases")))


def test_taking_charge_and_answering(browser, filed, at, listening):
    browser.post(at("take_case"))
    filed.case.refresh_from_db()
    assert (filed.case.state, filed.case.taken_by) == ("taken", listening.person)
    for _ in range(2):
        answer = browser.post(at("answer_case"), {"text": "Bonjour, je vous lis.", "waits_for_her": "on"})
        assert answer.status_code == 302
    html = html_of(browser.get(at("case")))
    assert html.count("Bonjour, je vous lis.") == 1
    filed.case.refresh_from_db()
    assert (filed.case.awaits_staff, filed.case.awaits_person) == (False, True)


def test_an_empty_answer_is_sent_back_with_a_sentence(browser, at):
    answer = browser.post(at("answer_case"), {"text": " "})
    assert answer.status_code == 422
    assert SHOWN_STORY in answer.content.decode()


def test_two_listeners_do_not_take_the_same_case(client_of, point, listening):
    colleague = make_listener(point)
    filed = file_case(point)
    for who in (listening.person, colleague.person):
        open_vault_in(client_of(who)).post(reverse("support:take_case", args=[filed.case.pk]))
    filed.case.refresh_from_db()
    assert filed.case.taken_by == listening.person


def test_internal_notes_stay_out_of_what_the_person_opens(browser, filed, at):
    browser.post(at("case_notes"), {"text": "Rappeler la juriste."})
    assert "Rappeler la juriste." in html_of(browser.get(at("case_notes")))
    assert not filed.case.compartments.get(kind="internal").envelopes.filter(holder="receipt").exists()


def qualified(**more):
    evidence = {f"preuves-{name}": value for name, value in {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0}.items()}
    line = {"preuves-0-what": "le courriel", "preuves-0-state": "held", "preuves-0-where": "chez elle"}
    return {"criteria": ["origin"], "domain": "housing", "type": "direct", **evidence, **line, **more}


def test_qualifying_counts_the_limits_of_the_law(browser, filed, at):
    today = timezone.localdate()
    sent = qualified(facts=today.isoformat(), notification=today.isoformat(), witnesses="Tom, 2 rue d'Essai\n\n")
    assert browser.post(at("qualify_case"), sent).status_code == 302
    limits = Task.objects.filter(case=filed.case, kind="legal_limit")
    assert limits.count() == 3
    html = html_of(browser.get(at("case_plan")))
    assert "Porter plainte pour discrimination" in html
    assert "le courriel" in html_of(browser.get(at("qualify_case")))
    browser.post(at("qualify_case"), qualified(facts=today.isoformat()))
    assert limits.count() == 2
    assert browser.post(at("qualify_case"), qualified(facts="3000-01-01")).status_code == 422


def test_a_plan_has_steps_that_get_done(browser, filed, at):
    step = {"kind": "step", "words": "Appeler le bailleur", "due_on": "2020-01-02"}
    for _ in range(2):
        browser.post(at("case_plan"), step)
    task = Task.objects.get(case=filed.case)
    html = html_of(browser.get(at("case_plan")))
    assert "Appeler le bailleur" in html
    assert "en retard" in html
    assert "en retard" in html_of(browser.get(reverse("support:cases")))
    browser.post(at("task_done", task.pk))
    task.refresh_from_db()
    assert task.done_on == timezone.localdate()
    browser.post(at("task_dropped", task.pk))
    assert not Task.objects.filter(pk=task.pk).exists()
    assert browser.post(at("task_done", task.pk)).status_code == 404


def test_the_words_of_a_step_are_sealed(browser, filed, at):
    browser.post(at("case_plan"), {"kind": "step", "words": "Appeler le bailleur", "due_on": "2020-01-02"})
    text = filed.case.compartments.get(kind="internal").texts.get(field="task:1")
    assert b"bailleur" not in bytes(text.sealed)


def test_handing_over_gives_the_keys(browser, client_of, filed, point, at):
    colleague = make_listener(point)
    theirs = open_vault_in(client_of(colleague.person))
    assert theirs.get(at("case")).status_code == 404
    assert browser.post(at("reassign_case"), {"person": colleague.person.pk}).status_code == 302
    assert SHOWN_STORY in html_of(theirs.get(at("case")))
    filed.case.refresh_from_db()
    assert filed.case.taken_by == colleague.person


def test_closing_and_opening_again(browser, filed, at):
    assert browser.post(at("close_case"), {"reason": "helped", "words": "Bonne route."}).status_code == 302
    filed.case.refresh_from_db()
    assert (filed.case.state, filed.case.closed_on) == ("closed", timezone.localdate())
    assert filed.case.number in html_of(browser.get(reverse("support:cases") + "?vue=termines"))
    assert browser.post(at("answer_case"), {"text": "Encore"}).status_code == 422
    browser.post(at("reopen_case"), {"reason": "Elle a rappelé."})
    filed.case.refresh_from_db()
    assert (filed.case.state, filed.case.closed_on) == ("taken", None)
    assert "Elle a rappelé." in html_of(browser.get(at("case_notes")))


def test_the_article_40_sheet_is_reasoned_and_printed(browser, filed, at, listening):
    listening_id = listening.person.listenings.get().pk
    browser.post(reverse("support:own_listening"), {"listening": listening_id, "acts_as": "public_agent"})
    assert browser.get(at("article_40_print")).status_code == 404
    assert "vous concerne" in html_of(browser.get(at("article_40")))
    assert browser.post(at("article_40"), {"decision": "notify", "reasons": ""}).status_code == 422
    browser.post(at("article_40"), {"decision": "notify", "reasons": "Faits constatés."})
    assert browser.get(at("article_40_print")).content.startswith(b"%PDF")


def test_nobody_says_as_what_another_listens(client_of, other_listener, listening):
    row = listening.person.listenings.get()
    client_of(other_listener).post(reverse("support:own_listening"), {"listening": row.pk, "acts_as": "association"})
    row.refresh_from_db()
    assert row.acts_as == ""


def test_the_journal_tells_acts_and_neither_number_nor_words(browser, filed, at):
    browser.get(at("case"))
    browser.get(at("case"))
    browser.post(at("answer_case"), {"text": "Bonjour."})
    lines = JournalEntry.objects.filter(object_type="case")
    assert sorted(lines.values_list("verb", flat=True)) == ["case_answered", "case_read"]
    for line in lines:
        assert filed.case.number not in f"{line.object_label} {line.changes}"


def test_reading_costs_the_same_however_much_was_written(browser, filed, at, count_queries, point, listening):
    browser.get(at("case"))
    first = {
        name: count_queries(lambda name=name: browser.get(at(name))) for name in ("case", "case_plan", "case_notes")
    }
    for number in range(4):
        browser.post(at("answer_case"), {"text": f"Message {number}"})
        browser.post(at("case_notes"), {"text": f"Note {number}"})
        browser.post(at("case_plan"), {"kind": "step", "words": f"Étape {number}", "due_on": "2030-01-02"})
    for name, queries in first.items():
        assert count_queries(lambda name=name: browser.get(at(name))) <= queries, name
    many = count_queries(lambda: browser.get(reverse("support:cases")))
    for number in range(3):
        file_case(point, tag=bytes([number]) * 32)
    assert count_queries(lambda: browser.get(reverse("support:cases"))) == many
    assert Case.objects.count() == 4


def test_a_page_whose_key_is_renewed_under_it_is_opened_again(browser, filed, at, point, listening, monkeypatch):
    gone = make_listener(point)
    reassign_case(opened=filed.opened_by(listening), person=gone.person, actor=listening.person)
    tries = []

    def renew_meanwhile(**_):
        tries.append(1)
        if len(tries) == 1:
            withdraw_from(filed.case.compartments.get(kind="shared"), gone.person)
            filed.opened_by(listening)

    monkeypatch.setattr(case_views, "note_reading", renew_meanwhile)
    assert SHOWN_STORY in html_of(browser.get(at("case")))
    assert len(tries) == 2


def test_the_only_listener_with_a_new_vault_follows_the_case_again_once_the_person_writes(
    client_of, filed, at, listening
):
    write_note(opened=filed.opened_by(listening), text="Une note perdue.", actor=listening.person)
    browser = open_vault_in(client_of(with_new_vault(listening).person))
    assert browser.get(at("case")).status_code == 404
    shared = filed.case.compartments.get(kind="shared")
    remake_envelopes(shared, key_of(shared, filed.person))
    assert SHOWN_STORY in html_of(browser.get(at("case")))
    assert "Une note perdue." not in html_of(browser.get(at("case_notes")))
    assert browser.post(at("case_notes"), {"text": "Une note nouvelle."}).status_code == 302
    assert "Une note nouvelle." in html_of(browser.get(at("case_notes")))
    assert JournalEntry.objects.filter(verb="case_notes_lost").count() == 1


def test_notes_that_a_colleague_still_opens_are_never_thrown_away(client_of, filed, at, point, listening):
    colleague = make_listener(point)
    reassign_case(opened=filed.opened_by(listening), person=colleague.person, actor=listening.person)
    write_note(opened=filed.opened_by(listening), text="Une note gardée.", actor=listening.person)
    browser = open_vault_in(client_of(with_new_vault(listening).person))
    shared = filed.case.compartments.get(kind="shared")
    remake_envelopes(shared, key_of(shared, filed.person))
    assert browser.get(at("case")).status_code == 404
    other = open_vault_in(client_of(colleague.person))
    assert "Une note gardée." in html_of(other.get(at("case_notes")))
    assert other.post(at("reassign_case"), {"person": listening.person.pk}).status_code == 302
    assert "Une note gardée." in html_of(browser.get(at("case_notes")))
