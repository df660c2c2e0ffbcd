"""The public directory."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.support.points.point_factories import CommuneFactory, ReceptionPointFactory
from vigie.support.models import Weekday

pytestmark = pytest.mark.django_db
LIST = "support:points"


def names_in(html):
    """Return the names of points in the order of the list."""
    cards = html.split('id="liste-des-lieux"', 1)[1].split("</ul>", 1)[0] if "liste-des-lieux" in html else ""
    return [part.split("</a>", 1)[0].rsplit(">", 1)[1] for part in cards.split("<h3")[1:]]


def test_only_published_points_are_listed_and_opened(client):
    shown, kept = ReceptionPointFactory(name="Ouvert"), ReceptionPointFactory(name="Gardé", is_published=False)
    assert names_in(client.get(reverse(LIST)).content.decode()) == ["Ouvert"]
    assert client.get(reverse("support:point", args=[shown.pk])).status_code == 200
    assert client.get(reverse("support:point", args=[kept.pk])).status_code == 404


def test_an_empty_directory_says_whom_to_call(client):
    html = client.get(reverse(LIST)).content.decode()
    assert "se prépare" in html
    assert "39\u00a028" in html or "39 28" in html


def test_a_search_leaves_nothing_in_the_address_nor_in_a_cookie():
    ReceptionPointFactory(name="Pour l'origine", criteria=["origin"])
    ReceptionPointFactory(name="Pour l'âge", criteria=["age"])
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse(LIST), {"criterion": "origin"})
    assert names_in(answer.content.decode()) == ["Pour l&#x27;origine"]
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert 'method="get"' not in answer.content.decode().split("<main", 1)[1]


def test_the_chosen_commune_sorts_by_distance(client):
    here = CommuneFactory(name="Ici", longitude=3.5, latitude=50.3)
    there = CommuneFactory(name="Là", longitude=3.6, latitude=50.4)
    ReceptionPointFactory(name="Au centre de là", commune=there)
    ReceptionPointFactory(name="Tout près", commune=there, longitude=3.501, latitude=50.3)
    ReceptionPointFactory(name="Ici même", commune=here, longitude=3.49, latitude=50.3)
    ReceptionPointFactory(name="Nulle part")
    html = client.post(reverse(LIST), {"commune": here.insee_code}).content.decode()
    assert names_in(html) == ["Ici même", "Tout près", "Au centre de là", "Nulle part"]
    assert "vol d'oiseau" in html


@pytest.mark.parametrize("sent", [{"commune": "nowhere"}, {"criterion": "<b>"}, {"level": "x", "accessible": "maybe"}])
def test_a_wish_that_is_not_understood_is_left_aside(client, sent):
    ReceptionPointFactory(name="Ouvert", accessibility="full")
    answer = client.post(reverse(LIST), sent)
    assert answer.status_code == 200
    assert names_in(answer.content.decode()) == ["Ouvert"]


def test_a_point_says_its_permanences_and_when_it_was_checked(client):
    point = ReceptionPointFactory(verified_on=date(2020, 5, 2), capacity="full", languages=["fr", "lsf", "xx"])
    point.permanences.create(
        weekday=Weekday.THURSDAY, starts_at=time(9), ends_at=time(12), organiser="Déléguée", rhythm="chaque mois"
    )
    html = client.get(reverse("support:point", args=[point.pk])).content.decode()
    assert "Jeudi" in html
    assert "09:00" in html
    assert "2 mai 2020" in html
    assert "téléphonez avant de venir" in html
    assert "complet pour le moment" in html
    assert "français, langue des signes française" in html


def test_a_fresh_card_is_trusted(client):
    point = ReceptionPointFactory(verified_on=timezone.localdate() - timedelta(days=10))
    assert "avant de venir" not in client.get(reverse("support:point", args=[point.pk])).content.decode()


def test_queries_do_not_grow_with_points(client, count_queries):
    ReceptionPointFactory(longitude=3.5, latitude=50.3)
    few = count_queries(lambda: client.get(reverse(LIST)))
    for number in range(10):
        point = ReceptionPointFactory(commune=CommuneFactory(), longitude=3.5, latitude=50.3 + number / 100)
        point.permanences.create(weekday=0, starts_at=time(9), ends_at=time(12))
    assert count_queries(lambda: client.get(reverse(LIST))) == few


def test_a_point_without_anyone_to_read_is_a_place_to_go_and_never_to_write_to(client):
    point = ReceptionPointFactory(receives_reports=True, phone="03 53 01 00 10")
    html = client.get(reverse("support:point", args=[point.pk])).content.decode()
    assert "03 53 01 00 10" in html
    assert "Écrire à ce lieu" not in html


def test_a_point_where_someone_can_read_is_offered_to_write_to(client, point, listening):
    address = reverse("support:point", args=[point.pk])
    assert "Écrire à ce lieu" in client.get(address).content.decode()
    listening.person.vault_key.delete()
    assert "Écrire à ce lieu" not in client.get(address).content.decode()
