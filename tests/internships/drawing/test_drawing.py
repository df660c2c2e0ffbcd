"""A draw happens once, whole, on its promised day; and anybody can make it again."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.internships.drawing.scene import freeze_now, move_days, move_round
from tests.internships.scene import make_campaign, make_class, make_offer, make_pupil
from vigie.accounts.models import JournalEntry
from vigie.internships.drawing import drawing
from vigie.internships.drawing.drawing import draw_round
from vigie.internships.drawing.ending import give_back
from vigie.internships.drawing.files import files_of
from vigie.internships.drawing.freezing import NotNow, open_second_round
from vigie.internships.drawing.inputs import market_of
from vigie.internships.drawing.reading import matching_of, report_of
from vigie.internships.drawing.telling import told_round
from vigie.internships.models import Assignment, Campaign, Company, Round

VALUE = "4 8 15 16 23 42"


@pytest.mark.django_db
def test_a_draw_waits_for_its_day(frozen, pilot):
    with pytest.raises(NotNow, match="promis"):
        draw_round(round_id=frozen.pk, public_value=VALUE, by=pilot)


@pytest.mark.django_db
def test_the_draw_gives_seats_a_report_and_a_line(drawn, exchange):
    assigned = Assignment.objects.get()
    assert (assigned.pupil, assigned.session, assigned.round) == (exchange.pupil, exchange.session, drawn)
    report = report_of(drawn)
    assert (report["stable"], report["placed"], report["pupils"], report["seats"]) == (True, 1, 1, 2)
    assert set(report["complaints"].values()) == {0}
    assert JournalEntry.objects.get(verb="round_drawn").changes == {"valeur publique": ["", VALUE]}


@pytest.mark.django_db
def test_drawing_twice_draws_once(drawn, pilot):
    again = draw_round(round_id=drawn.pk, public_value="une autre valeur", by=pilot)
    assert (again.public_value, again.result) == (VALUE, drawn.result)
    assert Assignment.objects.count() == 1
    assert JournalEntry.objects.filter(verb="round_drawn").count() == 1


@pytest.mark.django_db
def test_a_draw_stopped_halfway_leaves_nothing(frozen, pilot, monkeypatch):
    move_round(frozen)
    monkeypatch.setattr(drawing, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        draw_round(round_id=frozen.pk, public_value=VALUE, by=pilot)
    kept = Round.objects.get()
    assert (kept.drawn_on, kept.secret, kept.result) == (None, "", None)
    assert not Assignment.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer at a time in by itself.")
def test_two_pilots_at_the_same_time_draw_once(frozen, pilot):
    move_round(frozen)
    start = threading.Barrier(3)
    values: list[str] = []

    def draw(value: str) -> None:
        start.wait()
        values.append(draw_round(round_id=frozen.pk, public_value=value, by=pilot).public_value)
        connection.close()

    threads = [threading.Thread(target=draw, args=[str(number)]) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(values) == 3
    assert len(set(values)) == 1
    assert Assignment.objects.count() == 1


@pytest.mark.django_db
def test_the_files_of_a_draw_are_verified_by_the_command(drawn, tmp_path, capsys):
    for name, content in files_of(drawn).items():
        (tmp_path / name).write_bytes(content)
    call_command("verify_match", tmp_path)
    assert "bien celle" in capsys.readouterr().out


@pytest.mark.django_db
def test_files_name_neither_pupils_nor_offers(drawn, exchange):
    whole = b"".join(files_of(drawn).values())
    assert exchange.pupil.pseudonym.encode() not in whole
    assert b"atelier" not in whole


@pytest.mark.django_db
def test_before_the_draw_the_files_hold_what_is_promised_alone(frozen):
    files = files_of(frozen)
    assert sorted(files) == ["LISEZ-MOI.txt", "commitment.json"]
    assert frozen.secret_hash.encode() in files["commitment.json"]


@pytest.mark.django_db
def test_who_left_since_the_freeze_has_a_seat_that_is_ended_on_the_spot(frozen, exchange, pilot):
    exchange.pupil.withdrawn_on = timezone.localdate()
    exchange.pupil.save()
    move_round(frozen)
    draw_round(round_id=frozen.pk, public_value=VALUE, by=pilot)
    assert Assignment.objects.get().end == Assignment.End.WITHDRAWN


@pytest.mark.django_db
def test_an_offer_gone_since_the_freeze_gives_no_seat(frozen, exchange, pilot):
    exchange.offer.withdrawn_on = timezone.localdate()
    exchange.offer.save()
    move_round(frozen)
    draw_round(round_id=frozen.pk, public_value=VALUE, by=pilot)
    assert Assignment.objects.get().end == Assignment.End.OFFER_GONE


def five_alike(school, *, offer=None, pupil=None) -> Campaign:
    """Return a campaign of five companies with one seat and five pupils, one for each.

    offer, pupil: what the first one has that the others have not.
    """
    campaign = make_campaign(name="Stages semblables", levels=["3e", "2de"], policy="none", reserves={})
    move_days(campaign, -8)
    school_class = make_class(campaign, school.memberships.get().organisation)
    for number in range(5):
        company = Company.objects.create(organisation=OrganisationFactory())
        session = make_offer(campaign, company, seats=1, **(offer or {} if number == 0 else {}))
        make_pupil(school_class, school, session, **(pupil or {} if number == 0 else {}))
    return campaign


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("unlike", "exposed"),
    [
        ({}, []),
        ({"offer": {"levels": ["3e"]}}, ["few_companies"]),
        ({"pupil": {"is_minor": False}}, ["few_companies"]),
    ],
)
def test_what_a_company_knows_of_its_offer_and_of_its_guest_keeps_the_files_for_auditors(
    school, pilot, unlike, exposed
):
    round_ = freeze_now(five_alike(school, **unlike), pilot)
    drawn = draw_round(round_id=round_.pk, public_value=VALUE, by=pilot)
    assert report_of(drawn)["exposures"] == exposed
    assert ("inputs.json" in dict(told_round(drawn).files)) is (exposed == [])


@pytest.mark.django_db
def test_giving_a_seat_back_twice_tells_it_once(drawn, pilot):
    assignment = Assignment.objects.get()
    for _ in range(2):
        give_back(assignment_id=assignment.pk, by=pilot)
    assignment.refresh_from_db()
    assert assignment.end == Assignment.End.WITHDRAWN
    assert JournalEntry.objects.filter(verb="seat_given_back").count() == 1


@pytest.mark.django_db
def test_the_second_round_protects_held_seats_and_reverses_the_order(exchange, school, pilot):
    """Six pupils for two seats; one gives hers back, and a seat is added: who comes first, who comes last."""
    pupils = [exchange.pupil, *(make_pupil(exchange.school_class, school, exchange.session) for _ in range(5))]
    campaign = exchange.campaign
    campaign.policy = "none"
    campaign.save()
    first = drawn_after(campaign, pilot, 1)
    opened = matching_of(first)
    assert opened is not None
    order = opened.order()
    keeping, leaving = Assignment.objects.order_by("pk")
    give_back(assignment_id=leaving.pk, by=pilot)
    open_second_round(campaign_id=campaign.pk, lists_until=timezone.localdate(), by=pilot)
    campaign.refresh_from_db()
    more = make_offer(campaign, exchange.company, seats=1)
    inputs, names = market_of(campaign, 2)
    assert sorted(offer["capacity"] for offer in inputs["offers"].values()) == [1, 1]
    assert set(names["pupils"].values()) == {pupil.pk for pupil in pupils} - {keeping.pupil_id}
    for pupil in pupils:
        pupil.wish_list.sessions = [exchange.session.pk, more.pk]
        pupil.wish_list.save()
    Campaign.objects.update(second_lists_until=timezone.localdate() - timedelta(days=1))
    second = drawn_after(campaign, pilot, 2)
    unlucky = [pupil for pupil in order if opened.assigned()[pupil] is None]
    given = dict(second.assignments.values_list("pupil", "session"))
    assert given == {unlucky[-1]: exchange.session.pk, unlucky[-2]: more.pk}
    assert Assignment.objects.standing().filter(pk=keeping.pk).exists()


def drawn_after(campaign, pilot, number):
    """Let the days pass, freeze a round and draw it."""
    day = timezone.localdate()
    Campaign.objects.filter(pk=campaign.pk).update(
        offers_until=day - timedelta(days=3), lists_from=day - timedelta(days=3), lists_until=day - timedelta(days=2)
    )
    return draw_round(round_id=freeze_now(campaign, pilot, number).pk, public_value=VALUE, by=pilot)
