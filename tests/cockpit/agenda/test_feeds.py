"""A calendar reads what its owner may read today, by an address that nobody can guess and that ends with their role."""

import hashlib
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from tests.factories import BodyMemberFactory, DecisionFactory, MeetingFactory, PersonFactory, PlanFactory
from vigie.accounts.models import JournalEntry
from vigie.accounts.people import erase_person
from vigie.cockpit.agenda.feeds import MOST_FEEDS, forget_feeds_and_visits, open_feed, revoke_feed
from vigie.cockpit.models import CalendarFeed, Visit

CANARY = "canarisecret"


@pytest.fixture
def meeting(db):
    soon = timezone.localdate() + timedelta(days=20)
    return MeetingFactory(plan=PlanFactory(title="Plan d'essai"), dated=str(soon), title="État des lieux")


def read(client, code):
    return client.get(reverse("cockpit:calendar_feed", args=[code]))


def test_a_feed_is_read_without_a_session(client, contributor, meeting):
    code = open_feed(person=contributor, name="téléphone")
    answer = read(client, code)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert "État des lieux" in str(event["summary"])
    assert str(event["uid"]) == f"{meeting.calendar_uid}@vigie"
    assert str(event["url"]).endswith(reverse("plan:meeting", args=[meeting.pk]))


def test_only_the_hash_is_kept_and_the_day_of_the_last_reading(client, contributor, meeting):
    code = open_feed(person=contributor, name="")
    feed = CalendarFeed.objects.get()
    assert len(code) >= 43
    assert feed.code_hash == hashlib.sha256(code.encode()).hexdigest()
    assert code not in str(list(JournalEntry.objects.values()))
    read(client, code)
    feed.refresh_from_db()
    assert feed.last_read_on == timezone.localdate()


def test_every_refusal_is_the_same(client, contributor, meeting):
    revoked = open_feed(person=contributor, name="")
    revoke_feed(feed=CalendarFeed.objects.get(), actor=contributor)
    ended = open_feed(person=contributor, name="")
    contributor.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    answers = [read(client, code) for code in ("inconnu", revoked, ended, "x" * 400)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({(answer.content, str(answer.headers)) for answer in answers}) == 1


def test_a_feed_ends_when_its_owner_is_erased(client, contributor, pilot, meeting):
    code = open_feed(person=contributor, name="")
    erase_person(person=contributor, actor=pilot)
    assert read(client, code).status_code == 404


def test_an_administrator_has_no_agenda(client, client_of, administrator, meeting):
    code = open_feed(person=administrator, name="")
    assert read(client, code).status_code == 404
    assert client_of(administrator).get(reverse("cockpit:feeds")).status_code == 403


def test_what_is_read_follows_the_rights_of_today(client, pilot, elected_member, meeting):
    moment = meeting.plan.yearly_moments.create(title="Restitution")
    one = moment.dates.model(moment=moment, year=2018)
    one.set_date(str(timezone.localdate() + timedelta(days=3)))
    one.save()
    texts = {
        person: read(client, open_feed(person=person, name="")).content.decode() for person in (pilot, elected_member)
    }
    assert reverse("plan:moments") in texts[pilot].replace("\r\n ", "")
    assert reverse("plan:moments") not in texts[elected_member].replace("\r\n ", "")


@pytest.mark.parametrize("role", ["pilot", "elected_member", "contributor", "stranger"])
def test_nobody_is_named(client, cast, meeting, role):
    someone = PersonFactory(name=f"Lou {CANARY}", email=f"{CANARY}@exemple.fr")
    BodyMemberFactory(body=meeting.body, person=someone)
    DecisionFactory(meeting=meeting, due=str(timezone.localdate()), carrier_person=someone)
    content = read(client, open_feed(person=cast[role], name="")).content.decode().replace("\r\n ", "")
    assert content.count("BEGIN:VEVENT") == 2
    assert CANARY not in content


def test_an_address_is_shown_once_and_revoked_by_its_owner_alone(client_of, contributor, stranger, meeting):
    client = client_of(contributor)
    made = client.post(reverse("cockpit:feeds"), {"name": "ma vieille tablette"})
    address = made.context["new_address"]
    assert address in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    again = client.get(reverse("cockpit:feeds")).content.decode()
    assert address not in again
    assert "ma vieille tablette" in again
    feed = CalendarFeed.objects.get()
    assert client_of(stranger).post(reverse("cockpit:revoke_feed", args=[feed.pk])).status_code == 404
    assert "ma vieille tablette" not in client_of(stranger).get(reverse("cockpit:feeds")).content.decode()
    client.post(reverse("cockpit:revoke_feed", args=[feed.pk]))
    feed.refresh_from_db()
    assert feed.revoked_at
    assert "ma vieille tablette" not in str(list(JournalEntry.objects.values()))


def test_addresses_are_counted(client_of, contributor, meeting):
    for number in range(MOST_FEEDS):
        open_feed(person=contributor, name=str(number))
    page = client_of(contributor).post(reverse("cockpit:feeds"), {"name": "de trop"})
    assert "révoquez d'abord" in page.content.decode().replace("&#x27;", "'")
    assert CalendarFeed.objects.count() == MOST_FEEDS


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get(reverse("cockpit:feeds")).status_code == 302


def test_the_day_forgets_what_is_of_no_use(contributor, reader, pilot):
    now = timezone.now()
    for person in (contributor, reader):
        open_feed(person=person, name="")
    contributor.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    Visit.objects.create(person=reader, began_at=now - timedelta(days=400))
    Visit.objects.create(person=pilot, began_at=now)
    for _ in range(2):
        forget_feeds_and_visits(now)
        assert list(CalendarFeed.objects.filter(revoked_at=None).values_list("person", flat=True)) == [reader.pk]
        assert CalendarFeed.objects.count() == 2
        assert list(Visit.objects.values_list("person", flat=True)) == [pilot.pk]
    forget_feeds_and_visits(now + timedelta(days=91))
    assert list(CalendarFeed.objects.values_list("person", flat=True)) == [reader.pk]
