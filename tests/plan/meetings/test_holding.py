from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import ActionFactory, BodyFactory, MeetingFactory
from vigie.plan.meetings.holding import close_meeting, reopen_meeting, write_notes
from vigie.plan.meetings.live import mark_of
from vigie.plan.meetings.progress_between import progress_rows
from vigie.plan.models import Alert, Meeting, PlanVersion, Proposal, Revision


@pytest.fixture
def item(today):
    return today.agenda.create(title="Bilan")


@pytest.fixture
def type_notes(item, pilot, client_of):
    def post(text, seen="", *, htmx=True, **data):
        headers = {"HX-Request": "true"} if htmx else {}
        address = reverse("plan:write_notes", args=[item.pk])
        return client_of(pilot).post(address, {"text": text, "seen": mark_of(seen), **data}, headers=headers)

    return post


def notes(item):
    item.refresh_from_db()
    return item.notes


def test_what_is_typed_is_saved_with_the_hour(type_notes, item):
    answer = type_notes("On commence.").content.decode()
    assert "enregistré à" in answer
    assert mark_of("On commence.") in answer
    assert notes(item) == "On commence."


def test_without_javascript_the_page_comes_back(type_notes, item):
    answer = type_notes("On commence.", htmx=False)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#point-{item.pk}")
    assert notes(item) == "On commence."


@pytest.mark.parametrize("htmx", [True, False])
def test_two_people_typing_at_once_see_both_texts(htmx, type_notes, item, pilot):
    write_notes(item=item, text="Celui <b>d'une autre</b>", seen=mark_of(""), actor=pilot)
    answer = type_notes("Le mien", htmx=htmx).content.decode()
    assert notes(item) == "Celui <b>d'une autre</b>"
    assert "Celui &lt;b&gt;d&#x27;une autre" in answer
    assert "Garder les deux textes" in answer
    if not htmx:
        assert "Le mien" in answer


def test_both_texts_may_be_kept(type_notes, item, pilot):
    write_notes(item=item, text="Celui d'une autre", seen=mark_of(""), actor=pilot)
    known = mark_of("Celui d'une autre")
    answer = type_notes("Le mien", keep="both", known=known)
    assert notes(item) == "Celui d'une autre\n\nLe mien"
    assert answer["HX-Retarget"] == f"#saisie-point-{item.pk}"
    assert "Le mien" in answer.content.decode()


def test_ones_own_text_may_replace_the_other_that_was_shown(type_notes, item, pilot):
    write_notes(item=item, text="Celui d'une autre", seen=mark_of(""), actor=pilot)
    type_notes("Le mien", keep="mine", known=mark_of("Celui d'une autre"))
    assert notes(item) == "Le mien"


def test_a_third_text_that_nobody_saw_is_not_replaced(type_notes, item, pilot):
    write_notes(item=item, text="Un troisième", seen=mark_of(""), actor=pilot)
    answer = type_notes("Le mien", keep="mine", known=mark_of("Celui d'une autre"))
    assert notes(item) == "Un troisième"
    assert "Un troisième" in answer.content.decode()


def test_a_closed_meeting_says_that_nothing_was_saved(type_notes, item):
    Meeting.objects.update(state="held")
    assert "pas enregistré" in type_notes("Trop tard").content.decode().replace("&#x27;", "'")
    assert notes(item) == ""


def test_minutes_are_typed_the_same_way(today, pilot, client_of):
    address = reverse("plan:write_minutes", args=[today.pk])
    client_of(pilot).post(address, {"text": "Tout va bien.", "seen": mark_of("")})
    today.refresh_from_db()
    assert today.minutes == "Tout va bien."
    client_of(pilot).post(address, {"text": "Autre chose.", "seen": mark_of("rien vu")})
    today.refresh_from_db()
    assert today.minutes == "Tout va bien."


def test_closing_freezes_how_the_plan_stands(today, plan, pilot, client_of):
    ActionFactory(plan=plan, status="done")
    late = ActionFactory(plan=plan, status="ongoing")
    ActionFactory(status="done")
    for _click in range(2):
        client_of(pilot).post(reverse("plan:close_meeting", args=[today.pk]))
    today.refresh_from_db()
    assert (today.state, today.progress) == ("held", {"done": 1, "ongoing": 1})
    type(late).objects.update(status="abandoned")
    assert reopen_meeting(meeting=today, actor=pilot)
    assert not reopen_meeting(meeting=today, actor=pilot)
    assert close_meeting(meeting=today, actor=pilot)
    today.refresh_from_db()
    assert today.progress == {"done": 1, "ongoing": 1}


def test_the_plan_of_today_says_nothing_of_a_meeting_of_long_ago(body, plan, pilot):
    ActionFactory(plan=plan)
    old = MeetingFactory(body=body, plan=plan, dated="2015")
    close_meeting(meeting=old, actor=pilot)
    old.refresh_from_db()
    assert (old.state, old.progress) == ("held", {})


def test_a_meeting_to_come_is_not_closed(to_come, pilot):
    with pytest.raises(ValueError, match="pas encore eu lieu"):
        close_meeting(meeting=to_come, actor=pilot)


def test_the_pilot_alone_reopens(today, runner, client_of):
    Meeting.objects.update(state="held")
    answer = client_of(runner).post(reverse("plan:reopen_meeting", args=[today.pk]))
    assert answer.status_code == 403
    assert Meeting.objects.get().state == "held"


def test_progress_is_compared_with_the_meeting_before(body, plan):
    MeetingFactory(body=body, plan=plan, state="held", dated="2016-01-01", progress={"ongoing": 3, "late": 1})
    MeetingFactory(plan=plan, state="held", dated="2016-06-01", progress={"ongoing": 9})
    now = MeetingFactory(body=body, plan=plan, state="held", dated="2017-01-01", progress={"ongoing": 1, "done": 2})
    rows = {row.code: (row.before, row.number, row.difference) for row in progress_rows(now).rows}
    assert rows == {"ongoing": (3, 1, "−2"), "done": (0, 2, "+2")}


def test_a_meeting_answers_the_alerts_of_its_agenda(today, item, pilot, client_of):
    alert = Alert.objects.create(body=BodyFactory(kind="watch_group"), title="Qui ?", text="Personne.")
    address = reverse("plan:answer_in_meeting", args=[today.pk, alert.pk])
    assert client_of(pilot).post(address, {"answer": "Nous."}).status_code == 404
    item.alerts.add(alert)
    for words in ("", "\x00", "Nous.\x00", "Nous."):
        client_of(pilot).post(address, {"answer": words})
    alert.refresh_from_db()
    assert (alert.answer, alert.meeting, alert.answered_on) == ("Nous.", today, timezone.localdate())


def test_a_meeting_retains_or_declines_the_proposals_of_its_agenda(today, item, plan, pilot, client_of):
    version = PlanVersion.objects.create(plan=plan, number=1, content={}, content_hash="")
    revision = Revision.objects.create(plan=plan, base=version, year=2017)
    proposal = Proposal.objects.create(revision=revision, action_label="Prolonger", reason="Parce que.")
    address = reverse("plan:examine_in_meeting", args=[today.pk, proposal.pk])
    assert client_of(pilot).post(address, {"state": "retained"}).status_code == 404
    item.proposals.add(proposal)
    client_of(pilot).post(address, {"state": "declined", "answer": ""})
    proposal.refresh_from_db()
    assert proposal.state == "proposed"
    client_of(pilot).post(address, {"state": "retained", "answer": "Oui.\x00"})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.meeting, proposal.answer) == ("retained", today, "Oui.")


def test_the_date_of_closing_is_the_first_one(today, pilot):
    close_meeting(meeting=today, actor=pilot)
    first = Meeting.objects.get().closed_at
    reopen_meeting(meeting=today, actor=pilot)
    close_meeting(meeting=today, actor=pilot)
    assert Meeting.objects.get().closed_at == first
    assert first.date() >= date(2020, 1, 1)


def test_what_changed_since_the_meeting_before_is_told_while_the_next_is_held(body, plan, today, pilot, client_of):
    MeetingFactory(body=body, plan=plan, state="held", dated="2016-01-01", progress={"ongoing": 2, "done": 1})
    ActionFactory(plan=plan, status="done")
    ActionFactory(plan=plan, status="ongoing")
    today.agenda.create(title="État des lieux", kind="progress")
    page = client_of(pilot).get(reverse("plan:hold_meeting", args=[today.pk]))
    assert [(row.code, row.difference) for row in page.context["progress_today"].changed] == [("ongoing", "−1")]
    assert "en cours −1" in page.content.decode()
