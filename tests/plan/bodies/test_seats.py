"""Seats: invited, asked for, taken, refused, left."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tests.factories import BodyFactory, BodyMemberFactory, MembershipFactory, OrganisationFactory
from vigie.accounts.models import JournalEntry, Role
from vigie.core.models import OutboxMessage
from vigie.plan.access import seats_of
from vigie.plan.bodies.retention import empty_erased_seats
from vigie.plan.bodies.seats import add_seat, answer_seat, ask_for_seat, change_seat, end_seat, invite_organisation
from vigie.plan.models import BodyMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return BodyFactory(name="Groupe", is_open=True)


def verbs() -> list[str]:
    return list(JournalEntry.objects.order_by("number").values_list("verb", flat=True))


def written() -> list[tuple[str, str]]:
    return list(OutboxMessage.objects.order_by("pk").values_list("kind", "to"))


def test_a_double_click_makes_one_seat(body, pilot, reader):
    seats = [add_seat(seat=BodyMember(body=body, person=reader), actor=pilot) for _ in range(2)]
    assert seats[0].pk == seats[1].pk
    assert BodyMember.objects.count() == 1
    assert verbs() == ["member_joined"]


def test_coming_back_makes_a_second_seat_and_keeps_the_first(body, pilot, reader):
    first = add_seat(seat=BodyMember(body=body, person=reader), actor=pilot)
    end_seat(seat=first, actor=reader)
    end_seat(seat=first, actor=reader)
    add_seat(seat=BodyMember(body=body, person=reader), actor=pilot)
    assert [seat.left_on is None for seat in BodyMember.objects.order_by("pk")] == [False, True]
    assert verbs() == ["member_joined", "member_left", "member_joined"]


def test_an_organisation_invited_accepts(body, pilot, contributor, partner):
    seat = invite_organisation(body=body, organisation=partner, word="Venez !", actor=pilot)
    assert invite_organisation(body=body, organisation=partner, word="Venez !", actor=pilot) == seat
    assert written() == [("body_invitation", contributor.email)]
    assert "Venez !" in OutboxMessage.objects.get().body
    assert seats_of(body).organisations == frozenset()
    answer_seat(seat=seat, is_accepted=True, word="", actor=contributor)
    answer_seat(seat=seat, is_accepted=True, word="", actor=contributor)
    assert seats_of(body).organisations == {partner.pk}
    assert verbs() == ["member_invited", "member_joined"]
    assert written()[1:] == [("body_answer", pilot.email)]


def test_without_contributor_the_organisation_s_own_address_is_used(body, pilot):
    organisation = OrganisationFactory(email="accueil@exemple.fr")
    invite_organisation(body=body, organisation=organisation, word="", actor=pilot)
    assert written() == [("body_invitation", "accueil@exemple.fr")]


def test_nobody_to_write_to_is_said_and_nothing_is_written(body, pilot):
    with pytest.raises(ValidationError, match="Personne à qui écrire"):
        invite_organisation(body=body, organisation=OrganisationFactory(), word="", actor=pilot)
    assert (BodyMember.objects.count(), verbs()) == (0, [])


def test_an_organisation_asks_and_is_declined_with_a_word(body, pilot, contributor, partner):
    seat = ask_for_seat(body=body, organisation=partner, word="Nous voulons aider.", actor=contributor)
    assert ask_for_seat(body=body, organisation=partner, word="", actor=contributor) == seat
    assert written() == [("body_request", pilot.email)]
    answer_seat(seat=seat, is_accepted=False, word="Le groupe est complet.", actor=pilot)
    assert written()[1:] == [("body_answer", contributor.email)]
    assert "Le groupe est complet." in OutboxMessage.objects.latest("pk").body
    # What people add in their words is in the message, never in the journal.
    assert "complet" not in str(list(JournalEntry.objects.values_list("changes", flat=True)))
    with pytest.raises(ValidationError, match="déjà répondu"):
        answer_seat(seat=seat, is_accepted=True, word="", actor=pilot)
    again = ask_for_seat(body=body, organisation=partner, word="", actor=contributor)
    assert again.pk != seat.pk


def test_asking_for_what_was_offered_accepts_it(body, pilot, contributor, partner):
    invite_organisation(body=body, organisation=partner, word="", actor=pilot)
    assert ask_for_seat(body=body, organisation=partner, word="", actor=contributor).joined_on


def test_inviting_who_asked_accepts_them(body, pilot, contributor, partner):
    ask_for_seat(body=body, organisation=partner, word="", actor=contributor)
    assert invite_organisation(body=body, organisation=partner, word="", actor=pilot).joined_on
    assert BodyMember.objects.count() == 1


def test_adding_who_was_invited_keeps_one_seat(body, pilot, contributor, partner):
    invited = invite_organisation(body=body, organisation=partner, word="", actor=pilot)
    added = add_seat(seat=BodyMember(body=body, organisation=partner, capacity="cheffe de file"), actor=pilot)
    assert added.pk == invited.pk
    added.refresh_from_db()
    assert (added.capacity, added.invited_on, added.joined_on) == ("cheffe de file",) + (timezone.localdate(),) * 2


def test_an_ended_body_takes_nobody(body, pilot, contributor, partner):
    body.ended_on = timezone.localdate() - timedelta(days=1)
    body.save()
    for act in (ask_for_seat, invite_organisation):
        with pytest.raises(ValidationError, match="pris fin"):
            act(body=body, organisation=partner, word="", actor=pilot)
    with pytest.raises(ValidationError, match="pris fin"):
        add_seat(seat=BodyMember(body=body, organisation=partner), actor=pilot)
    assert BodyMember.objects.count() == 0


def test_runners_and_pilots_are_told_once_each(body, pilot, contributor, partner):
    BodyMemberFactory(body=body, person=pilot, is_runner=True)
    runner = MembershipFactory(role=Role.CONTRIBUTOR).person
    BodyMemberFactory(body=body, person=runner, is_runner=True)
    ask_for_seat(body=body, organisation=partner, word="", actor=contributor)
    assert sorted(to for _kind, to in written()) == sorted([pilot.email, runner.email])


def test_changing_nothing_tells_nothing(body, pilot, reader):
    seat = BodyMemberFactory(body=body, person=reader)
    change_seat(seat=seat, fields=[], changes={}, actor=pilot)
    assert verbs() == []


def test_nobody_is_named_in_the_journal(body, pilot, reader):
    add_seat(seat=BodyMember(body=body, person=reader), actor=pilot)
    assert reader.name not in str(list(JournalEntry.objects.values_list("changes", "object_label")))


def test_the_seat_of_someone_erased_says_nothing_more(body, reader, pilot):
    today = timezone.localdate()
    sat = BodyMemberFactory(body=body, person=reader, political_group="Groupe A", capacity="maire", is_runner=True)
    kept = BodyMemberFactory(body=body, person=pilot, political_group="Groupe B")
    offered = BodyMemberFactory(body=BodyFactory(), person=reader, joined_on=None, invited_on=today)
    reader.erased_at = timezone.now()
    reader.save()
    for _ in range(2):
        empty_erased_seats(today)
    sat.refresh_from_db()
    kept.refresh_from_db()
    assert (sat.political_group, sat.capacity, sat.is_runner, sat.left_on) == ("", "", False, today)
    assert (kept.political_group, kept.left_on) == ("Groupe B", None)
    assert not BodyMember.objects.filter(pk=offered.pk).exists()


def test_a_runner_chooses_among_the_people_they_work_with(body, pilot, contributor, reader, stranger, client_of):
    BodyMemberFactory(body=body, person=contributor, is_runner=True)
    address = reverse("plan:add_member", args=[body.pk])
    seen = client_of(contributor).get(address).content.decode()
    assert reader.name in seen
    assert escape(stranger.name) not in seen
    assert escape(stranger.name) in client_of(pilot).get(address).content.decode()
